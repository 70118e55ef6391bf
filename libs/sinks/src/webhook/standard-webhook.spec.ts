import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import type { StreamName, StreamRecord } from '@cordon/wire';
import { eventType, StandardWebhookSink } from './standard-webhook';

const { signal } = new AbortController();
const secret = (fill: number): string => `whsec_${Buffer.alloc(32, fill).toString('base64')}`;
const [OLD, NEW, OTHER] = [secret(1), secret(2), secret(3)];
const record = (id: string, stream: StreamName = 'action', body: object = { mode: 'auto', text: 'ünïcode' }): StreamRecord => ({
  stream,
  id,
  tenant: 't',
  source: 'cordon',
  trust: 3,
  at: Date.UTC(2026, 0, 5),
  seen: 0,
  cause: [],
  key: 't',
  body,
});

describe('a Standard Webhook', () => {
  let server: Server;
  let url: string;
  let answers: number[];
  const got: { headers: Record<string, string>; body: string }[] = [];
  const flat = (headers: IncomingHttpHeaders): Record<string, string> => Object.fromEntries(Object.entries(headers).map(([k, v]) => [k, String(v)]));

  beforeEach(async () => {
    got.length = 0;
    answers = [];
    server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (b: Buffer) => parts.push(b));
      request.on('end', () => {
        got.push({ headers: flat(request.headers), body: Buffer.concat(parts).toString('utf8') });
        const status = answers.shift() ?? 200;
        response.writeHead(status, status === 302 ? { location: 'http://127.0.0.1:1/' } : {}).end('{}');
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  });
  afterEach(async () => {
    if (!server.listening) return;
    server.closeAllConnections();
    await once(server.close(), 'close');
  });
  const sink = (...secrets: string[]): StandardWebhookSink => new StandardWebhookSink({ name: 'soar', url, secrets }, () => Date.now());

  it('verifies with the library of the standard, and holds the record', async () => {
    await sink(NEW).deliver([record('act-1')], signal);
    const [call] = got;
    expect(new Webhook(NEW).verify(call?.body ?? '', call?.headers ?? {})).toEqual({
      type: 'action.decided.auto',
      timestamp: '2026-01-05T00:00:00.000Z',
      data: { mode: 'auto', text: 'ünïcode' },
    });
    expect([call?.headers['webhook-id'], call?.headers['content-type']]).toEqual(['act-1', 'application/json']);
    expect(() => new Webhook(OTHER).verify(call?.body ?? '', call?.headers ?? {})).toThrow();
    expect(() => new Webhook(NEW).verify(`${call?.body} `, call?.headers ?? {})).toThrow();
    expect(() => new Webhook(NEW).verify(call?.body ?? '', { ...call?.headers, 'webhook-id': 'act-2' })).toThrow();
  });

  it('verifies with the old and the new secret during a rotation', async () => {
    await sink(NEW, OLD).deliver([record('act-1')], signal);
    const { body = '', headers = {} } = got[0] ?? {};
    for (const s of [NEW, OLD]) expect(() => new Webhook(s).verify(body, headers)).not.toThrow();
    expect(() => new Webhook(OTHER).verify(body, headers)).toThrow();
  });

  it.each([200, 201, 204, 409])('%d is delivered', async (status) => {
    answers = [status];
    expect(await sink(NEW).deliver([record('act-1')], signal)).toEqual([{ kind: 'delivered' }]);
  });

  it.each([400, 401, 403, 404, 410, 413, 422])('%d is refused for good, and what follows is delivered all the same', async (status) => {
    answers = [status, 200];
    expect(await sink(NEW).deliver([record('act-1'), record('act-2')], signal)).toEqual([
      { kind: 'refused', reason: `soar answered ${status}` },
      { kind: 'delivered' },
    ]);
  });

  it.each([429, 500, 502, 503, 302])('%d is an outage, and a repeat bears the same id', async (status) => {
    answers = [status];
    const s = sink(NEW);
    await expect(s.deliver([record('act-1')], signal)).rejects.toMatchObject({ code: 'CORDON_SINK_UNAVAILABLE', retriable: true });
    await s.deliver([record('act-1')], signal);
    expect(got.map((g) => g.headers['webhook-id'])).toEqual(['act-1', 'act-1']);
  });

  it('nobody there is an outage', async () => {
    server.closeAllConnections();
    await once(server.close(), 'close');
    await expect(sink(NEW).deliver([record('act-1')], signal)).rejects.toMatchObject({ code: 'CORDON_SINK_UNAVAILABLE', retriable: true });
  });

  it('ends when it is told to while the receiver hangs', async () => {
    const stop = new AbortController();
    server.removeAllListeners('request');
    server.on('request', () => stop.abort());
    await expect(sink(NEW).deliver([record('act-1')], stop.signal)).rejects.toMatchObject({ code: 'CORDON_SINK_UNAVAILABLE' });
  });
});

it.each<[StreamName, object, string]>([
  ['incident', { version: 1 }, 'incident.created'],
  ['incident', { version: 2 }, 'incident.updated'],
  ['outcome', { state: 'released' }, 'action.released'],
  ['action', { mode: 'confirm' }, 'action.decided.confirm'],
])('an event of %s %j is called %s', (stream, body, type) => {
  expect(eventType(record('x', stream, body))).toBe(type);
});
