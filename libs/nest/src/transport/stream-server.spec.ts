import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Controller, Module } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { EmbeddedLog } from '@cordon/log-embedded';
import type { EffectBatch, Positions } from '@cordon/runtime';
import { waitUntil } from '@cordon/testing';
import { CordonError, type StreamRecord } from '@cordon/wire';
import { Environment } from '../config/environment';
import { SettingsFile } from '../config/settings-file';
import type { Service } from '../lifecycle/service';
import { startServices, type Running } from '../lifecycle/start';
import { makeLogger } from '../logging/logger';
import { makeParts, type Parts } from '../modules/parts';
import { Reads } from './reads';
import { effectServer } from './servers';
import { StreamServer, type PartitionOwner } from './stream-server';

jest.setTimeout(60_000);
const WITHIN_MS = 20_000;

const action = (n: number): StreamRecord => ({
  stream: 'action',
  id: `act-${n}`,
  tenant: 't',
  source: 'cordon',
  trust: 3,
  at: 1,
  seen: 1,
  cause: [],
  key: 't',
  body: { n },
});
const range = (from: number, to: number): StreamRecord[] => Array.from({ length: to - from }, (_, i) => action(from + i));

/** A process with one effect stage (`forward`) whose handler is the test's. */
interface Under {
  readonly parts: Parts;
  readonly running: Running;
  readonly fatal: [string, unknown][];
}

