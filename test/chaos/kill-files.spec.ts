import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { repoRoot, startProcess, waitUntil } from '@cordon/testing';
import type { RawBody, StreamRecord } from '@cordon/wire';
import { embeddedPlace, within } from './places';
import { mulberry } from './lives';
import { readAll } from './streams';

const PROGRAM = join(repoRoot, 'test/chaos/files-process.cjs');
const KILLS = 20;
const SEED = 20_261_128;
/** The door looks every 100 ms and takes a file for quiet after 500. */
const FAST = 10;
const LIFE_MS = 60_000;
/** Pace of the writer, and of one that has written much in a life: on a busy machine lives are long. */
const BETWEEN_WRITES_MS = 20;
const SLOWLY_MS = 200;
const MUCH = 4_000;
const SITES = ['append.before', 'append.half', 'append.after', 'position.before', 'position.after', 'time'] as const;

const root = mkdtempSync(join(tmpdir(), 'cordon-kill-files-'));
const logs = join(root, 'logs');
const copied = join(root, 'copied');
const journal = join(root, 'journal.ndjson');
afterAll(() => rmSync(root, { recursive: true, force: true }));

interface Note {
  readonly lines?: readonly number[];
  readonly kill?: string;
}
const notes = (): Note[] =>
  existsSync(journal)
    ? readFileSync(journal, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Note)
    : [];

/** Writes to three logs, and rotates: two by rename, at their own pace, one by copying and truncating. */
class Writer {
  readonly renamed: string[] = [];
  readonly truncated: string[] = [];
  rotations = 0;
  private n = 0;

  constructor(private readonly random: () => number) {}

  get lines(): number {
    return this.n;
  }

  write(): void {
    for (const name of ['fast.log', 'slow.log']) {
      for (let i = 0; i < 1 + this.random() * 10; i++) this.append(join(logs, name), this.renamed);
      if (this.random() < (name === 'fast.log' ? 0.05 : 0.01)) this.rename(join(logs, name));
    }
    for (let i = 0; i < 30; i++) this.append(join(copied, 'cut.log'), this.truncated);
    if (this.random() < 0.02) this.cut(join(copied, 'cut.log'));
  }

  /** In two pieces, so that the door sees lines without an end. */
  private append(path: string, into: string[]): void {
    const line = `line ${++this.n} ${'.'.repeat(this.random() * 200)}`;
    const half = Math.floor(this.random() * line.length);
    appendFileSync(path, line.slice(0, half));
    appendFileSync(path, `${line.slice(half)}\n`);
    into.push(line);
  }

  /** As a writer that has not reopened its log yet, it goes on in the old file for a line. */
  private rename(path: string): void {
    const old = `${path}.${++this.rotations}`;
    renameSync(path, old);
    this.append(old, this.renamed);
  }

  private cut(path: string): void {
    copyFileSync(path, `${path}.${++this.rotations}`);
    truncateSync(path);
  }
}

it('file doors that are killed twenty times while a writer appends and rotates hand in every line, and no line under two ids', async () => {
  mkdirSync(logs);
  mkdirSync(copied);
  const settings = join(root, 'cordon.yaml');
  writeFileSync(
    settings,
    `tenants: [{ id: acme }]
sources:
  - { name: renamed, tenant: acme, trust: 1 }
  - { name: truncated, tenant: acme, trust: 1 }
doors:
  files:
    - { source: renamed, path: logs, names: '*.log*' }
    - { source: truncated, path: copied }
`,
  );
  const random = mulberry(SEED);
  const writer = new Writer(random);
  const dataDir = join(root, 'data');
  let lives = 0;
  const start = (kill?: { site: string; after: number }) =>
    startProcess(
      [process.execPath, PROGRAM, JSON.stringify({ dataDir, settings, journal, fast: FAST, ...(kill ? { kill } : {}) })],
      join(root, `life-${lives++}.log`),
    );
  const failed = (): string => readFileSync(join(root, `life-${lives - 1}.log`), 'utf8').slice(-2_000);

  for (let n = 0; n < KILLS; n++) {
    const site = SITES[n % SITES.length] ?? 'time';
    const life = await start({ site, after: site === 'time' ? 200 + Math.floor(random() * 2_000) : 1 + Math.floor(random() * 8) });
    const deadline = performance.now() + LIFE_MS;
    const before = writer.lines;
    while (life.ended() === undefined && performance.now() < deadline) {
      writer.write();
      await pause(writer.lines - before < MUCH ? BETWEEN_WRITES_MS : SLOWLY_MS);
    }
    await life.stop();
    expect([await life.end, life.ended() === 'SIGKILL' ? '' : failed()]).toEqual(['SIGKILL', '']);
  }
  const last = await start();
  const all = (): number => new Set(notes().flatMap((note) => note.lines ?? [])).size;
  await waitUntil('every line is in the log', LIFE_MS, () => all() >= writer.renamed.length + writer.truncated.length, last.ended);
  await last.stop();
  expect([await last.end, failed()]).toEqual(['code 0', '']);

  const raw = await within(embeddedPlace(dataDir), async (log) => (await readAll(log, 'raw')).map((p) => p.record as StreamRecord<RawBody>));
  const of = (source: string): readonly StreamRecord<RawBody>[] => raw.filter((r) => r.source === source);
  const lines = (records: readonly StreamRecord<RawBody>[]): string[] =>
    [...new Map(records.map((r) => [r.id, Buffer.from(r.body.bytes ?? []).toString()])).values()].sort();
  const missing = (had: readonly string[], wanted: readonly string[]): string[] => {
    const there = new Set(had);
    return wanted.filter((line) => !there.has(line));
  };
  const kills = notes().flatMap(({ kill }) => kill ?? []);
  const repeats = raw.length - new Set(raw.map((r) => r.id)).size;
  process.stdout.write(
    `files: ${kills.length} kills, ${writer.rotations} rotations, ${writer.renamed.length} + ${writer.truncated.length} lines, ${raw.length} records, ${repeats} repeats\n`,
  );
  expect(raw.filter(({ body }) => !body.file?.startsWith(root) || !body.line)).toEqual([]);
  expect(kills).toHaveLength(KILLS);
  expect(repeats).toBeGreaterThan(0);
  expect(writer.rotations).toBeGreaterThan(KILLS);
  expect(missing(lines(of('renamed')), writer.renamed)).toEqual([]);
  expect(lines(of('renamed'))).toHaveLength(writer.renamed.length);
  // A copy whose original was killed before its place was stored is read again, under ids of its own: more records, never fewer.
  expect(missing(lines(of('truncated')), writer.truncated)).toEqual([]);
}, 300_000);
