import { DAY_MS, decayed, type Block, type When } from './block';
import type { ByteReader, ByteWriter } from './bytes';
import { hashText } from './hash';
import { SlotTable } from './slots';

/** Bins by powers of two: bin i holds 2^i ≤ x < 2^(i+1). 2^40 is a terabyte. */
const BINS = 40;
const TOTAL = BINS;
const LAST = BINS + 1;
const LARGEST = BINS + 2;

export interface TailsOptions {
  readonly halfLifeDays: number;
  readonly mostEntities?: number;
}

/**
 * Streaming quantiles of an amount per entity: decayed mass in logarithmic bins. Exact to a factor of two, interpolated within
 * a bin; robust, because one huge value moves one unit of mass and no mean.
 */
export class Tails implements Block {
  private readonly halfLifeMs: number;
  private readonly rows: SlotTable;

  constructor(options: TailsOptions) {
    this.halfLifeMs = options.halfLifeDays * DAY_MS;
    this.rows = new SlotTable(LARGEST + 1, options.mostEntities ?? 4_096);
  }

  get evicted(): number {
    return this.rows.evicted;
  }

  learn(when: When, entity: string, amount: number): void {
    if (!when.teaches) return;
    hashText(entity);
    const row = this.rows.claim(when.at);
    const last = this.rows.fresh ? when.at : this.rows.get(row, LAST);
    // Decayed at most once an hour: forty cells an event would be the dearest part of it.
    if (when.at - last > DAY_MS / 24) {
      const keep = decayed(1, last, when.at, this.halfLifeMs);
      for (let i = 0; i <= TOTAL; i++) this.rows.set(row, i, this.rows.get(row, i) * keep);
      this.rows.set(row, LAST, when.at);
    } else if (this.rows.fresh) this.rows.set(row, LAST, when.at);
    const bin = binOf(amount);
    this.rows.set(row, bin, this.rows.get(row, bin) + 1);
    this.rows.set(row, TOTAL, this.rows.get(row, TOTAL) + 1);
    if (amount > this.rows.get(row, LARGEST)) this.rows.set(row, LARGEST, amount);
  }

  /** Estimate of P(X ≥ amount), never 0: half a unit of mass is kept for what was never seen. 1 for an unknown entity. */
  tail(entity: string, amount: number): number {
    hashText(entity);
    const row = this.rows.find();
    if (row < 0) return 1;
    const bin = binOf(amount);
    let above = 0;
    for (let i = bin + 1; i < BINS; i++) above += this.rows.get(row, i);
    const within = 1 - Math.min(1, Math.max(0, Math.log2(Math.max(1, amount)) - bin));
    return (above + this.rows.get(row, bin) * within + 0.5) / (this.rows.get(row, TOTAL) + 1);
  }

  count(entity: string): number {
    hashText(entity);
    const row = this.rows.find();
    return row < 0 ? 0 : this.rows.get(row, TOTAL);
  }

  largest(entity: string): number {
    hashText(entity);
    const row = this.rows.find();
    return row < 0 ? 0 : this.rows.get(row, LARGEST);
  }

  /** Lower edge of the bin that holds the given share of the mass. */
  quantile(entity: string, share: number): number {
    hashText(entity);
    const row = this.rows.find();
    if (row < 0) return 0;
    let left = this.rows.get(row, TOTAL) * share;
    for (let i = 0; i < BINS; i++) {
      left -= this.rows.get(row, i);
      if (left <= 0) return 2 ** i;
    }
    return 2 ** (BINS - 1);
  }

  save(w: ByteWriter): void {
    this.rows.save(w);
  }

  load(r: ByteReader): void {
    this.rows.load(r);
  }
}

const binOf = (amount: number): number => (amount < 2 ? 0 : Math.min(BINS - 1, Math.floor(Math.log2(amount))));
