import { createGunzip } from 'node:zlib';
import { Readable } from 'node:stream';
import { CordonError } from '@cordon/wire';

const isPacked = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

export const tooLarge = (maxBytes: number): CordonError =>
  new CordonError('CORDON_RAW_TOO_LARGE', `a request body holds at most ${maxBytes} bytes, packed and unpacked`);

/**
 * The body, unpacked when it begins with gzip's magic number (RFC 1952, section 2.3.1), and never to more than `maxBytes`: a small body may unpack to
 * terabytes. `take` is asked for room for each piece before it is kept, and throws when there is none.
 */
export async function unpacked(body: Buffer, maxBytes: number, take: (bytes: number) => void): Promise<Buffer> {
  if (!isPacked(body)) return body;
  const pieces: Buffer[] = [];
  let size = 0;
  const gunzip = createGunzip();
  try {
    for await (const piece of Readable.from([body]).pipe(gunzip) as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > maxBytes) throw tooLarge(maxBytes);
      take(piece.length);
      pieces.push(piece);
    }
  } catch (cause) {
    if (cause instanceof CordonError) throw cause;
    throw new CordonError('CORDON_FILE_DAMAGED', 'the gzip of the body is damaged', false, { cause });
  } finally {
    gunzip.destroy();
  }
  const plain = Buffer.concat(pieces, size);
  // What is cut into records would be unpacked again, and without this bound.
  if (isPacked(plain)) throw new CordonError('CORDON_API_INVALID', 'the body is packed twice');
  return plain;
}
