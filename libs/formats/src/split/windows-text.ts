import { Growing } from './growing';
import { MAX_RECORD_BYTES, type SplitRecord, type Splitter } from './records';

const LF = 10;
/** Longest line that can be the time at the head of an event, bytes. */
const MAX_TIME = 40;
const TIME = /^\d{1,2}\/\d{1,2}\/\d{4} \d{1,2}:\d\d:\d\d(?:\.\d{1,9})?(?: [AP]M)?\s*$/;
const FIRST_PAIR = /^(?:LogName|SourceName|EventCode)=/;
const HEAD = /^\d{1,2}\/\d{1,2}\/\d{4} \d{1,2}:\d\d:\d\d(?:\.\d{1,9})?(?: [AP]M)?\r?\n(?:LogName|SourceName|EventCode)=/m;

/** The beginning of a file of Windows events as text: a line with the time, and after it lines `name=value` that begin with the log, the source or the code. */
export const isWindowsText = (start: string): boolean => HEAD.test(start);

/**
 * Cuts such a file. An event goes on, over blank lines too (its message has some), until a time stands on a line of its own and a first pair
 * after it; a time alone belongs to the message. What stands before the first event, after a rotation, is a record of its own.
 */
export class WindowsTextSplitter implements Splitter {
  /** The line that is not yet complete. */
  private readonly rest = new Growing(MAX_RECORD_BYTES);
  private readonly block = new Growing(MAX_RECORD_BYTES);
  /** A line that may be the head of the next event; the line after it tells. */
  private held: Buffer | undefined;
  private line = 0;
  private blockLine = 1;

  push(chunk: Buffer): SplitRecord[] {
    const records: SplitRecord[] = [];
    let start = 0;
    for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, start)) {
      this.rest.add(chunk.subarray(start, at + 1));
      this.take(records);
      start = at + 1;
    }
    if (start < chunk.length) this.rest.add(chunk.subarray(start));
    return records;
  }

  end(): SplitRecord[] {
    const records: SplitRecord[] = [];
    if (this.rest.length > 0) this.take(records);
    if (this.held) this.block.add(this.held);
    this.held = undefined;
    this.emit(records);
    return records;
  }

  private take(records: SplitRecord[]): void {
    const { bytes, truncated } = this.rest.take();
    this.line++;
    if (this.held) {
      if (FIRST_PAIR.test(bytes.toString('latin1', 0, MAX_TIME))) {
        this.emit(records);
        this.blockLine = this.line - 1;
      }
      this.block.add(this.held);
      this.held = undefined;
    }
    if (isTime(bytes)) this.held = bytes;
    else this.block.add(bytes);
    if (truncated) this.block.truncated = true;
  }

  private emit(records: SplitRecord[]): void {
    if (this.block.length === 0) return;
    const { bytes, truncated } = this.block.take();
    const end = endOf(bytes);
    if (end > 0) records.push({ bytes: bytes.subarray(0, end), line: this.blockLine, ...(truncated ? { truncated } : {}) });
  }
}

const isTime = (line: Buffer): boolean => line.length <= MAX_TIME && TIME.test(line.toString('latin1'));

/** Where the blank lines at the end begin. */
function endOf(bytes: Buffer): number {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] ?? 0) <= 32) end--;
  return end;
}