describe('a stream server', () => {
  const directory = (): string => mkdtempSync(join(tmpdir(), 'cordon-server-'));
  let home: string;
  const open: Under[] = [];
  beforeEach(() => (home = directory()));
  afterEach(async () => {
    for (const { running } of open.splice(0)) await running.close();
    rmSync(home, { recursive: true, force: true });
  });

  type Handler = (group: string, batch: EffectBatch) => Promise<readonly StreamRecord[] | undefined>;

  async function start(handler: Handler, groups: readonly string[] = ['one'], maxBatch = 1_000, ahead?: number): Promise<Under> {
    @Controller()
    class Probe {
      @Reads('forward')
      handle(@Payload() { group, batch }: { group: string; batch: EffectBatch }): Promise<readonly StreamRecord[] | undefined> {
        return handler(group, batch);
      }
    }
    @Module({ controllers: [Probe] })
    class ProbeModule {}
    const fatal: [string, unknown][] = [];
    const parts = await makeParts({
      environment: Object.assign(new Environment(), { DATA_DIR: home, HTTP_PORT: 0 }),
      settings: { file: Object.assign(new SettingsFile(), { tenants: [{ id: 't' }], sources: [] }), directory: home },
      logger: makeLogger('silent'),
      onFatal: (stage, error) => fatal.push([stage, error]),
    });
    const service: Service = {
      name: 'probe',
      module: ProbeModule,
      servers: (p) =>
        groups.map((group) =>
          effectServer(p, {
            stage: 'forward',
            group: `forward.${group}`,
            maxBatch,
            lingerMs: 0,
            ...(ahead ? { ahead } : {}),
            payload: (batch) => ({ group, batch }),
          }),
        ),
    };
    const under = { parts, running: await startServices([service], parts), fatal };
    open.push(under);
    return under;
  }
  const ids = (batch: EffectBatch): string[] => batch.records.map((r) => r.record.id);

  it('hands over whole batches, in order, and never one message at a time', async () => {
    const batches: string[][] = [];
    let go: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (go = resolve));
    const { parts } = await start(async (_, batch) => {
      batches.push(ids(batch));
      await gate;
      return undefined;
    });
    await parts.log.append(range(0, 1));
    await waitUntil('the first batch is there', WITHIN_MS, () => batches.length === 1);
    await parts.log.append(range(1, 501));
    go();
    await waitUntil('all are there', WITHIN_MS, () => batches.flat().length === 501);
    expect(batches.flat()).toEqual(range(0, 501).map((r) => r.id));
    expect(batches.length).toBeLessThanOrEqual(4);
  });

  it.each([
    ['one batch', undefined, 10],
    ['as many batches as its stage asks for', 3, 30],
  ])('gives every group all records; one that hangs has %s in hand and does not slow the other', async (_what, ahead, inHand) => {
    const got = new Map<string, string[]>();
    const ends: (() => void)[] = [];
    let stopping = false;
    const { parts, running } = await start(
      (group, batch) => {
        got.set(group, [...(got.get(group) ?? []), ...ids(batch)]);
        return group === 'hangs' && !stopping ? new Promise((resolve) => ends.push(() => resolve(undefined))) : Promise.resolve(undefined);
      },
      ['hangs', 'goes'],
      10,
      ahead,
    );
    await parts.log.append(range(0, 100));
    await waitUntil('the other has all', WITHIN_MS, () => got.get('goes')?.length === 100);
    await waitUntil('it has what it may', WITHIN_MS, () => (got.get('hangs')?.length ?? 0) >= inHand);
    expect(got.get('hangs')).toHaveLength(inHand);
    const lag = new Map(
      await Promise.all(running.servers.map(async (s) => [s.group, [...(await s.lag()).values()].reduce((a, b) => a + b, 0)] as const)),
    );
    expect(lag.get('forward.hangs')).toBe(100);
    stopping = true;
    const closing = running.close();
    ends.forEach((end) => end());
    await closing;
  });

  it('tries again after an outage, loses nothing, and counts the retries by code', async () => {
    let failures = 3;
    const done: string[] = [];
    const { parts, fatal } = await start((_, batch) => {
      if (failures-- > 0) return Promise.reject(new CordonError('CORDON_SINK_UNAVAILABLE', 'down', true));
      done.push(...ids(batch));
      return Promise.resolve(undefined);
    });
    await parts.log.append(range(0, 5));
    await waitUntil('all are done', WITHIN_MS, () => done.length === 5);
    expect(fatal).toEqual([]);
    expect((await parts.metrics.retries.get()).values).toEqual([{ labels: { stage: 'forward.one', code: 'CORDON_SINK_UNAVAILABLE' }, value: 3 }]);
  });

  it('tells of a defect in a handler, once, with the error as it was', async () => {
    const defect = new TypeError('x is not a function');
    const { parts, fatal } = await start(() => Promise.reject(defect));
    await parts.log.append(range(0, 1));
    await waitUntil('it is told', WITHIN_MS, () => fatal.length > 0);
    expect(fatal).toEqual([['forward.one', defect]]);
  });

  it('appends what a handler returns, and counts the dead by code', async () => {
    const dead = (r: StreamRecord): StreamRecord => ({
      ...r,
      stream: 'dead',
      id: `dead.${r.id}`,
      body: {
        stream: 'action',
        stage: 'forward.one',
        code: 'CORDON_SINK_REFUSED',
        reason: 'no',
        partition: 0,
        offset: 0,
        bytes: new Uint8Array(),
        headers: {},
      },
    });
    const { parts } = await start((_, batch) => Promise.resolve(batch.records.map((r) => dead(r.record))));
    await parts.log.append(range(0, 3));
    const counted = async (): Promise<number> => (await parts.metrics.dead.get()).values.reduce((sum, v) => sum + v.value, 0);
    await waitUntil('they are dead', WITHIN_MS, async () => (await counted()) === 3);
    expect((await parts.metrics.dead.get()).values[0]?.labels).toEqual({ stage: 'forward.one', code: 'CORDON_SINK_REFUSED' });
  });

  it('ends with the batch that is under way, and goes on after it at the next start', async () => {
    const done: string[] = [];
    let go: () => void = () => undefined;
    let begun = false;
    const gate = new Promise<void>((resolve) => (go = resolve));
    const handler: Handler = async (_, batch) => {
      begun = true;
      await gate;
      done.push(...ids(batch));
      return undefined;
    };
    const first = await start(handler);
    await first.parts.log.append(range(0, 3));
    await waitUntil('a batch is under way', WITHIN_MS, () => begun);
    const closing = first.running.close();
    expect(done).toEqual([]);
    go();
    await closing;
    const before = [...done];
    expect(before.length).toBeGreaterThan(0);
    const second = await start(handler);
    await second.parts.log.append(range(3, 5));
    await waitUntil('the rest is done', WITHIN_MS, () => done.length >= 5);
    expect(done).toEqual(range(0, 5).map((r) => r.id));
  });

  it('is busy while an owner recovers: what that will go on with is not known yet', async () => {
    let recovered: (positions: Positions) => void = () => undefined;
    const recovering = new Promise<Positions>((resolve) => (recovered = resolve));
    let ended: () => void = () => undefined;
    const owner: PartitionOwner = {
      open: () => recovering,
      run: () => new Promise((resolve) => (ended = resolve)),
      offer: () => Promise.resolve(),
      close: () => Promise.resolve(ended()),
      busy: false,
    };
    const log = new EmbeddedLog({ path: join(home, 'log') });
    await log.open();
    const server = new StreamServer({ stage: 'forward', group: 'forward.one', log, makeOwner: () => owner, onFatal: () => undefined });
    await new Promise((resolve) => server.listen(resolve));
    expect([server.busy, server.reads]).toEqual([true, false]);
    recovered(new Map());
    await waitUntil('it has recovered', WITHIN_MS, () => server.reads);
    expect(server.busy).toBe(false);
    await server.close();
    await log.close();
  });

  it('says whether it reads: once its owners have recovered, and not after it has closed', async () => {
    const { running } = await start(() => Promise.resolve(undefined));
    const [server] = running.servers;
    await waitUntil('it reads', WITHIN_MS, () => server?.reads === true);
    await running.close();
    expect(server?.reads).toBe(false);
  });
});
