import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  DynamicListBlockTraffic,
  LdapDisableAccount,
  ListServer,
  NftablesBlockTraffic,
  NftablesIsolateDevice,
  SignedWebhook,
  SimulatedEstate,
  simulators,
} from '@cordon/actuators';
import { BlobFs } from '@cordon/blob-fs';
import { OBSERVE_ONLY, type Policy } from '@cordon/core';
import type { Inventory } from '@cordon/formats';
import { LmdbLeases } from '@cordon/leases';
import { EmbeddedLog } from '@cordon/log-embedded';
import { KafkaLog } from '@cordon/log-kafka';
import { Actuators, Gateway, type Actuator, type Blob, type Clock, type EstateView, type Log, type Sink, type Store } from '@cordon/runtime';
import { StandardWebhookSink, SyslogSink } from '@cordon/sinks';
import { openStore } from '@cordon/store-clickhouse';
import { RecordClock } from '../clock/record-clock';
import { SystemClock } from '../clock/system-clock';
import type { Environment } from '../config/environment';
import { readFiles, type FileOptions } from '../config/files';
import { kafkaOptions } from '../config/kafka-options';
import type { LiveConfig } from '../config/live-config';
import type { Settings } from '../config/settings';
import type { ActuatorSettings, DestinationSettings } from '../config/settings-file';
import { SourceStandings } from '../health/source-standings';
import { Intake } from '../intake/intake';
import { tuneEngine } from '../lifecycle/tune-engine';
import { makeLogger, type Logger } from '../logging/logger';
import { Metrics } from '../metrics/metrics';
import type { ServerParts } from '../transport/servers';

/** Everything a process is made of; built once, before Nest, and handed to the services. */
export interface Parts extends ServerParts {
  readonly environment: Environment;
  readonly settings: Settings;
  readonly blob: Blob;
  readonly store: Store;
  readonly intake: Intake;
  /** How the sources stand that are normalised in this process. */
  readonly standings: SourceStandings;
  /** What holds now of policies, inventories and sources; the maps below are its own. */
  readonly live: LiveConfig;
  readonly inventories: ReadonlyMap<string, Inventory>;
  readonly policies: ReadonlyMap<string, Policy>;
  /** What mapping needs of directory and inventory; a tenant that is not in it is unknown. */
  readonly estates: ReadonlyMap<string, EstateView>;
  readonly simulated: SimulatedEstate;
  /** Made when the gateway runs in this process. */
  readonly gateway: () => Gateway;
  /** After a policy was reloaded: what is protected now is let go, where the gateway runs in this process. */
  readonly policyChanged: () => Promise<void>;
  readonly sinks: () => ReadonlyMap<string, Sink>;
  /** Closes what was opened, in order: gateway, sinks, actuators and leases, log, store. */
  readonly close: () => Promise<void>;
}

export interface PartsOptions extends FileOptions {
  readonly environment: Environment;
  /** What the files say; read here when left out. */
  readonly files?: LiveConfig;
  readonly clock?: Clock;
  readonly time?: 'clock' | 'records';
  /** True: real actuators are never made, whatever the settings say (replay, demonstration). */
  readonly simulate?: boolean;
  /** Embedded log: what every stage has read is kept up to this many bytes a stream; the log's own default when left out. */
  readonly keepLogBytes?: number;
  readonly logger?: Logger;
  /** Log and store to use instead of those that the environment names. */
  readonly log?: Log;
  readonly store?: Store;
  readonly onFatal: (stage: string, error: unknown) => void;
}

/** Reads all files, then opens log and store; every mistake in them is a CordonError before anything is made. */
export async function makeParts(options: PartsOptions): Promise<Parts> {
  tuneEngine();
  const { environment } = options;
  const live = options.files ?? readFiles(environment, options);
  const { settings } = live;
  mkdirSync(environment.DATA_DIR, { recursive: true });
  const clock = options.clock ?? new SystemClock();
  const logger = options.logger ?? makeLogger(environment.LOG_LEVEL);
  const log = options.log ?? makeLog(environment, logger, options.keepLogBytes);
  const store = options.store ?? makeStore(environment);
  const blob = new BlobFs({ path: join(environment.DATA_DIR, 'blobs') });
  const simulated = new SimulatedEstate();
  const opened: { close(): Promise<void> }[] = [];
  await log.open();
  const metrics = new Metrics();
  let gateway: Gateway | undefined;
  let sinks: Map<string, Sink> | undefined;
  const parts: Parts = {
    environment,
    settings,
    clock,
    logger,
    live,
    policies: live.policies,
    inventories: live.inventories,
    estates: live.estates,
    log,
    store,
    blob,
    simulated,
    metrics,
    standings: new SourceStandings(metrics, logger),
    onFatal: options.onFatal,
    ...(options.time === undefined ? {} : { time: options.time }),
    intake: new Intake(log, blob, clock, live.sources),
    gateway: () => {
      if (gateway) return gateway;
      const leases = new LmdbLeases(join(environment.DATA_DIR, 'leases'));
      const actuators = new Actuators(
        options.simulate
          ? simulators(simulated)
          : settings.file.actuators.flatMap((a) => makeActuator(a, settings.directory, environment, clock, simulated, opened)),
      );
      opened.unshift(actuators, leases);
      const killFile = environment.KILL_SWITCH_FILE ?? join(environment.DATA_DIR, 'kill-switch');
      gateway = new Gateway({
        leases,
        log,
        clock: clock instanceof RecordClock ? clock.ofLeases : clock,
        actuators,
        policyOf: (tenant) => policyOf(parts, tenant),
        killFile: () => existsSync(killFile),
        freezeFile: () => freezeReason(join(environment.DATA_DIR, 'freeze')),
        onCount: (what) => {
          metrics.counts.inc({ stage: 'actuate', what });
          if (TO_PEOPLE.includes(what)) logger.error({ what }, 'somebody must look at the actions');
        },
        onFatal: (error) => options.onFatal('actuate', error),
        onRetry: (error) => logger.warn({ error: String(error) }, 'gateway retried after an outage'),
      });
      return gateway;
    },
    policyChanged: async () => gateway?.releaseProtected(),
    sinks: () => {
      sinks ??= new Map(settings.file.destinations.map((d) => [d.name, makeSink(d, settings, clock)]));
      return sinks;
    },
    close: async () => {
      // What the gateway has under way is finished and told to the log while both are still there.
      await gateway?.close();
      for (const sink of sinks?.values() ?? []) await sink.close();
      for (const thing of opened) await thing.close();
      await log.close();
      await store.close();
    },
  };
  return parts;
}

