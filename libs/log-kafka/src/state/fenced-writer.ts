import { randomUUID } from 'node:crypto';
import { CordonError } from '@cordon/wire';
import type { Message } from 'kafkajs';
import { fenceMessage, isFence } from './state-records';
import type { StatePlace } from './state-place';

/**
 * Writes a state partition as its one owner. To take over is to append a fence; its offset is the owner's number, and what older
 * owners write behind it counts for nobody. Only the owner writes here, so it knows the offset that its next record gets. When the
 * broker names another one, somebody else has written; if that was a fence, this owner is the stale one and must not publish.
 *
 * So a write costs one round trip and needs no transaction (docs/decisions/0021).
 */
export class FencedWriter {
  /** Offset that our next record gets, if nobody else writes. */
  private end = 0;
  private state: 'new' | 'owner' | 'fenced' = 'new';
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly place: StatePlace) {}

  /** Makes this the owner, in any state: a caller that loads means to own. Resolves with its number. */
  takeOver(): Promise<number> {
    return this.inTurn(async () => {
      const { first } = await this.place.append([fenceMessage(randomUUID())]);
      this.end = first + 1;
      this.state = 'owner';
      return first;
    });
  }

  /** Durable, and by the owner, when resolved. What was rejected may be there, in part; rejects with CORDON_OWNER_FENCED when another has taken over. */
  write(messages: readonly Message[]): Promise<void> {
    return this.inTurn(async () => {
      if (this.state !== 'owner') throw new CordonError('CORDON_OWNER_FENCED', this.place.name);
      const { first, last } = await this.place.append(messages);
      if (first < this.end) throw new CordonError('CORDON_LOG_TRUNCATED', `${this.place.name} ended at ${this.end} and now at ${first}`);
      if (first > this.end || last !== first + messages.length - 1) await this.refuseIfStale(last);
      this.end = last + 1;
    });
  }

  /** Nothing is written after this. */
  close(): Promise<void> {
    return this.inTurn(() => {
      this.state = 'fenced';
      return Promise.resolve();
    });
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work, work);
    this.last = turn.catch(() => undefined);
    return turn;
  }

  /** Other records than ours: repeats of what we took for lost, late ones of a stale owner, or the fence of a new one. */
  private async refuseIfStale(last: number): Promise<void> {
    let stale = false;
    await this.place.read(this.end, last, ({ key }) => {
      if (isFence(key)) stale = true;
    });
    if (!stale) return;
    this.state = 'fenced';
    throw new CordonError('CORDON_OWNER_FENCED', `${this.place.name} was taken over`);
  }
}
