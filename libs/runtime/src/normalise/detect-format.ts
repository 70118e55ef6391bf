import type { Format } from '../ports/format';

/** How much of a record formats look at to recognise it, bytes. */
export const HEAD_BYTES = 2_048;

/** Least score that counts as recognised. */
const LEAST = 0.5;

/** The format that is surest of the first bytes, or undefined when none is; of equals the one named first. Same bytes, same answer. */
export function detectFormat(bytes: Uint8Array, formats: readonly Format[]): Format | undefined {
  const head = bytes.length > HEAD_BYTES ? bytes.subarray(0, HEAD_BYTES) : bytes;
  let best: Format | undefined;
  let score = LEAST;
  for (const format of formats) {
    const own = format.sniff(head);
    if (own === 1) return format;
    if (own > score || (own === score && !best)) {
      best = format;
      score = own;
    }
  }
  return best;
}
