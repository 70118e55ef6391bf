import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describeLog, describeWith, lacks, Recorder, startKafka, startProcess, waitUntil } from '@cordon/testing';
import type { KafkaBroker, LogUnderTest, OwnProcess, PartitionCounts } from '@cordon/testing';
import { KafkaLog, type KafkaLogOptions } from '@cordon/log-kafka';
import { partitionOf, type Arrival, type Cut, type Reading } from '@cordon/runtime';
import { CordonError, STREAM_NAMES, type StreamName, type StreamRecord } from '@cordon/wire';
import { Member, type MemberEvent } from './log-kafka/member';
import { account, type Account } from './log-kafka/outputs';

const START_MS = 120_000; // the first start on a machine also fetches the jars
const TEST_MS = 180_000;
const DEADLINE_MS = 60_000;
/** The least that a broker allows by default. */
const SESSION_MS = 6_000;
const PARTITIONS = 4;
const TENANTS = Array.from({ length: 16 }, (_, i) => `tenant-${i}`);

describeWith('kafka', lacks.kafka, () => {
  let broker: KafkaBroker;
  beforeAll(async () => {
    broker = await startKafka();
  }, START_MS);
  afterAll(() => broker.stop());

  describeLog('KafkaLog', ({ partitions }) => makeLog(broker, partitions));

  describe('several members', () => {
    const toClose: (() => Promise<void>)[] = [];
    const later = (close: () => Promise<void>): void => void toClose.unshift(close);
    afterEach(async () => {
      for (const close of toClose.splice(0)) await close();
    }, TEST_MS);

    const fresh = (more: Partial<KafkaLogOptions> = {}): KafkaLogOptions => ({
      brokers: broker.brokers,
      clientId: 'test',
      prefix: `test-${randomUUID()}`,
      sessionTimeoutMs: SESSION_MS,
      ...more,
    });
    const openLog = async (options: KafkaLogOptions): Promise<KafkaLog> => {
      const log = new KafkaLog(options);
      later(() => log.close());
      await log.open();
      return log;
    };
    const startMember = async (options: KafkaLogOptions, tell: (event: MemberEvent) => void = () => undefined): Promise<[Member, Reading]> => {
      const log = await openLog(options);
      const member = new Member(log, tell);
      const reading = await log.read(member);
      later(() => reading.close());
      return [member, reading];
    };

    test(
      'share owners evenly, each with its partition of every keyed stream and all of the others',
      async () => {
        const options = fresh();
        const [logA, logB] = [await openLog(options), await openLog(options)];
        const reads = { raw: 'keyed', dead: 'keyed', command: 'all' } as const;
        const [a, b] = [new Recorder('detect', reads), new Recorder('detect', reads)];
        const readingA = await logA.read(a);
        later(() => readingA.close());
        await a.until('the first has all four', () => owned(a).length === PARTITIONS, readingA);
        const readingB = await logB.read(b);
        later(() => readingB.close());
        await a.until('the first has given up two', () => owned(a).length === 2, readingA);
        await b.until('the second has two', () => owned(b).length === 2, readingB);
        expect([...owned(a), ...owned(b)].sort()).toEqual([0, 1, 2, 3]);

        // Only now: so every record went to who owns its partition at the end.
        await logA.append(TENANTS.flatMap((tenant, i) => [raw(i, tenant), dead(i, tenant), command(i, tenant)]));
        const all = (r: Recorder): boolean => owned(r).every((owner) => r.ids('command', owner).length === TENANTS.length);
        await a.until('both owners of the first have all commands', () => all(a), readingA);
        await b.until('both owners of the second have all commands', () => all(b), readingB);
        const idsAt = (r: Recorder, stream: StreamName): string[] => owned(r).flatMap((p) => r.arrivals(p, stream, p).map(idOf));
        await waitUntil('all keyed records are there', DEADLINE_MS, () => idsAt(a, 'raw').length + idsAt(b, 'raw').length === TENANTS.length);
        await waitUntil('in both streams', DEADLINE_MS, () => idsAt(a, 'dead').length + idsAt(b, 'dead').length === TENANTS.length);
        for (const r of [a, b]) {
          const here = TENANTS.flatMap((tenant, i) => (owned(r).includes(partitionOf(tenant, tenant, PARTITIONS)) ? [i] : []));
          expect(here.length).toBeGreaterThan(0);
          expect(idsAt(r, 'raw').sort()).toEqual(here.map((i) => `raw.${i}`).sort());
          expect(idsAt(r, 'dead').sort()).toEqual(here.map((i) => `dead.${i}`).sort());
          expect(r.mistakes).toEqual([]);
        }
      },
      TEST_MS,
    );

    test(
      'hand over in two steps: nobody loads a partition before its owner has given it up',
      async () => {
        const options = fresh();
        const events: (MemberEvent & { by: string })[] = [];
        const [a, readingA] = await startMember(options, (event) => events.push({ ...event, by: 'a' }));
        await waitUntil('the first has all', DEADLINE_MS, () => a.owners.length === PARTITIONS);
        const log = await openLog(options);
        await log.append(commands(0, 200));
        const [b] = await startMember(options, (event) => events.push({ ...event, by: 'b' }));
        await waitUntil('both have two', DEADLINE_MS, () => a.owners.length === 2 && b.owners.length === 2);
        await log.append(commands(200, 300));
        const afterJoin = await account(options, isComplete(300));
        expectEachOnce(afterJoin);
        for (const owner of b.owners) {
          const steps = events.filter((e) => e.owner === owner && e.kind !== 'cut').map((e) => `${e.by} ${e.kind}`);
          expect(steps).toEqual(['a assigned', 'a revoking', 'a revoked', 'b assigned']);
        }
        // What stayed was never touched.
        for (const owner of a.owners) expect(events.filter((e) => e.owner === owner && e.kind !== 'cut')).toHaveLength(1);

        await readingA.close();
        await waitUntil('the second has all', DEADLINE_MS, () => b.owners.length === PARTITIONS);
        await log.append(commands(300, 400));
        const afterLeave = await account(options, isComplete(400));
        expectEachOnce(afterLeave);
        expect(afterLeave.repeats).toBeGreaterThan(0); // it did load and replay what the first had recorded
        expect(events.filter((e) => e.kind === 'fenced')).toEqual([]);
      },
      TEST_MS,
    );

    test(
      'a paused owner is fenced when another takes over, and each record has its effect once',
      async () => {
        const options = fresh();
        const log = await openLog(options);
        const paused = startMemberProcess(options);
        later(() => paused.kill());
        await paused.until('it owns all', (events) => new Set(events.filter((e) => e.kind === 'assigned').map((e) => e.owner)).size === PARTITIONS);
        await log.append(commands(0, 600));
        await paused.until('it is at work', (events) => events.filter((e) => e.kind === 'cut').length >= 8);
        paused.child.kill('SIGSTOP');
        expect(paused.events.filter((e) => e.kind === 'cut').length).toBeLessThan(100); // it has a lot left to do

        const [b] = await startMember(options);
        await waitUntil('the other has all', DEADLINE_MS, () => b.owners.length === PARTITIONS);
        await account(options, isComplete(600));
        paused.child.kill('SIGCONT');
        await paused.until('it learns that it is stale', (events) => events.some((e) => e.kind === 'fenced'));
        await log.append(commands(600, 700));
        expectEachOnce(await account(options, isComplete(700)));
      },
      TEST_MS,
    );

    test(
      'back-pressure longer than a session costs no partition and stops no other',
      async () => {
        const options = fresh();
        const log = await openLog(options);
        let open: () => void = () => undefined;
        const opened = new Promise<void>((resolve) => (open = resolve));
        const reader = new Recorder('normalise', { raw: 'keyed' }, { gate: (owner) => (owner === 0 ? opened : undefined) });
        const reading = await log.read(reader);
        later(async () => (open(), reading.close()));
        await reader.until('it has all', () => owned(reader).length === PARTITIONS, reading);
        const of = (p: number): string[] => TENANTS.filter((tenant) => partitionOf(tenant, tenant, PARTITIONS) === p);
        const [slow = '', fast = ''] = [of(0)[0], of(1)[0]];
        const big = { bytes: Buffer.alloc(200_000, 'x') };
        const until = performance.now() + SESSION_MS * 2;
        let n = 0;
        for (; performance.now() < until; n += 1) {
          await log.append([{ ...raw(n, slow), body: big }, raw(n, fast)]);
          await reader.until(`record ${n} is there`, () => reader.ids('raw', 1).length === n + 1, reading);
        }
        expect(n).toBeGreaterThan(50); // more bytes than are kept for a partition
        expect([reader.calls.get('0:raw/0'), reader.revocations]).toEqual([1, []]);
        open();
        await reader.until('the slow one has all', () => reader.ids('raw', 0).length === n, reading);
        expect(reader.arrivals(0, 'raw', 0).map(idOf)).toEqual(Array.from({ length: n }, (_, i) => `raw.${i}`));
        expect([reader.mistakes, reader.revocations]).toEqual([[], []]);
      },
      TEST_MS,
    );

    test(
      'a consumer that stops without a word is restarted, and given up when that does not help',
      async () => {
        const lines: string[] = [];
        const options = fresh({ stallMs: 1_500, log: (level, text) => level !== 'debug' && lines.push(`${level} ${text}`) });
        const log = await openLog(options);
        const reader = new Recorder('normalise', { raw: 'keyed' });
        const reading = await log.read(reader);
        later(() => reading.close());
        await reader.until('it has all', () => owned(reader).length === PARTITIONS, reading);
        const silence = (): void => {
          const consumer = Reflect.get(Reflect.get(reading, 'consumer') as object, 'consumer') as
            { pause(what: { topic: string }[]): void } | undefined;
          try {
            consumer?.pause([{ topic: `${options.prefix}.raw` }]);
          } catch {
            // It is being replaced.
          }
        };
        await log.append(TENANTS.map((tenant, i) => raw(i, tenant)));
        await reader.until('all came', () => reader.ids('raw').length === TENANTS.length, reading);
        silence();
        await log.append(TENANTS.map((tenant, i) => raw(i + 50, tenant)));
        await reader.until('all came after a restart', () => reader.ids('raw').length === TENANTS.length * 2, reading);
        expect(lines.filter((line) => /^warn .*nothing came from raw.*restarted$/.test(line))).toHaveLength(1);

        const always = setInterval(silence, 5);
        later(async () => clearInterval(always));
        const ended = reading.done.catch((error: unknown) => error);
        // What slips through before a new consumer is silenced must not be the last: where nothing waits, nothing stalls.
        let n = 100;
        const more = setInterval(() => void log.append(TENANTS.map((tenant) => raw(n++, tenant))).catch(() => undefined), 250);
        later(async () => clearInterval(more));
        expect(await ended).toMatchObject({ code: 'CORDON_LOG_UNAVAILABLE', retriable: false });
      },
      TEST_MS,
    );

    test(
      'after an outage an owner goes on, unless another has taken over meanwhile, which it does not disturb',
      async () => {
        const log = await openLog(fresh());
        const a = await log.own('detect', 0);
        await a.load();
        await a.appendCut(cut(1));
        await breakConnection(log);
        await expect(a.appendCut(cut(2))).rejects.toMatchObject({ code: 'CORDON_LOG_UNAVAILABLE', retriable: true });
        await a.appendCut(cut(2));
        await a.appendCut(cut(3));

        await breakConnection(log);
        await expect(a.appendCut(cut(4))).rejects.toMatchObject({ retriable: true });
        const b = await log.own('detect', 0);
        expect((await b.load()).cuts).toEqual([cut(1), cut(2), cut(3)]);
        await expect(a.appendCut(cut(4))).rejects.toMatchObject({ code: 'CORDON_OWNER_FENCED', retriable: false });
        await b.appendCut({ ...cut(4), now: 44 });
        expect((await (await log.own('detect', 0)).load()).cuts.at(-1)).toEqual({ ...cut(4), now: 44 });
      },
      TEST_MS,
    );

    test(
      'a position that the log does not have ends the reading',
      async () => {
        const log = await openLog(fresh());
        const reading = await log.read(new Recorder('normalise', { raw: 'keyed' }, { positions: () => new Map([['raw/2', 17]]) }));
        later(() => reading.close());
        await expect(reading.done).rejects.toMatchObject({ code: 'CORDON_LOG_TRUNCATED', retriable: false });
      },
      TEST_MS,
    );

    test(
      'streams that meet in one owner must have equal counts',
      async () => {
        const log = await openLog(fresh({ partitions: { incident: 2, command: 3 } }));
        const reader = new Recorder('respond', { incident: 'keyed', command: 'keyed' });
        await expect(log.read(reader)).rejects.toMatchObject({ code: 'CORDON_LOG_PARTITIONS' });
      },
      TEST_MS,
    );

    test(
      'brokers that cannot be reached reject as a retriable outage',
      async () => {
        const log = new KafkaLog({ brokers: ['127.0.0.1:1'], clientId: 'test' });
        await expect(log.open()).rejects.toMatchObject({ code: 'CORDON_LOG_UNAVAILABLE', retriable: true });
        await expect(log.append([raw(0, 'tenant-0')])).rejects.toMatchObject({ code: 'CORDON_LOG_UNAVAILABLE', retriable: true });
        await log.close();
      },
      TEST_MS,
    );
  });
});

