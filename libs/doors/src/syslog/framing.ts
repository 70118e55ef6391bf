const LF = 10;
const CR = 13;
const NUL = 0;
const SPACE = 32;
/** More digits than that are no length of a message. */
const MAX_DIGITS = 9;

/** One message as it was sent, without what separates it from the next. */
export interface Frame {
  readonly bytes: Buffer;
  /** It was longer than the bound; these are its first bytes. */
  readonly cut: boolean;
}

type Mode = 'unknown' | 'counted' | 'lines' | 'broken';

/**
 * Takes one TCP stream of syslog apart (RFC 6587, section 3.4): octet counting when it begins with a number and a space, else lines, and
 * it stays so. Lines end in LF or NUL, with CR before LF; between counted messages the same bytes are skipped. Memory: one message.
 */
export class Framer {
  private mode: Mode = 'unknown';
  private digits = '';
  /** Bytes of the counted message that are still to come; 0 = a count is next. */
  private missing = 0;
  private pieces: Buffer[] = [];
  private kept = 0;
  private cut = false;

  constructor(private readonly maxBytes: number) {}

  /** True after a count that is none: where the next message begins can no longer be known. */
  get broken(): boolean {
    return this.mode === 'broken';
  }

  /** Bytes in memory of a message that is not yet whole. */
  get heldBytes(): number {
    return this.kept;
  }

  /** True while a message has begun and not ended. */
  get unfinished(): boolean {
    return this.kept > 0 || this.missing > 0 || this.digits !== '';
  }

  /** The messages that end in this chunk. They may share its memory. */
  push(chunk: Buffer): Frame[] {
    const frames: Frame[] = [];
    let at = 0;
    while (at < chunk.length && this.mode !== 'broken') {
      if (this.mode === 'lines') at = this.readLines(chunk, at, frames);
      else if (this.missing > 0) at = this.readCounted(chunk, at, frames);
      else at = this.readCount(chunk, at);
    }
    return frames;
  }

  /** The sender has ended the stream in order: a last line needs no end. A counted message that is not whole is none. */
  end(): Frame[] {
    if (this.mode === 'unknown' && this.digits !== '') this.toLines();
    return this.mode === 'lines' && this.kept > 0 ? this.taken() : [];
  }

  private readCount(chunk: Buffer, from: number): number {
    let at = from;
    for (; at < chunk.length; at++) {
      const c = chunk[at] ?? NUL;
      if (this.digits === '' && (c === LF || c === CR || c === NUL)) continue;
      if (c >= (this.digits === '' ? 49 : 48) && c <= 57 && this.digits.length < MAX_DIGITS) {
        this.digits += String.fromCharCode(c);
        continue;
      }
      if (c === SPACE && this.digits !== '') {
        this.mode = 'counted';
        this.missing = Number(this.digits);
        this.digits = '';
        return at + 1;
      }
      if (this.mode === 'unknown') this.toLines();
      else this.mode = 'broken';
      return at;
    }
    return at;
  }

  /** The first thing was no count after all (`2026-03-01 …`): it is the beginning of a line. */
  private toLines(): void {
    this.mode = 'lines';
    if (this.digits !== '') this.keep(Buffer.from(this.digits));
    this.digits = '';
  }

  private readCounted(chunk: Buffer, at: number, frames: Frame[]): number {
    const end = Math.min(chunk.length, at + this.missing);
    this.missing -= end - at;
    const piece = chunk.subarray(at, end);
    if (this.missing > 0) this.keep(piece);
    else this.finish(piece, frames);
    return end;
  }

  private readLines(chunk: Buffer, from: number, frames: Frame[]): number {
    let at = from;
    let lf = indexOf(chunk, LF, at);
    let nul = indexOf(chunk, NUL, at);
    for (let end = Math.min(lf, nul); end < chunk.length; end = Math.min(lf, nul)) {
      this.finish(chunk.subarray(at, end), frames);
      at = end + 1;
      if (lf === end) lf = indexOf(chunk, LF, at);
      else nul = indexOf(chunk, NUL, at);
    }
    if (at < chunk.length) this.keep(chunk.subarray(at));
    return chunk.length;
  }

  /** Copies, as the chunk is larger than what is kept of it; beyond the bound nothing is kept. */
  private keep(piece: Buffer): void {
    const room = this.maxBytes - this.kept;
    if (piece.length > room) this.cut = true;
    if (room <= 0) return;
    const copy = Buffer.from(piece.subarray(0, room));
    this.pieces.push(copy);
    this.kept += copy.length;
    if (this.pieces.length > MAX_PIECES) this.pieces = [Buffer.concat(this.pieces)];
  }

  private finish(last: Buffer, frames: Frame[]): void {
    if (this.kept === 0 && last.length <= this.maxBytes) {
      const bytes = withoutTrailer(last);
      if (bytes.length > 0) frames.push({ bytes, cut: false });
      return;
    }
    this.keep(last);
    frames.push(...this.taken());
  }

  private taken(): Frame[] {
    const { cut } = this;
    const whole = Buffer.concat(this.pieces);
    const bytes = cut ? whole : withoutTrailer(whole);
    this.pieces = [];
    this.kept = 0;
    this.cut = false;
    return bytes.length > 0 ? [{ bytes, cut }] : [];
  }
}

/** A message that comes byte by byte is joined now and then: an object a byte would cost a hundred times its size. */
const MAX_PIECES = 1_024;

function indexOf(chunk: Buffer, byte: number, from: number): number {
  const at = chunk.indexOf(byte, from);
  return at < 0 ? chunk.length : at;
}

/** Without one LF, CR LF or NUL at the end, which senders append by habit; also without the CR of a line. */
export function withoutTrailer(bytes: Buffer): Buffer {
  let end = bytes.length;
  if (end > 0 && (bytes[end - 1] === LF || bytes[end - 1] === NUL)) end--;
  if (end > 0 && bytes[end - 1] === CR) end--;
  return end === bytes.length ? bytes : bytes.subarray(0, end);
}
