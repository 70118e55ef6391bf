import { MAX_LINKS, MAX_SCANNED, MAX_URL } from './bounds';
import type { Link } from './scan-html';

const SCHEMES = ['https', 'http', 'ftp'] as const;
const ENDS = new Set([...' \t\r\n<>"\'`|\\^{}\u00a0']);
const TRAILING = new Set([...'.,;:!?)]*_']);

/** Web addresses in plain text. One pass from `://` to `://`. */
export function scanText(source: string): readonly Link[] {
  const text = source.length > MAX_SCANNED ? source.slice(0, MAX_SCANNED) : source;
  const links: Link[] = [];
  for (let at = text.indexOf('://'); at >= 0 && links.length < MAX_LINKS; at = text.indexOf('://', at + 3)) {
    const before = text.slice(Math.max(0, at - 5), at).toLowerCase();
    const scheme = SCHEMES.find((s) => before.endsWith(s));
    if (!scheme) continue;
    let end = at + 3;
    const limit = Math.min(text.length, at + MAX_URL);
    while (end < limit && !ENDS.has(text.charAt(end))) end++;
    while (end > at + 3 && TRAILING.has(text.charAt(end - 1))) end--;
    if (end > at + 3) links.push({ url: text.slice(at - scheme.length, end), text: '' });
  }
  return links;
}
