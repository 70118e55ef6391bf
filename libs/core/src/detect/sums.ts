import { HOUR_MS, decayed, type Block, type When } from './block';
import type { ByteReader, ByteWriter } from './bytes';
import { hashPair } from './hash';
import { SlotTable } from './slots';

/** A running sum per pair that forgets with a half-life: what went over lately, in however many pieces. */
export class Sums implements Block {
  private readonly rows: SlotTable;
  private readonly halfLifeMs: number;

  constructor(options: { readonly halfLifeHours: number; readonly mostPairs?: number }) {
    this.halfLifeMs = options.halfLifeHours * HOUR_MS;
    this.rows = new SlotTable(2, options.mostPairs ?? 1 << 14);
  }

  get evicted(): number {
    return this.rows.evicted;
  }

  /** The sum with `amount` added. When nothing may be learned, what it would be. */
  add(when: When, entity: string, other: string, amount: number): number {
    hashPair(entity, other);
    const row = when.teaches ? this.rows.claim(when.at) : this.rows.find();
    if (row < 0) return amount;
    const last = this.rows.get(row, 1);
    const sum = decayed(this.rows.get(row, 0), last, when.at, this.halfLifeMs) + amount;
    if (when.teaches) {
      this.rows.set(row, 0, sum);
      this.rows.set(row, 1, Math.max(last, when.at));
    }
    return sum;
  }

  save(w: ByteWriter): void {
    this.rows.save(w);
  }

  load(r: ByteReader): void {
    this.rows.load(r);
  }
}
