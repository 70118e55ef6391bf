import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedLog } from '@cordon/log-embedded';
import { makeLogger, publishInventories, readEnvironment, readSettings, RecordClock } from '@cordon/nest';
import { PIPELINE, type Log, type StageName } from '@cordon/runtime';
import { ATTACK_DAY_AFTER_MS, attackDay, inventoryYaml, makeWorld, ordinaryWeek, type RawRecord, type World } from '@cordon/story';
import type { StreamName, StreamRecord } from '@cordon/wire';
import { startEngine } from '../../apps/cordon/src/engine';
import { POLICY } from '../fleet/policy';
import { readAll } from './streams';

const START = Date.UTC(2026, 8, 7);
export const TENANTS = ['anna', 'bert', 'cleo', 'dora', 'emil', 'frida'] as const;
const SOURCES = ['mail', 'm365', 'aws', 'zeek'] as const;
const SCALE = 0.03;
const BATCH = 500;
const DAY_MS = 24 * 3_600_000;
const KEPT_MS = 365 * 24 * 3_600_000;

/** What every stream held after one run of the whole engine over small stories of some tenants. */
export interface Recording {
  readonly start: number;
  readonly streams: ReadonlyMap<StreamName, readonly StreamRecord[]>;
  /** Writes cordon.yaml for these tenants with the given actuators and destinations; answers its path. */
  readonly settings: (directory: string, actuators: readonly string[], destinations: readonly string[]) => string;
}

interface Told extends RawRecord {
  readonly tenant: string;
}

export async function record(root: string): Promise<Recording> {
  const worlds = new Map(TENANTS.map((tenant, i) => [tenant, makeWorld(101 + i)] as const));
  const settings = (directory: string, actuators: readonly string[], destinations: readonly string[]): string =>
    writeSettings(directory, worlds, actuators, destinations);
  const records = [...worlds].flatMap(([tenant, world]) => story(world).map((r): Told => ({ ...r, tenant }))).sort((a, b) => a.at - b.at);
  const start = records[0]?.at ?? START;
  const directory = join(root, 'recording');
  // A story of eight days must not be forgotten while it is told.
  const log: Log = new EmbeddedLog({ path: join(directory, 'log'), retentionMs: KEPT_MS });
  const engine = await startEngine({
    environment: Object.assign(readEnvironment({}), { DATA_DIR: directory }),
    settings: readSettings(settings(join(root, 'recording-settings'), ['{ kind: simulator }'], [])),
    log,
    simulate: true,
    time: 'records',
    clock: new RecordClock(start),
    api: false,
    port: 0,
    logger: makeLogger('warn'),
    onFatal: (stage, error) => process.stderr.write(`${stage} ended: ${String(error)}\n`),
  });
  let day = 0;
  for (let i = 0; i < records.length; i += BATCH) {
    const at = records[i]?.at ?? start;
    if (Math.floor(at / DAY_MS) > day) await publishInventories(engine.parts, at);
    day = Math.floor(at / DAY_MS);
    await engine.parts.intake.takeInOrder(
      records
        .slice(i, i + BATCH)
        .map((r, n) => ({ source: `${r.tenant}.${r.source}`, arrived: { bytes: r.bytes, position: `${i}:${n}`, seen: r.at } })),
    );
  }
  await engine.running.drained();
  await engine.close();
  await log.open();
  const names = [...new Set(Object.values(PIPELINE).flatMap(({ reads }) => Object.keys(reads)))] as StreamName[];
  const streams = new Map<StreamName, readonly StreamRecord[]>();
  for (const name of names)
    streams.set(
      name,
      (await readAll(log, name)).map((p) => p.record),
    );
  await log.close();
  return { start, streams, settings };
}

/** A thin week without what machines say all day, and the day of the attack. */
const story = (world: World): RawRecord[] => [
  ...ordinaryWeek(world, { start: START, scale: SCALE }).filter((r) => r.source !== 'zeek'),
  ...attackDay(world, { start: START + ATTACK_DAY_AFTER_MS, scale: SCALE }),
];

function writeSettings(directory: string, worlds: ReadonlyMap<string, World>, actuators: readonly string[], destinations: readonly string[]): string {
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'policy.yaml'), POLICY);
  for (const [tenant, world] of worlds) writeFileSync(join(directory, `${tenant}.yaml`), inventoryYaml(world));
  const list = (name: string, rows: readonly string[]): string => (rows.length === 0 ? '' : `${name}:\n${rows.map((r) => `  - ${r}\n`).join('')}`);
  const tenants = TENANTS.map((t) => `{ id: ${t}, policy: policy.yaml, inventory: ${t}.yaml }`);
  const sources = TENANTS.flatMap((t) => SOURCES.map((s) => `{ name: ${t}.${s}, tenant: ${t}, trust: 2 }`));
  const text = [list('tenants', tenants), list('sources', sources), list('actuators', actuators), list('destinations', destinations)].join('');
  writeFileSync(join(directory, 'cordon.yaml'), text);
  return join(directory, 'cordon.yaml');
}

/** What a stage reads, in full; `most` bounds the largest streams. */
export function inputsOf(
  recording: Recording,
  stage: StageName,
  most: Partial<Record<StreamName, number>>,
): Map<StreamName, readonly StreamRecord[]> {
  const names = Object.keys(PIPELINE[stage].reads) as StreamName[];
  return new Map(names.map((name) => [name, (recording.streams.get(name) ?? []).slice(-(most[name] ?? Infinity))]));
}
