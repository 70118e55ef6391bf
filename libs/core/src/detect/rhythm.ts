import type { Block, When } from './block';
import type { ByteReader, ByteWriter } from './bytes';
import { hashPair } from './hash';
import { SlotTable } from './slots';

const N = 0;
const MEAN = 1;
const M2 = 2;
const LAST = 3;
const FIRST = 4;
const GAPS = 5;
const WIDTH = 6;

/** Intervals shorter than this belong to one burst. */
const BURST_MS = 2_000;
/** An interval this many times the mean is a pause (lunch, a lid that was closed), not a beat. */
const PAUSE = 4;
/** Intervals that the moments remember; a change of rhythm is forgotten after about as many. */
const MEMORY = 128;

export interface Beat {
  /** Intervals that were counted, without pauses. */
  readonly n: number;
  readonly meanMs: number;
  /** Standard deviation over mean: 0 is a clock, 1 is chance (exponential). */
  readonly spread: number;
  readonly pauses: number;
  readonly spanMs: number;
}

/** Moments of the time between contacts of a pair (Welford, with a bounded memory). */
export class Rhythm implements Block {
  private readonly rows: SlotTable;

  constructor(mostPairs = 1 << 14) {
    this.rows = new SlotTable(WIDTH, mostPairs);
  }

  get evicted(): number {
    return this.rows.evicted;
  }

  /** Takes one contact; the beat so far, or undefined before the second interval and when nothing may be learned. */
  beat(when: When, entity: string, other: string): Beat | undefined {
    hashPair(entity, other);
    if (!when.teaches) {
      const known = this.rows.find();
      return known < 0 ? undefined : this.read(known);
    }
    const row = this.rows.claim(when.at);
    if (this.rows.fresh) {
      this.rows.set(row, LAST, when.at);
      this.rows.set(row, FIRST, when.at);
      return undefined;
    }
    const interval = when.at - this.rows.get(row, LAST);
    if (interval < BURST_MS) return undefined;
    this.rows.set(row, LAST, when.at);
    const n = this.rows.get(row, N);
    const mean = this.rows.get(row, MEAN);
    if (n >= 3 && interval > mean * PAUSE) {
      this.rows.set(row, GAPS, this.rows.get(row, GAPS) + 1);
      return undefined;
    }
    const share = 1 / Math.min(n + 1, MEMORY);
    const delta = interval - mean;
    this.rows.set(row, N, n + 1);
    this.rows.set(row, MEAN, mean + delta * share);
    // Running variance with the same memory: the population's form, so M2 is the variance itself.
    this.rows.set(row, M2, (1 - share) * (this.rows.get(row, M2) + share * delta * delta));
    return this.read(row);
  }

  save(w: ByteWriter): void {
    this.rows.save(w);
  }

  load(r: ByteReader): void {
    this.rows.load(r);
  }

  private read(row: number): Beat | undefined {
    const meanMs = this.rows.get(row, MEAN);
    const n = this.rows.get(row, N);
    if (n < 2 || meanMs <= 0) return undefined;
    const spanMs = this.rows.get(row, LAST) - this.rows.get(row, FIRST);
    return { n, meanMs, spread: Math.sqrt(Math.max(0, this.rows.get(row, M2))) / meanMs, pauses: this.rows.get(row, GAPS), spanMs };
  }
}

/** Bits one regular interval may add at most: a clock tick is not infinitely much evidence. */
const MOST_BITS_AN_INTERVAL = 3;

/**
 * How much better a clock with this spread explains the intervals than chance does, in bits: the log-likelihood ratio of a
 * gamma law of shape k = 1/spread² against the exponential is about ½·log₂ k − 0.6 an interval.
 */
export const regularityBits = (beat: Beat): number =>
  beat.n * Math.min(MOST_BITS_AN_INTERVAL, Math.max(0, -Math.log2(Math.max(beat.spread, 1e-3)) - 0.6));
