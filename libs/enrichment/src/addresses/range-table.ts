/** One range of addresses, `to` not in it. IPv4 as numbers of 32 bits, IPv6 as the first 64 bits. */
export interface Range<K extends number | bigint> {
  readonly from: K;
  readonly to: K;
  /** What holds in it; 0 = nothing. */
  readonly value: number;
}

interface Steps<K> {
  readonly starts: readonly K[];
  readonly values: readonly number[];
}

/** Ranges that may lie in each other → the points at which what holds changes; the innermost counts. */
function stepsOf<K extends number | bigint>(ranges: readonly Range<K>[]): Steps<K> {
  const sorted = [...ranges].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.to > b.to ? -1 : a.to < b.to ? 1 : 0));
  const starts: K[] = [];
  const values: number[] = [];
  const step = (at: K, value: number): void => {
    if (starts.at(-1) === at) {
      starts.pop();
      values.pop();
    }
    if ((values.at(-1) ?? 0) === value) return;
    starts.push(at);
    values.push(value);
  };
  const open: Range<K>[] = [];
  const closeUpTo = (at: K | undefined): void => {
    for (let top = open.at(-1); top && (at === undefined || top.to <= at); top = open.at(-1)) {
      open.pop();
      // What began before it and is over as well says nothing of what follows.
      for (let below = open.at(-1); below && below.to <= top.to; below = open.at(-1)) open.pop();
      step(top.to, open.at(-1)?.value ?? 0);
    }
  };
  for (const range of sorted) {
    closeUpTo(range.from);
    open.push(range);
    step(range.from, range.value);
  }
  closeUpTo(undefined);
  return { starts, values };
}

const SPACE_4 = 2 ** 32;

/** IPv4 ranges, 8 bytes a change; a look-up is a binary search of about 17 steps. */
export class Table4 {
  readonly size: number;
  private readonly starts: Uint32Array;
  private readonly values: Uint32Array;

  constructor(ranges: readonly Range<number>[]) {
    const { starts, values } = stepsOf(ranges);
    // The end of the whole space is no address.
    const kept = starts.at(-1) === SPACE_4 ? starts.length - 1 : starts.length;
    this.starts = Uint32Array.from(starts.slice(0, kept));
    this.values = Uint32Array.from(values.slice(0, kept));
    this.size = kept;
  }

  get bytes(): number {
    return this.starts.byteLength + this.values.byteLength;
  }

  /** Value of an address as a number of 32 bits; 0 when nothing is known of it, or when it is no such number. */
  find(address: number): number {
    if (address >= SPACE_4) return 0;
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.starts[middle] ?? 0) <= address) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? 0 : (this.values[low - 1] ?? 0);
  }
}

const LOW_HALF = 0xffff_ffffn;

/** IPv6 ranges by the first 64 bits (a network is never smaller than a /64: RFC 4291, 2.5.1), 12 bytes a change. */
export class Table6 {
  readonly size: number;
  private readonly high: Uint32Array;
  private readonly low: Uint32Array;
  private readonly values: Uint32Array;

  constructor(ranges: readonly Range<bigint>[]) {
    const { starts, values } = stepsOf(ranges);
    const kept = starts.at(-1) === 1n << 64n ? starts.length - 1 : starts.length;
    const keys = starts.slice(0, kept);
    this.high = Uint32Array.from(keys, (k) => Number(k >> 32n));
    this.low = Uint32Array.from(keys, (k) => Number(k & LOW_HALF));
    this.values = Uint32Array.from(values.slice(0, kept));
    this.size = kept;
  }

  get bytes(): number {
    return this.high.byteLength + this.low.byteLength + this.values.byteLength;
  }

  /** Value of an address by its first and second 32 bits; 0 when nothing is known of it. */
  find(first: number, second: number): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const a = this.high[middle] ?? 0;
      if (a < first || (a === first && (this.low[middle] ?? 0) <= second)) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? 0 : (this.values[low - 1] ?? 0);
  }
}
