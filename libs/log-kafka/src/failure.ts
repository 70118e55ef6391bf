import { CordonError } from '@cordon/wire';
import { isDistrust, isLoginRefused, plain } from './refusal';

// Kafka error codes, https://kafka.apache.org/protocol.html#protocol_error_codes
/** The broker knows this process not, or gives it no right. */
const REFUSED = new Set([
  29 /* TOPIC_AUTHORIZATION_FAILED */, 30 /* GROUP_AUTHORIZATION_FAILED */, 31 /* CLUSTER_AUTHORIZATION_FAILED */,
  33 /* UNSUPPORTED_SASL_MECHANISM */, 58 /* SASL_AUTHENTICATION_FAILED */,
]);
const HOPELESS = new Set([
  10 /* MESSAGE_TOO_LARGE */, 17 /* INVALID_TOPIC_EXCEPTION */, 18 /* RECORD_LIST_TOO_LARGE */, 38 /* INVALID_REPLICATION_FACTOR */,
  87 /* INVALID_RECORD */,
]);
/** KafkaJSNotImplemented: records compressed in a way that this client has no codec for (snappy, zstd). */
const HOPELESS_NAMES = new Set(['KafkaJSServerDoesNotSupportApiKey', 'KafkaJSNotImplemented']);
const DEEPEST_CAUSE = 8;

/**
 * What an error of kafkajs means. It wraps the broker's answer in others, so the whole chain of causes is looked at. What is not known
 * to be hopeless counts as an outage: in one, kafkajs fails in many ways, some of them with its own defects. `say` makes the text.
 */
export function toCordonError(error: unknown, doing: string, say: (message: string) => string = plain): CordonError {
  if (error instanceof CordonError) return error;
  const chain = causes(error);
  const text = `${doing}: ${say(chain.map((e) => e.message).find((m) => m !== '') ?? String(error))}`;
  if (chain.some((e) => REFUSED.has(codeOf(e)) || isLoginRefused(e) || isDistrust(e)))
    return new CordonError('CORDON_LOG_REFUSED', text, false, { cause: error });
  const hopeless = chain.some((e) => HOPELESS.has(codeOf(e)) || HOPELESS_NAMES.has(e.name));
  return new CordonError('CORDON_LOG_UNAVAILABLE', text, !hopeless, { cause: error });
}

/** Runs `work`, its errors turned into Cordon's. */
export async function asCordon<T>(doing: string, work: () => Promise<T>, say?: (message: string) => string): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toCordonError(error, doing, say);
  }
}

/** The broker's error codes in the chain of causes. */
export const kafkaCodes = (error: unknown): number[] => causes(error).map(codeOf);

function causes(error: unknown): Error[] {
  const chain: Error[] = [];
  for (let e = error; e instanceof Error && chain.length < DEEPEST_CAUSE; e = e.cause) chain.push(e);
  return chain;
}

function codeOf(error: Error): number {
  if (!('code' in error)) return 0;
  return typeof error.code === 'number' ? error.code : 0;
}
