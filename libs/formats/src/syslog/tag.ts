import type { HeaderDraft } from './header';
import { isDigit } from './stamp';

const SPACE = 32;
const PERCENT = 37;
const DASH = 45;
const SLASH = 47;
const COLON = 58;
const OPEN = 91;
const CLOSE = 93;
const UNDERSCORE = 95;
/** RFC 3164, section 4.1.3, says 32; names of today's services are longer. */
const MAX_TAG = 128;
const MAX_PROC_ID = 64;
const MAX_MNEMONIC = 128;

/** Begin a message of their own, and are no name of a program. */
const NOT_TAGS: ReadonlySet<string> = new Set(['CEF', 'LEEF']);

/**
 * Reads `tag:`, `tag[pid]:` or `tag[pid] ` at `at` (RFC 3164, section 5.3), then Cisco's mnemonic. The index of the message: behind the
 * tag and one space, at the `%` of a mnemonic, or `at` when there is no tag.
 */
export function readTag(text: string, at: number, header: HeaderDraft): number {
  if (text.charCodeAt(at) === PERCENT) {
    readMnemonic(text, at, header);
    return at;
  }
  const next = readName(text, at, header);
  if (text.charCodeAt(next) === PERCENT) readMnemonic(text, next, header);
  return next;
}

function readName(text: string, at: number, header: HeaderDraft): number {
  let i = at;
  let number = true;
  for (; i - at <= MAX_TAG; i++) {
    const c = text.charCodeAt(i);
    if (c === COLON || c === OPEN) break;
    if (!isTagCharacter(c)) return at;
    if (!isDigit(c)) number = false;
  }
  if (i === at) return at;
  if (text.charCodeAt(i) === OPEN) return readProcId(text, at, i, header);
  const next = text.charCodeAt(i + 1);
  if (text.charCodeAt(i) !== COLON || (next !== SPACE && i + 1 < text.length)) return at;
  const name = text.slice(at, i);
  if (NOT_TAGS.has(name)) return at;
  // A number is Cisco's sequence number.
  if (name !== '-' && !number) header.app = name;
  return afterSpace(text, i + 1);
}

function readProcId(text: string, at: number, open: number, header: HeaderDraft): number {
  let close = open + 1;
  while (text.charCodeAt(close) > SPACE && text.charCodeAt(close) !== CLOSE && close - open <= MAX_PROC_ID) close++;
  if (text.charCodeAt(close) !== CLOSE) return at;
  const colon = text.charCodeAt(close + 1) === COLON ? 1 : 0;
  const next = text.charCodeAt(close + 1);
  if (colon === 0 && next !== SPACE && close + 1 < text.length) return at;
  header.app = text.slice(at, open);
  const procId = text.slice(open + 1, close);
  if (procId !== '' && procId !== '-') header.procId = procId;
  return afterSpace(text, close + 1 + colon);
}

/** `%FACILITY-SEVERITY-MNEMONIC`, with subfacilities before the severity. */
function readMnemonic(text: string, at: number, header: HeaderDraft): void {
  let severity = false;
  let i = at + 1;
  for (; i - at <= MAX_MNEMONIC; i++) {
    const c = text.charCodeAt(i);
    if (c === DASH && isDigit(text.charCodeAt(i + 1)) && text.charCodeAt(i + 2) === DASH) severity = true;
    else if (!isLetter(c) && !isDigit(c) && c !== DASH && c !== UNDERSCORE && c !== SLASH) break;
  }
  const c = text.charCodeAt(i);
  if (severity && (c === COLON || c === SPACE)) header.msgId = text.slice(at + 1, i);
}

const afterSpace = (text: string, at: number): number => (text.charCodeAt(at) === SPACE ? at + 1 : at);
const isLetter = (c: number): boolean => (c | 32) >= 97 && (c | 32) <= 122;
/** Letters, digits and `_-./()@#$+~*`: what names of programs have, and neither JSON nor `key=value`. */
const isTagCharacter = (c: number): boolean => isLetter(c) || isDigit(c) || (c < 127 && TAG_SIGNS.has(c));
const TAG_SIGNS: ReadonlySet<number> = new Set([...'_-./()@#$+~*'].map((sign) => sign.charCodeAt(0)));
