import { readDevice } from './device';
import type { HeaderDraft } from './header';
import { isDigit, readStamp } from './stamp';
import { readTag } from './tag';

const SPACE = 32;
const PERCENT = 37;
const STAR = 42;
const DASH = 45;
const DOT = 46;
const SLASH = 47;
const COLON = 58;
const AT = 64;
const OPEN = 91;
const UNDERSCORE = 95;
const MAX_LABEL = 64;
/** Longest name of a host (RFC 1035, section 2.3.4). */
const MAX_HOST = 255;

/**
 * RFC 3164 behind the priority: a time, a host, a tag, each of which may be missing. The index of the message.
 */
export function readBsd(text: string, at: number, header: HeaderDraft): number {
  let i = at;
  if (at > 0) while (text.charCodeAt(i) === SPACE) i++;
  const stamp = readStamp(text, i);
  if (stamp) {
    header.at = stamp.time;
    // A colon: Cisco's own time, which no host follows.
    if (text.charCodeAt(stamp.end) === COLON) return readTag(text, afterColons(text, stamp.end), header);
    return readFromHost(text, afterSpaces(text, stamp.end), header);
  }
  if (!mayBeDevice(text, i) && header.pri === undefined && !isLabelled(text, i)) return readMnemonicOnly(text, i, header);
  return readDevice(text, i, header) ?? readTag(text, i, header);
}

/** Without priority and time, only Cisco's mnemonic is told from text. */
const readMnemonicOnly = (text: string, at: number, header: HeaderDraft): number =>
  text.charCodeAt(at) === PERCENT ? readTag(text, at, header) : at;

/** `name: time: %`: what a device writes with its name in front, and no priority. */
function isLabelled(text: string, at: number): boolean {
  const colon = text.indexOf(': ', at);
  if (colon <= at || colon - at > MAX_LABEL || text.slice(at, colon).includes(' ')) return false;
  const mark = text.charCodeAt(colon + 2);
  const stamp = readStamp(text, mark === STAR || mark === DOT ? colon + 3 : colon + 2);
  return stamp !== undefined && text.startsWith(': %', stamp.end);
}

/** A sequence number, a colon, or a mark before the time. */
function mayBeDevice(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  return isDigit(c) || c === STAR || c === DOT || c === COLON;
}

function readFromHost(text: string, at: number, header: HeaderDraft): number {
  const next = readHost(text, at, header);
  if (mayBeDevice(text, next)) {
    // What a relay passed on whole: the device's own sequence number, name and time follow the relay's.
    const message = readDevice(text, next, header);
    if (message !== undefined) return message;
  }
  return readTag(text, afterColons(text, next), header);
}

/** What daemons write without a host. */
const NO_HOST = ['last message repeated ', 'message repeated '];
/** What AIX writes before the name of the host. */
const FORWARDED = 'Message forwarded from ';

/** Puts the host at `at` into the header; the index after it and its space, or `at` where there is none. */
function readHost(text: string, at: number, header: HeaderDraft): number {
  if (text.charCodeAt(at) === OPEN) return readBracketed(text, at, header);
  if (NO_HOST.some((words) => text.startsWith(words, at))) return at;
  const start = text.startsWith(FORWARDED, at) ? at + FORWARDED.length : at;
  const word = lookAtWord(text, start);
  if (word === undefined) return at;
  let { end } = word;
  const next = afterSpaces(text, end);
  if (word.colons > 0) {
    const labelled = text.charCodeAt(end - 1) === COLON && text.charCodeAt(end - 2) !== COLON;
    // `name:` is a tag, unless it is plain that it is the host's name.
    if (labelled && start === at && text.charCodeAt(next) !== PERCENT) return at;
    if (labelled) end--;
    if (word.colons > (labelled ? 1 : 0) && !word.address) return at;
  }
  if (end > start + 1 || text.charCodeAt(start) !== DASH) header.host = text.slice(start, end);
  return next;
}

/** `[2001:db8::1]`. */
function readBracketed(text: string, at: number, header: HeaderDraft): number {
  const close = text.indexOf(']', at);
  const word = lookAtWord(text, at + 1, close);
  if (close < 0 || word?.end !== close || !word.address || text.charCodeAt(close + 1) !== SPACE) return at;
  header.host = text.slice(at + 1, close);
  return afterSpaces(text, close + 1);
}

/** The word at `at` when a host can have that name: where it ends, its colons, and whether it has the letters of an IPv6 address. */
function lookAtWord(text: string, at: number, stop = -1): { readonly end: number; readonly colons: number; readonly address: boolean } | undefined {
  let colons = 0;
  let address = true;
  let i = at;
  for (; i !== stop; i++) {
    const c = text.charCodeAt(i);
    if (c === SPACE) break;
    if (c === COLON) colons++;
    else if (c === PERCENT && i > at && address && colons > 1) return endOfZone(text, i, colons, stop);
    else if (!isNameCharacter(c) || i - at > MAX_HOST) return undefined;
    else if (!isHex(c) && c !== DOT) address = false;
  }
  return i === at ? undefined : { end: i, colons, address: address && colons > 1 };
}

/** `%eth0` behind a link-local address. */
function endOfZone(text: string, at: number, colons: number, stop: number) {
  let end = at + 1;
  while (end !== stop && end - at < MAX_HOST && isNameCharacter(text.charCodeAt(end))) end++;
  return end === stop || text.charCodeAt(end) === SPACE ? { end, colons, address: true } : undefined;
}

const isHex = (c: number): boolean => isDigit(c) || ((c | 32) >= 97 && (c | 32) <= 102);
/** Letters of a host's name; letters beyond ASCII too, as people name machines. */
const isNameCharacter = (c: number): boolean =>
  isDigit(c) || ((c | 32) >= 97 && (c | 32) <= 122) || c === DOT || c === DASH || c === UNDERSCORE || c === SLASH || c === AT || c > 127;

export function afterSpaces(text: string, at: number): number {
  let i = at;
  while (text.charCodeAt(i) === SPACE) i++;
  return i;
}

/** After ` :` and spaces, where Cisco's mnemonic follows them. */
function afterColons(text: string, at: number): number {
  if (text.charCodeAt(at) !== COLON) return at;
  return afterSpaces(text, at + 1);
}
