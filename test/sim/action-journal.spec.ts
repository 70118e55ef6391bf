import { holds, parsePolicy, type Policy } from '@cordon/core';
import { Actuators, Gateway, type Placed } from '@cordon/runtime';
import {
  chance,
  Crash,
  Fate,
  MortalClock,
  SimActuator,
  SimClock,
  SimLeaseDisk,
  SimLeases,
  SimLog,
  SimLogDisk,
  SimWorld,
  type SimLeasesBugs,
} from '@cordon/testing';
import type { Action, Outcome } from '@cordon/wire';

const SEEDS = 100;
const ACTIONS = 4;
const TTL_MS = 60_000;
const START = Date.UTC(2026, 0, 5);

const parsed = parsePolicy({ name: 'sim', rules: [{ verb: 'block_traffic', mode: 'auto', minProbability: 0.5 }], inventoryMaxAgeHours: 720 }, 'sim');
if ('mistakes' in parsed) throw new Error(parsed.mistakes.join());
const policy: Policy = parsed.policy;

const action = (i: number, now: number): Action => ({
  id: `act-${String(i).padStart(32, '0')}`,
  tenant: 't',
  incident: 'inc-1',
  verb: 'block_traffic',
  target: { kind: 'ip', key: `203.0.113.${i + 1}` },
  mode: 'auto',
  ttlMs: TTL_MS,
  reason: 'simulated',
  cause: ['f1'],
  policyVersion: policy.version,
  by: 'engine',
  n: 0,
  decidedAt: now,
  evidenceAt: now,
  confidence: 0.99,
  support: [{ domain: 'network', source: 'zeek', trust: 3, claimed: false }],
});

const INVENTORY = {
  relation: 'attribute' as const,
  a: { kind: 'device' as const, key: 'x' },
  from: START,
  confidence: 1,
  origin: 'inventory',
  attributes: { class: 'workstation' },
};

interface Result {
  readonly world: SimWorld;
  readonly edges: readonly Outcome[];
  readonly published: readonly Outcome[];
  readonly heldAtEnd: number;
  /** Effects that were in place at the end of a life though the disk did not know of them. */
  readonly unbacked: readonly string[];
}

/** Lives of one gateway: actions come in, it dies here and there, at the end the time of every effect has run out. */
async function run(seed: number, hits: Map<string, number>, bugs: SimLeasesBugs): Promise<Result> {
  const pick = chance(seed);
  const disk = new SimLeaseDisk();
  const logDisk = new SimLogDisk();
  const world = new SimWorld();
  const clock = new SimClock(START);
  const unbacked: string[] = [];
  for (let life = 1; ; life++) {
    const last = life > 8;
    const fate = new Fate(hits, last ? Infinity : 1 + pick(45));
    const gateway = new Gateway({
      leases: new SimLeases(disk, fate, bugs),
      log: new SimLog(logDisk, fate),
      clock: new MortalClock(clock, fate),
      actuators: new Actuators([new SimActuator(world, fate)]),
      policyOf: () => policy,
      killFile: () => false,
      onRetry: () => undefined,
      onFatal: () => undefined,
    });
    const died = await live(gateway, clock, last ? 150 : 20, fate, START);
    for (const [key, id] of world.held) if (!holds(disk.leases.get(id)?.state ?? 'proposed')) unbacked.push(`${key} in life ${life}`);
    if (!died && last) return { world, edges: disk.edges, published: publishedOf(logDisk), heldAtEnd: world.held.size, unbacked };
    if (!last) await clock.advance(pick(4) === 0 ? TTL_MS : 1_000);
  }
}

