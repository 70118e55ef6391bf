import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { orderFor } from '@cordon/testing';
import { Webhook } from 'standardwebhooks';
import { SignedWebhook } from './signed-webhook';

const SECRET = `whsec_${Buffer.from('a secret of at least 24 bytes').toString('base64')}`;
const { signal } = new AbortController();

interface Call {
  readonly id: string;
  readonly body: { readonly type: string; readonly data: Record<string, unknown> };
}

describe('the signed webhook', () => {
  let server: Server;
  let calls: Call[];
  let status: number;
  let actuator: SignedWebhook;

  beforeEach(async () => {
    calls = [];
    status = 204;
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const headers = Object.fromEntries(Object.entries(request.headers).map(([k, v]) => [k, String(v)]));
        calls.push({ id: headers['webhook-id'] ?? '', body: new Webhook(SECRET).verify(text, headers) as Call['body'] });
        response.writeHead(status).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
    actuator = new SignedWebhook({ url, secret: SECRET, verb: 'notify', targets: ['device'] }, () => Date.now());
  });
  afterEach(() => new Promise<void>((resolve) => server.close(() => resolve())));

  const order = (): ReturnType<typeof orderFor> => orderFor({ actuator, target: { kind: 'device', key: 'pc-1' } });
  const prior = { applied: false, ours: false, text: '' };

  it('hands an action over, signed, and its end', async () => {
    const o = order();
    expect(await actuator.apply(o, signal)).toMatchObject({ kind: 'applied', until: o.until });
    expect(await actuator.release(o, prior, signal)).toMatchObject({ kind: 'released' });
    expect(calls.map((c) => c.body.type)).toEqual(['action.apply', 'action.release']);
    expect(calls[0]?.body.data).toMatchObject({ id: o.action.id, verb: 'notify', target: o.action.target, until: new Date(o.until).toISOString() });
  });

  it('gives a repeat the same id, and an extension another', async () => {
    const o = order();
    for (const until of [o.until, o.until, o.until + 1_000]) await actuator.apply({ ...o, until }, signal);
    const [first, repeat, extension] = calls.map((c) => c.id);
    expect([repeat === first, extension === first]).toEqual([true, false]);
  });

  it.each([
    [400, 'refused'],
    [403, 'refused'],
    [409, 'applied'],
  ])('takes %d for %s', async (answer, kind) => {
    status = answer;
    expect(await actuator.apply(order(), signal)).toMatchObject({ kind });
  });

  it.each([429, 500, 503])('takes %d for an outage', async (answer) => {
    status = answer;
    await expect(actuator.apply(order(), signal)).rejects.toMatchObject({ code: 'CORDON_ACTUATOR_UNAVAILABLE', retriable: true });
  });

  it('touches nothing when it checks', async () => {
    expect(await actuator.check()).toMatchObject({ kind: 'ready' });
    expect(calls).toEqual([]);
  });
});
