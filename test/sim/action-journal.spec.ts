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

const ACTIONS = 4;
interface Story {
  readonly seeds: number;
  readonly ttlMs: number;
  /** Each second, in one of so many, somebody undoes an effect. */
  readonly undoOneIn: number;
  /** A life ends by itself after so many seconds, if it did not crash; the last one outlives every effect. */
  readonly lifeS: number;
  readonly lastLifeS: number;
  /** Awaits of a life at most. */
  readonly awaits: number;
}
/** Effects that are looked at once or twice, and now and then undone. */
const ORDINARY: Story = { seeds: 150, ttlMs: 200_000, undoOneIn: 40, lifeS: 70, lastLifeS: 400, awaits: 45 };
/** Somebody undoes what he can, for as long as it takes. */
const STUBBORN: Story = { seeds: 40, ttlMs: 1_200_000, undoOneIn: 6, lifeS: 150, lastLifeS: 1_500, awaits: 120 };
const START = Date.UTC(2026, 0, 5);

const parsed = parsePolicy({ name: 'sim', rules: [{ verb: 'block_traffic', mode: 'auto', minProbability: 0.5 }], inventoryMaxAgeHours: 720 }, 'sim');
if ('mistakes' in parsed) throw new Error(parsed.mistakes.join());
const policy: Policy = parsed.policy;

const keyOf = (i: number): string => `203.0.113.${i + 1}`;
const action = (i: number, now: number, ttlMs: number): Action => ({
  id: `act-${String(i).padStart(32, '0')}`,
  tenant: 't',
  incident: 'inc-1',
  verb: 'block_traffic',
  target: { kind: 'ip', key: keyOf(i) },
  mode: 'auto',
  ttlMs,
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
async function run(seed: number, hits: Map<string, number>, bugs: SimLeasesBugs, story: Story): Promise<Result> {
  const pick = chance(seed);
  const disk = new SimLeaseDisk();
  const logDisk = new SimLogDisk();
  const world = new SimWorld();
  const clock = new SimClock(START);
  const unbacked: string[] = [];
  const actions = Array.from({ length: ACTIONS }, (_, i) => action(i, START, story.ttlMs));
  for (let life = 1; ; life++) {
    const last = life > 8;
    const fate = new Fate(hits, last ? Infinity : 1 + pick(story.awaits));
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
    const meddle = (): void => {
      if (pick(story.undoOneIn) === 0) world.undo(keyOf(pick(ACTIONS)));
    };
    const died = await live(gateway, clock, last ? story.lastLifeS : story.lifeS, fate, actions, meddle);
    for (const [key, id] of world.held) if (!holds(disk.leases.get(id)?.state ?? 'proposed')) unbacked.push(`${key} in life ${life}`);
    if (!died && last) return { world, edges: disk.edges, published: publishedOf(logDisk), heldAtEnd: world.held.size, unbacked };
    if (!last) await clock.advance(pick(8) === 0 ? story.ttlMs : 1_000);
  }
}

/** One life: hands in the inventory and all actions, as the log would after a restart, then lets time go by. */
async function live(
  gateway: Gateway,
  clock: SimClock,
  seconds: number,
  fate: Fate,
  actions: readonly Action[],
  meddle: () => void,
): Promise<boolean> {
  const died = (error: unknown): boolean => {
    if (error instanceof Crash) return true;
    throw error;
  };
  try {
    await drive(clock, gateway.open());
    const start = START;
    const records = actions.map((body, offset): Placed => ({
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
    for (let s = 0; s < seconds && !fate.dead; s++) {
      meddle();
      await clock.advance(1_000);
    }
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

/** Once put in place, an effect is put back only after somebody undid it, and three times at most. */
const MOST_REAPPLIED = 3;

/** Applied, and ended or undone, in turn, per target: nothing twice, nothing for ever, nothing after its end. */
function wrong(r: Result): string | undefined {
  for (let i = 0; i < ACTIONS; i++) {
    const key = keyOf(i);
    const effects = r.world.effects.filter((e) => e.endsWith(` ${key}`)).map((e) => e.split(' ')[0]);
    const told = `${key}: ${effects.join(' ')}`;
    if (effects.some((e, n) => (e === 'apply') !== (n % 2 === 0))) return told;
    const ended = effects.indexOf('release');
    if (ended >= 0 && ended !== effects.length - 1) return `after its end: ${told}`;
    if (effects.filter((e) => e === 'apply').length > 1 + MOST_REAPPLIED) return `put back too often: ${told}`;
  }
  if (r.unbacked.length > 0) return `without a lease: ${r.unbacked.join()}`;
  if (r.heldAtEnd > 0) return `${r.heldAtEnd} effects never ended`;
  const ids = (edges: readonly Outcome[]): string => edges.map((e) => e.id).join();
  if (ids(r.published) !== ids(r.edges)) return 'what was published is not what was journalled';
  return undefined;
}

const putBack = (r: Result, key: string): number => Math.max(0, r.world.effects.filter((e) => e === `apply ${key}`).length - 1);

const SITES = [
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
  'journal.before:drifted',
  'journal.after:drifted',
];

jest.setTimeout(120_000);

describe('a crash at every await of the action journal', () => {
  const rejections: unknown[] = [];
  const note = (error: unknown): void => {
    if (!(error instanceof Crash)) rejections.push(error);
  };
  beforeAll(() => process.on('unhandledRejection', note));
  afterAll(() => process.off('unhandledRejection', note));
  const everHit = new Set<string>();

  it.each([
    ['ordinary', ORDINARY],
    ['stubborn', STUBBORN],
  ])('does nothing twice, ends every effect, and publishes what it journalled: %s', async (name, story) => {
    const hits = new Map<string, number>();
    const undone = new Map<number, number>();
    for (let seed = 1; seed <= story.seeds; seed++) {
      const result = await run(seed, hits, {}, story);
      expect(`${seed}: ${wrong(result) ?? 'right'}`).toBe(`${seed}: right`);
      const most = Math.max(...Array.from({ length: ACTIONS }, (_, i) => putBack(result, keyOf(i))));
      undone.set(most, (undone.get(most) ?? 0) + 1);
    }
    process.stdout.write(`action journal, ${name}: ${story.seeds} seeds, crash points ${JSON.stringify(Object.fromEntries([...hits].sort()))}\n`);
    process.stdout.write(`  an effect was put back at most n times, seeds: ${JSON.stringify(Object.fromEntries([...undone].sort()))}\n`);
    for (const site of hits.keys()) everHit.add(site);
    if (story === STUBBORN) expect(undone.get(MOST_REAPPLIED) ?? 0).toBeGreaterThan(0);
    expect(rejections).toEqual([]);
  });

  it('has come by every site in one story or the other', () => {
    expect(SITES.filter((site) => !everHit.has(site))).toEqual([]);
  });

  it.each<[string, SimLeasesBugs, Story]>([
    ['a lease that is acknowledged and not written before the effect', { forgetsDispatching: true }, ORDINARY],
    ['how often an effect was put back is acknowledged and not written', { forgetsReapplied: true }, STUBBORN],
  ])('finds a planted bug: %s', async (_what, bug, story) => {
    const found: number[] = [];
    for (let seed = 1; seed <= story.seeds; seed++) if (wrong(await run(seed, new Map(), bug, story))) found.push(seed);
    process.stdout.write(`planted bug ${Object.keys(bug).join()}: found by ${found.length} of ${story.seeds} seeds\n`);
    expect(found.length).toBeGreaterThan(0);
  });
});
