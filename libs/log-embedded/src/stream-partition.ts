import type { Arrival } from '@cordon/runtime';
import type { StreamName } from '@cordon/wire';
import { appendedAt, countOf, decodeBlock, type Block } from './block';
import { sizeOf, type Blocks } from './environment';
import type { Tail } from './tail';

/** Someone who reads this stream partition and waits at its end. */
export interface Follower {
  /** Next offset it will read. */
  readonly position: number;
  wake(): void;
}

export interface Read {
  readonly arrivals: readonly Arrival[];
  readonly next: number;
  readonly fromTail: boolean;
}

/** Blocks looked at in one step of retention. */
const DROP_STEP = 64;

/** One partition of one stream: contiguous offsets from 0 in blocks on disk, the newest also in memory. */
export class StreamPartition {
  /** First offset that is still there. */
  start: number;
  /** Offset of the next record to come. */
  end: number;
  private pendingEnd: number;
  private readonly followers = new Set<Follower>();

  constructor(
    readonly stream: StreamName,
    readonly partition: number,
    private readonly blocks: Blocks,
    private readonly tail: Tail,
  ) {
    const [first] = blocks.getKeys({ limit: 1 });
    const [last] = blocks.getRange({ reverse: true, limit: 1 });
    this.start = first ?? 0;
    this.end = this.pendingEnd = last ? last.key + countOf(last.value) : 0;
  }

  /** Puts a block into the open transaction; returns the offset of its first record. */
  put(block: Block): number {
    const first = this.pendingEnd;
    void this.blocks.put(first, block.bytes);
    this.pendingEnd = first + block.records.length;
    return first;
  }

  /** The block at `first` is on disk: readers may have it. */
  publish(first: number, block: Block): void {
    const { stream, partition } = this;
    block.records.forEach((record, i) => this.tail.push({ stream, partition, offset: first + i, record }, block.sizes[i] ?? 0));
    this.end = first + block.records.length;
    for (const follower of this.followers) follower.wake();
  }

  rollBack(): void {
    this.pendingEnd = this.end;
  }

  /** Arrivals from `position` on; from memory when they are there, else decoded from disk. */
  read(position: number, limit: number, bytes: number): Read {
    const records = Math.min(limit, this.end - position);
    const near = records <= 0 ? [] : this.tail.from(position, records, bytes);
    if (near) return { arrivals: near, next: position + near.length, fromTail: true };
    const arrivals: Arrival[] = [];
    let taken = 0;
    for (const { key, value } of this.blocks.getRange({ start: this.blockOf(position) })) {
      for (const arrival of decodeBlock({ ...this, first: key }, value, position, records - arrivals.length)) arrivals.push(arrival);
      taken += value.length;
      if (taken >= bytes || arrivals.length >= records) break;
    }
    return { arrivals, next: (arrivals.at(-1)?.offset ?? position - 1) + 1, fromTail: false };
  }

  follow(follower: Follower): void {
    this.followers.add(follower);
  }

  unfollow(follower: Follower): void {
    this.followers.delete(follower);
  }

  /** What all followers have read needs no place in memory. */
  consumed(): void {
    this.tail.dropBelow(this.lowestFollower());
  }

  lowestFollower(): number {
    let lowest = Infinity;
    for (const { position } of this.followers) lowest = Math.min(lowest, position);
    return lowest;
  }

  get sizeBytes(): number {
    return sizeOf(this.blocks);
  }

  /**
   * Up to 64 of the oldest blocks that may go: wholly below `floor`, and appended before `olderThan` or beyond `spareBytes`.
   * The last block always stays, since it holds the end.
   */
  droppable(floor: number, olderThan: number, spareBytes: number): { readonly keys: readonly number[]; readonly start: number } {
    const keys: number[] = [];
    let start = this.start;
    let spare = spareBytes;
    for (const { key, value } of this.blocks.getRange({ limit: DROP_STEP })) {
      const next = key + countOf(value);
      if (next > floor || next >= this.end || (appendedAt(value) >= olderThan && spare <= 0)) break;
      keys.push(key);
      start = next;
      spare -= value.length;
    }
    return { keys, start };
  }

  /** Removes blocks within the open transaction. */
  remove(keys: readonly number[]): void {
    for (const key of keys) void this.blocks.remove(key);
  }

  private blockOf(position: number): number {
    const [key] = this.blocks.getKeys({ start: position, reverse: true, limit: 1 });
    return key ?? position;
  }
}
