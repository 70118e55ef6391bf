import { retrying, type Clock } from '@cordon/runtime';
import { CordonError } from '@cordon/wire';
import type { Arrival } from '../door';

/** A record and the source (a name in `sources`) that its sender belongs to. */
export interface SyslogArrival {
  readonly source: string;
  readonly arrival: Arrival;
}

export interface HandoverParts {
  /** Resolves when the log has all of them. A retriable rejection is tried again, for ever; any other ends the door. */
  readonly take: (arrivals: readonly SyslogArrival[]) => Promise<void>;
  readonly clock: Clock;
  readonly onRetry: (error: CordonError) => void;
  /** What was read cannot be handed over: `take` refused it for good. */
  readonly ended: (error: unknown) => void;
  /** Records that were read and are given up. */
  readonly lost: (records: number) => void;
  readonly batchRecords: number;
  readonly batchBytes: number;
}

interface Waiting extends SyslogArrival {
  /** Called when the log has the record, or never will. */
  readonly done: (bytes: number) => void;
}

/**
 * What was read, on its way to the log. One batch is under way at a time, in order; what comes meanwhile is the next one, so that the
 * log is asked seldom when much comes and at once when little does.
 */
export class Handover {
  private waiting: Waiting[] = [];
  private running: Promise<void> | undefined;
  private readonly stop = new AbortController();
  private failed = false;
  private bytes = 0;

  constructor(private readonly parts: HandoverParts) {}

  /** Bytes that the log does not have yet. */
  get heldBytes(): number {
    return this.bytes;
  }

  add(source: string, arrival: Arrival, done: (bytes: number) => void = () => undefined): void {
    if (this.failed) return this.parts.lost(1);
    this.waiting.push({ source, arrival, done });
    this.bytes += arrival.bytes.length;
    this.running ??= this.run();
  }

  /** Resolves when the log has all that was added, or `ms` later; what it does not have then is given up and counted. */
  async close(ms: number): Promise<void> {
    const { clock } = this.parts;
    const over = new AbortController();
    void clock.wait(ms, over.signal).then(() => this.stop.abort());
    await this.running;
    over.abort();
  }

  private async run(): Promise<void> {
    // What arrives in the same turn of the loop goes together.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.waiting.length > 0) await this.handOver(this.next());
    this.running = undefined;
  }

  private next(): Waiting[] {
    const { batchRecords, batchBytes } = this.parts;
    let bytes = 0;
    let count = 0;
    for (const { arrival } of this.waiting) {
      bytes += arrival.bytes.length;
      if (count > 0 && (bytes > batchBytes || count >= batchRecords)) break;
      count++;
    }
    return this.waiting.splice(0, count);
  }

  private async handOver(batch: readonly Waiting[]): Promise<void> {
    const { take, clock, onRetry, ended, lost } = this.parts;
    try {
      if (this.failed || this.stop.signal.aborted) lost(batch.length);
      else await retrying(clock, this.stop.signal, onRetry, () => take(batch));
    } catch (error) {
      lost(batch.length);
      const outage = error instanceof CordonError && error.retriable;
      if (!outage && !this.failed) {
        this.failed = true;
        ended(error);
      }
    }
    for (const { arrival, done } of batch) {
      this.bytes -= arrival.bytes.length;
      done(arrival.bytes.length);
    }
  }
}
