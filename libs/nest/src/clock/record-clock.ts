import { Clock, type Cancel } from '@cordon/runtime';
import { SystemClock } from './system-clock';

/** Time of a replay: `now` stands where the records are; waits and the monotonic clock are real, so that work goes on. */
export class RecordClock extends SystemClock {
  constructor(private at: number) {
    super();
  }

  override now(): number {
    return this.at;
  }

  /** Moves on to a record's arrival; never back. */
  reach(seen: number): void {
    if (seen > this.at) this.at = seen;
  }

  /** For the gateway: its leases end by the time of the records, too, so both of its clocks are that one. */
  get ofLeases(): Clock {
    return new LeaseClock(this);
  }
}

class LeaseClock extends Clock {
  constructor(private readonly records: RecordClock) {
    super();
  }

  now(): number {
    return this.records.now();
  }

  monotonic(): number {
    return this.records.now();
  }

  wait(ms: number, signal?: Cancel): Promise<void> {
    return this.records.wait(ms, signal);
  }
}
