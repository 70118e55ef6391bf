import type { StreamName, StreamRecord } from '@cordon/wire';
import type { Checkpoint, Chunk, Cut } from '../owner/cut';

/** A record at its place in a stream. */
export interface Placed<B = unknown> {
  readonly stream: StreamName;
  readonly partition: number;
  readonly offset: number;
  readonly record: StreamRecord<B>;
}

/** What could not be decoded, at its place; it goes to dead with its bytes. */
export interface Undecodable {
  readonly stream: StreamName;
  readonly partition: number;
  readonly offset: number;
  /** Its partition key, '' where it had none. */
  readonly key: string;
  readonly bytes: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  readonly code: 'CORDON_SCHEMA_UNKNOWN' | 'CORDON_RECORD_MALFORMED';
  readonly reason: string;
}

export type Arrival = Placed | Undecodable;

/** Next offset to read, by `stream/partition`. */
export type Positions = ReadonlyMap<string, number>;
export const placeKey = (stream: StreamName, partition: number): string => `${stream}/${partition}`;

/** What a reader does with its partitions. The log calls these one at a time for one partition number. */
export interface Reader {
  readonly group: string;
  readonly reads: Partial<Record<StreamName, 'keyed' | 'all'>>;
  /** Records may be kept back this long, ms, where that makes fetching cheaper; at once when left out. */
  readonly lingerMs?: number;
  /**
   * This process now owns `partition` of every keyed stream (and reads all partitions of the others). Resolves with the
   * positions to read from; a stream/partition that is not named is read from the group's committed position, else its start.
   */
  assigned(partition: number): Promise<Positions>;
  /** Ownership ends; resolves when nothing more will be written for it. */
  revoked(partition: number): Promise<void>;
  /**
   * Records of one stream partition in order. For streams read by 'all' `owner` says for which owned partition; each owner gets
   * every record. Not resolving is back-pressure: the log pauses that stream partition, and no other.
   * `next` is the position after the last arrival.
   */
  records(owner: number, stream: StreamName, partition: number, arrivals: readonly Arrival[], next: number): Promise<void>;
}

/** A running reader. */
export interface Reading {
  /** Stores positions for lag and restart. Durable when resolved. */
  commit(positions: Positions): Promise<void>;
  /** Records between the committed or given positions and the end, by `stream/partition`; while an owner is being told its positions, at least those. */
  lag(): Promise<ReadonlyMap<string, number>>;
  /** Stops reading, calls `revoked` for what is owned, then resolves. Idempotent. */
  close(): Promise<void>;
  /** Rejects when reading has ended by itself for good (fenced, stalled beyond repair); never resolves before close. */
  readonly done: Promise<void>;
}

/** State and cuts of one (stage, partition), written by its owner alone. A cut replaces an intent of the same number. */
export interface Ownership {
  /** Last checkpoint with its chunks, and the cuts after it, ascending. Reading fences older owners first. */
  load(): Promise<{ readonly checkpoint?: Checkpoint; readonly chunks: readonly Chunk[]; readonly cuts: readonly Cut[] }>;
  /** Durable when resolved. Rejects with CORDON_OWNER_FENCED once another owner has loaded. */
  appendCut(cut: Cut): Promise<void>;
  /** Replaces the given chunks and the checkpoint atomically and forgets cuts up to `checkpoint.cut`. Fenced like appendCut. */
  checkpoint(checkpoint: Checkpoint, chunks: readonly Chunk[]): Promise<void>;
  release(): Promise<void>;
}

/**
 * The log between the stages. Promises, on Kafka and embedded alike:
 * - per stream partition, records are read in the order they were appended, each at least once;
 * - `append` is durable when it resolves, keeps the order of its calls per partition, and stores partition =
 *   shard(tenant, key) mod partitions(stream);
 * - outages reject with a retriable CordonError (CORDON_LOG_UNAVAILABLE, CORDON_DISK_FULL) and are retried by the caller.
 */
export abstract class Log {
  /** Creates what is missing; refuses an unexplained partition count (CORDON_LOG_PARTITIONS). */
  abstract open(): Promise<void>;
  abstract partitions(stream: StreamName): number;
  abstract append(records: readonly StreamRecord[]): Promise<void>;
  /** `stage` is a stage's name, or `forward.<destination>`. */
  abstract own(stage: string, partition: number): Promise<Ownership>;
  abstract read(reader: Reader): Promise<Reading>;
  /** Closes producers and files; readings must be closed before. */
  abstract close(): Promise<void>;
}
