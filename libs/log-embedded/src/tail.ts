import type { Placed } from '@cordon/runtime';

/** Bytes that all tails of a log hold together. */
export interface TailBudget {
  usedBytes: number;
  records: number;
  readonly maxBytes: number;
}

const TAIL_RECORDS = 16_384;
const TAIL_BYTES = 32 * 1024 ** 2;
/** Dropped entries are cut off the array in one go. */
const COMPACT_AT = 4_096;

/**
 * The newest records of one stream partition as the very objects that were appended, so that a reader at the end parses
 * nothing. What does not fit, or has been read by all, is dropped; it stays on disk.
 */
export class Tail {
  private placed: Placed[] = [];
  private sizes: number[] = [];
  private head = 0;
  private bytes = 0;

  constructor(private readonly budget: TailBudget) {}

  push(placed: Placed, sizeBytes: number): void {
    this.placed.push(placed);
    this.sizes.push(sizeBytes);
    this.bytes += sizeBytes;
    this.budget.usedBytes += sizeBytes;
    this.budget.records += 1;
    while (this.length > 0 && (this.length > TAIL_RECORDS || this.bytes > TAIL_BYTES || this.budget.usedBytes > this.budget.maxBytes)) this.drop();
  }

  /** Records from `offset` on, up to `records` and about `bytes`; undefined when `offset` is no longer, or not yet, here. */
  from(offset: number, records: number, bytes: number): readonly Placed[] | undefined {
    const first = this.placed[this.head];
    if (!first || offset < first.offset || offset > first.offset + this.length - 1) return undefined;
    const start = this.head + offset - first.offset;
    let end = start;
    for (let taken = 0; end < this.placed.length && end - start < records && taken < bytes; end++) taken += this.sizes[end] ?? 0;
    return this.placed.slice(start, end);
  }

  /** Drops what lies below `offset`. */
  dropBelow(offset: number): void {
    while ((this.placed[this.head]?.offset ?? offset) < offset) this.drop();
  }

  private get length(): number {
    return this.placed.length - this.head;
  }

  private drop(): void {
    const size = this.sizes[this.head] ?? 0;
    this.head += 1;
    this.bytes -= size;
    this.budget.usedBytes -= size;
    this.budget.records -= 1;
    if (this.length > 0 && this.head < COMPACT_AT) return;
    this.placed = this.placed.slice(this.head);
    this.sizes = this.sizes.slice(this.head);
    this.head = 0;
  }
}
