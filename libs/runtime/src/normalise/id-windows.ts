import type { Chunk } from '../owner/cut';
import { shardOf } from '../partitioning';
import { hash64, type Hash64 } from './id-hash';
import { chunkOf, IdSegment, SEGMENT_IDS, shardOfChunk, slotOfChunk } from './id-segment';
import { IdTable } from './id-table';

export interface IdWindowSettings {
  /** How long an id is remembered, ms of arrival. */
  readonly windowMs: number;
  /** Ids remembered of one source. About 32 bytes each. */
  readonly maxPerSource: number;
  /** Ids remembered of all sources together. */
  readonly maxIds: number;
}

export const ID_WINDOW_DEFAULTS: IdWindowSettings = { windowMs: 24 * 3_600_000, maxPerSource: 262_144, maxIds: 1_048_576 };

/** A quiet source begins a new segment this often, as a part of the window, so that its ids do grow old. */
const PARTS = 24;
const RECENT = 8;

interface Window {
  readonly tenant: string;
  readonly source: string;
  readonly key: string;
  readonly table: IdTable;
  /** Oldest first. */
  readonly segments: IdSegment[];
}

export type Whose = Pick<Window, 'tenant' | 'source' | 'key'>;

/**
 * Which ids of a source were seen lately. Everything is a function of the ids and arrivals in their order, so a replay from a
 * checkpoint forgets and finds exactly what the first run did.
 */
export class IdWindows {
  private readonly windows = new Map<string, Window>();
  /** Free slots of a shard, the least last: the least is taken first, so that equal states have equal chunks. */
  private readonly freed = new Map<number, number[]>();
  private readonly slots = new Map<number, number>();
  private readonly emptied = new Set<number>();
  private readonly hash: Hash64 = { hi: 0, lo: 1 };
  private total = 0;
  /** Window and id of the last look, which `keep` takes. */
  private last: Window | undefined;
  /** Windows found lately: sources take turns, and comparing a few is cheaper than making the name of one. */
  private readonly recent: Window[] = [];
  private whose: Whose = { tenant: '', source: '', key: '' };

  constructor(private readonly settings: IdWindowSettings = ID_WINDOW_DEFAULTS) {}

  get size(): number {
    return this.total;
  }

  /** Arrival of the newest id that is remembered of a source, ms since the epoch; 0 when there is none. */
  newestOf(whose: Whose): number {
    return this.windows.get(nameOf(whose))?.segments.at(-1)?.newest ?? 0;
  }

  /** Of all sources. */
  get newest(): number {
    let newest = 0;
    for (const { segments } of this.windows.values()) newest = Math.max(newest, segments.at(-1)?.newest ?? 0);
    return newest;
  }

  /** Whether the id is remembered. */
  has(whose: Whose, id: string): boolean {
    hash64(id, this.hash);
    return this.find(whose)?.table.has(this.hash.hi, this.hash.lo) ?? false;
  }

  /** Remembers the id that `has` was asked about last. Returns how many had to be forgotten before their time, because of a cap. */
  keep(seen: number): number {
    const window = this.last ?? this.open(this.whose);
    const { hi, lo } = this.hash;
    let segment = window.segments.at(-1);
    if (!segment || segment.size >= SEGMENT_IDS || seen - segment.first >= this.settings.windowMs / PARTS) {
      this.expire(window, seen);
      segment = this.segment(window, seen);
    }
    segment.add(hi, lo, seen);
    window.table.add(hi, lo);
    this.total++;
    return this.keepCaps(window);
  }

  /** Chunks changed since the last call: filled segments once, the open one of each source, and the places of dropped ones. */
  takeDirty(): readonly Chunk[] {
    const chunks: Chunk[] = [];
    for (const window of this.windows.values()) {
      for (const segment of window.segments) {
        if (!segment.dirty) continue;
        chunks.push(segment.pack({ tenant: window.tenant, source: window.source, key: window.key }));
        segment.dirty = false;
        this.emptied.delete(segment.chunk);
      }
    }
    for (const chunk of this.emptied) chunks.push(IdSegment.emptied(chunk));
    this.emptied.clear();
    return chunks;
  }