/** What people are paged for. */
const TO_PEOPLE: readonly string[] = ['release-failed', 'breaker-opened'];

/** While the file is there, no new action is applied; what it says is the reason. */
function freezeReason(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return readFileSync(path, 'utf8').trim() || 'a freeze file is in its place';
  } catch {
    return 'a freeze file is in its place';
  }
}

/** A tenant that is configured no longer, and may have effects in place, is observed. */
export const policyOf = (parts: Pick<Parts, 'policies'>, tenant: string): Policy => parts.policies.get(tenant) ?? OBSERVE_ONLY;

function makeLog(env: Environment, logger: Logger, retentionBytes: number | undefined): Log {
  const kafka = kafkaOptions(env, logger);
  if (kafka?.sasl?.mechanism === 'plain' && kafka.ssl === false) logger.warn('SASL plain without TLS was configured: the password goes in the clear');
  if (kafka !== undefined) return new KafkaLog(kafka);
  // Retention goes by the machine's time, also where history is replayed by its own.
  const wall = new SystemClock();
  const keep = retentionBytes === undefined ? {} : { retentionBytes };
  return new EmbeddedLog({ path: join(env.DATA_DIR, 'log'), now: () => wall.now(), ...keep });
}

const MIB = 1024 ** 2;
/** A part is made of every insert, and parts are merged: few and full ones cost least. What is archived is seen so much later. */
const INSERT_LINGER_MS = 250;

/** The store that the environment names, not yet open. */
export function makeStore(env: Environment): Store {
  if (env.CLICKHOUSE_URL === undefined) {
    return openStore({
      kind: 'embedded',
      path: join(env.DATA_DIR, 'clickhouse'),
      maxMemoryBytes: env.STORE_MEMORY_MB * MIB,
      lingerMs: INSERT_LINGER_MS,
    });
  }
  return openStore({
    kind: 'server',
    lingerMs: INSERT_LINGER_MS,
    url: env.CLICKHOUSE_URL,
    username: env.CLICKHOUSE_USERNAME,
    password: env.CLICKHOUSE_PASSWORD,
    database: env.CLICKHOUSE_DATABASE,
  });
}

function makeActuator(
  a: ActuatorSettings,
  directory: string,
  env: Environment,
  clock: Clock,
  estate: SimulatedEstate,
  opened: { close(): Promise<void> }[],
): Actuator[] {
  const secret = a.secretFile === undefined ? '' : readFileSync(resolve(directory, a.secretFile), 'utf8').trim();
  switch (a.kind) {
    case 'nftables': {
      const place = a.netns === undefined ? {} : { netns: a.netns };
      return [new NftablesBlockTraffic(place), new NftablesIsolateDevice(place)];
    }
    case 'ldap':
      return [new LdapDisableAccount({ url: a.url ?? '', bindDn: a.bindDn ?? '', baseDn: a.baseDn ?? '', password: secret })];
    case 'edl': {
      const list = new DynamicListBlockTraffic(join(env.DATA_DIR, 'edl', 'block.json'), () => clock.now());
      const server = new ListServer(list);
      opened.push(server);
      void server.listen(a.port ?? 0);
      return [list];
    }
    case 'webhook':
      return [
        new SignedWebhook({ url: a.url ?? '', secret, verb: a.verb ?? 'notify', targets: ['user', 'device', 'ip', 'mailbox', 'domain'] }, () =>
          clock.now(),
        ),
      ];
    case 'simulator':
      return simulators(estate);
  }
}

function makeSink(d: DestinationSettings, settings: Settings, clock: Clock): Sink {
  const file = (path: string): string => readFileSync(resolve(settings.directory, path), 'utf8').trim();
  if (d.kind === 'webhook')
    return new StandardWebhookSink({ name: d.name, url: d.url ?? '', secrets: (d.secretFiles ?? []).map(file) }, () => clock.now());
  const tls = d.transport === 'tls' ? { tls: d.caFile === undefined ? {} : { ca: file(d.caFile) } } : {};
  return new SyslogSink({ name: d.name, host: d.host ?? '', port: d.port ?? 0, hostname: 'cordon', ...tls });
}
