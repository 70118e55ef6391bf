import type { RootDatabase } from 'lmdb';
import { CordonError } from '@cordon/wire';

/** One write that shares a transaction with its neighbours. */
export interface Write {
  readonly sizeBytes: number;
  /** Puts into the transaction. A throw refuses this write alone, so it must come before the first put. */
  put(): void;
  /** It is on disk. Called in the order of the writes. */
  committed?(): void;
  /** The transaction failed; what `put` noted in memory must be taken back. */
  rolledBack?(): void;
}

interface Pending {
  readonly write: Write;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Larger groups gain nothing and hold back the first of them. */
const GROUP_BYTES = 16 * 1024 ** 2;

/**
 * The one writer of the environment: everything that waits goes into one lmdb transaction, one transaction at a time, so
 * an fsync is shared and a failed one leaves memory as it was. Order of calls = order on disk.
 */
export class GroupCommit {
  private queue: Pending[] = [];
  private loop: Promise<void> | undefined;
  private closed = false;

  constructor(
    private readonly root: Pick<RootDatabase, 'batch'>,
    private readonly failure: (error: unknown) => Promise<CordonError>,
  ) {}

  /** Resolves when the write is durable. */
  run(write: Write): Promise<void> {
    if (this.closed) return Promise.reject(closedError());
    return new Promise((resolve, reject) => {
      this.queue.push({ write, resolve, reject });
      this.loop ??= this.drain();
    });
  }

  /** Throws once the log is closed; to be asked before reading from the files. */
  checkOpen(): void {
    if (this.closed) throw closedError();
  }

  /** Refuses new writes and waits for those that have begun. */
  async close(): Promise<void> {
    this.closed = true;
    await this.loop;
  }

  private async drain(): Promise<void> {
    // Whatever else is written in this turn of the event loop joins the group.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.queue.length > 0) await this.commit(this.take());
    this.loop = undefined;
  }

  private take(): Pending[] {
    let bytes = 0;
    const end = this.queue.findIndex((p) => (bytes += p.write.sizeBytes) > GROUP_BYTES);
    return this.queue.splice(0, end < 0 ? this.queue.length : Math.max(1, end));
  }

  private async commit(group: readonly Pending[]): Promise<void> {
    const put: Pending[] = [];
    try {
      await this.root.batch(() => {
        for (const pending of group) {
          try {
            pending.write.put();
            put.push(pending);
          } catch (error) {
            pending.reject(error);
          }
        }
      });
    } catch (error) {
      const failure = await this.failure(error);
      for (const { write, reject } of put) {
        write.rolledBack?.();
        reject(failure);
      }
      return;
    }
    for (const { write } of put) write.committed?.();
    for (const { resolve } of put) resolve();
  }
}

const closedError = (): CordonError => new CordonError('CORDON_LOG_UNAVAILABLE', 'the log is closed');
