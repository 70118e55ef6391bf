import { readFileSync } from 'node:fs';
import { plainToInstance, Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsNotEmpty, IsOptional, IsString, IsUrl, Max, Min, validateSync } from 'class-validator';
import { CordonError } from '@cordon/wire';

const toNumber = Transform(({ value }: { value: unknown }) => (typeof value === 'string' && value.trim() !== '' ? Number(value) : value));
const toBoolean = Transform(({ value }: { value: unknown }) =>
  value === 'true' || value === '1' ? true : value === 'false' || value === '0' ? false : value,
);

/** Every setting of a process, by environment variable `CORDON_<NAME>`; secrets may come from `CORDON_<NAME>_FILE`. */
export class Environment {
  /** Directory of the embedded log, store, leases and blobs. One process per directory. */
  @IsString() @IsNotEmpty() DATA_DIR = './data';
  /** Port of API, health and metrics; 0 picks a free one. */
  @toNumber @IsInt() @Min(0) @Max(65_535) HTTP_PORT = 8080;
  /** Address the API listens on. Anything but loopback needs a TLS proxy in front. */
  @IsString() @IsNotEmpty() HTTP_HOST = '127.0.0.1';
  /** File of the API token, made at the first start with mode 600; left out = <DATA_DIR>/token. */
  @IsOptional() @IsString() @IsNotEmpty() TOKEN_FILE?: string;
  /** cordon.yaml with tenants, sources, destinations and actuators; left out = one tenant `default` that observes. */
  @IsOptional() @IsString() @IsNotEmpty() SETTINGS?: string;
  /** Kafka bootstrap servers, comma separated; left out = embedded log. */
  @IsOptional() @IsString() @IsNotEmpty() KAFKA_BROKERS?: string;
  /** Prefix of topics and groups. */
  @IsString() @IsNotEmpty() KAFKA_PREFIX = 'cordon';
  /** Partitions of each stream when topics are made; the limit of replicas per stage. */
  @toNumber @IsInt() @Min(1) @Max(256) KAFKA_PARTITIONS = 4;
  @toNumber @IsInt() @Min(1) @Max(9) KAFKA_REPLICATION = 1;
  /** TLS to the brokers, who must have a certificate for the name they are called by. */
  @toBoolean @IsBoolean() KAFKA_SSL = false;
  /** PEM file of the CAs that the brokers' certificates may come from; left out = those that Node knows. */
  @IsOptional() @IsString() @IsNotEmpty() KAFKA_SSL_CA_FILE?: string;
  /** PEM files of this process's own certificate, with what is between it and the CA, and of its key: mutual TLS. */
  @IsOptional() @IsString() @IsNotEmpty() KAFKA_SSL_CERT_FILE?: string;
  @IsOptional() @IsString() @IsNotEmpty() KAFKA_SSL_KEY_FILE?: string;
  /** Where the key is encrypted. */
  @IsOptional() @IsString() KAFKA_SSL_KEY_PASSWORD?: string;
  @IsOptional() @IsIn(['plain', 'scram-sha-256', 'scram-sha-512']) KAFKA_SASL_MECHANISM?: 'plain' | 'scram-sha-256' | 'scram-sha-512';
  @IsOptional() @IsString() KAFKA_SASL_USERNAME?: string;
  @IsOptional() @IsString() KAFKA_SASL_PASSWORD?: string;
  /** ClickHouse server; left out = embedded chDB under DATA_DIR. */
  @IsOptional() @IsUrl({ require_tld: false }) CLICKHOUSE_URL?: string;
  @IsString() CLICKHOUSE_USERNAME = 'default';
  @IsString() CLICKHOUSE_PASSWORD = '';
  @IsString() @IsNotEmpty() CLICKHOUSE_DATABASE = 'cordon';
  /** Memory the embedded ClickHouse may take, MiB. */
  @toNumber @IsInt() @Min(256) STORE_MEMORY_MB = 1_024;
  @IsIn(['debug', 'info', 'warn', 'error']) LOG_LEVEL: 'debug' | 'info' | 'warn' | 'error' = 'info';
  /** Records a step takes at most; left out = each stage's own. Smaller steps answer sooner and cost more. */
  @IsOptional() @toNumber @IsInt() @Min(1) @Max(100_000) MAX_BATCH?: number;
  /** Time between checkpoints of a stage, ms: what is done again after a crash is at most this much work. */
  @toNumber @IsInt() @Min(100) @Max(60_000) CHECKPOINT_MS = 2_000;
  /** While this file exists no new action is applied; left out = <DATA_DIR>/kill-switch. */
  @IsOptional() @IsString() KILL_SWITCH_FILE?: string;
}

