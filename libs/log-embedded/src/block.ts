import type { Arrival } from '@cordon/runtime';
import { decodeRecord, encodeRecord, type StreamName, type StreamRecord } from '@cordon/wire';

/** Several records of one stream partition as one lmdb value: fewer puts and fuller pages than a value a record. */
export interface Block {
  readonly records: readonly StreamRecord[];
  /** Encoded bytes of each record. */
  readonly sizes: readonly number[];
  readonly bytes: Buffer;
}

/**
 * Layout: version u8 | appended at f64 (ms) | count u32 | per record: length of head u32, of value u32, head, value.
 * Head: JSON array of the key and then name, value, name, value ... of the headers; a well-known name is its index here.
 */
const LAYOUT = 1;
const HEADER_BYTES = 13;
const ENTRY_BYTES = 8;
/** A little below 16 pages of lmdb, so that the page header still fits. */
const TARGET_BYTES = 60 * 1024;
/** Append only: the index of a name is on disk. */
const NAMES = [
  'content-type',
  'ce_specversion',
  'ce_id',
  'ce_source',
  'ce_type',
  'ce_time',
  'ce_tenant',
  'ce_trust',
  'ce_seen',
  'ce_mark',
  'ce_cause',
  'ce_trace',
  'ce_atclaimed',
  'ce_format',
  'ce_file',
  'ce_line',
  'ce_blob',
  'ce_dead',
  'ce_operator',
];
const INDEX = new Map(NAMES.map((name, i) => [name, i]));

interface Entry {
  readonly head: string;
  readonly headBytes: number;
  readonly value: Uint8Array;
}

/** Encodes records of one stream partition, in order, into blocks of about 60 KB. `at`: wall clock, for retention. */
export function encodeBlocks(records: readonly StreamRecord[], at: number): Block[] {
  const blocks: Block[] = [];
  let from = 0;
  let entries: Entry[] = [];
  let bytes = 0;
  records.forEach((record, i) => {
    const entry = encodeEntry(record);
    const size = ENTRY_BYTES + entry.headBytes + entry.value.length;
    if (entries.length > 0 && bytes + size > TARGET_BYTES) {
      blocks.push(pack(records.slice(from, i), entries, at));
      [from, entries, bytes] = [i, [], 0];
    }
    entries.push(entry);
    bytes += size;
  });
  if (entries.length > 0) blocks.push(pack(records.slice(from), entries, at));
  return blocks;
}

function encodeEntry(record: StreamRecord): Entry {
  const wire = encodeRecord(record);
  const parts: (string | number)[] = [wire.key];
  for (const name in wire.headers) parts.push(INDEX.get(name) ?? name, wire.headers[name] ?? '');
  const head = JSON.stringify(parts);
  return { head, headBytes: Buffer.byteLength(head), value: wire.value };
}

function pack(records: readonly StreamRecord[], entries: readonly Entry[], at: number): Block {
  const sizes = entries.map((e) => ENTRY_BYTES + e.headBytes + e.value.length);
  const bytes = Buffer.allocUnsafe(sizes.reduce((a, b) => a + b, HEADER_BYTES));
  bytes.writeUInt8(LAYOUT, 0);
  bytes.writeDoubleLE(at, 1);
  bytes.writeUInt32LE(entries.length, 9);
  let p = HEADER_BYTES;
  for (const { head, headBytes, value } of entries) {
    bytes.writeUInt32LE(headBytes, p);
    bytes.writeUInt32LE(value.length, p + 4);
    p += ENTRY_BYTES;
    bytes.write(head, p);
    bytes.set(value, p + headBytes);
    p += headBytes + value.length;
  }
  return { records, sizes, bytes };
}

export const countOf = (block: Buffer): number => block.readUInt32LE(9);
/** When the block was appended, ms since the epoch. */
export const appendedAt = (block: Buffer): number => block.readDoubleLE(1);

export interface BlockPlace {
  readonly stream: StreamName;
  readonly partition: number;
  /** Offset of the block's first record. */
  readonly first: number;
}

/** Decodes the records of a block at offsets from `from` on, at most `limit` of them. `bytes` must not change afterwards. */
export function decodeBlock(place: BlockPlace, bytes: Buffer, from: number, limit: number): Arrival[] {
  const arrivals: Arrival[] = [];
  const end = place.first + countOf(bytes);
  let p = HEADER_BYTES;
  for (let offset = place.first; offset < end && arrivals.length < limit; offset++) {
    const value = p + ENTRY_BYTES + bytes.readUInt32LE(p);
    const next = value + bytes.readUInt32LE(p + 4);
    if (offset >= from) arrivals.push(decodeEntry(place, offset, bytes.toString('utf8', p + ENTRY_BYTES, value), bytes.subarray(value, next)));
    p = next;
  }
  return arrivals;
}

function decodeEntry({ stream, partition }: BlockPlace, offset: number, head: string, value: Uint8Array): Arrival {
  const parts = JSON.parse(head) as (string | number)[];
  const headers: Record<string, string> = {};
  for (let i = 1; i + 1 < parts.length; i += 2) {
    const name = parts[i];
    const text = typeof name === 'number' ? NAMES[name] : name;
    if (text !== undefined) headers[text] = String(parts[i + 1]);
  }
  const result = decodeRecord(stream, { key: String(parts[0]), value, headers });
  if (result.kind === 'ok') return { stream, partition, offset, record: result.value };
  const reason = result.kind === 'dead' ? result.reason : 'not a record';
  const code = result.kind === 'dead' && result.code === 'CORDON_SCHEMA_UNKNOWN' ? result.code : 'CORDON_RECORD_MALFORMED';
  return { stream, partition, offset, key: String(parts[0]), bytes: value, headers, code, reason };
}
