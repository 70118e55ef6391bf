import type { Cancel } from './cancel';
/** Time, handed in. Pure code gets `now` of its cut and never sees this. */
export abstract class Clock {
  /** Wall clock, ms since the epoch. */
  abstract now(): number;
  /** Monotonic ms since an arbitrary origin; for durations and releases. */
  abstract monotonic(): number;
  /** Resolves after `ms`, or at once when the signal aborts; never rejects. */
  abstract wait(ms: number, signal?: Cancel): Promise<void>;
}
