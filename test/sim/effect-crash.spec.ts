import { chance, Crash, Fate, MortalClock, SimClock, SimLog, SimLogDisk } from '@cordon/testing';
import { EffectOwner, Marks, type EffectBatch } from '@cordon/runtime';
import { CordonError, type StreamRecord } from '@cordon/wire';

const INPUTS = 60;
const SEEDS = 150;
const MOST_LIVES = 60;
const AHEAD = 4;
const MAX_BATCH = 3;

const event = (n: number): StreamRecord => ({
  ...{ stream: 'event', id: `e${n}`, tenant: 't', source: 's', trust: 2, at: 0, seen: 0, cause: [], key: 'k', body: {} },
  // Every fourth is written a second time by its writer, at another offset.
  mark: { stage: 'normalise', partition: 0, seq: n - (n % 4 === 3 ? 1 : 0), ordinal: 0 },
});
const FEED = Array.from({ length: INPUTS }, (_, n) => event(n));

/** What a reader that reads all at once hands over. */
const readAll = new Marks();
const EXPECTED = FEED.filter((r) => r.mark && readAll.advance('event/0', r.mark)).map((r) => r.id);

interface Outcome {
  /** Ids whose effect there was. */
  readonly done: ReadonlySet<string>;
  readonly again: number;
  readonly mostInHand: number;
}

/** Lives of one process until all is done; each dies where its fate says. An effect takes its time, and fails now and then. */
async function run(seed: number, hits: Map<string, number>, ahead: number): Promise<Outcome> {
  const pick = chance(seed);
  const disk = new SimLogDisk();
  const clock = new SimClock();
  const done = new Set<string>();
  let again = 0;
  let mostInHand = 0;
  for (let life = 1; life <= MOST_LIVES; life++) {
    const fate = new Fate(hits, life === MOST_LIVES ? Infinity : 2 + pick(60));
    const mortal = new MortalClock(clock, fate);
    let inHand = 0;
    const handler = async ({ records }: EffectBatch): Promise<readonly StreamRecord[]> => {
      mostInHand = Math.max(mostInHand, ++inHand);
      await mortal.wait(pick(120));
      inHand -= 1;
      fate.pass('effect.before');
      if (pick(8) === 0) throw new CordonError('CORDON_STORE_UNAVAILABLE', 'down', true);
      for (const { record } of records) {
        if (done.has(record.id)) again += 1;
        done.add(record.id);
      }
      fate.pass('effect.after');
      return [];
    };
    try {
      const owner = new EffectOwner({
        ...{ group: 'archive', partition: 0, log: new SimLog(disk, fate), clock: mortal, handler },
        settings: { maxBatch: MAX_BATCH, checkpointMs: 60, lingerMs: 0, ahead },
        events: { handled: () => undefined, retried: () => undefined },
        commit: async () => fate.pass('commit'),
      });
      const positions = await owner.open();
      let ended: unknown;
      owner.run().catch((error: unknown) => (ended = error));
      let next = positions.get('event/0') ?? 0;
      while (ended === undefined && !fate.dead && (next < INPUTS || owner.busy)) {
        const arrivals = FEED.slice(next, next + 1 + pick(12)).map((record, i) => ({
          stream: 'event' as const,
          partition: 0,
          offset: next + i,
          record,
        }));
        next += arrivals.length;
        if (arrivals.length > 0) await owner.offer('event', 0, arrivals, next);
        await clock.advance(20);
      }
      if (ended !== undefined && !(ended instanceof Crash)) throw ended;
      if (fate.dead) continue;
      await owner.close();
      if (!fate.dead) return { done, again, mostInHand };
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
  }
  throw new Error(`seed ${seed}: not done after ${MOST_LIVES} lives`);
}

jest.setTimeout(120_000);

describe('a crash at every await of an effect owner', () => {
  it.each([1, AHEAD])('leaves no record without its effect, with %i batches in hand', async (ahead) => {
    const hits = new Map<string, number>();
    let again = 0;
    let mostInHand = 0;
    for (let seed = 1; seed <= SEEDS; seed++) {
      const outcome = await run(seed, hits, ahead);
      expect([seed, outcome.done]).toEqual([seed, new Set(EXPECTED)]);
      again += outcome.again;
      mostInHand = Math.max(mostInHand, outcome.mostInHand);
    }
    // The simulation reached what it is about.
    expect([...hits.keys()].sort()).toEqual(['checkpoint.after', 'checkpoint.before', 'commit', 'effect.after', 'effect.before', 'load']);
    expect(again).toBeGreaterThan(0);
    expect(mostInHand).toBe(ahead);
  });
});
