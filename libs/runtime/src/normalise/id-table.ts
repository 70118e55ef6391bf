const FIRST_CAPACITY = 256;

/** A set of 64-bit ids in typed arrays: open addressing, linear probing, deletion by shifting back (no tombstones). 16 to 32 bytes an id. */
export class IdTable {
  private hi = new Uint32Array(FIRST_CAPACITY);
  private lo = new Uint32Array(FIRST_CAPACITY);
  private mask = FIRST_CAPACITY - 1;
  private count = 0;

  get size(): number {
    return this.count;
  }

  has(hi: number, lo: number): boolean {
    return this.lo[this.place(hi, lo)] !== 0;
  }

  /** `lo` is never 0. Adding what is there changes nothing. */
  add(hi: number, lo: number): void {
    const at = this.place(hi, lo);
    if (this.lo[at] !== 0) return;
    this.hi[at] = hi;
    this.lo[at] = lo;
    if (++this.count * 2 > this.mask) this.grow();
  }

  delete(hi: number, lo: number): void {
    let hole = this.place(hi, lo);
    if (this.lo[hole] === 0) return;
    this.count--;
    for (let next = (hole + 1) & this.mask; this.lo[next] !== 0; next = (next + 1) & this.mask) {
      const home = (this.lo[next] ?? 0) & this.mask;
      // Move back only what may stand in the hole: its home is not between the hole and where it is.
      if (((next - home) & this.mask) < ((next - hole) & this.mask)) continue;
      this.hi[hole] = this.hi[next] ?? 0;
      this.lo[hole] = this.lo[next] ?? 0;
      hole = next;
    }
    this.hi[hole] = 0;
    this.lo[hole] = 0;
  }

  /** Where the id is, or the empty place where it would go. */
  private place(hi: number, lo: number): number {
    let at = lo & this.mask;
    while (this.lo[at] !== 0 && (this.lo[at] !== lo || this.hi[at] !== hi)) at = (at + 1) & this.mask;
    return at;
  }

  private grow(): void {
    const { hi, lo } = this;
    this.hi = new Uint32Array(hi.length * 2);
    this.lo = new Uint32Array(lo.length * 2);
    this.mask = this.hi.length - 1;
    for (let i = 0; i < lo.length; i++) {
      const low = lo[i] ?? 0;
      if (low === 0) continue;
      const at = this.place(hi[i] ?? 0, low);
      this.hi[at] = hi[i] ?? 0;
      this.lo[at] = low;
    }
  }
}
