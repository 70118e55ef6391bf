import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '@cordon/nest';
import { PIPELINE } from '@cordon/runtime';
import type { Incident, StreamName, StreamRecord } from '@cordon/wire';
import { deaths, live, readJournal, waiting, type LifeOptions, type Schedule, type Site } from './lives';
import { fill, within, type Place } from './places';
import { inputsOf, record, type Recording } from './recording';
import { thinkStraight, wholeOf, type Thinking, type Thought } from './reference';
import { canonical, outputsOf, savedState } from './streams';

const KILLS = 20;
const SEED = 20_261_124;
const WRITES: readonly Site[] = ['append.before', 'append.half', 'append.after'];
const CHECKPOINTS: readonly Site[] = ['checkpoint.before', 'checkpoint.after'];
const CUTS: readonly Site[] = ['cut.before', 'cut.after'];

interface Size {
  readonly maxBatch: number;
  readonly checkpointMs: number;
  readonly patience: Schedule['patience'];
  /** How much of a long stream is taken. */
  readonly most: Partial<Record<StreamName, number>>;
}

/** How small the steps are, so that twenty deaths fall into the work and not behind it. */
const SIZES: Readonly<Record<Thinking, Size>> = {
  normalise: { maxBatch: 10, checkpointMs: 15, patience: waiting(3, 3), most: { raw: 3_000 } },
  detect: { maxBatch: 120, checkpointMs: 15, patience: waiting(20, 3), most: {} },
  correlate: { maxBatch: 1, checkpointMs: 5, patience: waiting(9, 0), most: { binding: 20 } },
  respond: { maxBatch: 1, checkpointMs: 1, patience: waiting(4, 0), most: {} },
};

/** What must be the same though an uninterrupted process may cut its input elsewhere: findings, last words on incidents, actions. */
const ESSENCE: Readonly<Record<Thinking, (o: Thought['outputs']) => unknown>> = {
  normalise: (o) => texts(o),
  detect: (o) => (o.get('finding') ?? []).map((f) => f.id).sort(),
  correlate: (o) => Object.fromEntries([...lastVersions(o.get('incident') ?? [])].map(([id, i]) => [id, membersAndLinks(i)])),
  respond: (o) => (o.get('action') ?? []).map((a) => a.id).sort(),
};

const texts = (outputs: Thought['outputs']): Record<string, string[]> =>
  Object.fromEntries([...outputs].filter(([, records]) => records.length > 0).map(([stream, records]) => [stream, records.map(canonical)]));
const lastVersions = (records: readonly StreamRecord[]): Map<string, Incident> =>
  new Map(records.map((r) => [(r.body as Incident).id, r.body as Incident]));
const membersAndLinks = (i: Incident): string[] =>
  [...i.timeline.map((t) => t.finding), ...i.links.map((l) => `${l.finding} ${l.kind} ${l.entity}`)].sort();

/**
 * The input in the order in which it comes in life, with the kills that are to be done by then: what became of an action is told
 * after it was decided, or it would not be decided again.
 */
function actsOf(inputs: ReadonlyMap<StreamName, readonly StreamRecord[]>): [ReadonlyMap<StreamName, readonly StreamRecord[]>, number][] {
  const part = (late: boolean) => new Map([...inputs].filter(([stream]) => (stream === 'outcome') === late));
  return inputs.has('outcome')
    ? [
        [part(false), KILLS - KILLS / 10],
        [part(true), KILLS],
      ]
    : [[inputs, KILLS]];
}

/** A recording in a directory of its own, for one suite. */
export class Survival {
  readonly root = mkdtempSync(join(tmpdir(), 'cordon-kill-'));
  private recording!: Recording;
  private settings = '';

  async begin(): Promise<void> {
    this.recording = await record(this.root);
    this.settings = this.recording.settings(join(this.root, 'settings'), ['{ kind: simulator }'], []);
  }

  end(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  /** One stage is killed twenty times in one place and not at all in another; both must have thought the same. */
  async survives(stage: Thinking, place: Place, untouched: Place, name: string): Promise<void> {
    const { recording, root, settings } = this;
    const inputs = inputsOf(recording, stage, SIZES[stage].most);
    const follows = PIPELINE[stage].order === 'input';
    const options = (p: Place, run: string): LifeOptions => ({
      stage,
      log: p.log,
      dataDir: join(root, `${name}-${run}`),
      settings,
      maxBatch: SIZES[stage].maxBatch,
      checkpointMs: SIZES[stage].checkpointMs,
      start: recording.start,
      journal: join(root, `${name}-${run}.ndjson`),
    });
    const filled = (stream: StreamName): number => inputs.get(stream)?.length ?? 0;

    const sites = follows ? [...WRITES, ...CHECKPOINTS] : [...CUTS, ...WRITES, ...CHECKPOINTS];
    const certain = follows ? sites : [...CUTS, ...CHECKPOINTS];
    const kills = deaths(SEED, KILLS, { sites, certain, patience: SIZES[stage].patience });
    let killed = 0;
    for (const [act, goal] of actsOf(inputs)) {
      await fill(place, act);
      while (killed < goal && (await live(options(place, 'killed'), kills[killed]))) killed += 1;
      expect(await live(options(place, 'killed'))).toBe(false);
      await fill(untouched, act);
      expect(await live(options(untouched, 'untouched'))).toBe(false);
    }

    const journal = readJournal(options(place, 'killed').journal);
    const records = [...inputs.values()].reduce((sum, r) => sum + r.length, 0);
    const replayed = journal.handled - records;
    process.stdout.write(
      `${name}: ${killed} kills (${Object.entries(journal.kills)
        .map(([s, n]) => `${s} ${n}`)
        .join(', ')}), ${records} records, ${replayed} replayed\n`,
    );
    expect(killed).toBeGreaterThanOrEqual(KILLS);
    expect(replayed).toBeGreaterThan(0);
    expect(WRITES.reduce((sum, site) => sum + (journal.kills[site] ?? 0), 0)).toBeGreaterThan(0);

    const after = await within(place, async (log) => ({ outputs: await outputsOf(log, stage, filled), state: await savedState(log, stage) }));
    const without = await within(untouched, async (log) => ({ outputs: await outputsOf(log, stage, filled), state: await savedState(log, stage) }));
    expect([...after.outputs.values()].reduce((sum, r) => sum + r.length, 0)).toBeGreaterThan(10);
    const straight = await thinkStraight(stage, readSettings(settings), inputs, follows ? wholeOf(inputs) : journal.cuts);
    expect(texts(after.outputs)).toEqual(texts(straight.outputs));
    expect(after.state).toEqual(straight.state);
    expect(ESSENCE[stage](after.outputs)).toEqual(ESSENCE[stage](without.outputs));
    if (follows) expect(after.state).toEqual(without.state);
  }
}
