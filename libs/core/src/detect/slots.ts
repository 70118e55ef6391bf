import type { ByteReader, ByteWriter } from './bytes';
import { HASH } from './hash';

/** Slots a key can stand in. A bucket is two cache lines of hashes. */
const WAYS = 8;

/**
 * Rows of numbers by a 64-bit key, in typed arrays: eight-way buckets instead of probe chains, so a full table evicts the
 * least recently touched row of one bucket and never needs tombstones. Doubles when a bucket is full, up to `most` slots.
 * The key is what `hashText` or `hashPair` left in HASH.
 */
export class SlotTable {
  private slots = WAYS;
  private lo = new Uint32Array(WAYS);
  private hi = new Uint32Array(WAYS);
  private touched = new Uint32Array(WAYS);
  private cells: Float64Array;
  size = 0;
  evicted = 0;
  /** True when the last `claim` made the row. */
  fresh = false;

  /** `most` is a power of two. */
  constructor(
    private readonly width: number,
    private readonly most: number,
  ) {
    this.cells = new Float64Array(WAYS * width);
  }

  /** Slot of the key in HASH, or -1. */
  find(): number {
    const { lo, hi } = HASH;
    const start = this.bucket(lo);
    for (let slot = start; slot < start + WAYS; slot++) if (this.hi[slot] === hi && this.lo[slot] === lo) return slot;
    return -1;
  }

  /** Slot of the key in HASH; a new row is all zero. */
  claim(at: number): number {
    const { lo, hi } = HASH;
    const second = Math.floor(at / 1_000);
    const start = this.bucket(lo);
    let free = -1;
    let oldest = start;
    for (let slot = start; slot < start + WAYS; slot++) {
      const own = this.hi[slot];
      if (own === hi && this.lo[slot] === lo) {
        this.fresh = false;
        if (second > (this.touched[slot] ?? 0)) this.touched[slot] = second;
        return slot;
      }
      if (own === 0) free = free < 0 ? slot : free;
      else if ((this.touched[slot] ?? 0) < (this.touched[oldest] ?? 0)) oldest = slot;
    }
    if (free < 0 && this.slots < this.most) {
      this.double();
      return this.claim(at);
    }
    this.fresh = true;
    if (free < 0) {
      free = oldest;
      this.evicted += 1;
    } else this.size += 1;
    this.hi[free] = hi;
    this.lo[free] = lo;
    this.touched[free] = second;
    this.cells.fill(0, free * this.width, (free + 1) * this.width);
    return free;
  }

  get(slot: number, column: number): number {
    return this.cells[slot * this.width + column] ?? 0;
  }

  set(slot: number, column: number, value: number): void {
    this.cells[slot * this.width + column] = value;
  }

  /** Exactly as it stands, so that later evictions are the same after a restart. */
  save(w: ByteWriter): void {
    w.u32(this.slots);
    w.u32(this.size);
    for (let slot = 0; slot < this.slots; slot++) {
      if (this.hi[slot] === 0) continue;
      w.u32(slot);
      w.u32(this.lo[slot] ?? 0);
      w.u32(this.hi[slot] ?? 0);
      w.u32(this.touched[slot] ?? 0);
      for (let c = 0; c < this.width; c++) w.f64(this.get(slot, c));
    }
  }

  load(r: ByteReader): void {
    this.allocate(r.u32());
    this.size = r.u32();
    for (let i = 0; i < this.size; i++) {
      const slot = r.u32();
      this.lo[slot] = r.u32();
      this.hi[slot] = r.u32();
      this.touched[slot] = r.u32();
      for (let c = 0; c < this.width; c++) this.set(slot, c, r.f64());
    }
  }

  clear(): void {
    this.allocate(WAYS);
    this.size = 0;
  }

  private bucket(lo: number): number {
    return (lo & (this.slots / WAYS - 1)) * WAYS;
  }

  private allocate(slots: number): void {
    this.slots = slots;
    this.lo = new Uint32Array(slots);
    this.hi = new Uint32Array(slots);
    this.touched = new Uint32Array(slots);
    this.cells = new Float64Array(slots * this.width);
  }

  /** Each bucket splits in two, so everything finds room. */
  private double(): void {
    const { slots, lo, hi, touched, cells, width } = this;
    this.allocate(slots * 2);
    for (let from = 0; from < slots; from++) {
      if (hi[from] === 0) continue;
      let to = this.bucket(lo[from] ?? 0);
      while (this.hi[to] !== 0) to++;
      this.lo[to] = lo[from] ?? 0;
      this.hi[to] = hi[from] ?? 0;
      this.touched[to] = touched[from] ?? 0;
      this.cells.set(cells.subarray(from * width, (from + 1) * width), to * width);
    }
  }
}
