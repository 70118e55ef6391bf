import { CordonError } from '@cordon/wire';

/** A record cut out of a file. */
export interface CutRecord {
  readonly bytes: Uint8Array;
  /** 1-based line, or the ordinal of the element. */
  readonly line: number;
  /** Where the file itself says it. */
  readonly format?: string;
}

/** What becomes of one line: a record, with what must stand before it to be read alone, or nothing (a header). */
export type LineContext = (bytes: Buffer, line: number, truncated: boolean) => CutRecord | undefined;

/** Lines, each a record. */
export interface LineCut {
  readonly kind: 'lines';
  /** Of one file; it is fed every line from `line` 1 on, in order, when `remembers`; else it may begin anywhere. */
  readonly ofLine: LineContext;
  /** A line is read in the light of those before it (Zeek's headers): after a restart in the middle the file is read again up to there. */
  readonly remembers: boolean;
}

/** The file is a document or a mail, and is cut when it is complete. */
export interface WholeCut {
  readonly kind: 'whole';
}

/** The file is read as far as it can be. */
export const isDamage = (error: unknown): boolean => error instanceof CordonError && error.code === 'CORDON_FILE_DAMAGED';

/** What the door must know of contents; whoever knows formats hands it in. */
export interface FileCutting {
  /** Longest record, bytes; of a longer line these are handed in, so that it is refused and not lost. */
  readonly maxRecordBytes: number;
  /** How much of a file `cutOf` looks at, bytes. */
  readonly lookBytes: number;
  /** How to cut a file, by its name and first bytes; undefined = more of it is needed. `isWhole`: there is no more. */
  cutOf(name: string, head: Buffer, isWhole: boolean): LineCut | WholeCut | undefined;
  /** Cuts a complete file, unpacked where need be. Rejects with CORDON_FILE_DAMAGED where it is, after the records before the damage. */
  split(name: string, input: AsyncIterable<Uint8Array>): AsyncIterable<CutRecord>;
}