/** One life: hands in the inventory and all actions, as the log would after a restart, then lets time go by. */
async function live(gateway: Gateway, clock: SimClock, seconds: number, fate: Fate, start: number): Promise<boolean> {
  const died = (error: unknown): boolean => {
    if (error instanceof Crash) return true;
    throw error;
  };
  try {
    await drive(clock, gateway.open());
    const records = Array.from({ length: ACTIONS }, (_, i) => action(i, start)).map((body, offset): Placed => ({
      stream: 'action',
      partition: 0,
      offset,
      record: { stream: 'action', id: body.id, tenant: 't', source: 'cordon', trust: 3, at: start, seen: start, cause: [], key: 't', body },
    }));
    const binding: Placed = {
      stream: 'binding',
      partition: 0,
      offset: 0,
      record: {
        stream: 'binding',
        id: 'b',
        tenant: 't',
        source: 'inventory',
        trust: 3,
        at: start,
        seen: clock.now(),
        cause: [],
        key: 't',
        body: INVENTORY,
      },
    };
    await drive(clock, gateway.handle({ partition: 0, records: [binding, ...records], undecodable: [] }));
    for (let s = 0; s < seconds && !fate.dead; s++) await clock.advance(1_000);
    return fate.dead;
  } catch (error) {
    return died(error);
  }
}

/** Lets simulated time run until the promise settles. */
async function drive<T>(clock: SimClock, promise: Promise<T>): Promise<T> {
  let open = true;
  const settled = promise.finally(() => (open = false));
  settled.catch(() => undefined);
  for (let i = 0; open && i < 2_000; i++) await clock.advance(10);
  return settled;
}

const publishedOf = (disk: SimLogDisk): Outcome[] => {
  const seen = new Map<number, Outcome>();
  for (const r of disk.streams.get('outcome') ?? []) if (r.mark && !seen.has(r.mark.seq)) seen.set(r.mark.seq, r.body as Outcome);
  return [...seen].sort(([a], [b]) => a - b).map(([, o]) => o);
};

/** Applied and released in turn, per target: nothing twice, nothing for ever. */
function wrong(r: Result): string | undefined {
  for (let i = 0; i < ACTIONS; i++) {
    const key = `203.0.113.${i + 1}`;
    const effects = r.world.effects.filter((e) => e.endsWith(` ${key}`)).map((e) => e.split(' ')[0]);
    if (effects.some((e, n) => e !== (n % 2 === 0 ? 'apply' : 'release'))) return `${key}: ${effects.join(' ')}`;
    if (effects.length > 2) return `${key}: done ${effects.length / 2} times`;
  }
  if (r.unbacked.length > 0) return `without a lease: ${r.unbacked.join()}`;
  if (r.heldAtEnd > 0) return `${r.heldAtEnd} effects never ended`;
  const ids = (edges: readonly Outcome[]): string => edges.map((e) => e.id).join();
  if (ids(r.published) !== ids(r.edges)) return 'what was published is not what was journalled';
  return undefined;
}

jest.setTimeout(120_000);

describe('a crash at every await of the action journal', () => {
  const rejections: unknown[] = [];
  const note = (error: unknown): void => {
    if (!(error instanceof Crash)) rejections.push(error);
  };
  beforeAll(() => process.on('unhandledRejection', note));
  afterAll(() => process.off('unhandledRejection', note));

  it('does nothing twice, ends every effect, and publishes what it journalled', async () => {
    const hits = new Map<string, number>();
    for (let seed = 1; seed <= SEEDS; seed++) expect(`${seed}: ${wrong(await run(seed, hits, {})) ?? 'right'}`).toBe(`${seed}: right`);
    process.stdout.write(`action journal: ${SEEDS} seeds, crash points ${JSON.stringify(Object.fromEntries([...hits].sort()))}\n`);
    for (const site of [
      'leases.load',
      'check',
      'apply.before',
      'apply.after',
      'observe',
      'release.before',
      'release.after',
      'published.before',
      'published.after',
      'journal.before:dispatching',
      'journal.after:dispatching',
      'journal.after:active',
      'journal.after:releasing',
    ]) {
      expect({ site, hit: (hits.get(site) ?? 0) > 0 }).toEqual({ site, hit: true });
    }
    expect(rejections).toEqual([]);
  });

  it('finds a planted bug: a lease that is acknowledged and not written before the effect', async () => {
    const found: number[] = [];
    for (let seed = 1; seed <= SEEDS; seed++) if (wrong(await run(seed, new Map(), { forgetsDispatching: true }))) found.push(seed);
    process.stdout.write(`planted bug forgetsDispatching: found by ${found.length} of ${SEEDS} seeds\n`);
    expect(found.length).toBeGreaterThan(0);
  });
});
