import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';

/** How much of a file's beginning tells it from others, bytes. */
export const HEAD_BYTES = 1_024;
/** How much before a position tells that the file is still the one that was read up to there, bytes. */
export const TAIL_BYTES = 256;
const HASH_HEX = 16;
const PIECE_BYTES = 256 * 1_024;

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, HASH_HEX);

/** Up to `length` bytes from `offset`; fewer only at the end of the file. A buffer of its own each time. */
export async function readAt(handle: FileHandle, offset: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafeSlow(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, offset + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

/** Hash of the file's first bytes, of those before `end` and no more than HEAD_BYTES: the same however much comes after `end`. */
export const headHash = async (handle: FileHandle, end: number): Promise<string> => hashOf(await readAt(handle, 0, Math.min(end, HEAD_BYTES)));

/** Hash of the bytes right before `end`. */
export async function tailHash(handle: FileHandle, end: number): Promise<string> {
  const from = Math.max(0, end - TAIL_BYTES);
  return hashOf(await readAt(handle, from, end - from));
}

/** The file in pieces, from its beginning up to `end`. */
export async function* piecesOf(handle: FileHandle, end = Infinity): AsyncGenerator<Buffer, void, undefined> {
  for (let offset = 0; offset < end;) {
    const piece = await readAt(handle, offset, Math.min(PIECE_BYTES, end - offset));
    if (piece.length === 0) return;
    offset += piece.length;
    yield piece;
  }
}

/** Hash of all bytes up to `end`. */
export async function contentHash(handle: FileHandle, end?: number): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of piecesOf(handle, end)) hash.update(piece);
  return hash.digest('hex').slice(0, 2 * HASH_HEX);
}
