import { Growing } from './growing';
import { MAX_RECORD_BYTES, type SplitRecord, type Splitter } from './records';

const QUOTE = 34;
const BACKSLASH = 92;
const COMMA = 44;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

/**
 * Cuts a JSON document into its elements without parsing it: those of a top-level array, those of `Records` of a top-level object
 * (`wrapped`), or the top-level values themselves. Looks at each byte once. What is no JSON ends up as a record and is refused later.
 */
export class JsonElementSplitter implements Splitter {
  private readonly element = new Growing(MAX_RECORD_BYTES);
  private depth = 0;
  private inString = false;
  private escaped = false;
  private ordinal = 0;

  /** `level`: how many brackets are open where elements begin. 0 top-level values, 1 array, 2 `{"Records":[`. */
  constructor(private readonly level: 0 | 1 | 2) {}

  push(chunk: Buffer): SplitRecord[] {
    const records: SplitRecord[] = [];
    let start = this.element.length > 0 ? 0 : -1;
    for (let i = 0; i < chunk.length; i++) {
      const c = chunk[i] ?? 0;
      if (this.inString) {
        this.string(c);
        continue;
      }
      if (c === QUOTE) {
        this.inString = true;
        if (start < 0 && this.depth === this.level) start = i;
      } else if (c === OPEN_LIST || c === OPEN_OBJECT) {
        if (start < 0 && this.depth === this.level) start = i;
        this.depth++;
      } else if (c === CLOSE_LIST || c === CLOSE_OBJECT) {
        if (this.depth === this.level && start >= 0) start = this.cut(chunk, start, i, records);
        this.depth = Math.max(0, this.depth - 1);
        if (this.depth === this.level && start >= 0) start = this.cut(chunk, start, i + 1, records);
      } else if (this.depth === this.level && start < 0 && c > 32 && c !== COMMA) start = i;
      else if (this.depth === this.level && start >= 0 && (c === COMMA || c <= 32)) start = this.cut(chunk, start, i, records);
    }
    if (start >= 0) this.element.add(chunk.subarray(start));
    return records;
  }

  end(): SplitRecord[] {
    const records: SplitRecord[] = [];
    if (this.element.length > 0) this.cut(Buffer.alloc(0), 0, 0, records);
    return records;
  }

  private string(c: number): void {
    if (this.escaped) this.escaped = false;
    else if (c === BACKSLASH) this.escaped = true;
    else if (c === QUOTE) this.inString = false;
  }

  private cut(chunk: Buffer, start: number, end: number, records: SplitRecord[]): number {
    const piece = chunk.subarray(start, end);
    let { truncated } = this.element;
    let bytes = piece;
    if (this.element.length > 0) {
      this.element.add(piece);
      ({ bytes, truncated } = this.element.take());
    }
    const line = ++this.ordinal;
    records.push(truncated ? { bytes, line, truncated } : { bytes, line });
    return -1;
  }
}
