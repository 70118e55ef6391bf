import { Stop } from '../owner/stop';
import type { Clock } from '../ports/clock';

/** A jump of the wall clock beyond this stops new effects; releases go by the monotonic clock (response.md, section 4). */
const JUMP_MS = 30_000;
const STEADY_AGAIN_MS = 60_000;
const LONGEST_NAP_MS = 1_000;

/** When each lease must end, kept on the monotonic clock so that a wrong wall clock neither ends nor prolongs an effect. */
export class Deadlines {
  private readonly due = new Map<string, number>();
  private nap = new Stop();
  private lastWall: number;
  private lastMonotonic: number;
  private jumpedAt: number | undefined;

  constructor(private readonly clock: Clock) {
    this.lastWall = clock.now();
    this.lastMonotonic = clock.monotonic();
  }

  /** `until` in ms since the epoch. */
  set(id: string, until: number): void {
    this.due.set(id, this.clock.monotonic() + until - this.clock.now());
    this.nap.pull();
  }

  clear(id: string): void {
    this.due.delete(id);
  }

  /** ms left, not below 0. */
  remaining(id: string): number {
    return Math.max(0, (this.due.get(id) ?? 0) - this.clock.monotonic());
  }

  /** False for a minute after the wall clock jumped. */
  get steady(): boolean {
    this.watch();
    return this.jumpedAt === undefined;
  }

  /** Waits for the next moment that something is due (or a second at most) and takes what is. */
  async next(stop: Stop): Promise<readonly string[]> {
    const now = this.clock.monotonic();
    const soonest = Math.min(...this.due.values(), now + LONGEST_NAP_MS);
    if (soonest > now) {
      this.nap = new Stop();
      const nap = this.nap;
      const end = (): void => nap.pull();
      stop.addEventListener('abort', end);
      await this.clock.wait(soonest - now, nap);
      stop.removeEventListener('abort', end);
    }
    this.watch();
    const reached = [...this.due].filter(([, at]) => at <= this.clock.monotonic()).map(([id]) => id);
    for (const id of reached) this.due.delete(id);
    return reached;
  }

  close(): void {
    this.nap.pull();
  }

  private watch(): void {
    const wall = this.clock.now();
    const monotonic = this.clock.monotonic();
    if (Math.abs(wall - this.lastWall - (monotonic - this.lastMonotonic)) > JUMP_MS) this.jumpedAt = monotonic;
    else if (this.jumpedAt !== undefined && monotonic - this.jumpedAt > STEADY_AGAIN_MS) this.jumpedAt = undefined;
    this.lastWall = wall;
    this.lastMonotonic = monotonic;
  }
}
