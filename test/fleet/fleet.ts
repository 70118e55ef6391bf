import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inventoryYaml, type World } from '@cordon/story';
import { ApiClient } from './api-client';
import { CordonNode } from './node';
import { POLICY } from './policy';

export const STAGES = ['normalise', 'detect', 'correlate', 'respond', 'actuate', 'forward', 'archive'] as const;
export type Stage = (typeof STAGES)[number];

/** Settings, policy and inventory of a story's company in a directory; the same for every form of running it. */
export function writeSettings(directory: string, world: World, destinations: readonly string[] = []): string {
  mkdirSync(directory, { recursive: true });
  const sources = ['mail', 'm365', 'aws', 'zeek'].map((name) => `  - { name: ${name}, tenant: default, trust: 2 }\n`).join('');
  const sinks = destinations.map((d) => `  - ${d}\n`).join('');
  writeFileSync(
    join(directory, 'cordon.yaml'),
    `tenants:\n  - { id: default, policy: policy.yaml, inventory: inventory.yaml }\nsources:\n${sources}actuators:\n  - { kind: simulator }\n${sinks && `destinations:\n${sinks}`}`,
  );
  writeFileSync(join(directory, 'policy.yaml'), POLICY);
  writeFileSync(join(directory, 'inventory.yaml'), inventoryYaml(world));
  return join(directory, 'cordon.yaml');
}

/** A Cordon that runs: its processes, and the API on one of them. */
export interface Deployment {
  readonly nodes: readonly CordonNode[];
  readonly api: ApiClient;
}

/** `cordon run`: everything in one process, embedded log and store. */
export async function startEmbedded(directory: string, settingsFile: string): Promise<Deployment> {
  const data = join(directory, 'data');
  const node = await CordonNode.start({
    name: 'embedded',
    program: ['apps/cordon/bin/cordon.js', 'run'],
    settings: { DATA_DIR: data, SETTINGS: settingsFile, CHECKPOINT_MS: '300' },
    logFile: join(directory, 'embedded.log'),
  });
  return { nodes: [node], api: clientOf(node, data) };
}

/** Settings that the stage apps and the API share on a broker and a ClickHouse server. */
export interface ServiceSettings {
  readonly directory: string;
  readonly settingsFile: string;
  readonly brokers: readonly string[];
  readonly clickhouse: { readonly url: string; readonly username: string; readonly password: string };
  readonly prefix: string;
  readonly partitions: number;
}

export function serviceEnvironment(s: ServiceSettings): Record<string, string> {
  return {
    DATA_DIR: join(s.directory, 'shared'),
    SETTINGS: s.settingsFile,
    KAFKA_BROKERS: s.brokers.join(','),
    KAFKA_PREFIX: s.prefix,
    KAFKA_PARTITIONS: String(s.partitions),
    CLICKHOUSE_URL: s.clickhouse.url,
    CLICKHOUSE_USERNAME: s.clickhouse.username,
    CLICKHOUSE_PASSWORD: s.clickhouse.password,
    CHECKPOINT_MS: '300',
  };
}

/** Each stage and the API as a process of its own. The API goes first: it makes topics, tables and the token. */
export async function startServices(s: ServiceSettings): Promise<Deployment> {
  const settings = serviceEnvironment(s);
  const start = (name: string): Promise<CordonNode> =>
    CordonNode.start({ name, program: [`apps/${name}/dist/main.js`], settings, logFile: join(s.directory, `${name}.log`) });
  mkdirSync(settings['DATA_DIR'] ?? '', { recursive: true });
  const api = await start('api');
  const nodes = [api, ...(await Promise.all(STAGES.map(start)))];
  return { nodes, api: clientOf(api, settings['DATA_DIR'] ?? '') };
}

export const clientOf = (node: CordonNode, dataDir: string): ApiClient =>
  new ApiClient(node.url, readFileSync(join(dataDir, 'token'), 'utf8').trim());
