import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { CordonError } from '@cordon/wire';

const gunzipWhole = promisify<Buffer, { maxOutputLength: number }, Buffer>(gunzip);
const isPacked = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

export const tooLarge = (maxBytes: number): CordonError =>
  new CordonError('CORDON_RAW_TOO_LARGE', `a request body holds at most ${maxBytes} bytes, packed and unpacked`);

/** The body, unpacked when it begins with gzip's magic number (RFC 1952, section 2.3.1), and never to more than `maxBytes`: a small body may unpack to terabytes. */
export async function unpacked(body: Buffer, maxBytes: number): Promise<Buffer> {
  if (!isPacked(body)) return body;
  const plain = await gunzipWhole(body, { maxOutputLength: maxBytes }).catch((cause: unknown) => {
    if (typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(maxBytes);
    throw new CordonError('CORDON_FILE_DAMAGED', 'the gzip of the body is damaged', false, { cause });
  });
  // What is cut into records would be unpacked again, and without this bound.
  if (isPacked(plain)) throw new CordonError('CORDON_API_INVALID', 'the body is packed twice');
  return plain;
}
