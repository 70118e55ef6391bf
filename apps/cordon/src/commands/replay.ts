import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { makeLogger, publishInventories, readEnvironment, RecordClock, type Parts, type Settings } from '@cordon/nest';
import { CordonError } from '@cordon/wire';
import { startEngine } from '../engine';
import { groupBy } from '../group-by';
import { plan, type Planned } from '../replay/plan';
import { makeReport, memberLines, type ReplayReport } from '../replay/report';
import { replaySettings, sourceForFormat } from '../replay/settings';

interface Options {
  readonly source?: string;
  readonly tenant: string;
  readonly policy?: string;
  readonly inventory?: string;
  readonly dataDir?: string;
  readonly speed: string;
  readonly report?: string;
  readonly members?: string;
}

const BATCH = 1_000;
const DAY_MS = 24 * 3_600_000;
const BAR = 30;

/** `cordon replay`: exit 3 when records were lost. Actuators are always simulated. */
export async function replay(paths: string[], options: Options): Promise<void> {
  const started = performance.now();
  const cpu = process.cpuUsage();
  const environment = readEnvironment();
  const directory = options.dataDir ?? mkdtempSync(join(tmpdir(), 'cordon-replay-'));
  const settings: Settings = replaySettings(options.tenant, options.source, {
    policy: absolute(options.policy),
    inventory: absolute(options.inventory),
  });
  const { records } = await plan(paths, (format) => options.source ?? sourceForFormat(format));
  const engine = await startEngine({
    environment: Object.assign(environment, { DATA_DIR: directory }),
    settings,
    simulate: true,
    time: 'records',
    clock: new RecordClock(records[0]?.arrived.seen ?? 0),
    api: false,
    port: 0,
    logger: makeLogger('warn'),
    onFatal: (stage, error) => {
      process.stderr.write(`${stage} ended: ${String(error)}\n`);
      process.exit(1);
    },
  });
  try {
    await feed(engine.parts, records, options.speed);
    await engine.running.drained();
    const report = await makeReport(engine.parts.store, options.tenant, records.length, started, cpu);
    if (options.report) writeFileSync(options.report, `${JSON.stringify(report, null, 2)}\n`);
    if (options.members) await writeLines(options.members, memberLines(engine.parts.store, options.tenant));
    process.stdout.write(summary(report));
    const { events: e } = report;
    if (e.in !== e.archived + e.duplicate + e.dead) throw new CordonError('CORDON_LOST', `${e.in} ≠ ${e.archived} + ${e.duplicate} + ${e.dead}`);
  } finally {
    await engine.close();
    if (options.dataDir === undefined) rmSync(directory, { recursive: true, force: true });
  }
}

async function feed(parts: Parts, records: readonly Planned[], speed: string): Promise<void> {
  const factor = speed === 'max' ? undefined : speed === 'realtime' ? 1 : Number(speed);
  if (factor !== undefined && !(factor > 0)) throw new CordonError('CORDON_USAGE', '--speed: max, realtime or a number above 0');
  const first = records[0]?.arrived.seen ?? 0;
  const began = performance.now();
  let day = Math.floor(first / DAY_MS);
  for (let i = 0; i < records.length; i += BATCH) {
    const batch = records.slice(i, i + BATCH);
    if (factor !== undefined) await parts.clock.wait(Math.max(0, ((batch[0]?.arrived.seen ?? first) - first) / factor - (performance.now() - began)));
    const today = Math.floor((batch.at(-1)?.arrived.seen ?? first) / DAY_MS);
    // A running engine tells its inventory again each hour; here each day of the records is enough.
    if (today > day) await publishInventories(parts, batch.at(-1)?.arrived.seen);
    day = today;
    for (const [source, rows] of groupBy(batch, (r) => r.source))
      await parts.intake.take(
        source,
        rows.map((r) => r.arrived),
      );
    progress(Math.min(i + BATCH, records.length), records.length);
  }
  if (process.stderr.isTTY) process.stderr.write('\n');
}

function progress(done: number, all: number): void {
  if (!process.stderr.isTTY) return;
  const full = Math.round((done / all) * BAR);
  process.stderr.write(`\r[${'#'.repeat(full)}${' '.repeat(BAR - full)}] ${done} of ${all} records`);
}

function summary(r: ReplayReport): string {
  const dead = Object.entries(r.deadByCode).map(([code, n]) => `  ${n} ${code}\n`);
  const lines = r.incidents.map((i) => i as { id: string; title: string; probability: number; findings: number });
  return [
    `${r.events.in} in = ${r.events.archived} archived + ${r.events.duplicate} duplicate + ${r.events.dead} dead\n`,
    ...dead,
    `${r.findings} findings, ${r.incidents.length} incidents, ${r.actions.length} actions (simulated)\n`,
    ...lines.map((i) => `  ${i.id}  ${(i.probability * 100).toFixed(0).padStart(3)} %  ${String(i.findings).padStart(4)} findings  ${i.title}\n`),
    `${(r.wallMs / 1_000).toFixed(1)} s, ${(r.cpuMs / 1_000).toFixed(1)} s of processor, peak ${Math.round(r.peakRssBytes / 1_024 ** 2)} MiB\n`,
  ].join('');
}

async function writeLines(path: string, lines: AsyncIterable<string>): Promise<void> {
  const file = createWriteStream(path);
  for await (const line of lines) if (!file.write(line)) await once(file, 'drain');
  file.end();
  await once(file, 'finish');
}

const absolute = (path: string | undefined): string | undefined => (path === undefined ? undefined : resolve(path));
