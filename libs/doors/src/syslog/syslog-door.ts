import type { Clock } from '@cordon/runtime';
import type { CordonError } from '@cordon/wire';
import { Handover, type SyslogArrival } from './handover';
import { SyslogLimits } from './limits';

/**
 * Why something that was sent is not in the log, or not whole:
 * sender = nobody named its address; overload = too much was in flight; kernel = the socket's buffer was full; connections = there were
 * too many; count = an octet count that is none; unfinished = the connection broke within a message; idle = it was silent for too
 * long; tls = the handshake failed; cut = longer than the bound, its first bytes were taken; stopped = the log was away until the end.
 */
export type SyslogLoss = 'sender' | 'overload' | 'kernel' | 'connections' | 'count' | 'unfinished' | 'idle' | 'tls' | 'cut' | 'stopped';

export interface SyslogDoorOptions {
  /** Address and port that are listened on; 0 = any free port. */
  readonly host: string;
  readonly port: number;
  /** Source by the sender's address; undefined = refused. */
  readonly sourceOf: (address: string) => string | undefined;
  /** Resolves when the log has all of them. A retriable rejection is tried again; any other ends the door. */
  readonly take: (arrivals: readonly SyslogArrival[]) => Promise<void>;
  readonly clock: Clock;
  /** A new id at each call. Syslog has no position of its own, so a record's is the id of this opening and its ordinal. */
  readonly ids: () => string;
  readonly onRetry: (error: CordonError) => void;
  readonly onLoss: (why: SyslogLoss, count: number) => void;
  /** The door is over for good: what it read was refused, or its socket failed. */
  readonly ended: (error: unknown) => void;
  readonly limits?: SyslogLimits;
}

/** What UDP and TCP share: where records stand, and their way to the log. */
export class Records {
  readonly limits: SyslogLimits;
  readonly handover: Handover;
  private readonly opening: string;
  private ordinal = 0;

  constructor(options: SyslogDoorOptions) {
    this.limits = options.limits ?? new SyslogLimits();
    this.opening = options.ids();
    this.handover = new Handover({
      take: options.take,
      clock: options.clock,
      onRetry: options.onRetry,
      ended: options.ended,
      lost: (count) => options.onLoss('stopped', count),
      batchRecords: this.limits.batchRecords,
      batchBytes: this.limits.batchBytes,
    });
  }

  add(source: string, bytes: Uint8Array, done?: (bytes: number) => void): void {
    this.handover.add(source, { bytes, position: `syslog:${this.opening}:${this.ordinal++}` }, done);
  }

  close(): Promise<void> {
    return this.handover.close(this.limits.closeMs);
  }
}
