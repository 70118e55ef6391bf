import type { Message } from 'kafkajs';
import type { Offsets } from '../writing/writer';

/** A record of a state partition. */
export interface StateRecord {
  readonly offset: number;
  readonly key: string;
  /** null forgets the key. */
  readonly value: Buffer | null;
}

/** One partition of a compacted topic. */
export interface StatePlace {
  /** For error texts. */
  readonly name: string;
  /** In order and durable when resolved; a call that rejects may have been written in part, even later. */
  append(messages: readonly Message[]): Promise<Offsets>;
  /** What is there from offset `from` (the first when left out) to before `until`. */
  read(from: number | undefined, until: number, each: (record: StateRecord) => void): Promise<void>;
}
