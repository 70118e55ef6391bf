import type { BlobRef } from '@cordon/wire';

/** Payloads over `INLINE_LIMIT_BYTES` by content hash. Written before the record that names them. */
export abstract class Blob {
  /** Durable when resolved; the same bytes twice are one blob. Rejects with CORDON_DISK_FULL or CORDON_BLOB_UNAVAILABLE (retriable). */
  abstract put(bytes: Uint8Array): Promise<BlobRef>;
  /** undefined when there is no such blob. */
  abstract get(ref: BlobRef): Promise<Uint8Array | undefined>;
  /** It is kept as long as one that is put now; false when there is no such blob. For a record that names it again without its bytes. */
  abstract renew(ref: BlobRef): Promise<boolean>;
  /** Removes blobs written or renewed before `olderThan` (ms since the epoch), but none whose SHA-256 is in `kept`: dead letters name them. Returns how many. */
  abstract expire(olderThan: number, kept: ReadonlySet<string>): Promise<number>;
}

/** Kafka's default record limit is 1 MB; with headers and growth in base64 a quarter of that is safe. */
export const INLINE_LIMIT_BYTES = 256 * 1024;
