import { rfc5322 } from '../rfc5322/mail-format';
import { JsonElementSplitter } from './json-elements';
import { LineSplitter } from './lines';
import { MAX_RECORD_BYTES, type SplitRecord, type Splitter } from './records';
import { Growing } from './growing';
import { zeekLines } from './zeek-lines';

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
  if (first === '{') return hasJsonLines(head, isWhole) ? new LineSplitter() : new JsonElementSplitter(0);
  if (first === '#' && /^#(?:separator|fields|path)\b/.test(start.trimStart())) return new LineSplitter(zeekLines());
  if (rfc5322.sniff(head.subarray(0, 4_096)) >= 0.8 || MAIL_NAMES.test(name) || head.includes(0)) return new WholeFile();
  if (name.endsWith('.yaml') || name.endsWith('.yml')) return new WholeFile();
  return new LineSplitter();
}

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
