import { Growing } from './growing';
import { MAX_RECORD_BYTES, type SplitRecord, type Splitter } from './records';

const LF = 10;
const CR = 13;

/** What to make of one line: a record, or nothing. */
export type OfLine = (bytes: Buffer, line: number, truncated: boolean) => SplitRecord | undefined;

/** Every line that is not blank is a record. */
export class LineSplitter implements Splitter {
  private readonly rest = new Growing(MAX_RECORD_BYTES);
  private line = 0;

  /** `remembers`: what a line becomes hangs on the lines before it. */
  constructor(
    readonly ofLine: OfLine = plain,
    readonly remembers: boolean = ofLine !== plain,
  ) {}

  push(chunk: Buffer): SplitRecord[] {
    const records: SplitRecord[] = [];
    let start = 0;
    for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, start)) {
      const piece = chunk.subarray(start, at);
      if (this.rest.length === 0) this.emit(piece, false, records);
      else {
        this.rest.add(piece);
        const { bytes, truncated } = this.rest.take();
        this.emit(bytes, truncated, records);
      }
      start = at + 1;
    }
    if (start < chunk.length) this.rest.add(chunk.subarray(start));
    return records;
  }

  end(): SplitRecord[] {
    const records: SplitRecord[] = [];
    if (this.rest.length > 0) {
      const { bytes, truncated } = this.rest.take();
      this.emit(bytes, truncated, records);
    }
    return records;
  }

  private emit(bytes: Buffer, truncated: boolean, records: SplitRecord[]): void {
    this.line++;
    const line = bytes.length > 0 && bytes[bytes.length - 1] === CR ? bytes.subarray(0, bytes.length - 1) : bytes;
    if (isBlank(line)) return;
    const record = this.ofLine(line, this.line, truncated);
    if (record) records.push(record);
  }
}

const plain: OfLine = (bytes, line, truncated) => (truncated ? { bytes, line, truncated } : { bytes, line });

function isBlank(line: Buffer): boolean {
  for (const byte of line) if (byte > 32) return false;
  return true;
}
