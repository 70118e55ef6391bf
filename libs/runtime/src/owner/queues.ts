import type { StreamName } from '@cordon/wire';
import { placeKey, type Arrival } from '../ports/log';
import type { Range } from './cut';

interface Queue {
  readonly stream: StreamName;
  readonly partition: number;
  arrivals: Arrival[];
  /** Index of the first arrival not yet taken. */
  head: number;
  /** Position after the last arrival that came in. */
  next: number;
  /** Position after the last one taken. */
  taken: number;
  waiting: (() => void)[];
}

/** Records a queue holds before its reader is made to wait. */
const HIGH_WATER = 4_096;

/** Inputs of one owner that have arrived and are not yet part of a cut, one queue a stream partition. */
export class Queues {
  private readonly queues = new Map<string, Queue>();
  private order: Queue[] = [];
  private wake: (() => void) | undefined;

  constructor(private readonly positions: ReadonlyMap<string, number>) {}

  /** Takes arrivals; resolves when there is room again. What lies below the position already taken is dropped. */
  offer(stream: StreamName, partition: number, arrivals: readonly Arrival[], next: number): Promise<void> {
    const queue = this.queue(stream, partition);
    const from = queue.next;
    for (const a of arrivals) if (a.offset >= from) queue.arrivals.push(a);
    if (next > queue.next) queue.next = next;
    this.wake?.();
    if (queue.arrivals.length - queue.head < HIGH_WATER) return Promise.resolve();
    return new Promise((resolve) => queue.waiting.push(resolve));
  }

  /**
   * Ranges for the next live cut: up to `limit` records, the streams in turn by name so that none starves. With `spanMs` the
   * records arrived within that time of the oldest one waiting, so that a cut over history is as narrow as a live one.
   */
  ranges(limit: number, spanMs = Number.POSITIVE_INFINITY): Range[] {
    const ranges: Range[] = [];
    const share = Math.max(1, Math.floor(limit / Math.max(1, this.order.filter((q) => q.head < q.arrivals.length).length)));
    const before = spanMs === Number.POSITIVE_INFINITY ? spanMs : this.oldestSeen() + spanMs;
    for (const q of this.order) {
      const most = Math.min(q.arrivals.length, q.head + share);
      let end = q.head;
      if (before === Number.POSITIVE_INFINITY) end = most;
      else while (end < most && seenOf(q.arrivals[end]) < before) end += 1;
      const last = q.arrivals[end - 1];
      if (end > q.head && last) ranges.push({ stream: q.stream, partition: q.partition, from: q.taken, to: last.offset + 1 });
    }
    return ranges;
  }

  /** True when everything in the ranges has arrived. */
  covers(ranges: readonly Range[]): boolean {
    return ranges.every((r) => (this.queues.get(placeKey(r.stream, r.partition))?.next ?? 0) >= r.to);
  }

  take(range: Range): Arrival[] {
    const q = this.queue(range.stream, range.partition);
    const taken: Arrival[] = [];
    for (let a = q.arrivals[q.head]; a && a.offset < range.to; a = q.arrivals[q.head]) {
      taken.push(a);
      q.head += 1;
    }
    q.taken = range.to;
    if (q.head >= HIGH_WATER || q.head === q.arrivals.length) {
      q.arrivals = q.arrivals.slice(q.head);
      q.head = 0;
    }
    if (q.arrivals.length - q.head < HIGH_WATER / 2) for (const resume of q.waiting.splice(0)) resume();
    return taken;
  }

  /** Position after the first record at or after `from`, at most the range's end. */
  following(range: Range, from: number): number {
    const q = this.queue(range.stream, range.partition);
    const found = q.arrivals.find((a, i) => i >= q.head && a.offset >= from);
    return found ? Math.min(found.offset + 1, range.to) : range.to;
  }

  /** Newest arrival time among the records of a range that is still queued, ms; 0 when it has none. */
  newestSeen(range: Range): number {
    const q = this.queue(range.stream, range.partition);
    let newest = 0;
    for (let i = q.head; i < q.arrivals.length; i++) {
      const a = q.arrivals[i];
      if (!a || a.offset >= range.to) break;
      newest = Math.max(newest, seenOf(a));
    }
    return newest;
  }

  /** Records that have arrived and are not taken. */
  get queued(): number {
    return this.order.reduce((sum, q) => sum + q.arrivals.length - q.head, 0);
  }

  get empty(): boolean {
    return this.order.every((q) => q.head === q.arrivals.length);
  }

  /** Next offset to take, by `stream/partition`, of what has been seen so far. */
  taken(): Record<string, number> {
    const all: Record<string, number> = Object.fromEntries(this.positions);
    for (const [key, q] of this.queues) all[key] = q.taken;
    return all;
  }

  /** Calls back at the next arrival. */
  onArrival(callback: (() => void) | undefined): void {
    this.wake = callback;
  }

  /** Lets every waiting reader go; used when the owner stops. */
  release(): void {
    for (const q of this.order) for (const resume of q.waiting.splice(0)) resume();
  }

  private oldestSeen(): number {
    return this.order.reduce((oldest, q) => (q.head < q.arrivals.length ? Math.min(oldest, seenOf(q.arrivals[q.head])) : oldest), Infinity);
  }

  private queue(stream: StreamName, partition: number): Queue {
    const key = placeKey(stream, partition);
    const known = this.queues.get(key);
    if (known) return known;
    const start = this.positions.get(key) ?? 0;
    const queue: Queue = { stream, partition, arrivals: [], head: 0, next: start, taken: start, waiting: [] };
    this.queues.set(key, queue);
    this.order = [...this.queues].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, q]) => q);
    return queue;
  }
}

/** Arrival time, ms; what can't be decoded has none and is always due. */
const seenOf = (a: Arrival | undefined): number => (a && 'record' in a ? a.record.seen : 0);
