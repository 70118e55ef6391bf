import { CordonError } from '@cordon/wire';

/** Bytes of request bodies that are in memory, all requests together; beyond `maxBytes` a request is refused (429) before it takes more. */
export class InFlight {
  private bytes = 0;

  constructor(private readonly maxBytes: number) {}

  /** What one request holds; `give` returns all of it. */
  open(): { take(bytes: number): void; give(): void } {
    let held = 0;
    return {
      take: (bytes) => {
        if (this.bytes + bytes > this.maxBytes) throw new CordonError('CORDON_API_OVERLOADED', 'too many bytes are in flight');
        this.bytes += bytes;
        held += bytes;
      },
      give: () => {
        this.bytes -= held;
        held = 0;
      },
    };
  }

  get heldBytes(): number {
    return this.bytes;
  }
}
