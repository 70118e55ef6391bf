import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { EmbeddedLog } from '@cordon/log-embedded';
import { repoRoot, startedBy, waitUntil } from '@cordon/testing';
import { CODES, type Bodies, type StreamName, type StreamRecord } from '@cordon/wire';
import type { Member, Report as StoryReport } from './replay-story';

/** Runs the built `cordon` on input that no product should send, and looks at what became of each record. */

const CORDON = join(repoRoot, 'apps/cordon/bin/cordon.js');
/** Memory of its own that a replay may take at most, whatever it is fed: heap, engine and what the report at the end asks of it. */
export const OWN_BOUND = 1.25 * 1024 ** 3;
/** All that may be resident: with the pages of files, the engine's library and the log, which the system takes back when it needs them. */
const RSS_BOUND = 2 * 1024 ** 3;
const SAMPLE_MS = 100;

export interface Report extends StoryReport {
  readonly deadByCode: Readonly<Record<string, number>>;
  readonly wallMs: number;
  readonly peakRssBytes: number;
}

export interface Ended {
  /** Exit code; a signal's name when it was killed by one. */
  readonly code: number | string;
  readonly stdout: string;
  readonly stderr: string;
  /** Highest memory of its own that was seen while it ran, without the pages of files; 0 where the system does not tell. */
  readonly peakOwnBytes: number;
}

/** A directory of one test; `remove` when it is over. */
export class Scratch {
  readonly root = mkdtempSync(join(tmpdir(), 'cordon-bad-'));

  at(...path: string[]): string {
    return join(this.root, ...path);
  }

  /** Writes a file below the directory, with the folders it needs; returns its path. */
  write(path: string, bytes: string | Uint8Array): string {
    const file = this.at(path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    return file;
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** Runs `cordon` to its end, with no other CORDON_* settings than those given (without the prefix). */
export function cordon(args: readonly string[], settings: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const env: NodeJS.ProcessEnv = { PATH: process.env['PATH'], TMPDIR: tmpdir() };
  for (const [name, value] of Object.entries(settings)) env[`CORDON_${name}`] = value;
  return new Promise((resolve) => {
    let peakOwnBytes = 0;
    const child = execFile(process.execPath, [CORDON, ...args], { env, maxBuffer: 64 * 1024 ** 2 }, (error, stdout, stderr) => {
      clearInterval(sampling);
      resolve({ code: error ? (error.code ?? error.signal ?? 'unknown') : 0, stdout, stderr, peakOwnBytes });
    });
    const sampling = setInterval(() => (peakOwnBytes = Math.max(peakOwnBytes, ownBytes(child.pid))), SAMPLE_MS);
  });
}

/** Of a process and those that it started. */
const ownBytes = (pid: number | undefined): number =>
  pid === undefined ? 0 : [pid, ...startedBy(pid)].reduce((sum, p) => sum + anonymousBytes(p), 0);

/** Resident memory of a process that no file stands behind (proc_pid_status(5), RssAnon). */
function anonymousBytes(pid: number): number {
  try {
    return 1_024 * Number(/^RssAnon:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

export interface Replayed extends Ended {
  readonly report: Report;
  readonly members: readonly Member[];
  readonly dataDir: string;
}

/**
 * `cordon replay` over a folder of the scratch directory; log and store stay in `<as>-data`, or go with the process ('scratch').
 * Fails when it wrote no report.
 */
export async function replay(scratch: Scratch, folder: string, more: readonly string[] = [], as = folder): Promise<Replayed> {
  const [report, members, dataDir] = [scratch.at(`${as}.json`), scratch.at(`${as}.ndjson`), scratch.at(`${as}-data`)];
  const ended = await cordon([
    'replay',
    scratch.at(folder),
    ...(as === 'scratch' ? [] : ['--data-dir', dataDir]),
    '--report',
    report,
    '--members',
    members,
    ...more,
  ]);
  if (!existsSync(report)) throw new Error(`replay of ${folder} ended with ${ended.code}: ${ended.stderr.slice(0, 2_000)}`);
  const lines = readFileSync(members, 'utf8').split('\n').filter(Boolean);
  return {
    ...ended,
    dataDir,
    report: JSON.parse(readFileSync(report, 'utf8')) as Report,
    members: lines.map((l) => JSON.parse(l) as Member),
  };
}

/** What the brief of every record is: nothing lost, nothing crashed, a known code for all that was refused, memory bounded. */
export function expectSound({ code, stderr, report, peakOwnBytes }: Replayed, handedIn: number, { duplicate = 0, dead = 0 } = {}): void {
  const { events, deadByCode, peakRssBytes } = report;
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(events).toEqual({ in: handedIn, archived: handedIn - duplicate - dead, duplicate, dead });
  expect(Object.keys(deadByCode).filter((c) => !(c in CODES) || c === 'CORDON_STAGE_FAILED' || c === 'CORDON_POISON')).toEqual([]);
  expect(Object.values(deadByCode).reduce((a, b) => a + b, 0)).toBe(dead);
  expect(peakOwnBytes).toBeLessThan(OWN_BOUND);
  expect(peakRssBytes).toBeLessThan(RSS_BOUND);
}

/** What became of the records that were handed in, by the log of the data directory: an account of its own beside the report. */
export async function fates(dataDir: string): Promise<Report['events']> {
  const raw = await logged(dataDir, 'raw');
  const archived = new Set((await logged(dataDir, 'event')).map((e) => e.cause[0]));
  const dead = new Set((await logged(dataDir, 'dead')).map((d) => d.cause[0]));
  return { in: raw.length, archived: archived.size, duplicate: raw.length - archived.size - dead.size, dead: dead.size };
}

/** Files with a record of which there is an event in the log of the data directory. */
export async function filesArchived(dataDir: string): Promise<ReadonlySet<string>> {
  const archived = new Set((await logged(dataDir, 'event')).map((e) => e.cause[0]));
  return new Set((await logged(dataDir, 'raw')).filter((r) => archived.has(r.id)).map((r) => r.body.file ?? ''));
}

/** All records of a stream in the log of a data directory that no process has open. */
export async function logged<S extends StreamName>(dataDir: string, stream: S): Promise<StreamRecord<Bodies[S]>[]> {
  const log = new EmbeddedLog({ path: join(dataDir, 'log') });
  await log.open();
  try {
    const records: StreamRecord<Bodies[S]>[] = [];
    let read = 0;
    const reading = await log.read({
      group: `test.${stream}`,
      reads: { [stream]: 'keyed' },
      assigned: () => Promise.resolve(new Map([[`${stream}/0`, 0]])),
      revoked: () => Promise.resolve(),
      records: (_owner, _stream, _partition, arrivals, next) => {
        for (const a of arrivals) if ('record' in a) records.push(a.record as StreamRecord<Bodies[S]>);
        read = next;
        return Promise.resolve();
      },
    });
    const end = [...(await reading.lag()).values()].reduce((a, b) => a + b, 0);
    await waitUntil(`${end} records of ${stream} are read`, 60_000, () => read >= end);
    await reading.close();
    return records;
  } finally {
    await log.close();
  }
}

/** Appends records to the log of a data directory that no process has open, as a door with a defect might. */
export async function append(dataDir: string, records: readonly StreamRecord[]): Promise<void> {
  const log = new EmbeddedLog({ path: join(dataDir, 'log') });
  await log.open();
  try {
    await log.append(records);
  } finally {
    await log.close();
  }
}
