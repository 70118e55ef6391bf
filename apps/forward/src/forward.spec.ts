import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Environment, makeLogger, makeParts, readSettings, startServices, type Parts, type Running } from '@cordon/nest';
import type { Arrival } from '@cordon/runtime';
import { waitUntil } from '@cordon/testing';
import type { DeadBody, StreamRecord } from '@cordon/wire';
import { forwardService } from '.';

jest.setTimeout(60_000);
const WITHIN_MS = 30_000;

/** A SOAR that answers as the test says, and tells the ids it took. */
class Soar {
  readonly taken: string[] = [];
  readonly asked: string[] = [];
  answer: (id: string) => number | 'hang' = () => 200;
  private constructor(readonly server: Server) {}

  static async start(): Promise<Soar> {
    const server = createServer();
    const soar = new Soar(server);
    server.on('request', (request, response) => {
      const id = String(request.headers['webhook-id']);
      soar.asked.push(id);
      request.resume().on('end', () => {
        const status = soar.answer(id);
        if (status === 'hang') return;
        if (status < 300) soar.taken.push(id);
        response.writeHead(status).end();
      });
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return soar;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

const action = (id: string): StreamRecord => {
  const body = {
    id,
    incident: 'inc-1',
    verb: 'notify',
    target: { kind: 'user', key: 'a' },
    mode: 'observe',
    support: [],
    cause: [],
    tenant: 'default',
  };
  const rest = { decidedAt: 1, evidenceAt: 1, n: 0, ttlMs: 1_000, confidence: 1, policyVersion: 'p', by: 'engine', reason: 'r' };
  return {
    stream: 'action',
    id,
    tenant: 'default',
    source: 'cordon',
    trust: 3,
    at: 1,
    seen: 1,
    cause: [],
    key: 'default',
    body: { ...body, ...rest },
  };
};
const ids = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, i) => `act-${String(from + i).padStart(4, '0')}`);

describe('forward to two destinations', () => {
  let home: string;
  let siem: Soar;
  let soar: Soar;
  let parts: Parts;
  let running: Running;
  const fatal: unknown[] = [];

  const start = async (): Promise<void> => {
    parts = await makeParts({
      environment: Object.assign(new Environment(), { DATA_DIR: home, HTTP_PORT: 0 }),
      settings: readSettings(join(home, 'cordon.yaml')),
      logger: makeLogger('silent'),
      onFatal: (stage, error) => fatal.push([stage, error]),
    });
    running = await startServices([forwardService], parts);
  };
  beforeEach(async () => {
    home = mkdtempSync(join(tmpdir(), 'cordon-forward-'));
    [siem, soar] = [await Soar.start(), await Soar.start()];
    writeFileSync(join(home, 'secret'), `whsec_${Buffer.alloc(32, 1).toString('base64')}`);
    const destination = (name: string, { url }: Soar): string => `  - { name: ${name}, kind: webhook, url: '${url}', secretFiles: [secret] }\n`;
    writeFileSync(
      join(home, 'cordon.yaml'),
      `tenants: [{ id: default }]\nsources: []\ndestinations:\n${destination('siem', siem)}${destination('soar', soar)}`,
    );
    await start();
  });
  afterEach(async () => {
    await running.close();
    siem.stop();
    soar.stop();
    rmSync(home, { recursive: true, force: true });
    expect(fatal.splice(0)).toEqual([]);
  });
  const append = (...names: string[]): Promise<void> => parts.log.append(names.map(action));
  const took = (destination: Soar, count: number): Promise<void> =>
    waitUntil(`${count} were taken`, WITHIN_MS, () => new Set(destination.taken).size >= count);
  const metric = async (name: 'records' | 'retries' | 'dead', group: string): Promise<number> =>
    (await parts.metrics[name].get()).values.filter((v) => v.labels.stage === group).reduce((sum, v) => sum + v.value, 0);

  it.each<[string, number | 'hang']>([
    ['refuses connections', 503],
    ['takes requests and never answers', 'hang'],
  ])('while one %s, the other gets everything; afterwards the first does too, in order', async (_, answer) => {
    siem.answer = () => answer;
    await append(...ids(0, 250));
    await took(soar, 250);
    expect(siem.taken).toEqual([]);
    const lagOf = async (group: string): Promise<number> =>
      [...((await running.servers.find((s) => s.group === group)?.lag()) ?? [])].reduce((sum, [, n]) => sum + n, 0);
    await waitUntil(
      'the lag tells who is behind',
      WITHIN_MS,
      async () => (await lagOf('forward.siem')) === 250 && (await lagOf('forward.soar')) === 0,
    );
    siem.answer = () => 200;
    // A receiver that hangs is given up by its own deadline; a new start need not wait for that.
    await running.close();
    await start();
    await took(siem, 250);
    expect(siem.taken).toEqual(ids(0, 250));
    expect(soar.taken).toEqual(ids(0, 250));
  });

  it('an outage is tried again until it is over, counted for its destination alone, and repeats bear the same ids', async () => {
    let failures = 3;
    siem.answer = () => (failures-- > 0 ? 500 : 200);
    await append(...ids(0, 3));
    await Promise.all([took(siem, 3), took(soar, 3)]);
    expect(siem.asked).toEqual(['act-0000', 'act-0000', 'act-0000', ...ids(0, 3)]);
    expect(soar.asked).toEqual(ids(0, 3));
    expect([await metric('retries', 'forward.siem'), await metric('retries', 'forward.soar')]).toEqual([3, 0]);
    await waitUntil(
      'both have counted',
      WITHIN_MS,
      async () => (await metric('records', 'forward.siem')) === 3 && (await metric('records', 'forward.soar')) === 3,
    );
  });

  it('what one refuses for good goes to dead with its code, its place and its bytes, and what follows is delivered', async () => {
    siem.answer = (id) => (id === 'act-0001' ? 422 : 200);
    const dead: StreamRecord[] = [];
    const reading = await parts.log.read({
      group: 'test.dead',
      reads: { dead: 'keyed' },
      assigned: () => Promise.resolve(new Map<string, number>()),
      revoked: () => Promise.resolve(),
      records: (_o, _s, _p, arrivals: readonly Arrival[]) => {
        dead.push(...arrivals.flatMap((a) => ('record' in a ? [a.record] : [])));
        return Promise.resolve();
      },
    });
    await append(...ids(0, 3));
    await Promise.all([took(siem, 2), took(soar, 3)]);
    await waitUntil('it is dead', WITHIN_MS, () => dead.length > 0);
    await reading.close();
    expect(siem.taken).toEqual(['act-0000', 'act-0002']);
    expect(dead.map((d) => d.id)).toEqual(['dead.forward.siem.act-0001']);
    const body = dead[0]?.body as DeadBody;
    expect(body).toMatchObject({ stream: 'action', stage: 'forward.siem', code: 'CORDON_SINK_REFUSED', reason: 'siem answered 422', offset: 1 });
    expect(JSON.parse(Buffer.from(body.bytes).toString())).toMatchObject({ id: 'act-0001' });
    expect([await metric('dead', 'forward.siem'), await metric('dead', 'forward.soar')]).toEqual([1, 0]);
  });

  it('a stop does not wait for a destination that hangs, and the next start delivers what it had', async () => {
    siem.answer = () => 'hang';
    await append(...ids(0, 2));
    await waitUntil('a delivery hangs', WITHIN_MS, () => siem.asked.length > 0);
    await running.close();
    siem.answer = () => 200;
    await start();
    await took(siem, 2);
    expect(siem.taken).toEqual(ids(0, 2));
  });
});
