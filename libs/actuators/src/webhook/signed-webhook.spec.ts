import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { orderFor } from '@cordon/testing';
import { SignedWebhook } from './signed-webhook';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const OTHER = `whsec_${Buffer.alloc(32, 8).toString('base64')}`;
const PRIOR = { applied: false, ours: false, text: 'not known' };

describe('the signed webhook', () => {
  let server: Server;
  let url: string;
  let signal: AbortSignal;
  let answers: (number | 'hang' | 'drop')[];
  let got: { headers: Record<string, string>; body: string }[];
  /** What a receiver that acts once a webhook-id would hold. */
  const held = new Map<string, string>();

  beforeEach(async () => {
    ({ signal } = new AbortController());
    answers = [];
    got = [];
    held.clear();
    const seen = new Set<string>();
    server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (b: Buffer) => parts.push(b));
      request.on('end', () => {
        const body = Buffer.concat(parts).toString('utf8');
        const headers = Object.fromEntries(Object.entries(request.headers).map(([k, v]) => [k, String(v)]));
        got.push({ headers, body });
        const answer = answers.shift() ?? 200;
        const { type, data } = JSON.parse(body) as { type: string; data: { id: string; target: { key: string } } };
        const id = headers['webhook-id'] ?? '';
        if (answer === 'hang') return;
        if (typeof answer === 'number' && answer >= 400 && answer !== 409) return void response.writeHead(answer).end();
        if (!seen.has(id)) {
          if (type === 'action.apply') held.set(data.target.key, data.id);
          else held.delete(data.target.key);
        }
        seen.add(id);
        if (answer === 'drop') return void request.socket.destroy();
        response.writeHead(answer, answer === 302 ? { location: 'http://127.0.0.1:1/' } : {}).end();
      });
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/playbook`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    if (server.listening) await once(server.close(), 'close');
  });
  const webhook = (now = Date.now): SignedWebhook => new SignedWebhook({ url, secret: SECRET, verb: 'isolate_device', targets: ['device'] }, now);
  const order = (actuator: SignedWebhook): ReturnType<typeof orderFor> => orderFor({ actuator, target: { kind: 'device', key: 'pc-7' } });

  it('hands over what to do to which target until when and why, signed so that the library of the standard verifies it', async () => {
    const actuator = webhook();
    const o = order(actuator);
    expect(await actuator.apply(o, signal)).toEqual({ kind: 'applied', until: o.until, text: 'handed over' });
    const [{ headers, body } = { headers: {}, body: '' }] = got;
    expect(new Webhook(SECRET).verify(body, headers)).toMatchObject({
      type: 'action.apply',
      data: {
        id: o.action.id,
        incident: 'inc-0',
        verb: 'isolate_device',
        target: { kind: 'device', key: 'pc-7' },
        until: new Date(o.until).toISOString(),
        reason: 'a test',
      },
    });
    expect(() => new Webhook(OTHER).verify(body, headers)).toThrow();
    expect(() => new Webhook(SECRET).verify(body.replace('pc-7', 'pc-8'), headers)).toThrow();
    expect(() => new Webhook(SECRET).verify(body, { ...headers, 'webhook-id': 'act-other.apply' })).toThrow();
  });

  it('a signature that is too old is refused by the receiver: the time of the clock is in it', async () => {
    const actuator = webhook(() => Date.now() - 3_600_000);
    await actuator.apply(order(actuator), signal);
    expect(() => new Webhook(SECRET).verify(got[0]?.body ?? '', got[0]?.headers ?? {})).toThrow(/old/);
  });

  it('apply twice is apply once, and a release has an id of its own and ends it', async () => {
    const actuator = webhook();
    const o = order(actuator);
    await actuator.apply(o, signal);
    await actuator.apply(o, signal);
    expect([...held]).toEqual([['pc-7', o.action.id]]);
    expect(await actuator.release(o, PRIOR, signal)).toEqual({ kind: 'released', text: 'handed over' });
    expect(await actuator.release(o, PRIOR, signal)).toMatchObject({ kind: 'released' });
    expect(held.size).toBe(0);
    const applied = `apply.${o.until}`;
    expect(got.map((g) => g.headers['webhook-id'])).toEqual([applied, applied, 'release', 'release'].map((w) => `${o.action.id}.${w}`));
  });

  it('an extension is no repeat: it has an id of its own, or the receiver would let go too early', async () => {
    const actuator = webhook();
    const o = order(actuator);
    for (const until of [o.until, o.until + 1_000]) await actuator.apply({ ...o, until }, signal);
    expect(new Set(got.map((g) => g.headers['webhook-id'])).size).toBe(2);
  });

  it('a check sends nothing, and says what would be done', async () => {
    const actuator = webhook();
    expect(await actuator.check()).toMatchObject({ kind: 'ready', wouldDo: `POST ${url}` });
    expect(got).toEqual([]);
  });

  it.each([400, 401, 403, 404, 410, 422])('%d is a refusal of both apply and release', async (status) => {
    answers = [status, status];
    const actuator = webhook();
    const refused = { kind: 'refused', code: 'CORDON_ACTUATOR_REFUSED', reason: `the webhook answered ${status}` };
    expect(await actuator.apply(order(actuator), signal)).toEqual(refused);
    expect(await actuator.release(order(actuator), PRIOR, signal)).toEqual(refused);
  });

  it('a duplicate that the receiver knows (409) is applied', async () => {
    answers = [409];
    const actuator = webhook();
    expect(await actuator.apply(order(actuator), signal)).toMatchObject({ kind: 'applied' });
  });

  it.each<number | 'drop'>([429, 500, 503, 302, 'drop'])('%s is an outage, and a repeat after it ends in one effect', async (answer) => {
    answers = [answer];
    const actuator = webhook();
    await expect(actuator.apply(order(actuator), signal)).rejects.toMatchObject({ code: 'CORDON_ACTUATOR_UNAVAILABLE', retriable: true });
    expect(await actuator.apply(order(actuator), signal)).toMatchObject({ kind: 'applied' });
    expect(held.size).toBe(1);
  });

  it('a receiver that hangs is left at the deadline, also one that had passed before', async () => {
    answers = ['hang', 'hang'];
    const stop = new AbortController();
    const actuator = webhook();
    const applying = actuator.apply(order(actuator), stop.signal);
    await once(server, 'request');
    stop.abort();
    await expect(applying).rejects.toMatchObject({ code: 'CORDON_ACTUATOR_UNAVAILABLE' });
    await expect(actuator.apply(order(actuator), stop.signal)).rejects.toMatchObject({ code: 'CORDON_ACTUATOR_UNAVAILABLE' });
  });

  it('nobody there is an outage', async () => {
    const actuator = webhook();
    await once(server.close(), 'close');
    await expect(actuator.apply(order(actuator), signal)).rejects.toMatchObject({ code: 'CORDON_ACTUATOR_UNAVAILABLE', retriable: true });
  });

  it('its manifest says what people must know before they enable it', () => {
    expect(webhook().manifest).toMatchObject({
      name: 'webhook:isolate-device',
      verb: 'isolate_device',
      targets: ['device'],
      permissions: [`POST ${new URL(url).origin}`],
      reversible: true,
      nativeTtl: false,
      readBack: false,
    });
  });
});
