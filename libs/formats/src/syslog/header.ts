import { readBsd } from './bsd';
import { isDigit, readStamp, type Draft, type SyslogTime } from './stamp';
import { readStructuredData, type StructuredData } from './structured-data';

/** What a syslog header says; what was not written, or written as `-`, is absent. */
export interface SyslogHeader {
  /** 0…191. */
  readonly pri?: number;
  /** 0…23 and 0…7 (RFC 5424, section 6.2.1). */
  readonly facility?: number;
  readonly severity?: number;
  readonly at?: SyslogTime;
  readonly host?: string;
  readonly app?: string;
  readonly procId?: string;
  /** MSGID, or what Cisco writes behind `%` (`SYS-5-CONFIG_I`). */
  readonly msgId?: string;
  readonly structured?: StructuredData;
  /** What follows the header; Cisco's begins with its `%FACILITY-SEVERITY-MNEMONIC`. */
  readonly message: string;
  /** Index of the message in the text. */
  readonly messageStart: number;
}

export type HeaderDraft = Draft<SyslogHeader>;

const SPACE = 32;
const DASH = 45;
const LESS = 60;
const GREATER = 62;
const OPEN = 91;
const BOM = 0xfeff;
const MAX_PRI = 191;

/**
 * Reads the header of a syslog message: RFC 5424, RFC 3164 and what products write in its place. Never throws; what is no header is
 * the message. Each character is looked at a bounded number of times.
 */
export function readSyslogHeader(text: string): SyslogHeader {
  const header: HeaderDraft = { message: '', messageStart: 0 };
  const afterPri = readPri(text, header);
  const start = readVersioned(text, afterPri, header) ?? readBsd(text, afterPri, header);
  header.messageStart = start;
  header.message = start === 0 ? text : text.slice(start);
  return header;
}

/** `<0>` … `<191>`; the index after it, 0 where there is none. */
function readPri(text: string, header: HeaderDraft): number {
  if (text.charCodeAt(0) !== LESS) return 0;
  let pri = 0;
  let i = 1;
  for (; i <= 3 && isDigit(text.charCodeAt(i)); i++) pri = pri * 10 + text.charCodeAt(i) - 48;
  if (i === 1 || pri > MAX_PRI || text.charCodeAt(i) !== GREATER) return 0;
  header.pri = pri;
  header.facility = pri >> 3;
  header.severity = pri & 7;
  return i + 1;
}

/**
 * RFC 5424 behind the priority: `1 TIMESTAMP HOSTNAME APP-NAME PROCID MSGID SD [MSG]`. The index of the message; undefined when it does
 * not begin as such a header does. One that breaks off, or goes on in another way, has its message there.
 */
function readVersioned(text: string, at: number, header: HeaderDraft): number | undefined {
  const version = text.charCodeAt(at);
  if (!(version >= 49 && version <= 57)) return undefined;
  const i = isDigit(text.charCodeAt(at + 1)) ? at + 2 : at + 1;
  if (text.charCodeAt(i) !== SPACE) return undefined;
  const afterTime = readTime(text, i + 1, header);
  if (afterTime === undefined) return undefined;
  const next = readWord(text, afterTime, header, 'host');
  // Meraki writes seconds since the epoch, and its message behind the host.
  const epoch = header.at !== undefined && isDigit(text.charCodeAt(i + 5));
  return epoch ? next : readNames(text, next, header);
}

/** APP-NAME PROCID MSGID SD, and the BOM of the message. */
function readNames(text: string, at: number, header: HeaderDraft): number {
  const procId = readWord(text, at, header, 'app');
  const msgId = readWord(text, procId, header, 'procId');
  let i = readWord(text, msgId, header, 'msgId');
  const c = text.charCodeAt(i);
  if (c === DASH && !(text.charCodeAt(i + 1) > SPACE)) i = afterWord(text, i + 1);
  else if (c === OPEN) {
    const structured = readStructuredData(text, i);
    if (structured) {
      header.structured = structured.data;
      i = afterWord(text, structured.end);
    }
  }
  return text.charCodeAt(i) === BOM ? i + 1 : i;
}

/** The index after time and space; undefined when it is neither a time with a year nor `-`. */
function readTime(text: string, at: number, header: HeaderDraft): number | undefined {
  const first = text.charCodeAt(at);
  if (first === DASH && text.charCodeAt(at + 1) === SPACE) return at + 2;
  if (!isDigit(first)) return undefined;
  const stamp = readStamp(text, at);
  if (!stamp || text.charCodeAt(stamp.end) !== SPACE) return undefined;
  header.at = stamp.time;
  return stamp.end + 1;
}

/** Puts the word at `at` into the header, unless it is `-`. The index after it and one space. */
function readWord(text: string, at: number, header: HeaderDraft, name: 'host' | 'app' | 'procId' | 'msgId'): number {
  const space = text.indexOf(' ', at);
  const end = space < 0 ? text.length : space;
  if (end > at + 1 || (end === at + 1 && text.charCodeAt(at) !== DASH)) header[name] = text.slice(at, end);
  return afterWord(text, end);
}

/** The index after one space, where there is one. */
const afterWord = (text: string, end: number): number => (text.charCodeAt(end) === SPACE ? end + 1 : end);
