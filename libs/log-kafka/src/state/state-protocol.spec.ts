import type { Checkpoint, Chunk, Cut } from '@cordon/runtime';
import { CordonError } from '@cordon/wire';
import type { Message } from 'kafkajs';
import type { Offsets } from '../writing/writer';
import { KafkaOwnership } from './kafka-ownership';
import { isFence } from './state-records';
import type { StatePlace, StateRecord } from './state-place';

/**
 * Owners that take over from each other at any moment, over a simulated compacted partition: writes that fail and were written, that
 * fail and are written late or in part, batches of several owners that mix, and compaction. What was published under a number of a cut
 * must be what the next owner loads under it, and the loaded chunks must be what the published cuts make.
 */
const SEEDS = 400;
const STEPS = 260;
const SHARDS = 3;

interface Bugs {
  /** The broker's offsets look as if nobody else had written. */
  readonly hidesOthers?: boolean;
  /** Fences that are read count for nothing. */
  readonly hidesFences?: boolean;
  /** A checkpoint is written before the chunks that it names. */
  readonly checkpointFirst?: boolean;
}

type Random = () => number;

/** xorshift32, so that a failure can be repeated. */
function seededRandom(seed: number): Random {
  let x = seed * 2_654_435_761 + 1 || 1;
  return () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (x >>> 0) / 2 ** 32;
  };
}

/** Lets one of those that wait go on, chosen by the seed. */
class Scheduler {
  private waiting: (() => void)[] = [];
  constructor(private readonly random: Random) {}

