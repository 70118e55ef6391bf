const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const BACKSLASH = 0x5c;
const LETTER_T = 0x74;
const LETTER_N = 0x6e;
const LETTER_R = 0x72;
const ZERO = 0x30;

/** A character of UTF-16 is at most three bytes of UTF-8. */
const BYTES_PER_UNIT = 3;
/** From here on (2001-09-09) ClickHouse reads a bare number as ms; fewer digits would be seconds, more (from 2286-11-20) a written-out date. */
const PLAIN_MS_FROM = 1_000_000_000_000;
/** The last instant that is kept as it is. */
export const MAX_TIME_MS = 9_999_999_999_998;
const MAX_UINT32 = 0xffff_ffff;

const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\0': '\\0', "'": "\\'" };
const SPECIAL = /[\\\t\n\r\0]/;

/**
 * Rows in ClickHouse's TabSeparated format (clickhouse.com/docs/interfaces/formats/TabSeparated), built in one buffer. Each method writes one field and
 * makes what it is given fit its column, so that no record can spoil the batch it is in. `end` ends the row.
 */
export class RowWriter {
  private buffer: Buffer;
  private length = 0;
  private line = '';
  private first = true;

  constructor(private readonly initialBytes = 64 * 1024) {
    this.buffer = Buffer.allocUnsafeSlow(initialBytes);
  }

  get sizeBytes(): number {
    return this.length;
  }

  /** Any text. */
  text(value: string): void {
    this.field(SPECIAL.test(value) ? value.replace(/[\\\t\n\r\0]/g, (c) => ESCAPED[c] ?? c) : value);
  }

  /** A body as JSON. JSON.stringify writes no control characters, so that only its backslashes must be escaped. */
  json(value: unknown): void {
    const text = stringify(value);
    this.field(text.includes('\\') ? text.replaceAll('\\', '\\\\') : text);
  }

  /** A whole number from 0 to 2^53; anything else is 0. */
  uint(value: number): void {
    this.field(Number.isSafeInteger(value) && value > 0 ? String(value) : '0');
  }

  /** As `uint`, at most 2^32 - 1. */
  uint32(value: number): void {
    this.uint(value > MAX_UINT32 ? 0 : value);
  }

  /** ms since the epoch into an Int64. */
  ms(value: number | undefined): void {
    this.field(value !== undefined && Number.isFinite(value) ? String(Math.trunc(Math.max(-MAX_TIME_MS, Math.min(value, MAX_TIME_MS)))) : '0');
  }

  float(value: number): void {
    this.field(Number.isFinite(value) ? String(value) : '0');
  }

  /** ms since the epoch into a DateTime64(3), clamped to 1970 … 2286. */
  time(value: number): void {
    const ms = Number.isFinite(value) ? Math.trunc(Math.max(0, Math.min(value, MAX_TIME_MS))) : 0;
    this.field(ms >= PLAIN_MS_FROM ? String(ms) : new Date(ms).toISOString().slice(0, -1).replace('T', ' '));
  }

  texts(values: readonly string[]): void {
    this.field(`[${values.map((value) => `'${value.replace(/[\\\t\n\r\0']/g, (c) => ESCAPED[c] ?? c)}'`).join(',')}]`);
  }

  /** Bytes as they are, whatever they are. */
  bytes(value: Uint8Array): void {
    this.field('');
    this.flush();
    this.reserve(value.length * 2);
    const { buffer } = this;
    let at = this.length;
    for (let i = 0; i < value.length; i++) {
      const byte = value[i] ?? 0;
      const letter = escapeOf(byte);
      if (letter !== 0) buffer[at++] = BACKSLASH;
      buffer[at++] = letter === 0 ? byte : letter;
    }
    this.length = at;
  }

  end(): void {
    this.line += '\n';
    this.first = true;
    this.flush();
  }

  /** What was written, with memory of its own; the writer is empty afterwards. */
  take(): Uint8Array {
    const taken = this.buffer.subarray(0, this.length);
    this.buffer = Buffer.allocUnsafeSlow(Math.max(this.initialBytes, this.length));
    this.length = 0;
    return taken;
  }

  private field(text: string): void {
    this.line += this.first ? text : `\t${text}`;
    this.first = false;
  }

  private flush(): void {
    this.reserve(this.line.length * BYTES_PER_UNIT);
    this.length += this.buffer.write(this.line, this.length, 'utf8');
    this.line = '';
  }

  private reserve(bytes: number): void {
    if (this.length + bytes <= this.buffer.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.buffer.length * 2, this.length + bytes));
    this.buffer.copy(larger, 0, 0, this.length);
    this.buffer = larger;
  }
}

/** The letter that stands for a byte after a backslash, 0 for a byte that stands for itself. */
function escapeOf(byte: number): number {
  if (byte > CR && byte !== BACKSLASH) return 0;
  switch (byte) {
    case 0:
      return ZERO;
    case TAB:
      return LETTER_T;
    case LF:
      return LETTER_N;
    case CR:
      return LETTER_R;
    case BACKSLASH:
      return BACKSLASH;
    default:
      return 0;
  }
}

/** Bodies are JSON by contract; one that is not (a cycle, a bigint) is said to be so and does not stop the rows beside it. */
function stringify(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'null';
  } catch (error) {
    return JSON.stringify({ cordon_unencodable: error instanceof Error ? error.message : String(error) });
  }
}
