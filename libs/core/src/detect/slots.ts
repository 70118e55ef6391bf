import type { ByteReader, ByteWriter } from './bytes';
import { HASH } from './hash';

/** Slots a key can stand in. */
const WAYS = 8;
/** Hash, low and high half, and second of the last touch: three numbers a slot beside each other, so that looking costs few cache lines. */
const STRIDE = 3;
const HI = 1;
const TOUCHED = 2;
/** Tables that hold nothing have no memory of their own: most tables of most shards are never written. */
const NO_KEYS = new Uint32Array(WAYS * STRIDE);
const NO_CELLS = new Float64Array(0);

/**
 * Rows of numbers by a 64-bit key, in typed arrays: eight-way buckets instead of probe chains, so a full table evicts the
 * least recently touched row of one bucket and never needs tombstones. Doubles when a bucket is full, up to `most` slots.
 * The key is what `hashText` or `hashPair` left in HASH.
 */
export class SlotTable {
  private slots = WAYS;
  private keys = NO_KEYS;
  private cells = NO_CELLS;
  size = 0;
  evicted = 0;
  /** True when the last `claim` made the row. */
  fresh = false;

  /** `most` is a power of two. */
  constructor(
    private readonly width: number,
    private readonly most: number,
  ) {}

  /** Slot of the key in HASH, or -1. */
  find(): number {
    if (this.size === 0) return -1;
    const { lo, hi } = HASH;
    const { keys } = this;
    const start = this.bucket(lo);
    for (let slot = start, k = start * STRIDE; slot < start + WAYS; slot++, k += STRIDE) if (keys[k + HI] === hi && keys[k] === lo) return slot;
    return -1;
  }

  /** Slot of the key in HASH; a new row is all zero. */
  claim(at: number): number {
    const { lo, hi } = HASH;
    const { keys } = this;
    const second = Math.floor(at / 1_000);
    const start = this.bucket(lo);
    let free = -1;
    let oldest = start;
    let least = Infinity;
    for (let slot = start, k = start * STRIDE; slot < start + WAYS; slot++, k += STRIDE) {
      const own = keys[k + HI];
      if (own === hi && keys[k] === lo) {
        this.fresh = false;
        if (second > (keys[k + TOUCHED] ?? 0)) keys[k + TOUCHED] = second;
        return slot;
      }
      if (own === 0) {
        // Rows are never taken out, so a bucket is filled from its start and nothing stands behind a free slot.
        free = slot;
        break;
      }
      const touched = keys[k + TOUCHED] ?? 0;
      if (touched < least) {
        least = touched;
        oldest = slot;
      }
    }
    if (free < 0 && this.slots < this.most) {
      this.double();
      return this.claim(at);
    }
    this.fresh = true;
    if (free < 0) {
      free = oldest;
      this.evicted += 1;
      this.cells.fill(0, free * this.width, (free + 1) * this.width);
    } else {
      if (keys === NO_KEYS) this.allocate(this.slots);
      this.size += 1;
    }
    this.put(free, lo, hi, second);
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
    const { keys } = this;
    for (let slot = 0, k = 0; slot < this.slots; slot++, k += STRIDE) {
      if (keys[k + HI] === 0) continue;
      w.u32(slot);
      w.u32(keys[k] ?? 0);
      w.u32(keys[k + HI] ?? 0);
      w.u32(keys[k + TOUCHED] ?? 0);
      for (let c = 0; c < this.width; c++) w.f64(this.get(slot, c));
    }
  }

  load(r: ByteReader): void {
    const slots = r.u32();
    this.size = r.u32();
    if (this.size === 0) this.forget(slots);
    else this.allocate(slots);
    for (let i = 0; i < this.size; i++) {
      const slot = r.u32();
      this.put(slot, r.u32(), r.u32(), r.u32());
      for (let c = 0; c < this.width; c++) this.set(slot, c, r.f64());
    }
  }

  clear(): void {
    this.forget(WAYS);
    this.size = 0;
  }

  private bucket(lo: number): number {
    return (lo & (this.slots / WAYS - 1)) * WAYS;
  }

  private put(slot: number, lo: number, hi: number, touched: number): void {
    const k = slot * STRIDE;
    this.keys[k] = lo;
    this.keys[k + HI] = hi;
    this.keys[k + TOUCHED] = touched;
  }

  private forget(slots: number): void {
    this.slots = slots;
    this.keys = slots === WAYS ? NO_KEYS : new Uint32Array(slots * STRIDE);
    this.cells = NO_CELLS;
  }

  private allocate(slots: number): void {
    this.slots = slots;
    this.keys = new Uint32Array(slots * STRIDE);
    this.cells = new Float64Array(slots * this.width);
  }

  /** Each bucket splits in two, so everything finds room. */
  private double(): void {
    const { slots, keys, cells, width } = this;
    this.allocate(slots * 2);
    for (let from = 0, k = 0; from < slots; from++, k += STRIDE) {
      const hi = keys[k + HI] ?? 0;
      if (hi === 0) continue;
      let to = this.bucket(keys[k] ?? 0);
      while (this.keys[to * STRIDE + HI] !== 0) to++;
      this.put(to, keys[k] ?? 0, hi, keys[k + TOUCHED] ?? 0);
      this.cells.set(cells.subarray(from * width, (from + 1) * width), to * width);
    }
  }
}
