/** Bytes that arrive in pieces, kept up to a bound. */
export class Growing {
  private parts: Buffer[] = [];
  private kept = 0;
  truncated = false;

  constructor(private readonly max: number) {}

  get length(): number {
    return this.kept;
  }

  add(piece: Buffer): void {
    const room = this.max - this.kept;
    if (piece.length > room) this.truncated = true;
    const part = piece.length > room ? piece.subarray(0, room) : piece;
    if (part.length === 0) return;
    this.parts.push(part);
    this.kept += part.length;
  }

  /** Everything since the last call. One piece is handed out without a copy. */
  take(): { readonly bytes: Buffer; readonly truncated: boolean } {
    const [first] = this.parts;
    const bytes = this.parts.length === 1 && first ? first : Buffer.concat(this.parts, this.kept);
    const { truncated } = this;
    this.parts = [];
    this.kept = 0;
    this.truncated = false;
    return { bytes, truncated };
  }
}
