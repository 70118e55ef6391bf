import { rfc5322 } from '../rfc5322/mail-format';
import { JsonElementSplitter } from './json-elements';
import { LineSplitter, type OfLine } from './lines';
import { MAX_RECORD_BYTES, type SplitRecord, type Splitter } from './records';
import { Growing } from './growing';
import { headedLines } from './headed-lines';
import { isWindowsText, WindowsTextSplitter } from './windows-text';
import { zeekLines } from './zeek-lines';
import { zeekFormatOfFile } from '../zeek/zeek-format';

/** How much of a file is looked at before deciding how to cut it, bytes. */
export const LOOK_BYTES = 256 * 1024;

const WRAPPED = /^\s*\{\s*"Records"\s*:\s*\[/;
const MAIL_NAMES = /\.(?:eml|msg|mail)$/i;

/** How to cut a file, by its first bytes; the name counts only for mail whose head says nothing. */
export function chooseSplitter(name: string, head: Buffer, isWhole: boolean): Splitter {
  const start = head.toString('latin1', 0, 1_024);
  const first = /\S/.exec(start)?.[0];
  if (first === '[') return new JsonElementSplitter(1);
  if (WRAPPED.test(start)) return new JsonElementSplitter(2);
  if (first === '{') return hasJsonLines(head, isWhole) ? (zeekByName(name, isZeekJson(start)) ?? new LineSplitter()) : new JsonElementSplitter(0);
  if (first === '#' && /^#(?:separator|fields|path)\b/m.test(start)) return new LineSplitter(zeekLines());
  if (rfc5322.sniff(head.subarray(0, 4_096)) >= 0.8 || MAIL_NAMES.test(name) || head.includes(0)) return new WholeFile();
  if (name.endsWith('.yaml') || name.endsWith('.yml')) return new WholeFile();
  if (isWindowsText(head.toString('latin1', 0, MAX_HEADER))) return new WindowsTextSplitter();
  const zeek = zeekByName(name, ZEEK_LINE.test(start));
  if (zeek) return zeek;
  const headed = headedLines(name, firstLines(head));
  return headed ? new LineSplitter(headed) : new LineSplitter();
}

/** Lines that may be directives before a header, and the header with the line after it. */
const HEADER_LINES = 8;
const firstLines = (head: Buffer): readonly string[] =>
  head
    .toString('utf8', 0, MAX_HEADER)
    .split(/\r?\n/, HEADER_LINES)
    .filter((l) => l !== '');
const MAX_HEADER = 16_384;

/** Zeek writes its JSON, and lines whose header was cut off, without a word of the log they are in: there the name of the file says it. */
function zeekByName(name: string, isZeek: boolean): LineSplitter | undefined {
  const log = /(?:^|[/\\])([a-z][\w-]{0,63}?)(?:[._][\d:._-]+)?\.log(?:\.labeled)?$/.exec(name)?.[1];
  const format = log === undefined || !isZeek ? undefined : zeekFormatOfFile(log);
  if (format === undefined) return undefined;
  const ofLine: OfLine = (bytes, line, truncated) => (bytes[0] === HASH ? undefined : { bytes, line, format, ...(truncated ? { truncated } : {}) });
  return new LineSplitter(ofLine, false);
}
const HASH = 0x23;

/** The first line has a `ts`, and does not say its log. */
const isZeekJson = (start: string): boolean => /^\s*\{"/.test(start) && /"ts":/.test(start) && !/"(?:_path|@stream)":/.test(start);
const ZEEK_LINE = /^(?:\d{1,12}|X{1,12})\.(?:\d{1,9}|X{1,9})\t[CF]\w{8,}\t/m;

/** Lines of the head that are looked at; a log that was cut by rotation begins with one broken line, seldom with more. */
const LOOK_LINES = 16;

/**
 * JSON lines, when the first line alone is JSON, or a later one is that begins with a brace: then the first was cut. A pretty-printed document
 * has only its own first brace at the beginning of a line. A first line beyond the look is taken for a line.
 */
function hasJsonLines(head: Buffer, isWhole: boolean): boolean {
  let from = 0;
  for (let n = 0; n < LOOK_LINES && from < head.length; n++) {
    const lf = head.indexOf(10, from);
    if (lf < 0 && !isWhole) return n === 0;
    const end = lf < 0 ? head.length : lf;
    if ((n === 0 || head[from] === OPEN) && isJson(head.toString('utf8', from, end))) return true;
    from = end + 1;
  }
  return false;
}

const OPEN = 0x7b;

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The file is the record. */
class WholeFile implements Splitter {
  private readonly bytes = new Growing(MAX_RECORD_BYTES);

  push(chunk: Buffer): SplitRecord[] {
    this.bytes.add(chunk);
    return [];
  }

  end(): SplitRecord[] {
    if (this.bytes.length === 0) return [];
    const { bytes, truncated } = this.bytes.take();
    return [truncated ? { bytes, line: 1, truncated } : { bytes, line: 1 }];
  }
}