  turn(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  async run(steps: number): Promise<void> {
    for (let n = 0; n < steps && this.waiting.length > 0; n++) {
      const [chosen] = this.waiting.splice(Math.floor(this.random() * this.waiting.length), 1);
      chosen?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

/** A compacted topic's partition. */
class Partition {
  records: StateRecord[] = [];
  private end = 0;
  private tombstonesSeen = new Set<number>();
  readonly hits = { lost: 0, late: 0, repeated: 0, compacted: 0 };

  constructor(
    private readonly scheduler: Scheduler,
    private readonly random: Random,
    private readonly bugs: Bugs,
  ) {}

  /** As one process sees it. */
  place(): StatePlace {
    let expected = 0;
    return {
      name: 'test/0',
      append: async (messages) => {
        const ordered = this.bugs.checkpointFirst ? [...messages].reverse() : messages;
        const offsets = await this.append(ordered);
        const told =
          this.bugs.hidesOthers && !isFence(String(messages[0]?.key)) ? { first: expected, last: expected + messages.length - 1 } : offsets;
        expected = told.last + 1;
        return told;
      },
      read: async (from, until, each) => {
        for (const record of this.records.filter(({ offset }) => offset >= (from ?? 0) && offset < until)) {
          const hidden = this.bugs.hidesFences && from === undefined && isFence(record.key) && record.offset < until - 1;
          if (!hidden) each(record);
        }
        await this.scheduler.turn();
      },
    };
  }

  private async append(messages: readonly Message[]): Promise<Offsets> {
    await this.scheduler.turn();
    const fate = this.random();
    if (fate < 0.04) return this.lose(messages);
    if (fate < 0.08) return this.delay(messages);
    const batches = this.random() < 0.3 ? halves(messages) : [messages];
    let first: number | undefined;
    for (const batch of batches) {
      first ??= this.end;
      this.put(batch);
      if (batches.length > 1) await this.scheduler.turn();
    }
    const last = this.end - 1;
    const at = batches.length > 1 ? this.lastOf(messages) : last;
    await this.scheduler.turn();
    if (fate > 0.94) {
      this.hits.repeated += 1;
      throw outage();
    }
    return { first: first ?? 0, last: at };
  }

  private lose(messages: readonly Message[]): never {
    this.hits.lost += 1;
    this.put(messages.slice(0, Math.floor(this.random() * messages.length)));
    throw outage();
  }

  /** The caller sees an outage; some time later it is there after all. */
  private delay(messages: readonly Message[]): never {
    this.hits.late += 1;
    const later = async (): Promise<void> => {
      for (let n = Math.floor(this.random() * 40); n >= 0; n--) await this.scheduler.turn();
      this.put(messages);
    };
    void later();
    throw outage();
  }

  private put(messages: readonly Message[]): void {
    for (const { key, value } of messages) {
      this.records.push({ offset: this.end, key: String(key), value: value === null ? null : Buffer.from(value) });
      this.end += 1;
    }
  }

  private lastOf(messages: readonly Message[]): number {
    return this.records.findLast(({ key }) => key === messages.at(-1)?.key)?.offset ?? -1;
  }

  /** Of the records before some offset only the newest of each key stay; a tombstone goes in a later run than the first that met it. */
  async compact(): Promise<void> {
    for (;;) {
      await this.scheduler.turn();
      if (this.random() > 0.2) continue;
      const until = Math.floor(this.random() * this.end);
      const newest = new Map(this.records.filter(({ offset }) => offset < until).map(({ key, offset }) => [key, offset]));
      const before = this.records.length;
      this.records = this.records.filter(({ key, value, offset }) => {
        if (offset >= until) return true;
        if (newest.get(key) !== offset) return false;
        if (value !== null) return true;
        const gone = this.tombstonesSeen.has(offset);
        this.tombstonesSeen.add(offset);
        return !gone;
      });
      if (this.records.length < before) this.hits.compacted += 1;
    }
  }
}

const outage = (): CordonError => new CordonError('CORDON_LOG_UNAVAILABLE', 'test', true);
const halves = (messages: readonly Message[]): (readonly Message[])[] =>
  messages.length < 2 ? [messages] : [messages.slice(0, messages.length >> 1), messages.slice(messages.length >> 1)];

/** What everybody can see: under which number which cut was published. */
class World {
  readonly published = new Map<number, string>();
  readonly mistakes: string[] = [];
  fenced = 0;
  loads = 0;

  publish(n: number, what: string): void {
    const before = this.published.get(n);
    if (before !== undefined && before !== what) this.mistakes.push(`cut ${n} was published as ${before} and as ${what}`);
    this.published.set(n, what);
  }
}

/** An owner; `who` makes its cuts different from all others'. Its state is the cuts of each shard, in order. */
class Process {
  private readonly shards = new Map<number, string[]>();
  private dirty = new Set<number>();
  private n = 0;

  constructor(
    private readonly who: number,
    private readonly place: StatePlace,
    private readonly world: World,
    private readonly scheduler: Scheduler,
    private readonly random: Random,
  ) {}

  async run(): Promise<void> {
    const ownership = new KafkaOwnership(this.place);
    try {
      const { checkpoint, chunks, cuts } = await this.retrying(() => ownership.load());
      this.world.loads += 1;
      this.take(checkpoint, chunks);
      for (const cut of cuts) {
        if (cut.intent) continue;
        if (cut.n !== this.n + 1) this.world.mistakes.push(`${this.who} loaded cut ${cut.n} after ${this.n}`);
        this.perform(cut);
        await this.scheduler.turn();
      }
      for (;;) await this.step(ownership);
    } catch (error) {
      if (!(error instanceof CordonError) || error.code !== 'CORDON_OWNER_FENCED') this.world.mistakes.push(String(error));
      this.world.fenced += 1;
    }
  }

  private async step(ownership: KafkaOwnership): Promise<void> {
    const cut: Cut = { n: this.n + 1, now: this.who * 1_000 + this.n + 1, ranges: [] };
    if (this.random() < 0.1) await this.retrying(() => ownership.appendCut({ ...cut, intent: 'batch' }));
    await this.retrying(() => ownership.appendCut(cut));
    this.perform(cut);
    await this.scheduler.turn();
    if (this.random() < 0.3) await this.save(ownership);
  }

  private async save(ownership: KafkaOwnership): Promise<void> {
    const chunks = [...this.dirty].map((shard): Chunk => ({ shard, schema: 1, bytes: Buffer.from(JSON.stringify(this.shards.get(shard))) }));
    this.dirty = new Set();
    await this.retrying(() => ownership.checkpoint({ cut: this.n, now: this.n, positions: {}, marks: {} }, chunks));
  }

  private perform(cut: Cut): void {
    const shard = cut.now % SHARDS;
    this.n = cut.n;
    this.world.publish(cut.n, String(cut.now));
    this.shards.set(shard, [...(this.shards.get(shard) ?? []), `${cut.n}=${cut.now}`]);
    this.dirty.add(shard);
  }

  /** The chunks must be what the published cuts up to the checkpoint make. */
  private take(checkpoint: Checkpoint | undefined, chunks: readonly Chunk[]): void {
    this.n = checkpoint?.cut ?? 0;
    for (const { shard, bytes } of chunks) this.shards.set(shard, JSON.parse(bytes.toString()) as string[]);
    const expected = new Map<number, string[]>();
    for (let n = 1; n <= this.n; n++) {
      const now = Number(this.world.published.get(n));
      expected.set(now % SHARDS, [...(expected.get(now % SHARDS) ?? []), `${n}=${now}`]);
    }
    const text = (shards: Map<number, string[]>): string => JSON.stringify([...shards].sort(([a], [b]) => a - b));
    if (text(this.shards) !== text(expected)) this.world.mistakes.push(`${this.who} loaded ${text(this.shards)} instead of ${text(expected)}`);
  }

  private async retrying<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof CordonError) || !error.retriable) throw error;
        await this.scheduler.turn();
      }
    }
  }
}

