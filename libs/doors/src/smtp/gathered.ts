/** Bytes that all messages under way hold together, at most `maxBytes`. */
export class ByteBudget {
  private bytes = 0;

  constructor(private readonly maxBytes: number) {}

  get heldBytes(): number {
    return this.bytes;
  }

  /** False, and nothing taken, when there is no room. */
  take(bytes: number): boolean {
    if (!this.hasRoom(bytes)) return false;
    this.bytes += bytes;
    return true;
  }

  hasRoom(bytes: number): boolean {
    return this.bytes + bytes <= this.maxBytes;
  }

  give(bytes: number): void {
    this.bytes -= bytes;
  }
}

const FIRST_BYTES = 16 * 1024;

/**
 * One message as it comes in. Pieces are copied into one buffer that doubles: a sender that dribbles single bytes would otherwise
 * make each of them an object of a hundred.
 */
export class Gathered {
  private buffer = Buffer.alloc(0);
  private length = 0;

  constructor(
    private readonly budget: ByteBudget,
    private readonly maxBytes: number,
  ) {}

  /** `larger`: over `maxBytes`; `full`: the budget has no room. The message is then as it was before. */
  add(piece: Uint8Array): 'ok' | 'larger' | 'full' {
    const length = this.length + piece.length;
    if (length > this.maxBytes) return 'larger';
    if (length > this.buffer.length && !this.grow(length)) return 'full';
    this.buffer.set(piece, this.length);
    this.length = length;
    return 'ok';
  }

  /** What came so far; it shares memory with this. */
  bytes(): Uint8Array {
    return this.buffer.subarray(0, this.length);
  }

  /** Returns what it held to the budget; twice is once. */
  give(): void {
    this.budget.give(this.buffer.length);
    this.buffer = Buffer.alloc(0);
    this.length = 0;
  }

  private grow(length: number): boolean {
    const size = Math.min(this.maxBytes, Math.max(FIRST_BYTES, length, 2 * this.buffer.length));
    if (!this.budget.take(size - this.buffer.length)) return false;
    const larger = Buffer.allocUnsafe(size);
    this.buffer.copy(larger, 0, 0, this.length);
    this.buffer = larger;
    return true;
  }
}
