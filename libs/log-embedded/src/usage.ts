/** What the log takes up and how it was read, for health and metrics. */
export interface LogUsage {
  /** Bytes of live pages; the file itself never shrinks, freed pages are used again. */
  readonly diskBytes: number;
  /** Bytes that can still be written: free on the file system plus freed pages of the file. */
  readonly roomBytes: number;
  readonly tailRecords: number;
  readonly tailBytes: number;
  /** Records handed on as the very objects that were appended, and such that were decoded from disk. */
  readonly readFromTail: number;
  readonly readFromDisk: number;
  /** Records dropped by retention since the log was opened. */
  readonly dropped: number;
}
