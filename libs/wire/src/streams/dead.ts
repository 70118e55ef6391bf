import type { StreamName } from './stream-name';

/** A record that a stage refused, with its bytes, so that it can be looked at and driven again. */
export interface DeadBody {
  readonly stream: StreamName;
  readonly stage: string;
  /** From the catalogue (`codes.ts`). */
  readonly code: string;
  /** One sentence without content of the record. */
  readonly reason: string;
  /** Path or place inside the record, where known. */
  readonly place?: string;
  readonly partition: number;
  readonly offset: number;
  readonly bytes: Uint8Array;
  /** As the record had them, with `ce_partitionkey`, its key, and `blob`, the hash of its payload where that lies in the blob store. */
  readonly headers: Readonly<Record<string, string>>;
  readonly truncated?: boolean;
  readonly file?: string;
  readonly line?: number;
}
