import { Kafka, logLevel, type KafkaConfig, type LogEntry, type RetryOptions, type SASLOptions } from 'kafkajs';
import { registerLz4 } from './lz4';
import type { Settings } from './options';

/** Few and short: the caller retries, and an adapter that does hides an outage. About 3 s. Given in full, because kafkajs has others under jest. */
export const PATIENT: RetryOptions = { initialRetryTime: 100, factor: 0.2, multiplier: 2, maxRetryTime: 1_000, retries: 5 };

const CONNECT_MS = 3_000;
const REQUEST_MS = 15_000;

/** A client. Consumers need one each: kafkajs shares the committed offsets of a group within a client. */
export function client(settings: Settings, retry: RetryOptions): Kafka {
  registerLz4();
  const config: KafkaConfig = {
    clientId: settings.clientId,
    brokers: [...settings.brokers],
    connectionTimeout: CONNECT_MS,
    requestTimeout: REQUEST_MS,
    retry,
    logLevel: logLevel.WARN,
    // kafkajs logs as errors what it retries; whatever is left after that reaches us as a rejection or a crash event and is told there.
    logCreator: () => (entry) => settings.log('debug', lineOf(entry)),
  };
  if (settings.ssl !== undefined) config.ssl = settings.ssl;
  if (settings.sasl) config.sasl = saslOf(settings.sasl);
  return new Kafka(config);
}

/** kafkajs wants one type a mechanism. */
function saslOf({ mechanism, username, password }: NonNullable<Settings['sasl']>): SASLOptions {
  if (mechanism === 'plain') return { mechanism, username, password };
  if (mechanism === 'scram-sha-256') return { mechanism, username, password };
  return { mechanism, username, password };
}

function lineOf({ namespace, log }: LogEntry): string {
  const error: unknown = log['error'];
  return `kafkajs ${namespace}: ${log.message}${typeof error === 'string' ? ` (${error})` : ''}`;
}
