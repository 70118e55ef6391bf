import type { Reader } from '@cordon/runtime';
import type { Follower, Read, StreamPartition } from './stream-partition';

const BATCH_RECORDS = 1_000;
const BATCH_BYTES = 1024 ** 2;

/** Hands one stream partition to one owner, batch by batch; waits at the end until something is appended. */
export class Pull implements Follower {
  private wakeUp: (() => void) | undefined;
  private stopped = false;

  constructor(
    private readonly source: StreamPartition,
    private readonly owner: number,
    private readonly reader: Reader,
    public position: number,
    private readonly onBatch: (read: Read) => void,
  ) {}

  /** Runs until stopped. A batch that the reader has not answered by then is not waited for. Rejects with what the reader throws. */
  async run(): Promise<void> {
    this.source.follow(this);
    while (!this.stopped) {
      const read = this.source.read(this.position, BATCH_RECORDS, BATCH_BYTES);
      if (read.arrivals.length === 0) {
        await this.appended();
        continue;
      }
      this.onBatch(read);
      await this.reader.records(this.owner, this.source.stream, this.source.partition, read.arrivals, read.next);
      this.position = read.next;
      this.source.consumed();
      // A long way behind, the loop never waits for anything else; the rest of the process must get its turn.
      if (this.position < this.source.end) await new Promise((resolve) => setImmediate(resolve));
    }
  }

  wake(): void {
    this.wakeUp?.();
  }

  stop(): void {
    this.stopped = true;
    this.source.unfollow(this);
    this.wakeUp?.();
  }

  private appended(): Promise<void> {
    return new Promise((resolve) => {
      this.wakeUp = resolve;
    });
  }
}
