import { DAY_MS } from './block';
import type { ByteReader, ByteWriter } from './bytes';

/** What is compared with, and how long the budget looks back. */
const WINDOW_DAYS = 30;
/** Scores kept exactly a day. A quantile sketch can't resolve the few highest of a month. */
const KEPT_A_DAY = 256;
/** Days of budget that may be drawn ahead, so that a young tenant's first attack is not cut short. */
const CREDIT_DAYS = 7;

interface Day {
  readonly day: number;
  units: number;
  /** Highest first. */
  readonly scores: number[];
}

/**
 * Recent scores of one tenant and detector, one a (entity, day), exact at the top, over 30 days; and the alert budget over
 * them: a score passes when no more than `perDay` × days are as high.
 */
export class Ranks {
  private readonly days: Day[] = [];
  private firstDay: number | undefined;

  /** Counts entities that were looked at on a day, whatever they scored. */
  count(at: number, units: number): void {
    this.day(at).units += units;
  }

  /** Scores at least this high in the window, this one included. */
  rank(score: number): number {
    let rank = 1;
    for (const d of this.days) for (const s of d.scores) if (s >= score) rank += 1;
    return rank;
  }

  /** How many scores the window holds. */
  get n(): number {
    let n = 0;
    for (const d of this.days) n += Math.max(d.units, d.scores.length);
    return n;
  }

  /** Takes a score; `before` is what the same entity had on the same day, which it replaces. */
  add(at: number, score: number, before: number): void {
    const { scores } = this.day(at);
    const old = before > 0 ? scores.indexOf(before) : -1;
    if (old >= 0) scores.splice(old, 1);
    const place = scores.findIndex((s) => s < score);
    scores.splice(place < 0 ? scores.length : place, 0, score);
    if (scores.length > KEPT_A_DAY) scores.pop();
  }

  /** Highest rank that the budget lets through. */
  allowed(at: number, perDay: number): number {
    const day = Math.floor(at / DAY_MS);
    const days = Math.min(WINDOW_DAYS, day - (this.firstDay ?? day) + 1);
    return Math.ceil(perDay * Math.max(CREDIT_DAYS, days));
  }

  save(w: ByteWriter): void {
    w.f64(this.firstDay ?? -1);
    w.u32(this.days.length);
    for (const d of this.days) {
      w.f64(d.day);
      w.u32(d.units);
      w.u32(d.scores.length);
      for (const s of d.scores) w.f64(s);
    }
  }

  load(r: ByteReader): void {
    const first = r.f64();
    this.firstDay = first < 0 ? undefined : first;
    const length = r.u32();
    for (let i = 0; i < length; i++) {
      const day = r.f64();
      const units = r.u32();
      this.days.push({ day, units, scores: Array.from({ length: r.u32() }, () => r.f64()) });
    }
  }

  /** The day's entry; days that fell out of the window go, and a day before it counts as its first. */
  private day(at: number): Day {
    const day = Math.floor(at / DAY_MS);
    this.firstDay = Math.min(this.firstDay ?? day, day);
    const known = this.days.find((d) => d.day === day);
    if (known) return known;
    const fresh: Day = { day, units: 0, scores: [] };
    this.days.push(fresh);
    this.days.sort((a, b) => a.day - b.day);
    const newest = this.days.at(-1)?.day ?? day;
    while (this.days.length > 1 && (this.days[0]?.day ?? day) <= newest - WINDOW_DAYS) this.days.shift();
    return this.days.includes(fresh) ? fresh : (this.days[0] ?? fresh);
  }
}
