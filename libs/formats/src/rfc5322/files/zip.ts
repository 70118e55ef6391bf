import { inflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly encrypted: boolean;
  readonly packed: number;
  readonly size: number;
  readonly method: number;
  /** Where its local header is. */
  readonly at: number;
}

export interface ZipListing {
  readonly entries: readonly ZipEntry[];
  /** More entries than are listed, or a directory that cannot be read to its end. */
  readonly cut: boolean;
  /** Sizes that the directory claims, over the bytes that it has: 1000 is a bomb, a document 10. */
  readonly ratio: number;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
/** An end record may be followed by a comment of 64 KiB (APPNOTE 4.3.16). */
const END_SEARCH = 65_557;
const MAX_ENTRIES = 1_000;
const STORED = 0;
const DEFLATED = 8;

/**
 * Central directory of a ZIP (PKWARE APPNOTE 6.3, 4.3.12). Own reading, as the libraries on npm inflate what they list or keep the
 * encryption bit to themselves. Undefined when there is no directory. No content is unpacked.
 */
export function listZip(zip: Buffer): ZipListing | undefined {
  const end = endRecord(zip);
  if (end < 0) return undefined;
  const total = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  const entries: ZipEntry[] = [];
  let claimed = 0;
  while (entries.length < Math.min(total, MAX_ENTRIES) && at + 46 <= zip.length && zip.readUInt32LE(at) === ENTRY) {
    const nameLength = zip.readUInt16LE(at + 28);
    const flags = zip.readUInt16LE(at + 8);
    const name = zip.subarray(at + 46, at + 46 + nameLength);
    const size = zip.readUInt32LE(at + 24);
    claimed += size;
    entries.push({
      // Bit 11: UTF-8; else a code page, of which ASCII is what all have.
      name: flags & 0x800 ? name.toString('utf8') : name.toString('latin1'),
      encrypted: (flags & 1) === 1,
      packed: zip.readUInt32LE(at + 20),
      size,
      method: zip.readUInt16LE(at + 10),
      at: zip.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return { entries, cut: entries.length < total, ratio: Math.round(claimed / Math.max(1, zip.length)) };
}

function endRecord(zip: Buffer): number {
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - END_SEARCH); at--) {
    if (zip[at] === 0x50 && zip.readUInt32LE(at) === END) return at;
  }
  return -1;
}

/** Content of an entry, at most `limit` bytes of it; undefined when it is encrypted, larger, damaged, or packed otherwise than by deflate. */
export function unzip(zip: Buffer, entry: ZipEntry, limit: number): Buffer | undefined {
  const { at, packed, method } = entry;
  if (entry.encrypted || at + 30 > zip.length || zip.readUInt32LE(at) !== LOCAL) return undefined;
  const from = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
  const bytes = zip.subarray(from, from + packed);
  if (method === STORED) return bytes.length <= limit ? bytes : undefined;
  if (method !== DEFLATED) return undefined;
  try {
    return inflateRawSync(bytes, { maxOutputLength: limit });
  } catch {
    return undefined;
  }
}
