import type { StreamName } from '@cordon/wire';

/** A range of one input: offsets from (inclusive) to (exclusive). */
export interface Range {
  readonly stream: StreamName;
  readonly partition: number;
  readonly from: number;
  readonly to: number;
}

/** One step of a stage: which inputs, in order, at which `now`. Replaying the cuts replays the stage. */
export interface Cut {
  /** Grows by one. */
  readonly n: number;
  /** ms since the epoch; never smaller than that of the cut before. */
  readonly now: number;
  readonly ranges: readonly Range[];
  /** Places inside the ranges that were not handed to the stage, because they had ended the process or made it throw. */
  readonly skip?: readonly Place[];
  /**
   * Present when this is only an intent, written before a risky step and replaced by the cut of the same number after it:
   * `single` names one record. An intent that is found at start was never finished.
   */
  readonly intent?: 'batch' | 'single';
  /** Of a single intent: how often it was tried, from 1. */
  readonly attempt?: number;
}

/** One record's place. */
export interface Place {
  readonly stream: StreamName;
  readonly partition: number;
  readonly offset: number;
}

/** What the saved chunks stand for: all cuts up to and including `cut`. */
export interface Checkpoint {
  readonly cut: number;
  readonly now: number;
  /** Next offset to read, by `stream/partition`. */
  readonly positions: Readonly<Record<string, number>>;
  /** High-water marks of outputs read so far, by `stream/partition/stage/partition`: `seq ordinal`. */
  readonly marks: Readonly<Record<string, string>>;
}

/** State of one shard of a stage. */
export interface Chunk {
  readonly shard: number;
  /** Version of the bytes' layout; the stage migrates older ones and refuses newer ones (CORDON_STATE_NEWER). */
  readonly schema: number;
  readonly bytes: Uint8Array;
}
