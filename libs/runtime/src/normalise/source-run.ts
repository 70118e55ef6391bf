/** How a record ended. cheap: refused before it was parsed, so that parking would save nothing. */
export type Ending = 'good' | 'cheap' | 'parsed';

export type SourceState = 'well' | 'dying' | 'parked';

/** Records of the source that are looked back on. */
export const LOOKED_BACK = 200;
/** So many dead of these and somebody is told: half, so that one odd file or an hour of noise tells nobody. */
export const MANY = 100;
/** So few and it is over; far below `MANY`, so that a source on the edge does not tell people each minute. */
export const FEW = 20;
/** So many that died in parsing, and the source is parked. Nearly all: what is parked is not looked at, and one good record in twenty is worth the parsing of the others. */
export const NEARLY_ALL = 190;
/** Of a parked source each so-manieth record is parsed: enough to notice that it is mended, 1 % of the cost. */
export const PROBE_RECORDS = 100;
/** And one when so much time of arrival has gone by, ms: a source that sends little is nearly always parsed. */
export const PROBE_MS = 60_000;
/** Good probes in a row that end the parking; one may be luck. */
export const GOOD_PROBES = 3;

const DIGITS: readonly Ending[] = ['good', 'cheap', 'parsed'];

/** A run as it is saved; `endings` are digits, the oldest first. */
export interface SavedRun {
  readonly state: SourceState;
  readonly since: number;
  readonly held: number;
  readonly endings: string;
  readonly probe?: { readonly after: number; readonly at: number; readonly good: number };
}

/**
 * How the last records of one source ended, and what follows. A function of the records in their order, without a clock: a replay
 * from a checkpoint and a stale owner come to the same state.
 */
export class SourceRun {
  private endings: Ending[] = [];
  private count = { cheap: 0, parsed: 0 };
  private now: SourceState = 'well';
  /** Arrival of the record with which the state began. */
  since = 0;
  /** Records that the present parking has held. */
  held = 0;
  private probe = { after: 0, at: 0, good: 0 };

  get state(): SourceState {
    return this.now;
  }

  /** Nothing is known that would not be known of a source never heard of. */
  get empty(): boolean {
    return this.now === 'well' && this.count.cheap + this.count.parsed === 0;
  }

  /** Whether a record that arrived at `seen` is parked unparsed. Counts it. */
  holds(seen: number): boolean {
    if (this.now !== 'parked') return false;
    this.probe.after += 1;
    if (this.probe.after >= PROBE_RECORDS || seen - this.probe.at >= PROBE_MS) return false;
    this.held += 1;
    return true;
  }

  /** Takes how a record ended that was not held. True when the state is another one now. */
  take(ending: Ending, seen: number, mayPark: boolean): boolean {
    if (this.now === 'parked') return this.probed(ending, seen);
    this.push(ending);
    const { cheap, parsed } = this.count;
    if (mayPark && parsed >= NEARLY_ALL) {
      this.probe = { after: 0, at: seen, good: 0 };
      return this.become('parked', seen);
    }
    if (this.now === 'well' && cheap + parsed >= MANY) return this.become('dying', seen);
    if (this.now === 'dying' && cheap + parsed <= FEW) return this.become('well', seen);
    return false;
  }

  /** What was is forgotten: somebody says that it is mended. True when the state is another one now. */
  resume(seen: number): boolean {
    this.endings = [];
    this.count = { cheap: 0, parsed: 0 };
    return this.now !== 'well' && this.become('well', seen);
  }

  save(): SavedRun {
    const endings = this.endings.map((e) => DIGITS.indexOf(e)).join('');
    return { state: this.now, since: this.since, held: this.held, endings, ...(this.now === 'parked' ? { probe: this.probe } : {}) };
  }

  static load(saved: SavedRun): SourceRun {
    const run = new SourceRun();
    for (const digit of saved.endings) run.push(DIGITS[Number(digit)] ?? 'good');
    run.now = saved.state;
    run.since = saved.since;
    run.held = saved.held;
    if (saved.probe) run.probe = { ...saved.probe };
    return run;
  }

  private probed(ending: Ending, seen: number): boolean {
    const good = ending === 'good' ? this.probe.good + 1 : 0;
    this.probe = { after: 0, at: Math.max(seen, this.probe.at), good };
    return good >= GOOD_PROBES && this.resume(seen);
  }

  private push(ending: Ending): void {
    this.endings.push(ending);
    if (ending !== 'good') this.count[ending] += 1;
    if (this.endings.length <= LOOKED_BACK) return;
    const gone = this.endings.shift();
    if (gone !== undefined && gone !== 'good') this.count[gone] -= 1;
  }

  private become(state: SourceState, seen: number): true {
    this.now = state;
    this.since = seen;
    if (state === 'parked') this.held = 0;
    return true;
  }
}
