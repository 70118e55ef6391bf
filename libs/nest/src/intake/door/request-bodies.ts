import type { IncomingMessage } from 'node:http';
import { CordonError } from '@cordon/wire';
import { InFlight } from './in-flight';
import { IngestLimits } from './ingest-limits';
import { tooLarge, unpacked } from './unpacked';

/** Reads bodies of requests, plain or gzip, within the bounds that all HTTP doors of the process share. */
export class RequestBodies {
  private readonly inFlight: InFlight;

  constructor(readonly limits: IngestLimits) {
    this.inFlight = new InFlight(limits.inFlightBytes);
  }

  /** Another body of the largest size would be refused. */
  get isFull(): boolean {
    return this.inFlight.heldBytes + this.limits.bodyBytes > this.limits.inFlightBytes;
  }

  /** Reads the body, and gives back its share of memory when `use` has ended. CORDON_API_OVERLOADED when too much is in flight, CORDON_RAW_TOO_LARGE. */
  async with<T>(request: IncomingMessage, use: (body: Buffer) => Promise<T>): Promise<T> {
    const share = this.inFlight.open();
    try {
      return await use(await this.read(request, share.take));
    } finally {
      share.give();
    }
  }

  private async read(request: IncomingMessage, take: (bytes: number) => void): Promise<Buffer> {
    const { bodyBytes } = this.limits;
    const coding = request.headers['content-encoding'] ?? 'identity';
    if (coding !== 'identity' && coding !== 'gzip') throw new CordonError('CORDON_API_INVALID', `content-encoding ${coding}: send gzip or nothing`);
    if (Number(request.headers['content-length'] ?? 0) > bodyBytes) throw tooLarge(bodyBytes);
    const chunks: Buffer[] = [];
    let size = 0;
    try {
      for await (const chunk of request as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > bodyBytes) throw tooLarge(bodyBytes);
        take(chunk.length);
        chunks.push(chunk);
      }
    } catch (cause) {
      if (cause instanceof CordonError) throw cause;
      // Its answer reaches nobody; it is no failure of ours that somebody must look at.
      throw new CordonError('CORDON_API_INVALID', 'the request broke off within its body', false, { cause });
    }
    return unpacked(Buffer.concat(chunks), bodyBytes, take);
  }
}
