const MIB = 1024 ** 2;

/** Bounds of the ingest door; bytes. */
export class IngestLimits {
  /** One body as sent, and as unpacked. */
  readonly bodyBytes: number = 64 * MIB;
  /** All bodies in memory together; above, the door answers 429. */
  readonly inFlightBytes: number = 256 * MIB;

  constructor(change: { readonly bodyBytes?: number; readonly inFlightBytes?: number } = {}) {
    Object.assign(this, change);
  }
}
