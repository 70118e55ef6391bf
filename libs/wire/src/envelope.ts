import type { StreamName } from './streams/stream-name';

/**
 * How far the door a record came through can be trusted: 0 unauthenticated (UDP syslog), 1 authenticated transport,
 * 2 authenticated product API, 3 mTLS or signed API of the enforcement point itself (response.md, section 4).
 */
export type Trust = 0 | 1 | 2 | 3;

/**
 * Where a record was made: stage and partition of the writer, `seq` (number of its cut, or the offset of its input where
 * the stage has one input) and the ordinal within that. Grows without gaps going back; readers keep one high-water mark
 * per (stage, partition) and drop what is not above it, so a replayed output has no second effect.
 */
export interface Mark {
  readonly stage: string;
  readonly partition: number;
  readonly seq: number;
  readonly ordinal: number;
}

/** What every record carries, whatever its stream; on Kafka these are CloudEvents 1.0 `ce_*` headers (binary mode). */
export interface Envelope {
  /** Pure function of content, never of an attempt. */
  readonly id: string;
  readonly tenant: string;
  /** Name of the configured source (a product instance) that the evidence came from; `cordon` for what stages conclude. */
  readonly source: string;
  readonly trust: Trust;
  /** Event time, ms since the epoch. Clamped when the claim lies in the future; the claim is then kept in `atClaimed`. */
  readonly at: number;
  readonly atClaimed?: number;
  /** Arrival at the intake, ms since the epoch. */
  readonly seen: number;
  readonly trace?: string;
  /** Ids of the records this one was made from. */
  readonly cause: readonly string[];
}

/** One record in memory. `body` is typed by its stream (`Bodies`). */
export interface StreamRecord<B = unknown> extends Envelope {
  readonly stream: StreamName;
  /** Partition key within the tenant; see `partitioning.ts`. */
  readonly key: string;
  readonly body: B;
  readonly mark?: Mark;
}
