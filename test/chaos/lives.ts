import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cut } from '@cordon/runtime';
import { repoRoot, startProcess } from '@cordon/testing';

const PROGRAM = join(repoRoot, 'test/chaos/stage-process.cjs');
const LIFE_MS = 120_000;

export type Site =
  | 'append.before'
  | 'append.half'
  | 'append.after'
  | 'cut.before'
  | 'cut.after'
  | 'checkpoint.before'
  | 'checkpoint.after'
  | 'effect.before'
  | 'effect.after';

export interface Kill {
  readonly site: Site;
  readonly after: number;
  readonly armed: 'at once' | 'live';
  /** Live steps after which the site `instead`, which every step comes by, will do. */
  readonly patience: number;
  readonly instead: Site;
  /** Only at an effect of the action that the last life ended at. */
  readonly sameAction?: boolean;
}

/** What a stage's process is told besides when to die. */
export interface LifeOptions {
  readonly stage: string;
  readonly log: Readonly<Record<string, unknown>>;
  readonly dataDir: string;
  readonly settings: string;
  readonly clickhouse?: { readonly url: string; readonly username: string; readonly password: string; readonly database: string };
  readonly maxBatch: number;
  readonly checkpointMs: number;
  readonly start: number;
  readonly journal: string;
  /** It does not die while an action is under way whose answer was lost in so many deaths already. */
  readonly mostLost?: number;
}

/** Runs the stage until it is killed or has nothing left to do; true when it was killed. */
export async function live(options: LifeOptions, kill?: Kill): Promise<boolean> {
  const logFile = `${options.journal}.log`;
  const life = await startProcess([process.execPath, PROGRAM, JSON.stringify({ ...options, kill })], logFile);
  const deadline = setTimeout(() => void life.stop(), LIFE_MS);
  const how = await life.end;
  clearTimeout(deadline);
  if (how === 'SIGKILL' && kill) return true;
  if (how === 'code 0') return false;
  throw new Error(`${options.stage} ended with ${how}: ${readFileSync(logFile, 'utf8').slice(-2_000)}`);
}

export interface Journal {
  readonly cuts: readonly Cut[];
  /** Kills by site. */
  readonly kills: Readonly<Record<string, number>>;
  /** Kills right before or after an effect of an action, by its id. */
  readonly struck: ReadonlyMap<string, number>;
  /** Records in finished steps, over all lives. */
  readonly handled: number;
}

export function readJournal(path: string): Journal {
  const cuts = new Map<number, Cut>();
  const kills: Record<string, number> = {};
  const struck = new Map<string, number>();
  let handled = 0;
  for (const line of readFileSync(path, 'utf8').split('\n').filter(Boolean)) {
    const note = JSON.parse(line) as { cut?: Cut; kill?: string; of?: string; handled?: number };
    if (note.cut) cuts.set(note.cut.n, note.cut);
    if (note.kill !== undefined) kills[note.kill] = (kills[note.kill] ?? 0) + 1;
    if (note.of !== undefined) struck.set(note.of, (struck.get(note.of) ?? 0) + 1);
    handled += note.handled ?? 0;
  }
  return { cuts: [...cuts.values()].sort((a, b) => a.n - b.n), kills, struck, handled };
}

/** Which deaths a run may die. */
export interface Schedule {
  readonly sites: readonly Site[];
  /** Sites that every step comes by. */
  readonly certain: readonly Site[];
  /** Steps that a site is waited for: those of writes and effects come seldom, and use up input meanwhile. */
  readonly patience: (site: Site) => number;
  /** Sites that are not waited for at all, since a life comes by them only at its beginning. */
  readonly atOnce?: readonly Site[];
}

/**
 * Which deaths a run has. Most come after some progress, one in four at once, so that replays die too; never two of those in
 * a row, because a record that ends its process twice running is given up as poison.
 */
export function deaths(seed: number, kills: number, { sites, certain, patience, atOnce = [] }: Schedule): Kill[] {
  const next = mulberry(seed);
  return Array.from({ length: kills }, (_, i) => {
    const site = sites[i % sites.length] ?? 'append.before';
    return {
      site,
      after: certain.includes(site) || atOnce.includes(site) ? 1 + Math.floor(next() * 2) : 1,
      armed: i % 4 === 3 || atOnce.includes(site) ? 'at once' : 'live',
      patience: patience(site),
      instead: certain[i % certain.length] ?? 'checkpoint.before',
    };
  });
}

/** Waits longer for what comes seldom: writes and effects. */
export const waiting =
  (seldom: number, often: number) =>
  (site: Site): number =>
    site.startsWith('append') || site.startsWith('effect') ? seldom : often;

/** Small seeded generator, 0 ≤ x < 1 (mulberry32). */
export function mulberry(seed: number): () => number {
  let s = seed;
  return () => {
    s = (s + 0x6d2b79f5) | 0;
    let t = Math.imul(s ^ (s >>> 15), 1 | s);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
