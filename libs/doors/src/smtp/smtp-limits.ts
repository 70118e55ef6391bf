const MIB = 1024 ** 2;

/** Bounds of an SMTP door. */
export class SmtpLimits {
  /** One message; announced as SIZE (RFC 1870), 552 beyond. */
  readonly messageBytes: number = 50 * MIB;
  /** All messages in memory together; 452 beyond. Two of the largest, since a buffer that grows is there twice for a moment. */
  readonly inFlightBytes: number = 128 * MIB;
  /** Connections at a time; 421 beyond. */
  readonly clients: number = 100;
  /** Recipients of one message; 452 beyond, and the sender delivers to the rest in another one (RFC 5321, section 4.5.3.1.8). */
  readonly recipients: number = 1_000;
  /** Wrong logins of one connection; then it is closed. */
  readonly logins: number = 3;
  /** Silence of a sender, ms (RFC 5321, section 4.5.3.2.7). */
  readonly idleMs: number = 5 * 60_000;
  /** What a sender has for the rest of its message when the door closes, ms. */
  readonly closeMs: number = 10_000;

  constructor(change: Partial<SmtpLimits> = {}) {
    Object.assign(this, change);
  }
}
