import { Clock, type Cancel } from '@cordon/runtime';

interface Waiter {
  readonly due: number;
  readonly resolve: () => void;
}

/**
 * A clock that stands still until a test moves it. Waiters resolve in the order in which they are due, those of one moment
 * in the order in which they came; what a waiter starts next is given its turn before the clock moves on.
 */
export class SimClock extends Clock {
  private elapsed = 0;
  private offset: number;
  private waiters: Waiter[] = [];

  /** `start`: wall clock at the beginning, ms since the epoch. */
  constructor(start = Date.UTC(2026, 0, 5)) {
    super();
    this.offset = start;
  }

  now(): number {
    return this.offset + this.elapsed;
  }

  monotonic(): number {
    return this.elapsed;
  }

  wait(ms: number, signal?: Cancel): Promise<void> {
    if (ms <= 0 || signal?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const onAbort = (): void => {
        this.waiters = this.waiters.filter((w) => w !== waiter);
        resolve();
      };
      const waiter: Waiter = {
        due: this.elapsed + ms,
        resolve: () => {
          signal?.removeEventListener('abort', onAbort);
          resolve();
        },
      };
      const before = this.waiters.findIndex((w) => w.due > waiter.due);
      this.waiters.splice(before < 0 ? this.waiters.length : before, 0, waiter);
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  }

  /** Moves both clocks on by `ms`, stopping at each waiter on the way. Resolves when all that were due have had their turn. */
  async advance(ms: number): Promise<void> {
    const end = this.elapsed + ms;
    await turn();
    for (let next = this.waiters[0]; next && next.due <= end; next = this.waiters[0]) {
      this.waiters.shift();
      this.elapsed = next.due;
      next.resolve();
      await turn();
    }
    this.elapsed = end;
  }

  /** The wall clock alone jumps, as when somebody sets it; waiters and the monotonic clock do not notice. */
  jump(ms: number): void {
    this.offset += ms;
  }

  /** How many wait. */
  get waiting(): number {
    return this.waiters.length;
  }
}

/** Lets all promise reactions that are ready run. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
