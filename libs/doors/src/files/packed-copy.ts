import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { HEAD_BYTES, hashOf, piecesOf, readAt, TAIL_BYTES } from './file-bytes';
import type { FilePlace, FilePlaces } from './places';

/**
 * Lines of a gzip file that were handed in before it was packed (logs are rotated, then packed, often in the same directory); 0 when it is no such
 * file. The unpacked bytes must be those that were read: by their first HEAD_BYTES and by those before the place.
 */
export async function packedCopyOf(handle: FileHandle, places: FilePlaces): Promise<number> {
  const magic = await readAt(handle, 0, 2);
  if (magic[0] !== 0x1f || magic[1] !== 0x8b) return 0;
  const packed = Readable.from(piecesOf(handle));
  const gunzip = createGunzip();
  packed.once('error', (error) => gunzip.destroy(error));
  const window = new Window(places);
  try {
    for await (const piece of packed.pipe(gunzip)) if (Buffer.isBuffer(piece) && window.isDone(piece)) break;
    return window.lines;
  } catch {
    // Damage is told when it is cut.
    return window.lines;
  } finally {
    packed.destroy();
    gunzip.destroy();
  }
}

/** Looks for the place with the most lines whose bytes go by. */
class Window {
  lines = 0;
  private head: Buffer = Buffer.alloc(0);
  private last: Buffer = Buffer.alloc(0);
  private end = 0;
  private places: readonly FilePlace[] | undefined;

  constructor(private readonly known: FilePlaces) {}

  /** True when no place is left that could fit. */
  isDone(piece: Buffer): boolean {
    const start = this.end - this.last.length;
    const bytes = Buffer.concat([this.last, piece]);
    this.end += piece.length;
    if (this.head.length < HEAD_BYTES) this.head = Buffer.concat([this.head, piece.subarray(0, HEAD_BYTES - this.head.length)]);
    if (this.head.length < HEAD_BYTES) {
      this.last = bytes;
      return false;
    }
    this.places ??= this.known.beginningWith(hashOf(this.head));
    for (const { offset, tail, line } of this.places) {
      if (offset - TAIL_BYTES < start || offset > this.end) continue;
      if (tail === hashOf(bytes.subarray(offset - TAIL_BYTES - start, offset - start))) this.lines = Math.max(this.lines, line);
    }
    this.last = bytes.subarray(-TAIL_BYTES);
    return this.places.every((p) => p.offset <= this.end);
  }
}
