/** What a product sent, untouched. Exactly one of `bytes` and `blob` is there. */
export interface RawBody {
  readonly bytes?: Uint8Array;
  /** Payloads over 256 KiB lie in the Blob store under their SHA-256. */
  readonly blob?: BlobRef;
  /** Name of the format when the door knows it; else it is detected. */
  readonly format?: string;
  /** Where the record stood when it was read from a file: path relative to the given folder, 1-based line or ordinal. */
  readonly file?: string;
  readonly line?: number;
  /**
   * Not from a door but by an operator. redrive: a dead letter's record again, parsed even while its source is parked.
   * resume: no record at all, but the word that its source is mended, in the order of the source's partition; it has no bytes.
   */
  readonly operator?: 'redrive' | 'resume';
}

export interface BlobRef {
  readonly sha256: string;
  readonly sizeBytes: number;
}
