import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { CordonError } from '@cordon/wire';
import { Column } from './column';

/** Pieces are gathered to this size before they go to disk, and read back in runs of it, bytes. */
const RUN_BYTES = 1024 ** 2;
/** Codes of a write for which there is no room. */
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/**
 * Bytes of records in a scratch file, so that a replay holds its records' order in memory and not the records: 12 bytes each.
 * The file has no name from the start, so that nothing is left of it however the process ends.
 */
export class Spool {
  private readonly file: number;
  private readonly starts = new Column(Float64Array);
  private readonly lengths = new Column(Uint32Array);
  private pieces: Uint8Array[] = [];
  private waiting = 0;
  private end = 0;

  /** `directory` must exist. */
  constructor(directory: string) {
    const path = join(directory, `.replay-${process.pid}`);
    this.file = openSync(path, 'wx+', 0o600);
    unlinkSync(path);
  }

  get count(): number {
    return this.starts.length;
  }

  /** Keeps a record under the next number, from 0. Rejects with CORDON_DISK_FULL. */
  add(bytes: Uint8Array): void {
    this.starts.push(this.end);
    this.lengths.push(bytes.length);
    this.end += bytes.length;
    this.pieces.push(bytes);
    this.waiting += bytes.length;
    if (this.waiting >= RUN_BYTES || this.pieces.length >= RUN_BYTES / 64) this.flush();
  }

  sizeOf(number: number): number {
    return this.lengths.at(number);
  }

  /** The records of these numbers; neighbours in the file are read together and share their memory. */
  read(numbers: readonly number[]): Uint8Array[] {
    this.flush();
    const records: Uint8Array[] = [];
    for (let i = 0; i < numbers.length;) {
      const start = this.starts.at(numbers[i] ?? 0);
      let end = start;
      let next = i;
      for (; next < numbers.length && this.starts.at(numbers[next] ?? 0) === end; next++) {
        const size = this.sizeOf(numbers[next] ?? 0);
        if (next > i && end + size - start > RUN_BYTES) break;
        end += size;
      }
      const run = this.bytes(start, end - start);
      for (let from = 0; i < next; i++) {
        const size = this.sizeOf(numbers[i] ?? 0);
        records.push(run.subarray(from, from + size));
        from += size;
      }
    }
    return records;
  }

  close(): void {
    closeSync(this.file);
  }

  private bytes(at: number, size: number): Buffer {
    const buffer = Buffer.allocUnsafeSlow(size);
    for (let got = 0; got < size;) {
      const n = readSync(this.file, buffer, got, size - got, at + got);
      if (n === 0) throw new CordonError('CORDON_LOG_UNAVAILABLE', 'the scratch file of the replay ended early');
      got += n;
    }
    return buffer;
  }

  private flush(): void {
    if (this.waiting === 0) return void (this.pieces = []);
    const bytes = Buffer.concat(this.pieces, this.waiting);
    this.pieces = [];
    this.waiting = 0;
    try {
      for (let put = 0; put < bytes.length;) put += writeSync(this.file, bytes, put);
    } catch (cause) {
      const code = (cause as NodeJS.ErrnoException).code ?? '';
      if (FULL.has(code)) throw new CordonError('CORDON_DISK_FULL', 'no room for the records of the replay', false, { cause });
      throw cause;
    }
  }
}
