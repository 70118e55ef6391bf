import { SystemClock } from './system-clock';

/** Time of a replay: stands where the records are. Waits are real, so that retries and deadlines still work. */
export class RecordClock extends SystemClock {
  constructor(private at: number) {
    super();
  }

  override now(): number {
    return this.at;
  }

  override monotonic(): number {
    return this.at;
  }

  /** Moves on to a record's arrival; never back. */
  reach(seen: number): void {
    if (seen > this.at) this.at = seen;
  }
}