async function play(seed: number, bugs: Bugs = {}): Promise<{ world: World; partition: Partition }> {
  const random = seededRandom(seed);
  const scheduler = new Scheduler(random);
  const partition = new Partition(scheduler, random, bugs);
  const world = new World();
  void partition.compact();
  let who = 1;
  const start = (): void => void new Process(who++, partition.place(), world, scheduler, random).run();
  const arrivals = async (): Promise<void> => {
    for (;;) {
      start();
      for (let n = 5 + Math.floor(random() * 30); n >= 0; n--) await scheduler.turn();
    }
  };
  void arrivals();
  await scheduler.run(STEPS);
  return { world, partition };
}

test(`owners of ${SEEDS} seeds agree on every cut and every chunk`, async () => {
  const total = { loads: 0, fenced: 0, cuts: 0, lost: 0, late: 0, repeated: 0, compacted: 0 };
  for (let seed = 1; seed <= SEEDS; seed++) {
    const { world, partition } = await play(seed);
    expect({ seed, mistakes: world.mistakes }).toEqual({ seed, mistakes: [] });
    total.loads += world.loads;
    total.fenced += world.fenced;
    total.cuts += world.published.size;
    for (const name of ['lost', 'late', 'repeated', 'compacted'] as const) total[name] += partition.hits[name];
  }
  process.stdout.write(`state protocol: ${SEEDS} seeds, ${JSON.stringify(total)}\n`);
  for (const [name, count] of Object.entries(total)) expect([name, count > SEEDS / 4]).toEqual([name, true]);
});

test.each<[string, Bugs]>([
  ['an owner that does not look whether another has written', { hidesOthers: true }],
  ['late records of stale owners that count', { hidesFences: true }],
  ['a checkpoint that is written before its chunks', { checkpointFirst: true }],
])('finds %s', async (_, bugs) => {
  let found = 0;
  for (let seed = 1; seed <= SEEDS; seed++) if ((await play(seed, bugs)).world.mistakes.length > 0) found += 1;
  expect(found).toBeGreaterThan(0);
});
