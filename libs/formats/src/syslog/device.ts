import type { HeaderDraft } from './header';
import { isDigit, readStamp } from './stamp';
import { readTag } from './tag';

const SPACE = 32;
const STAR = 42;
const DOT = 46;
const COLON = 58;
/** Sequence number of the syslog, name, module (IOS XR), sequence number of the service: what may come before the time. */
const MAX_LABELS = 4;
const MAX_LABEL = 255;

/**
 * What Cisco writes in place of RFC 3164: `seq: host: *Mmm dd hh:mm:ss.mmm UTC: %FAC-SEV-MNEMONIC: text`, each of them optional but the
 * time with its colon (Cisco, "System message logging": service timestamps, sequence-numbers, logging origin-id). The index of
 * the message; undefined, and the header as it was, when it is not that.
 */
export function readDevice(text: string, at: number, header: HeaderDraft): number | undefined {
  let host: string | undefined;
  let i = at;
  for (let label = 0; label <= MAX_LABELS; label++) {
    while (text.charCodeAt(i) === SPACE || text.charCodeAt(i) === COLON) i++;
    const mark = text.charCodeAt(i);
    const unsynced = mark === STAR || mark === DOT;
    const stamp = readStamp(text, unsynced ? i + 1 : i);
    if (stamp) {
      if (text.charCodeAt(stamp.end) !== COLON) return undefined;
      // A clock that was never set is no better than the relay's.
      if (!unsynced) header.at = stamp.time;
      else header.at ??= { ...stamp.time, unsynced };
      if (host !== undefined) header.host = host;
      return readTag(text, afterColon(text, stamp.end), header);
    }
    const end = labelEnd(text, i);
    if (end === undefined) return undefined;
    if (!isNumber(text, i, end)) host ??= text.slice(i, end);
    i = end;
  }
  return undefined;
}

function afterColon(text: string, colon: number): number {
  let i = colon + 1;
  while (text.charCodeAt(i) === SPACE) i++;
  return i;
}

/** The end of the label at `at`: a space, a colon before a space, or a colon before the time (IOS XR). */
function labelEnd(text: string, at: number): number | undefined {
  for (let i = at; i < text.length && i - at <= MAX_LABEL; i++) {
    const c = text.charCodeAt(i);
    if (c === SPACE) return i === at ? undefined : i;
    if (c === COLON && (text.charCodeAt(i + 1) === SPACE || readStamp(text, i + 1))) return i === at ? undefined : i;
  }
  return undefined;
}

function isNumber(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!isDigit(text.charCodeAt(i))) return false;
  return true;
}
