import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  makeLogger,
  publishInventories,
  readEnvironment,
  readFiles,
  RecordClock,
  type Environment,
  type LiveConfig,
  type Running,
} from '@cordon/nest';
import { READER } from '@cordon/formats';
import { CordonError } from '@cordon/wire';
import { startEngine, type Engine } from '../engine';
import { Plan } from '../replay/plan';
import { makeReport, memberLines, type ReplayReport } from '../replay/report';
import { replaySettings, sourceForFormat } from '../replay/settings';

interface Options {
  readonly source?: string;
  readonly format?: string;
  readonly tenant: string;
  readonly policy?: string;
  readonly inventory?: string;
  readonly dataDir?: string;
  readonly speed: string;
  readonly report?: string;
  readonly members?: string;
}

const DAY_MS = 24 * 3_600_000;
const BAR = 30;
/** A scratch log keeps no more than this of what every stage has read, bytes a stream. */
const SCRATCH_LOG_BYTES = 64 * 1024 ** 2;
/** Records that the slowest reader may be behind, by its last checkpoint, before the feed waits: what is fed too early costs log and memory. */
const MOST_BEHIND = 50_000;
const LOOK_MS = 20;

/** `cordon replay`: exit 3 when records were lost, 1 when a file was damaged. Actuators are always simulated. */
export async function replay(paths: string[], options: Options): Promise<void> {
  const started = performance.now();
  const cpu = process.cpuUsage();
  if (options.format !== undefined && !READER.names.includes(options.format))
    throw new CordonError('CORDON_USAGE', `--format: there is no format ${options.format}`);
  const environment = readEnvironment();
  // Before anything is made: a mistake in policy or inventory leaves no trace.
  const named = { policy: absolute(options.policy), inventory: absolute(options.inventory) };
  const files = readFiles(environment, { settings: replaySettings(options.tenant, options.source, named), simulate: true });
  const directory = options.dataDir ?? mkdtempSync(join(tmpdir(), 'cordon-replay-'));
  try {
    mkdirSync(directory, { recursive: true });
    const plan = await Plan.make(paths, directory, Date.now(), (format) => options.source ?? sourceForFormat(format), options.format);
    try {
      const report = await play(plan, Object.assign(environment, { DATA_DIR: directory }), files, options, [started, cpu]);
      process.stdout.write(summary(report));
      const { events: e } = report;
      if (e.in !== e.archived + e.duplicate + e.dead) throw new CordonError('CORDON_LOST', `${e.in} ≠ ${e.archived} + ${e.duplicate} + ${e.dead}`);
      if (plan.damaged.length > 0) throw new CordonError('CORDON_FILE_DAMAGED', `only the records before the damage: ${plan.damaged.join(', ')}`);
    } finally {
      plan.close();
    }
  } finally {
    if (options.dataDir === undefined) rmSync(directory, { recursive: true, force: true });
  }
}

/** Runs the engine over the plan; writes report and members where they are wanted. */
async function play(
  plan: Plan,
  environment: Environment,
  files: LiveConfig,
  options: Options,
  [started, cpu]: readonly [number, NodeJS.CpuUsage],
): Promise<ReplayReport> {
  const engine = await startEngine({
    environment,
    files,
    ...(options.dataDir === undefined ? { keepLogBytes: SCRATCH_LOG_BYTES } : {}),
    simulate: true,
    time: 'records',
    clock: new RecordClock(plan.first),
    api: false,
    port: 0,
    logger: makeLogger('warn'),
    onFatal: (stage, error) => {
      process.stderr.write(`${stage} ended: ${String(error)}\n`);
      process.exit(1);
    },
  });
  try {
    await feed(engine, plan, options.speed);
    await engine.running.drained();
    const report = await makeReport(engine.parts.store, options.tenant, {
      handedIn: plan.count,
      repeated: await repeats(engine.parts),
      startedMs: started,
      cpu,
    });
    if (options.report) writeFileSync(options.report, `${JSON.stringify(report, null, 2)}\n`);
    if (options.members) await writeLines(options.members, memberLines(engine.parts.store, options.tenant));
    return report;
  } finally {
    await engine.close();
  }
}

async function feed({ parts, running }: Engine, plan: Plan, speed: string): Promise<void> {
  const factor = speed === 'max' ? undefined : speed === 'realtime' ? 1 : Number(speed);
  if (factor !== undefined && !(factor > 0)) throw new CordonError('CORDON_USAGE', '--speed: max, realtime or a number above 0');
  const { first } = plan;
  const began = performance.now();
  let day = Math.floor(first / DAY_MS);
  let done = 0;
  for (const step of plan.steps()) {
    if (factor !== undefined) await parts.clock.wait(Math.max(0, ((step[0]?.arrived.seen ?? first) - first) / factor - (performance.now() - began)));
    const today = Math.floor((step.at(-1)?.arrived.seen ?? first) / DAY_MS);
    // A running engine tells its inventory again each hour; here each day of the records is enough.
    if (today > day) await publishInventories(parts, step.at(-1)?.arrived.seen);
    day = today;
    await parts.intake.takeInOrder(step);
    done += step.length;
    progress(done, plan.count);
    while ((await furthestBehind(running)) > MOST_BEHIND) await parts.clock.wait(LOOK_MS);
  }
  if (process.stderr.isTTY) process.stderr.write('\n');
}

/** Records that normalise has counted as repeats. */
async function repeats({ metrics }: Engine['parts']): Promise<number> {
  const { values } = await metrics.counts.get();
  return values.filter((v) => v.labels.stage === 'normalise' && v.labels.what === 'duplicate').reduce((sum, v) => sum + v.value, 0);
}

async function furthestBehind({ servers }: Running): Promise<number> {
  const lags = await Promise.all(servers.map((s) => s.lag()));
  return Math.max(0, ...lags.flatMap((lag) => [...lag.values()]));
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