const PREFIX = 'CORDON_';
const SECRETS: readonly string[] = ['KAFKA_SSL_KEY_PASSWORD', 'KAFKA_SASL_PASSWORD', 'CLICKHOUSE_PASSWORD'];
/** Read by the test harness, not by Cordon. */
const FOREIGN: readonly string[] = ['REQUIRE', 'KAFKA_HOME', 'SKIP_CONTAINERS'];

/** Reads and checks the environment; all mistakes at once, unknown CORDON_* keys among them. */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env): Environment {
  const known = new Set([...Object.keys(new Environment()), ...OPTIONAL]);
  const given: Record<string, string> = {};
  const mistakes: string[] = [];
  for (const [key, value] of Object.entries(env)) {
    if (!key.startsWith(PREFIX) || value === undefined) continue;
    const name = key.slice(PREFIX.length);
    const secret = name.endsWith('_FILE') && SECRETS.includes(name.slice(0, -5)) ? name.slice(0, -5) : undefined;
    if (secret) given[secret] = secretFrom(value, key, mistakes);
    else if (known.has(name)) given[name] = value;
    else if (!FOREIGN.includes(name)) mistakes.push(`${key} is not a setting`);
  }
  const environment = plainToInstance(Environment, given, { exposeDefaultValues: true });
  for (const e of validateSync(environment)) mistakes.push(...Object.values(e.constraints ?? {}).map((m) => `${PREFIX}${e.property}: ${m}`));
  mistakes.push(...halfSettings(environment));
  if (mistakes.length > 0) throw new CordonError('CORDON_CONFIG_INVALID', `\n  ${mistakes.join('\n  ')}`);
  return environment;
}

/** Settings of Kafka that mean nothing without another: a connection would be less safe than the reader of the settings thinks. */
function halfSettings(environment: Environment): string[] {
  const set = (name: keyof Environment): boolean => ![undefined, '', false].includes(environment[name] as string | boolean | undefined);
  return NEEDS.flatMap(([name, needed]) => (set(name) && !set(needed) ? [`${PREFIX}${name} needs ${PREFIX}${needed}`] : []));
}

const NEEDS: readonly (readonly [keyof Environment, keyof Environment])[] = [
  ['KAFKA_SSL_CA_FILE', 'KAFKA_SSL'],
  ['KAFKA_SSL_CERT_FILE', 'KAFKA_SSL'],
  ['KAFKA_SSL_CERT_FILE', 'KAFKA_SSL_KEY_FILE'],
  ['KAFKA_SSL_KEY_FILE', 'KAFKA_SSL_CERT_FILE'],
  ['KAFKA_SSL_KEY_PASSWORD', 'KAFKA_SSL_KEY_FILE'],
  ['KAFKA_SASL_MECHANISM', 'KAFKA_SASL_USERNAME'],
  ['KAFKA_SASL_MECHANISM', 'KAFKA_SASL_PASSWORD'],
  ['KAFKA_SASL_USERNAME', 'KAFKA_SASL_MECHANISM'],
  ['KAFKA_SASL_PASSWORD', 'KAFKA_SASL_MECHANISM'],
];

const OPTIONAL = [
  'TOKEN_FILE',
  'SETTINGS',
  'KAFKA_BROKERS',
  'KAFKA_SSL_CA_FILE',
  'KAFKA_SSL_CERT_FILE',
  'KAFKA_SSL_KEY_FILE',
  'KAFKA_SSL_KEY_PASSWORD',
  'KAFKA_SASL_MECHANISM',
  'KAFKA_SASL_USERNAME',
  'KAFKA_SASL_PASSWORD',
  'CLICKHOUSE_URL',
  'KILL_SWITCH_FILE',
  'MAX_BATCH',
];

function secretFrom(path: string, key: string, mistakes: string[]): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    mistakes.push(`${key}: ${path} cannot be read`);
    return '';
  }
}
