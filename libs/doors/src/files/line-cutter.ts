const LF = 10;
const CR = 13;

/** Where the next line begins, and what is known of it. */
export interface LinePlace {
  /** Bytes before it. */
  readonly offset: number;
  /** Line feeds before it. */
  readonly line: number;
  /** The line was longer than a record may be, and its beginning was handed in: what is left of it, up to its LF, is no record. */
  readonly skips: boolean;
}

/** A line without its LF and CR. */
export interface Line {
  readonly bytes: Buffer;
  readonly offset: number;
  /** 1-based. */
  readonly line: number;
  readonly truncated: boolean;
  /** Where to go on after it. */
  readonly after: LinePlace;
}

/** Cuts bytes, from a place on, into lines; holds at most one record. */
export class LineCutter {
  private parts: Buffer[] = [];
  private held = 0;

  constructor(
    private at: LinePlace,
    private readonly maxBytes: number,
  ) {}

  /** Where to go on after what was cut so far. */
  get place(): LinePlace {
    return this.at;
  }

  /** The lines that end in this chunk, blank ones among them. */
  push(chunk: Buffer): Line[] {
    const lines: Line[] = [];
    let start = 0;
    for (let lf = chunk.indexOf(LF); lf >= 0; lf = chunk.indexOf(LF, start)) {
      this.hold(chunk.subarray(start, lf), lines);
      this.end(lines);
      start = lf + 1;
    }
    this.hold(chunk.subarray(start), lines);
    return lines;
  }

  /** What stands after the last LF, as a line. Nothing more of it may be pushed. */
  rest(): Line | undefined {
    if (this.held === 0 || this.at.skips) return undefined;
    const { offset, line } = this.at;
    return this.take(false, { offset: offset + this.held, line, skips: false });
  }

  private hold(piece: Buffer, lines: Line[]): void {
    if (piece.length === 0) return;
    const { offset, line, skips } = this.at;
    if (skips) {
      this.at = { offset: offset + piece.length, line, skips };
      return;
    }
    const room = this.maxBytes - this.held;
    if (piece.length <= room) {
      this.parts.push(piece);
      this.held += piece.length;
      return;
    }
    this.parts.push(piece.subarray(0, room));
    this.held += room;
    lines.push(this.take(true, { offset: offset + this.held, line, skips: true }));
    this.hold(piece.subarray(room), lines);
  }

  /** At an LF. */
  private end(lines: Line[]): void {
    const { offset, line, skips } = this.at;
    const after = { offset: offset + this.held + 1, line: line + 1, skips: false };
    if (skips) this.at = after;
    else lines.push(this.take(false, after));
  }

  private take(truncated: boolean, after: LinePlace): Line {
    const whole = this.parts.length === 1 && this.parts[0] ? this.parts[0] : Buffer.concat(this.parts, this.held);
    const bytes = whole[whole.length - 1] === CR ? whole.subarray(0, -1) : whole;
    const { offset, line } = this.at;
    this.parts = [];
    this.held = 0;
    this.at = after;
    return { bytes, offset, line: line + 1, truncated, after };
  }
}

export function isBlank(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte > 32) return false;
  return true;
}
