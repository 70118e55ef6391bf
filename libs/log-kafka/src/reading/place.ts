import { placeKey, type Arrival, type Reader } from '@cordon/runtime';
import type { StreamName } from '@cordon/wire';
import type { KafkaMessage } from 'kafkajs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { toArrival } from '../messages';

/** What a place asks of the consumer. */
export interface Fetching {
  /** Fetch from `offset` on; what was fetched from elsewhere does not come any more. */
  seek(place: Place, offset: number): void;
  setPaused(place: Place, paused: boolean): void;
  failed(error: unknown): void;
}

interface Fetched {
  readonly messages: readonly KafkaMessage[];
  /** Position after them. */
  readonly next: number;
  readonly sizeBytes: number;
}

/** Bytes that wait here before the place is paused, and at which it is resumed. A fetch brings up to 1 MiB of compressed records. */
const HIGH_BYTES = 4 * 1024 ** 2;
const LOW_BYTES = 2 * 1024 ** 2;
/** Records decoded in one turn of the event loop, about 2 ms of work: decisions wait no longer for it. */
const SLICE = 100;

/**
 * One stream partition as this process reads it: fetched once, handed to each owner that has a seat. kafkajs fetches nothing while
 * a handler of the last fetch is at work, for any partition; so the handler only puts records here, and waiting for an owner is done
 * here, with the partition paused once enough has come.
 */
export class Place {
  readonly key: string;
  /** Next offset to come from the consumer. Meaningless while nobody has a seat. */
  position = 0;
  paused = false;
  private readonly seats = new Map<number, number>();
  private fetched: Fetched[] = [];
  private bufferedBytes = 0;
  /** Next offset to hand over; no seat is behind it. */
  private cursor = 0;
  /** Grows when what was fetched became worthless. */
  private epoch = 0;
  private pumping = false;
  private gapAt: number | undefined;

  constructor(
    readonly stream: StreamName,
    readonly topic: string,
    readonly partition: number,
    private readonly reader: Reader,
    private readonly fetching: Fetching,
  ) {
    this.key = placeKey(stream, partition);
  }

  get active(): boolean {
    return this.seats.size > 0;
  }

  /** `owner` gets records from `position` on. */
  seat(owner: number, position: number): void {
    const first = !this.active;
    this.seats.set(owner, position);
    if (!first && position >= this.cursor) return;
    this.restartAt(position);
  }

  owners(): number[] {
    return [...this.seats.keys()];
  }

  /** `owner` gets nothing more. */
  unseat(owner: number): void {
    if (!this.seats.delete(owner) || this.active) return;
    this.clear();
    this.setPaused(true);
  }

  /**
   * Takes what the consumer fetched. A gap may be there for good (records of transactions that were aborted) or be a slip of the
   * consumer: the first time it is asked again. Resolves the offset that is missing when it is there for good.
   */
  take(messages: readonly KafkaMessage[], lastOffset: number): { readonly missing: number } | undefined {
    if (!this.active || lastOffset < this.position) return undefined;
    const fresh = messages.filter(({ offset }) => Number(offset) >= this.position);
    const first = fresh[0] ? Number(fresh[0].offset) : lastOffset + 1;
    const missing = first > this.position ? this.position : undefined;
    if (missing !== undefined && this.gapAt !== missing) {
      this.gapAt = missing;
      this.fetching.seek(this, missing);
      return undefined;
    }
    this.position = lastOffset + 1;
    const sizeBytes = fresh.reduce((sum, { value }) => sum + (value?.length ?? 0), 0);
    this.fetched.push({ messages: fresh, next: this.position, sizeBytes });
    this.bufferedBytes += sizeBytes;
    if (this.bufferedBytes >= HIGH_BYTES) this.setPaused(true);
    if (!this.pumping) void this.pump();
    return missing === undefined ? undefined : { missing };
  }

  private restartAt(position: number): void {
    this.clear();
    this.cursor = position;
    this.position = position;
    this.fetching.seek(this, position);
    this.setPaused(false);
  }

  private clear(): void {
    this.fetched = [];
    this.bufferedBytes = 0;
    this.epoch += 1;
  }

  private setPaused(paused: boolean): void {
    this.paused = paused;
    this.fetching.setPaused(this, paused);
  }

  private async pump(): Promise<void> {
    this.pumping = true;
    try {
      for (let batch = this.fetched.shift(); batch; batch = this.fetched.shift()) {
        await this.handOver(batch);
      }
    } catch (error) {
      this.fetching.failed(error);
    } finally {
      this.pumping = false;
    }
  }

  /** The slowest owner sets the pace: a place is paused for all of them or for none. */
  private async handOver({ messages, next, sizeBytes }: Fetched): Promise<void> {
    const epoch = this.epoch;
    for (let from = 0; from < Math.max(1, messages.length) && epoch === this.epoch; from += SLICE) {
      const slice = messages.slice(from, from + SLICE);
      const end = from + SLICE >= messages.length ? next : Number(slice.at(-1)?.offset) + 1;
      const arrivals = slice.map((message) => toArrival(this.stream, this.partition, message));
      this.cursor = end;
      await Promise.all([...this.seats.keys()].map((owner) => this.offer(owner, arrivals, end)));
      await nextTurn();
    }
    if (epoch !== this.epoch) return;
    this.bufferedBytes -= sizeBytes;
    if (this.paused && this.active && this.bufferedBytes <= LOW_BYTES) this.setPaused(false);
  }

  private async offer(owner: number, arrivals: readonly Arrival[], end: number): Promise<void> {
    const position = this.seats.get(owner) ?? end;
    if (position >= end) return;
    this.seats.set(owner, end);
    const fresh = arrivals.filter(({ offset }) => offset >= position);
    if (fresh.length > 0) await this.reader.records(owner, this.stream, this.partition, fresh, end);
  }
}
