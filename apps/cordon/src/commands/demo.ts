import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Environment, makeLogger, makeStore, type Parts, readEnvironment, readSettings, RecordClock, Tokens } from '@cordon/nest';
import { incidentById, listActions, listIncidents } from '@cordon/store-clickhouse';
import { attackDay, inventoryYaml, makeWorld, ordinaryWeek, twinDay, type RawRecord, type World } from '@cordon/story';
import type { Store } from '@cordon/runtime';
import type { Incident } from '@cordon/wire';
import { peakMemoryBytes } from '../peak-memory';
import { startEngine, type Engine } from '../engine';
import { DEMO_POLICY, DEMO_SETTINGS } from '../demo/files';
import { NoStore } from '../demo/no-store';
import { play } from '../demo/play';
import { playedAt } from '../demo/timeline';
import { narrate } from '../text/narrate';

interface Options {
  readonly seed: number;
  readonly twin?: boolean;
  readonly compress?: number;
  readonly exit?: boolean;
}

const DAY_MS = 24 * 3_600_000;
const TENANT = 'default';
/** Half of what forty people do is enough to know their habits by, and is learned in half the time. */
const WEEK_SCALE = 0.5;
const LOOK_MS = 250;
/** Records that the log takes at once while history is handed in. */
const BATCH = 4_000;

/** `npm start`: learns a week as history, then plays a day live on simulated targets. */
export async function demo(options: Options): Promise<void> {
  const base = readEnvironment();
  const directory = join(base.DATA_DIR, 'demo');
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  const world = makeWorld(options.seed);
  writeFileSync(join(directory, 'cordon.yaml'), DEMO_SETTINGS);
  writeFileSync(join(directory, 'policy.yaml'), DEMO_POLICY);
  writeFileSync(join(directory, 'inventory.yaml'), inventoryYaml(world));
  const environment: Environment = Object.assign(base, { DATA_DIR: directory });
  // Its database starts on another core while the week is learned, which needs none.
  const store = makeStore(environment);
  const opened = store.open();
  opened.catch(() => undefined);
  const week = ordinaryWeek(world, { start: mondayBefore(Date.now() - 7 * DAY_MS), scale: WEEK_SCALE });
  say(`Learning five ordinary days of ${world.company.name}, ${world.people.length} people …`);
  await learn(environment, directory, week);
  await opened;
  await live(environment, directory, world, store, options);
}

/** The week goes through the same engine by its own time, so that the detectors know what is normal. */
async function learn(environment: Environment, directory: string, week: readonly RawRecord[]): Promise<void> {
  const began = Date.now();
  const engine = await startEngine({
    environment,
    settings: readSettings(join(directory, 'cordon.yaml')),
    time: 'records',
    clock: new RecordClock(week[0]?.at ?? 0),
    simulate: true,
    api: false,
    port: 0,
    only: ['normalise', 'detect', 'correlate'],
    store: new NoStore(),
    logger: makeLogger('warn'),
    onFatal: fatal,
  });
  for (let i = 0; i < week.length; i += BATCH) await handIn(engine.parts, week.slice(i, i + BATCH), (r) => r.at, 'week', i);
  await engine.running.drained();
  await engine.close();
  say(`Learned ${week.length} records in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
}

async function live(environment: Environment, directory: string, world: World, store: Store, options: Options): Promise<void> {
  const tokens = new Tokens(environment.DATA_DIR, environment.TOKEN_FILE);
  const engine = await startEngine({
    environment,
    settings: readSettings(join(directory, 'cordon.yaml')),
    simulate: true,
    store,
    logger: makeLogger('warn'),
    onFatal: fatal,
  });
  engine.lock.update({ url: engine.running.url, tokenFile: tokens.file });
  say(`API on ${engine.running.url}, token in ${tokens.file}${tokens.fresh ? `\n  ${tokens.admin()}` : ''}`);
  const ended = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  const began = Date.now();
  const watching = watch(engine, began);
  const { compress } = options;
  const t0 = Date.now() + LOOK_MS;
  const timeline = (at: number): number => Math.round(t0 + (compress === undefined ? playedAt(at) : at / compress));
  const day = options.twin ? twinDay(world, { start: 0, timeline }) : attackDay(world, { start: 0, timeline });
  say(
    `Playing the ${options.twin ? 'benign twin' : 'day of the attack'} live, ${compress === undefined ? 'its quiet hours fastest' : `${compress} times faster than life`} …`,
  );
  let handed = 0;
  await play(day, async (records) => {
    await handIn(engine.parts, records, () => undefined, 'live', handed);
    handed += records.length;
  });
  await engine.running.drained();
  await new Promise((resolve) => setTimeout(resolve, 3 * LOOK_MS));
  watching.stop();
  await report(engine);
  if (!options.exit) {
    say('\nThe engine goes on; Ctrl-C ends it. Try: npx cordon incidents, npx cordon explain <id>');
    await ended;
  }
  const peak = await peakMemoryBytes(engine.parts.store);
  await engine.close();
  say(`Peak memory ${Math.round(peak / 1024 ** 2)} MiB.`);
}

function handIn(
  parts: Parts,
  records: readonly RawRecord[],
  seen: (r: RawRecord) => number | undefined,
  file: string,
  from: number,
): Promise<unknown> {
  return parts.intake.takeInOrder(
    records.map((r, i) => {
      const [line, at] = [from + i + 1, seen(r)];
      return { source: r.source, arrived: { bytes: r.bytes, file, line, position: `${file}:${line}`, ...(at === undefined ? {} : { seen: at }) } };
    }),
  );
}

/** Prints incidents and actions as they appear. */
function watch(engine: Engine, began: number): { stop(): void } {
  const seen = new Set<string>();
  const { store } = engine.parts;
  const tell = (key: string, text: string): void => {
    if (seen.has(key)) return;
    seen.add(key);
    say(`  +${((Date.now() - began) / 1000).toFixed(1).padStart(5)} s  ${text}`);
  };
  const look = async (): Promise<void> => {
    for (const i of (await listIncidents(store, TENANT, { from: began - DAY_MS })).items)
      tell(
        `${i.id}/${i.status}/${i.findings}`,
        `incident ${i.id.slice(0, 12)} ${i.status}: ${i.title} (${i.findings} findings, ${(i.probability * 100).toFixed(0)} %)`,
      );
    for (const a of (await listActions(store, TENANT, {})).items)
      tell(`${a.action.id}/${a.state}`, `action ${a.action.verb} ${a.action.target.key}: ${a.state}`);
  };
  const timer = setInterval(() => void look().catch(() => undefined), LOOK_MS);
  return { stop: () => clearInterval(timer) };
}

async function report(engine: Engine): Promise<void> {
  const { store } = engine.parts;
  const { items } = await listIncidents(store, TENANT, {});
  say(`\n${items.length} incident${items.length === 1 ? '' : 's'}`);
  const top: Incident | undefined = items[0] && (await incidentById(store, TENANT, items[0].id));
  if (!top) return;
  const actions = (await listActions(store, TENANT, { incident: top.id })).items;
  say(narrate(top, actions));
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);

function fatal(stage: string, error: unknown): void {
  process.stderr.write(`${stage} ended: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}

/** 00:00 UTC of the last Monday at or before a time. */
function mondayBefore(ms: number): number {
  const day = new Date(ms);
  const midnight = Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate());
  return midnight - ((day.getUTCDay() + 6) % 7) * DAY_MS;
}
