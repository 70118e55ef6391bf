import type { StreamName } from '@cordon/wire';

export interface EmbeddedLogOptions {
  /** Directory of this log; created when missing, locked while open. */
  readonly path: string;
  /** Partitions by stream; 1 where not named. Fixed once the directory exists. */
  readonly partitions?: Partial<Record<StreamName, number>>;
  /** Soft cap on the bytes that live records take: over it `raw` is refused, so that journal and decisions still fit. */
  readonly maxBytes?: number;
  /** Room that `raw` must leave free on the file system, bytes; by default 256 MB, or a tenth of a small disk. */
  readonly reserveBytes?: number;
  /** Records that every group has committed are kept this long, ms. Default 24 hours. */
  readonly retentionMs?: number;
  /** Read records over this many bytes of one stream partition are dropped sooner. Default 1 GiB. */
  readonly retentionBytes?: number;
  /** Newest records kept as objects over all stream partitions, in encoded bytes (objects take three to five times that). Default 64 MiB. */
  readonly tailBytes?: number;
  /** Wall clock, ms since the epoch; for retention. */
  readonly now?: () => number;
}

const HOUR_MS = 3_600_000;

/** What is kept in memory of the newest records where nothing else is said, bytes. */
export const TAIL_BYTES = 64 * 1024 ** 2;

export const DEFAULTS = {
  retentionMs: 24 * HOUR_MS,
  retentionBytes: 1024 ** 3,
  tailBytes: TAIL_BYTES,
} as const;
