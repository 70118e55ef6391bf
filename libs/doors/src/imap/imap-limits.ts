const MIB = 1024 ** 2;

/** Bounds and waits of an IMAP door. */
export class ImapLimits {
  /** One message; a larger one is passed over, and told of. */
  readonly messageBytes: number = 50 * MIB;
  /** What is fetched and handed over together. */
  readonly batchBytes: number = 16 * MIB;
  readonly batchMessages: number = 50;
  /** Messages whose sizes are asked for together. */
  readonly listed: number = 1_000;
  /** Waits after an outage, ms: doubled with each, up to the last. */
  readonly retryMs: number = 1_000;
  readonly retryMostMs: number = 60_000;
  /** After a refused login, ms: servers lock accounts that try too often. */
  readonly refusedMs: number = 5 * 60_000;

  constructor(change: Partial<ImapLimits> = {}) {
    Object.assign(this, change);
  }
}
