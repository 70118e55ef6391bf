const MIB = 1024 ** 2;
const MINUTE_MS = 60_000;

/** Longest message that is taken, bytes; one more than formats take, so that what was cut is refused with a code and not lost. */
export const MAX_MESSAGE_BYTES = MIB + 1;

/** Bounds of a syslog door. */
export class SyslogLimits {
  readonly messageBytes: number = MAX_MESSAGE_BYTES;
  /** Read and not yet in the log, all senders together: beyond, TCP is read no more and datagrams are dropped. */
  readonly inFlightBytes: number = 64 * MIB;
  /** The same of one connection. */
  readonly connectionBytes: number = 2 * MIB;
  /** Beginnings of messages, all connections together; who would go beyond it is cut off. */
  readonly unfinishedBytes: number = 128 * MIB;
  readonly connections: number = 2_048;
  /** A connection that is silent for so long is closed: its peer may be gone without a word. */
  readonly idleMs: number = 15 * MINUTE_MS;
  readonly handshakeMs: number = 10_000;
  /** What one call of `take` gets at most. */
  readonly batchRecords: number = 5_000;
  readonly batchBytes: number = 4 * MIB;
  /** While the log is away, a door that closes waits so long for it. */
  readonly closeMs: number = 10_000;
  /** Asked of the kernel for datagrams that wait; it gives no more than net.core.rmem_max. */
  readonly receiveBytes: number = 16 * MIB;

  constructor(change: Partial<SyslogLimits> = {}) {
    Object.assign(this, change);
  }
}