describeWith('kafka', lacks.kafka, () => {
  test(
    'a broker that is killed and comes back costs nothing',
    async () => {
      if (process.env['CORDON_KAFKA_BROKERS']) return; // they are not ours to kill
      const broker = await startKafka();
      let second: OwnProcess | undefined;
      const options: KafkaLogOptions = { brokers: broker.brokers, clientId: 'test', sessionTimeoutMs: SESSION_MS };
      const log = new KafkaLog(options);
      try {
        await log.open();
        const member = new Member(log, () => undefined);
        const reading = await log.read(member);
        let ended: unknown;
        reading.done.catch((error: unknown) => (ended = error));
        await log.append(commands(0, 100));
        await account(options, isComplete(100));
        const argv = readFileSync(`/proc/${broker.pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
        process.kill(broker.pid, 'SIGKILL');
        // Callers see the outage, and try again as stages do.
        await expect(log.append(commands(100, 101))).rejects.toMatchObject({ code: 'CORDON_LOG_UNAVAILABLE', retriable: true });
        second = await startProcess(argv, broker.logFile);
        for (let n = 101; n < 200; n++) await untilAppended(log, commands(n, n + 1));
        const after = await account(
          options,
          (all) => all.outputs.flat().length === all.inputs.flat().length && new Set(all.inputs.flat()).size >= 199,
        );
        expectEachOnce(after);
        expect(ended).toBeUndefined();
        await reading.close();
      } finally {
        await log.close();
        // The second one has the first one's directory.
        await second?.stop();
        await broker.stop();
        await rm(dirname(broker.logFile), { recursive: true, force: true });
      }
    },
    START_MS + TEST_MS,
  );
});

const cut = (n: number): Cut => ({ n, now: n, ranges: [] });

/** As a network would, in the middle of things: the producer loses its connections for good. */
async function breakConnection(log: KafkaLog): Promise<void> {
  const producer = Reflect.get(Reflect.get(log, 'writer') as object, 'producer') as { disconnect(): Promise<void> };
  await producer.disconnect();
}

const isComplete =
  (n: number) =>
  (all: Account): boolean =>
    all.inputs.flat().length >= n && all.outputs.flat().length >= n;

/** Every input has one output, in the order of the inputs. */
function expectEachOnce({ inputs, outputs }: Account): void {
  expect(inputs.filter((ids) => ids.length > 0).length).toBe(PARTITIONS);
  expect(outputs).toEqual(inputs);
}

async function untilAppended(log: KafkaLog, records: readonly StreamRecord[]): Promise<void> {
  await waitUntil('it is appended', DEADLINE_MS, async () => {
    try {
      await log.append(records);
      return true;
    } catch (error) {
      if (error instanceof CordonError && error.retriable) return false;
      throw error;
    }
  });
}

const owned = (reader: Recorder): number[] =>
  Array.from({ length: PARTITIONS }, (_, p) => p).filter(
    (p) => reader.assignments.filter((a) => a === p).length > reader.revocations.filter((r) => r === p).length,
  );
const idOf = (arrival: Arrival): string => ('record' in arrival ? arrival.record.id : 'undecodable');

const envelope = (id: string, i: number, tenant: string) =>
  ({ id, tenant, source: 'test', trust: 1, at: i, seen: i, cause: [], key: tenant }) as const;
const raw = (i: number, tenant: string): StreamRecord => ({
  ...envelope(`raw.${i}`, i, tenant),
  stream: 'raw',
  body: { bytes: Buffer.from(`line ${i}`) },
});
const dead = (i: number, tenant: string): StreamRecord => ({
  ...envelope(`dead.${i}`, i, tenant),
  stream: 'dead',
  body: {
    stage: 'normalise',
    code: 'CORDON_RAW_NOT_JSON',
    reason: 'no',
    stream: 'raw',
    partition: 0,
    offset: i,
    headers: {},
    bytes: Buffer.from('?'),
  },
});
const command = (i: number, tenant: string): StreamRecord => ({
  ...envelope(`command.${i}`, i, tenant),
  stream: 'command',
  body: { id: `command.${i}`, tenant, at: i, by: 'analyst', order: { kind: 'rearm', reason: 'test' } },
});
const commands = (from: number, to: number): StreamRecord[] =>
  Array.from({ length: to - from }, (_, i) => command(from + i, TENANTS[(from + i) % TENANTS.length] ?? ''));

interface MemberProcess {
  readonly child: ChildProcess;
  readonly events: MemberEvent[];
  until(what: string, condition: (events: readonly MemberEvent[]) => boolean): Promise<void>;
  kill(): Promise<void>;
}

/** The kernel kills it when we die, also while it is stopped. */
function startMemberProcess(options: KafkaLogOptions): MemberProcess {
  const [hook, script] = ['typescript.cjs', 'member-process.ts'].map((name) => join(__dirname, 'log-kafka', name));
  const argv = ['--pdeathsig', 'KILL', process.execPath, '-r', hook ?? '', script ?? '', JSON.stringify(options)];
  const child = spawn('setpriv', argv, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const events: MemberEvent[] = [];
  child.on('message', (event: MemberEvent) => events.push(event));
  const end = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ended = (): string | undefined => (child.exitCode === null ? undefined : `code ${child.exitCode}`);
  return {
    child,
    events,
    until: (what, condition) => waitUntil(what, DEADLINE_MS, () => condition(events), ended),
    kill: async () => {
      child.kill('SIGKILL');
      await end;
    },
  };
}

const counts = (named: PartitionCounts): Partial<Record<StreamName, number>> => ({
  ...Object.fromEntries(STREAM_NAMES.map((stream) => [stream, 1])),
  ...named,
});

/** Topics of its own for each test; they stay until the broker's data is deleted. */
async function makeLog({ brokers }: KafkaBroker, partitions: PartitionCounts): Promise<LogUnderTest> {
  const prefix = `test-${randomUUID()}`;
  let current: KafkaLog | undefined;
  const open = async (named: PartitionCounts): Promise<KafkaLog> => {
    await current?.close();
    current = new KafkaLog({ brokers, clientId: 'contract', prefix, partitions: counts(named) });
    await current.open();
    return current;
  };
  return {
    log: await open(partitions),
    reopen: (other = partitions) => open(other),
    cleanup: async () => current?.close(),
  };
}
