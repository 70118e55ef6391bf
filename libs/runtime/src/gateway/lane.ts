import type { Clock } from '../ports/clock';

const MINUTE_MS = 60_000;

/** Work on one enforcement point, in the order in which it came: so many at once, so many a minute. */
export class Lane {
  private readonly waiting: (() => void)[] = [];
  private readonly starts: number[] = [];
  private running = 0;
  private napping = false;
  private closed = false;

  constructor(
    private readonly clock: Clock,
    private readonly atOnce: number,
    private readonly perMinute = Infinity,
  ) {}

  /** Runs `work` when its turn comes; at once where there is room. What has no turn before the lane is closed never runs. */
  run<T>(work: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.waiting.push(() => {
        this.running += 1;
        work()
          .then(resolve, reject)
          .finally(() => {
            this.running -= 1;
            this.pump();
          });
      });
      this.pump();
    });
  }

  close(): void {
    this.closed = true;
    this.waiting.length = 0;
  }

  private pump(): void {
    while (!this.closed && this.waiting.length > 0 && this.running < this.atOnce) {
      const pause = this.pause();
      if (pause > 0) return this.nap(pause);
      if (this.perMinute !== Infinity) this.starts.push(this.clock.monotonic());
      this.waiting.shift()?.();
    }
  }

  /** ms until one more may start. */
  private pause(): number {
    const now = this.clock.monotonic();
    while ((this.starts[0] ?? now) <= now - MINUTE_MS) this.starts.shift();
    return this.starts.length < this.perMinute ? 0 : (this.starts[0] ?? now) + MINUTE_MS - now;
  }

  private nap(ms: number): void {
    if (this.napping) return;
    this.napping = true;
    void this.clock.wait(ms).then(() => {
      this.napping = false;
      this.pump();
    });
  }
}
