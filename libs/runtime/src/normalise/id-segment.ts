import { CordonError } from '@cordon/wire';
import type { Chunk } from '../owner/cut';
import { SHARDS } from '../partitioning';
import { decodeText, encodeText } from '../text';

/** Ids in one segment: a chunk of 32 KiB, so that a checkpoint writes what is new and not the whole window. */
export const SEGMENT_IDS = 4_096;
const SCHEMA = 1;
const FIRST_ROOM = 64;

/** Which window a segment belongs to and where in it. */
export interface SegmentHead {
  readonly tenant: string;
  readonly source: string;
  readonly key: string;
  /** Grows by one within the window. */
  readonly order: number;
  /** Arrival of the first id and of the newest, ms since the epoch. */
  readonly first: number;
  readonly newest: number;
}

/** Ids in order of arrival; the oldest segment of a window is dropped whole. */
export class IdSegment {
  private hi = new Uint32Array(FIRST_ROOM);
  private lo = new Uint32Array(FIRST_ROOM);
  private count = 0;
  newest: number;
  dirty = true;

  constructor(
    /** Number of its chunk: shard + 256 x slot, so that a shard may have many. */
    readonly chunk: number,
    readonly order: number,
    readonly first: number,
  ) {
    this.newest = first;
  }

  get size(): number {
    return this.count;
  }

  add(hi: number, lo: number, seen: number): void {
    if (this.count === this.lo.length) {
      this.hi = widened(this.hi);
      this.lo = widened(this.lo);
    }
    this.hi[this.count] = hi;
    this.lo[this.count++] = lo;
    if (seen > this.newest) this.newest = seen;
    this.dirty = true;
  }

  forEach(visit: (hi: number, lo: number) => void): void {
    for (let i = 0; i < this.count; i++) visit(this.hi[i] ?? 0, this.lo[i] ?? 0);
  }

  /** Layout of schema 1: length of the head (u32), head as JSON, count (u32), then hi and lo of each id (u32, little endian). */
  pack(window: Pick<SegmentHead, 'tenant' | 'source' | 'key'>): Chunk {
    const head = encodeText(JSON.stringify({ ...window, order: this.order, first: this.first, newest: this.newest } satisfies SegmentHead));
    const bytes = new Uint8Array(8 + head.length + this.count * 8);
    const view = new DataView(bytes.buffer);
    view.setUint32(0, head.length, true);
    bytes.set(head, 4);
    let at = 4 + head.length;
    view.setUint32(at, this.count, true);
    at += 4;
    this.forEach((hi, lo) => {
      view.setUint32(at, hi, true);
      view.setUint32(at + 4, lo, true);
      at += 8;
    });
    return { shard: this.chunk, schema: SCHEMA, bytes };
  }

  /** undefined for the chunk of a segment that was dropped. Throws CORDON_STATE_NEWER. */
  static unpack(chunk: Chunk): { readonly head: SegmentHead; readonly segment: IdSegment } | undefined {
    if (chunk.schema > SCHEMA) throw new CordonError('CORDON_STATE_NEWER', `state of normalise has schema ${chunk.schema}`);
    if (chunk.bytes.length === 0) return undefined;
    const { bytes } = chunk;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const length = view.getUint32(0, true);
    const head = JSON.parse(decodeText(bytes.subarray(4, 4 + length))) as SegmentHead;
    const segment = new IdSegment(chunk.shard, head.order, head.first);
    let at = 4 + length;
    const count = view.getUint32(at, true);
    at += 4;
    for (let i = 0; i < count; i++, at += 8) segment.add(view.getUint32(at, true), view.getUint32(at + 4, true), head.first);
    segment.newest = head.newest;
    segment.dirty = false;
    return { head, segment };
  }

  /** The chunk that takes the place of a dropped segment's. */
  static emptied(chunk: number): Chunk {
    return { shard: chunk, schema: SCHEMA, bytes: new Uint8Array(0) };
  }
}

export const chunkOf = (shard: number, slot: number): number => shard + SHARDS * slot;
export const shardOfChunk = (chunk: number): number => chunk % SHARDS;
export const slotOfChunk = (chunk: number): number => Math.floor(chunk / SHARDS);

function widened(old: Uint32Array): Uint32Array<ArrayBuffer> {
  const wide = new Uint32Array(Math.min(SEGMENT_IDS, old.length * 2));
  wide.set(old);
  return wide;
}
