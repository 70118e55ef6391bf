import { CordonError } from '@cordon/wire';
import type { Door } from '../door';
import { FileFollower, type FollowOptions } from './file-follower';

/** Between two looks. Polling works on network file systems and in containers, where notices of changes do not. */
export const LOOK_MS = 1_000;

export interface FileDoorOptions extends FollowOptions {
  /** A look that an outage has ended is repeated. */
  readonly onRetry: (code: string) => void;
  /** It has ended by itself, by a defect or a refusal that no repeat will change. */
  readonly ended: (error: unknown) => void;
}

/** Follows the files of a path, one record a line, document element or mail. It reads on only when the intake has what was read before. */
export class FileDoor implements Door {
  private readonly follower: FileFollower;
  private readonly stop = new AbortController();
  private running: Promise<void> | undefined;

  constructor(private readonly options: FileDoorOptions) {
    this.follower = new FileFollower(options);
  }

  /** Rejects when the stored positions cannot be read. A path that is not there yet is waited for. */
  async open(): Promise<void> {
    await this.follower.open();
    this.running = this.run().catch((error: unknown) => this.options.ended(error));
  }

  async close(): Promise<void> {
    this.stop.abort();
    this.follower.stop();
    await this.running;
    await this.follower.close();
  }

  private async run(): Promise<void> {
    while (!this.stop.signal.aborted) {
      const more = await this.look();
      if (!more) await this.options.clock.wait(LOOK_MS, this.stop.signal);
    }
  }

  private async look(): Promise<boolean> {
    try {
      return await this.follower.look();
    } catch (error) {
      if (!(error instanceof CordonError) || !error.retriable) throw error;
      this.options.onRetry(error.code);
      return false;
    }
  }
}
