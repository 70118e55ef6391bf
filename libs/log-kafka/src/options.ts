import type { ConnectionOptions } from 'node:tls';
import type { StreamName } from '@cordon/wire';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export interface KafkaLogOptions {
  /** `host:port` of some brokers. */
  readonly brokers: readonly string[];
  /** Name of this process in the brokers' logs and quotas. */
  readonly clientId: string;
  /** Topics are `<prefix>.<stream>` and `<prefix>.state.<stage>`. Default `cordon`. */
  readonly prefix?: string;
  /** Partitions by stream; 4 where not named. Streams keyed by tenant, principal or entity that one stage reads must have equal counts. */
  readonly partitions?: Partial<Record<StreamName, number>>;
  /** Copies of each partition of a topic that is created. Default 1; 3 on a real cluster. */
  readonly replication?: number;
  readonly ssl?: boolean | ConnectionOptions;
  readonly sasl?: { readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512'; readonly username: string; readonly password: string };
  /** How long a stream's records are kept, ms, in topics that are created. Default: the broker's. */
  readonly retentionMs?: number;
  /** A member that is silent this long loses its partitions, ms. Default 10 s; the broker's least is 6 s by default. */
  readonly sessionTimeoutMs?: number;
  /** Reading is restarted when nothing comes this long although there is something, ms; when that does not help it ends. Default 60 s. */
  readonly stallMs?: number;
  /** Lines for people on call. What kafkajs itself logs comes as `debug`: what matters of it is reported as an error or by `done`. */
  readonly log?: (level: LogLevel, text: string) => void;
}

/** The options with their defaults. */
export interface Settings extends KafkaLogOptions {
  readonly prefix: string;
  readonly replication: number;
  readonly sessionTimeoutMs: number;
  readonly stallMs: number;
  readonly log: (level: LogLevel, text: string) => void;
}

const DEFAULT_PARTITIONS = 4;

export function settingsOf(options: KafkaLogOptions): Settings {
  return {
    ...options,
    prefix: options.prefix ?? 'cordon',
    replication: options.replication ?? 1,
    sessionTimeoutMs: options.sessionTimeoutMs ?? 10_000,
    stallMs: options.stallMs ?? 60_000,
    log: options.log ?? (() => undefined),
  };
}

const MOST_HEARTBEAT_MS = 1_000;
/** Members learn of a rebalance by their next heartbeat; three of them fit into a session. */
export const heartbeatMs = ({ sessionTimeoutMs }: Settings): number => Math.min(MOST_HEARTBEAT_MS, Math.floor(sessionTimeoutMs / 3));

export const partitionsOf = (options: KafkaLogOptions, stream: StreamName): number => options.partitions?.[stream] ?? DEFAULT_PARTITIONS;
export const streamTopic = (settings: Settings, stream: StreamName): string => `${settings.prefix}.${stream}`;
export const stateTopic = (settings: Settings, stage: string): string => `${settings.prefix}.state.${stage}`;
