import type { Format } from '@cordon/runtime';

/** One raw record of a file. */
export interface SplitRecord {
  readonly bytes: Uint8Array;
  /** 1-based: the line in a file of lines, else the ordinal of the element. */
  readonly line: number;
  /** Name of the format where the file itself says it (a Zeek header). */
  readonly format?: Format['name'];
  /** The record was longer than the bound; its first bytes are here, so that it is refused and not lost. */
  readonly truncated?: boolean;
}

/** Longest record that is cut out of a file, bytes; one more byte than mail may have, so that it is refused as too large. */
export const MAX_RECORD_BYTES = 50 * 1024 * 1024 + 1;

/** Takes a file piece by piece and gives its records; keeps one record at most in memory. */
export interface Splitter {
  push(chunk: Buffer): SplitRecord[];
  end(): SplitRecord[];
}
