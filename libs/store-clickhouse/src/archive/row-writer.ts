/** A unit of UTF-16 is at most three bytes of UTF-8. */
const BYTES_PER_UNIT = 3;
/** The last instant that is kept as it is, 2286-11-20. */
export const MAX_TIME_MS = 9_999_999_999_998;
const TWO_32 = 2 ** 32;
const MAX_ASCII = 0x7f;
/** Text of at most so many units is copied unit by unit: a call of the encoder costs more than the copy. */
const SHORT_UNITS = 64;
/** Of a varint; 5 bytes carry 2^35. */
const MAX_LENGTH_BYTES = 5;

const encoder = new TextEncoder();
const double = new Float64Array(1);
const doubleBytes = new Uint8Array(double.buffer);

/**
 * Rows in ClickHouse's RowBinary format (clickhouse.com/docs/interfaces/formats/RowBinary), built in one buffer. Each method writes one field for the
 * column type it names and makes what it is given fit, so that no record can spoil the batch it is in. Nothing stands between fields or rows.
 */
export class RowWriter {
  private buffer: Buffer;
  private length = 0;

  constructor(private readonly initialBytes = 64 * 1024) {
    this.buffer = Buffer.allocUnsafeSlow(initialBytes);
  }

  get sizeBytes(): number {
    return this.length;
  }

  /** Forgets what came after `sizeBytes` was `size`. */
  rewind(size: number): void {
    this.length = size;
  }

  /** String, any text. */
  text(value: string): void {
    const units = value.length;
    if (units > SHORT_UNITS) {
      this.longText(value);
      return;
    }
    this.reserve(units + 1);
    const { buffer } = this;
    const from = this.length + 1;
    for (let i = 0; i < units; i++) {
      const unit = value.charCodeAt(i);
      if (unit > MAX_ASCII) {
        this.longText(value);
        return;
      }
      buffer[from + i] = unit;
    }
    buffer[from - 1] = units;
    this.length = from + units;
  }

  /** String, a body as JSON. */
  json(value: unknown): void {
    this.longText(stringify(value));
  }

  /** String, bytes as they are, whatever they are. */
  bytes(value: Uint8Array): void {
    this.reserve(value.length + MAX_LENGTH_BYTES);
    this.lengthOf(value.length, widthOf(value.length));
    this.buffer.set(value, this.length);
    this.length += value.length;
  }

  /** Array(String). */
  texts(values: readonly string[]): void {
    this.reserve(MAX_LENGTH_BYTES);
    this.lengthOf(values.length, widthOf(values.length));
    for (const value of values) this.text(value);
  }

  /** UInt8; what is no whole number from 0 to 255 is 0. */
  uint8(value: number): void {
    this.reserve(1);
    this.buffer[this.length++] = value === (value & 0xff) ? value : 0;
  }

  /** UInt32; what is no whole number from 0 to 2^32 - 1 is 0. */
  uint32(value: number): void {
    this.reserve(4);
    this.word(value === value >>> 0 ? value : 0);
  }

  /** UInt64; what is no whole number from 0 to 2^53 - 1 is 0. */
  uint(value: number): void {
    this.reserve(8);
    this.words(Number.isSafeInteger(value) && value > 0 ? value : 0);
  }

  /** Int64, ms since the epoch. */
  ms(value: number | undefined): void {
    this.reserve(8);
    this.words(value !== undefined && Number.isFinite(value) ? Math.trunc(Math.max(-MAX_TIME_MS, Math.min(value, MAX_TIME_MS))) : 0);
  }

  /** DateTime64(3), ms since the epoch, clamped to 1970 … 2286. */
  time(value: number): void {
    this.reserve(8);
    this.words(Number.isFinite(value) ? Math.trunc(Math.max(0, Math.min(value, MAX_TIME_MS))) : 0);
  }

  /** Float64; what is not finite is 0. */
  float(value: number): void {
    this.reserve(8);
    double[0] = Number.isFinite(value) ? value : 0;
    this.buffer.set(doubleBytes, this.length);
    this.length += 8;
  }

  /** What was written, with memory of its own; the writer is empty afterwards and goes on in `next`, or in new memory. */
  take(next?: Uint8Array): Uint8Array {
    const taken = this.buffer.subarray(0, this.length);
    this.buffer = next ? Buffer.from(next.buffer) : Buffer.allocUnsafeSlow(this.initialBytes);
    this.length = 0;
    return taken;
  }

  private longText(value: string): void {
    const most = value.length * BYTES_PER_UNIT;
    const width = widthOf(most);
    this.reserve(most + width);
    const { written } = encoder.encodeInto(value, this.buffer.subarray(this.length + width));
    this.lengthOf(written, width);
    this.length += written;
  }

  /** A varint (LEB128) in exactly `width` bytes, for which it may be padded. */
  private lengthOf(value: number, width: number): void {
    const { buffer } = this;
    let rest = value;
    for (let i = 1; i < width; i++) {
      buffer[this.length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    buffer[this.length++] = rest;
  }

  /** 8 bytes, two's complement, of a whole number. */
  private words(value: number): void {
    const high = Math.floor(value / TWO_32);
    this.word(value - high * TWO_32);
    this.word(high);
  }

  private word(value: number): void {
    const { buffer, length } = this;
    buffer[length] = value & 0xff;
    buffer[length + 1] = (value >>> 8) & 0xff;
    buffer[length + 2] = (value >>> 16) & 0xff;
    buffer[length + 3] = (value >>> 24) & 0xff;
    this.length = length + 4;
  }

  private reserve(bytes: number): void {
    if (this.length + bytes <= this.buffer.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.buffer.length * 2, this.length + bytes));
    this.buffer.copy(larger, 0, 0, this.length);
    this.buffer = larger;
  }
}

/** Bytes of a varint for a length. */
function widthOf(length: number): number {
  let width = 1;
  for (let rest = length >>> 7; rest > 0; rest >>>= 7) width++;
  return width;
}

/** Bodies are JSON by contract; one that is not (a cycle, a bigint) is said to be so and does not stop the rows beside it. */
function stringify(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'null';
  } catch (error) {
    return JSON.stringify({ cordon_unencodable: error instanceof Error ? error.message : String(error) });
  }
}