  load(chunks: readonly Chunk[]): void {
    for (const chunk of chunks) {
      const shard = shardOfChunk(chunk.shard);
      this.slots.set(shard, Math.max(this.slots.get(shard) ?? 0, slotOfChunk(chunk.shard) + 1));
      const found = IdSegment.unpack(chunk);
      if (!found) {
        this.free(chunk.shard);
        continue;
      }
      const window = this.find(found.head) ?? this.open(found.head);
      window.segments.push(found.segment);
      found.segment.forEach((hi, lo) => window.table.add(hi, lo));
      this.total += found.segment.size;
    }
    for (const window of this.windows.values()) window.segments.sort((a, b) => a.order - b.order);
  }

  private find(whose: Whose): Window | undefined {
    if (this.last && isOf(this.last, whose)) return this.last;
    this.whose = whose;
    for (const window of this.recent) if (isOf(window, whose)) return (this.last = window);
    this.last = this.windows.get(nameOf(whose));
    if (this.last) this.remember(this.last);
    return this.last;
  }

  private remember(window: Window): void {
    if (this.recent.length >= RECENT) this.recent.length = 0;
    this.recent.push(window);
  }

  private open({ tenant, source, key }: Whose): Window {
    const window: Window = { tenant, source, key, table: new IdTable(), segments: [] };
    this.windows.set(nameOf(window), window);
    return (this.last = window);
  }

  private segment(window: Window, seen: number): IdSegment {
    const shard = shardOf(window.tenant, window.key);
    const slot = this.freed.get(shard)?.pop() ?? this.nextSlot(shard);
    const segment = new IdSegment(chunkOf(shard, slot), (window.segments.at(-1)?.order ?? -1) + 1, seen);
    window.segments.push(segment);
    return segment;
  }

  private nextSlot(shard: number): number {
    const slot = this.slots.get(shard) ?? 0;
    this.slots.set(shard, slot + 1);
    return slot;
  }

  /** Old segments end by their time; that is no loss and not counted. */
  private expire(window: Window, seen: number): void {
    const newest = window.segments.reduce((most, s) => Math.max(most, s.newest), seen);
    for (let oldest = window.segments[0]; oldest && oldest.newest <= newest - this.settings.windowMs; oldest = window.segments[0]) this.drop(window);
  }

  private keepCaps(window: Window): number {
    let lost = 0;
    while (window.table.size > this.settings.maxPerSource && window.segments.length > 1) lost += this.drop(window);
    while (this.total > this.settings.maxIds) {
      const oldest = this.oldest(window);
      if (!oldest) break;
      lost += this.drop(oldest);
      if (oldest.segments.length === 0) {
        this.windows.delete(nameOf(oldest));
        this.recent.length = 0;
      }
    }
    return lost;
  }

  /** The window whose oldest segment is the oldest of all; the segment that is being filled stays. */
  private oldest(current: Window): Window | undefined {
    let found: Window | undefined;
    for (const window of this.windows.values()) {
      if (window === current && window.segments.length === 1) continue;
      if (!found || isOlder(window, found)) found = window;
    }
    return found;
  }

  private drop(window: Window): number {
    const segment = window.segments.shift();
    if (!segment) return 0;
    segment.forEach((hi, lo) => window.table.delete(hi, lo));
    this.total -= segment.size;
    this.emptied.add(segment.chunk);
    this.free(segment.chunk);
    return segment.size;
  }

  private free(chunk: number): void {
    const shard = shardOfChunk(chunk);
    const free = this.freed.get(shard) ?? [];
    free.push(slotOfChunk(chunk));
    this.freed.set(
      shard,
      free.sort((a, b) => b - a),
    );
  }
}

function isOlder(a: Window, b: Window): boolean {
  const [x, y] = [a.segments[0]?.newest ?? Infinity, b.segments[0]?.newest ?? Infinity];
  return x < y || (x === y && nameOf(a) < nameOf(b));
}

const isOf = (w: Whose, whose: Whose): boolean => w.source === whose.source && w.tenant === whose.tenant && w.key === whose.key;
const nameOf = (w: Whose): string => `${w.tenant}\n${w.source}\n${w.key}`;
