import { join } from 'node:path';
import { EmbeddedLog } from '@cordon/log-embedded';
import { KafkaLog } from '@cordon/log-kafka';
import type { Log } from '@cordon/runtime';
import { STREAM_NAMES, type StreamName, type StreamRecord } from '@cordon/wire';

/** A log of its own for one run of one stage. */
export interface Place {
  /** How a process opens it. */
  readonly log: Readonly<Record<string, unknown>>;
  open(): Log;
}

export function embeddedPlace(directory: string): Place {
  const log = { kind: 'embedded', path: join(directory, 'log') };
  return { log, open: () => new EmbeddedLog(log) };
}

/** A killed member holds its partition for the session, so that is as short as the broker allows. */
const SESSION_MS = 1_500;

export function kafkaPlace(brokers: readonly string[], prefix: string): Place {
  const partitions = Object.fromEntries(STREAM_NAMES.map((name) => [name, 1]));
  const log = { kind: 'kafka', brokers, clientId: 'chaos', prefix, partitions, sessionTimeoutMs: SESSION_MS };
  return { log, open: () => new KafkaLog(log) };
}

const BATCH = 500;

export async function fill(place: Place, inputs: ReadonlyMap<StreamName, readonly StreamRecord[]>): Promise<void> {
  await within(place, async (log) => {
    for (const records of inputs.values()) for (let i = 0; i < records.length; i += BATCH) await log.append(records.slice(i, i + BATCH));
  });
}

export async function within<T>(place: Place, work: (log: Log) => Promise<T>): Promise<T> {
  const log = place.open();
  await log.open();
  try {
    return await work(log);
  } finally {
    await log.close();
  }
}
