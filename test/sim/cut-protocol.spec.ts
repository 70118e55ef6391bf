import { chance, Crash, Fate, SimClock, SimLog, SimLogDisk, type SimLogBugs } from '@cordon/testing';
import { Marks, OWNER_DEFAULTS, Owner, runStep, type Chunk, type Input, type Outbox, type Stage } from '@cordon/runtime';
import type { Finding, Incident, StreamRecord } from '@cordon/wire';

const INPUTS = 60;
const SEEDS = 150;
const MOST_LIVES = 60;

/** Sums what it reads; its output names the sum and the cut's now, so that a replay under another cut shows. */
class Summing implements Stage<'correlate'> {
  readonly name = 'correlate';
  private sum = 0;

  step(inputs: readonly Input<'correlate'>[], now: number, out: Outbox<'correlate'>): void {
    for (const input of inputs) {
      this.sum += (input.record.body as Finding).bits;
      out.emit({
        ...base('incident', `i${input.offset}`),
        stream: 'incident',
        body: { sum: this.sum, now, of: input.record.id } as unknown as Incident,
      });
    }
  }

  wake(): undefined {
    return undefined;
  }

  takeDirty(): readonly Chunk[] {
    return [{ shard: 0, schema: 1, bytes: Uint8Array.from(Buffer.from(String(this.sum))) }];
  }

  load(chunks: readonly Chunk[]): void {
    this.sum = Number(Buffer.from(chunks[0]?.bytes ?? []).toString() || 0);
  }
}

const base = (stream: 'finding' | 'incident', id: string) => ({
  stream,
  id,
  tenant: 't',
  source: 's',
  trust: 2 as const,
  at: 0,
  seen: 0,
  cause: [],
  key: 't',
});

interface Seen {
  readonly of: string;
  readonly sum: number;
}

/** What a reader with high-water marks makes of the incident stream. */
function readOutputs(disk: SimLogDisk): Seen[] {
  const marks = new Marks();
  return (disk.streams.get('incident') ?? []).filter((r) => r.mark && marks.advance('incident/0', r.mark)).map((r) => r.body as Seen);
}

const EXPECTED = Array.from({ length: INPUTS }, (_, i): Seen => ({ of: `f${i}`, sum: ((i + 1) * (i + 2)) / 2 }));

/** Runs lives of one process until all is read; each dies where its fate says. Returns what the reader saw. */
async function run(seed: number, hits: Map<string, number>, bugs: SimLogBugs): Promise<{ outputs: Seen[]; lives: number; replayed: number }> {
  const pick = chance(seed);
  const disk = new SimLogDisk();
  const feed: StreamRecord[] = Array.from({ length: INPUTS }, (_, i) => ({ ...base('finding', `f${i}`), body: { bits: i + 1 } }));
  const clock = new SimClock(1_000_000);
  let fed = 0;
  let replayed = 0;
  for (let life = 1; life <= MOST_LIVES; life++) {
    const fate = new Fate(hits, life === MOST_LIVES ? Infinity : life % 2 ? 1 + pick(40) : 60 + pick(120));
    const log = new SimLog(disk, fate, bugs);
    const feedMore = (): void => {
      const stream = disk.streams.get('finding') ?? [];
      const take = Math.min(INPUTS - fed, 1 + pick(6));
      stream.push(...feed.slice(fed, fed + take));
      fed += take;
      disk.streams.set('finding', stream);
    };
    try {
      const owner = new Owner({
        stage: new Summing(),
        partition: 0,
        log,
        clock,
        settings: { ...OWNER_DEFAULTS, maxBatch: 5, checkpointMs: 60 },
        handler: runStep,
        events: {
          stepped: (_c, records, _o, _ms, _n, again) => (replayed += again ? records : 0),
          retried: () => undefined,
          checkpointed: () => undefined,
        },
        commit: async () => fate.pass('commit'),
      });
      const positions = await owner.open();
      const running = owner.run();
      let ended: unknown;
      running.then(
        () => (ended = 'done'),
        (error: unknown) => (ended = error),
      );
      let next = positions.get('finding/0') ?? 0;
      for (let turn = 0; turn < 400 && !ended; turn++) {
        if (fed < INPUTS) feedMore();
        const all = disk.streams.get('finding') ?? [];
        if (next < all.length) {
          await owner.offer(
            'finding',
            0,
            all.slice(next).map((record, i) => ({ stream: 'finding' as const, partition: 0, offset: next + i, record })),
            all.length,
          );
          next = all.length;
        }
        await clock.advance(20);
        await new Promise((resolve) => setImmediate(resolve));
        if (fed === INPUTS && turn > 60 && !owner.busy) break;
      }
      await owner.close();
      if (!fate.dead) return { outputs: readOutputs(disk), lives: life, replayed };
      if (ended !== undefined && ended !== 'done' && !(ended instanceof Crash)) throw ended;
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
  }
  throw new Error(`seed ${seed}: not done after ${MOST_LIVES} lives`);
}

const bare = (outputs: Seen[]): Seen[] => outputs.map(({ of, sum }) => ({ of, sum }));

jest.setTimeout(120_000);

describe('a crash at every await of the cut protocol', () => {
  it('leaves its readers with each output once and in order', async () => {
    const hits = new Map<string, number>();
    let replayed = 0;
    for (let seed = 1; seed <= SEEDS; seed++) {
      const result = await run(seed, hits, {});
      replayed += result.replayed;
      expect(`${seed} ${JSON.stringify(bare(result.outputs))}`).toBe(`${seed} ${JSON.stringify(EXPECTED)}`);
    }
    process.stdout.write(
      `cut protocol: ${SEEDS} seeds, ${replayed} records replayed, crash points ${JSON.stringify(Object.fromEntries([...hits].sort()))}\n`,
    );
    for (const site of [
      'own',
      'load',
      'cut.before',
      'cut.after',
      'append.before',
      'append.middle',
      'append.after',
      'checkpoint.before',
      'checkpoint.after',
      'commit',
    ]) {
      expect({ site, hits: hits.get(site) ?? 0 }).not.toEqual({ site, hits: 0 });
    }
    expect(replayed).toBeGreaterThan(0);
  });

  it.each<[string, SimLogBugs]>([
    ['cuts that are acknowledged and not written', { forgetsCuts: true }],
    ['a checkpoint in two steps', { tornCheckpoint: true }],
  ])('finds a planted bug: %s', async (_name, bugs) => {
    const wrong: number[] = [];
    for (let seed = 1; seed <= SEEDS; seed++) {
      const { outputs } = await run(seed, new Map(), bugs);
      if (JSON.stringify(bare(outputs)) !== JSON.stringify(EXPECTED)) wrong.push(seed);
    }
    process.stdout.write(`planted bug ${JSON.stringify(bugs)}: found by ${wrong.length} of ${SEEDS} seeds\n`);
    expect(wrong.length).toBeGreaterThan(0);
  });
});
