import { Stop, type Clock } from '@cordon/runtime';
import type { Logger } from '../logging/logger';

export interface RoundsParts {
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'error'>;
  /** Pause after each round, ms. */
  readonly everyMs: number;
  /** True: the first round comes after a pause. */
  readonly waitsFirst?: boolean;
  readonly round: () => Promise<void>;
  /** What is logged when a round failed: `files were not looked at`. */
  readonly failure: string;
}

/** Does the same again and again until it is closed. A round that fails is logged, and the next one comes all the same. */
export class Rounds {
  /** Pulled by `close`; for what a round waits for. */
  readonly stop = new Stop();
  private running: Promise<void> | undefined;

  constructor(private readonly parts: RoundsParts) {}

  start(): void {
    this.running ??= this.run();
  }

  /** Resolves when the round under way has ended. */
  async close(): Promise<void> {
    this.stop.pull();
    await this.running;
  }

  private async run(): Promise<void> {
    const { clock, logger, everyMs, waitsFirst = false, round, failure } = this.parts;
    if (waitsFirst) await clock.wait(everyMs, this.stop);
    while (!this.stop.aborted) {
      await round().catch((error: unknown) => logger.error({ error: String(error) }, failure));
      if (!this.stop.aborted) await clock.wait(everyMs, this.stop);
    }
  }
}
