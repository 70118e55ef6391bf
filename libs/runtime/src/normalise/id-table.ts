const FIRST_CAPACITY = 256;

/**
 * A set of 64-bit ids in one typed array (low half, high half): open addressing, linear probing, deletion by shifting back (no
 * tombstones). 16 to 32 bytes an id. The low half is never 0, which marks an empty place.
 */
export class IdTable {
  private cells = new Uint32Array(FIRST_CAPACITY * 2);
  private mask = FIRST_CAPACITY - 1;
  private count = 0;

  get size(): number {
    return this.count;
  }

  has(hi: number, lo: number): boolean {
    return this.cells[this.place(hi, lo) * 2] !== 0;
  }

  /** Adding what is there changes nothing. */
  add(hi: number, lo: number): void {
    const at = this.place(hi, lo) * 2;
    if (this.cells[at] !== 0) return;
    this.cells[at] = lo;
    this.cells[at + 1] = hi;
    if (++this.count * 2 > this.mask) this.grow();
  }

  delete(hi: number, lo: number): void {
    const { cells, mask } = this;
    let hole = this.place(hi, lo);
    if (cells[hole * 2] === 0) return;
    this.count--;
    for (let next = (hole + 1) & mask; cells[next * 2] !== 0; next = (next + 1) & mask) {
      const home = (cells[next * 2] ?? 0) & mask;
      // Move back only what may stand in the hole: its home is not between the hole and where it is.
      if (((next - home) & mask) < ((next - hole) & mask)) continue;
      cells[hole * 2] = cells[next * 2] ?? 0;
      cells[hole * 2 + 1] = cells[next * 2 + 1] ?? 0;
      hole = next;
    }
    cells[hole * 2] = 0;
    cells[hole * 2 + 1] = 0;
  }

  /** Where the id is, or the empty place where it would go. */
  private place(hi: number, lo: number): number {
    const { cells, mask } = this;
    let at = lo & mask;
    for (let cell = cells[at * 2]; cell !== 0; cell = cells[at * 2]) {
      if (cell === lo && cells[at * 2 + 1] === hi) break;
      at = (at + 1) & mask;
    }
    return at;
  }

  private grow(): void {
    const old = this.cells;
    this.cells = new Uint32Array(old.length * 2);
    this.mask = old.length - 1;
    for (let i = 0; i < old.length; i += 2) {
      const lo = old[i] ?? 0;
      if (lo === 0) continue;
      const hi = old[i + 1] ?? 0;
      const at = this.place(hi, lo) * 2;
      this.cells[at] = lo;
      this.cells[at + 1] = hi;
    }
  }
}
