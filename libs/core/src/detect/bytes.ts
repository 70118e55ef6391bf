/** Writes state as bytes: little-endian numbers, texts as UTF-16 units, parts with their length so that a reader can skip them. */
export class ByteWriter {
  private bytes = new Uint8Array(1_024);
  private view = new DataView(this.bytes.buffer);
  private length = 0;

  u32(value: number): void {
    this.room(4);
    this.view.setUint32(this.length, value >>> 0, true);
    this.length += 4;
  }

  f64(value: number): void {
    this.room(8);
    this.view.setFloat64(this.length, value, true);
    this.length += 8;
  }

  text(value: string): void {
    this.u32(value.length);
    this.room(value.length * 2);
    for (let i = 0; i < value.length; i++) this.view.setUint16(this.length + i * 2, value.charCodeAt(i), true);
    this.length += value.length * 2;
  }

  /** What `write` writes, behind its length in bytes. */
  part(write: (w: ByteWriter) => void): void {
    this.u32(0);
    const start = this.length;
    write(this);
    this.view.setUint32(start - 4, this.length - start, true);
  }

  take(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }

  private room(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more));
    larger.set(this.bytes);
    this.bytes = larger;
    this.view = new DataView(larger.buffer);
  }
}

/** The reverse of ByteWriter; throws RangeError when the bytes end too early, which is a damaged chunk. */
export class ByteReader {
  private readonly view: DataView;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get left(): number {
    return this.view.byteLength - this.at;
  }

  u32(): number {
    this.at += 4;
    return this.view.getUint32(this.at - 4, true);
  }

  f64(): number {
    this.at += 8;
    return this.view.getFloat64(this.at - 8, true);
  }

  text(): string {
    const length = this.u32();
    let text = '';
    for (let i = 0; i < length; i++) text += String.fromCharCode(this.view.getUint16(this.at + i * 2, true));
    this.at += length * 2;
    return text;
  }

  /** A part that `part` wrote, as a reader of its own; this reader goes on behind it. */
  part(): ByteReader {
    const length = this.u32();
    const part = new ByteReader(new Uint8Array(this.view.buffer, this.view.byteOffset + this.at, length));
    this.at += length;
    return part;
  }
}
