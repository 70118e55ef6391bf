import { placeKey } from '@cordon/runtime';
import type { Groups } from './groups';
import type { GroupCommit } from './group-commit';
import type { States } from './states';
import type { StreamPartition } from './stream-partition';

export interface RetentionLimits {
  readonly retentionMs: number;
  readonly retentionBytes: number;
}

/**
 * Drops records that nobody needs any more: read by every group, below what a replay of any stage starts from, behind every
 * running reader, and too old or too many. Small transactions, so that appends wait for none of them long.
 */
export class Retention {
  dropped = 0;
  private last: Promise<unknown> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly partitions: readonly StreamPartition[],
    private readonly groups: Groups,
    private readonly states: States,
    private readonly writer: GroupCommit,
    private readonly limits: RetentionLimits,
  ) {}

  /** One pass over all stream partitions, after those asked for before; resolves with the number of records dropped. */
  run(now: number): Promise<number> {
    const pass = this.last.then(() => this.pass(now));
    this.last = pass.catch(() => undefined);
    return pass;
  }

  /** Ends a pass at its next step and waits for it: nothing may look into the files once they close. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.last;
  }

  private async pass(now: number): Promise<number> {
    let dropped = 0;
    for (const source of this.partitions) {
      for (let step = -1; step !== 0; dropped += step) step = await this.step(source, now - this.limits.retentionMs);
    }
    return dropped;
  }

  private async step(source: StreamPartition, olderThan: number): Promise<number> {
    if (this.stopped) return 0;
    const floor = Math.min(
      this.groups.floor(source.stream, source.partition),
      this.states.floor(placeKey(source.stream, source.partition)),
      source.lowestFollower(),
    );
    const { keys, start } = source.droppable(floor, olderThan, source.sizeBytes - this.limits.retentionBytes);
    if (keys.length === 0) return 0;
    await this.writer.run({ sizeBytes: 0, put: () => source.remove(keys) });
    const dropped = start - source.start;
    source.start = start;
    this.dropped += dropped;
    return dropped;
  }
}
