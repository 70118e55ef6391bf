import type { CordonError, StreamName, StreamRecord } from '@cordon/wire';
import type { Clock } from '../ports/clock';
import { placeKey, type Arrival, type Log, type Ownership, type Placed, type Positions, type Undecodable } from '../ports/log';
import { Marks } from './marks';
import { Queues } from './queues';
import { retrying } from './retry';
import { Stop } from './stop';

/** What an effect stage is handed: records in order, and what could not be decoded. */
export interface EffectBatch {
  readonly partition: number;
  readonly records: readonly Placed[];
  readonly undecodable: readonly Undecodable[];
}

export interface EffectParts {
  /** Consumer group: `actuate`, `archive`, `forward.<destination>`. */
  readonly group: string;
  readonly partition: number;
  readonly log: Log;
  readonly clock: Clock;
  readonly settings: { readonly maxBatch: number; readonly checkpointMs: number; readonly lingerMs: number };
  readonly events: { handled(records: number, ms: number): void; retried(error: CordonError): void };
  /** Resolves when the effect is done; what it returns is appended to the log. Outages reject, retriable. */
  readonly handler: (batch: EffectBatch) => Promise<readonly StreamRecord[]>;
  readonly commit: (positions: Positions) => Promise<void>;
}

/**
 * Owner of an effect stage's partition: hands over batches and moves its position only after the effect. A crash between
 * the two repeats a batch, so handlers are idempotent by id.
 */
export class EffectOwner {
  private ownership: Ownership | undefined;
  private queues = new Queues(new Map());
  private marks = new Marks();
  private n = 0;
  private dirtySince: number | undefined;
  private readonly stop = new Stop();
  private running: Promise<void> | undefined;
  private inHand = false;

  constructor(private readonly parts: EffectParts) {}

  async open(): Promise<Positions> {
    this.ownership = await this.parts.log.own(this.parts.group, this.parts.partition);
    const { checkpoint } = await this.ownership.load();
    this.n = checkpoint?.cut ?? 0;
    this.marks = Marks.load(checkpoint?.marks ?? {});
    const positions = new Map(Object.entries(checkpoint?.positions ?? {}));
    this.queues = new Queues(positions);
    return positions;
  }

  run(): Promise<void> {
    this.running ??= this.loop().finally(() => this.queues.release());
    return this.running;
  }

  offer(stream: StreamName, partition: number, arrivals: readonly Arrival[], next: number): Promise<void> {
    return this.stop.aborted ? Promise.resolve() : this.queues.offer(stream, partition, arrivals, next);
  }

  /** True while something that has arrived is not yet done. */
  get busy(): boolean {
    return this.inHand || !this.queues.empty;
  }

  async close(): Promise<void> {
    this.stop.pull();
    this.queues.release();
    await this.running?.catch(() => undefined);
  }

  private async loop(): Promise<void> {
    while (!this.stop.aborted) {
      if (this.queues.empty) await this.nap(this.parts.settings.checkpointMs);
      else if (this.queues.queued < this.parts.settings.maxBatch) await this.linger();
      if (this.stop.aborted) break;
      this.inHand = true;
      await this.handle();
      this.inHand = false;
      await this.checkpointIfDue(this.parts.settings.checkpointMs);
    }
    await this.checkpointIfDue(0);
    await this.ownership?.release();
  }

  /** Waits a little for a fuller batch, where fewer effects are cheaper (inserts); a full one does not wait. */
  private async linger(): Promise<void> {
    const { lingerMs } = this.parts.settings;
    if (lingerMs > 0) await this.parts.clock.wait(lingerMs, this.stop);
  }

  private async nap(ms: number): Promise<void> {
    const nap = new Stop();
    const end = (): void => nap.pull();
    this.stop.addEventListener('abort', end);
    this.queues.onArrival(end);
    await this.parts.clock.wait(ms, nap);
    this.queues.onArrival(undefined);
    this.stop.removeEventListener('abort', end);
  }

  private async handle(): Promise<void> {
    const { partition, settings, clock, handler, events, log } = this.parts;
    const records: Placed[] = [];
    const undecodable: Undecodable[] = [];
    const ranges = this.queues.ranges(settings.maxBatch);
    if (ranges.length === 0) return;
    for (const range of ranges) {
      const place = placeKey(range.stream, range.partition);
      for (const arrival of this.queues.take(range)) {
        if (!('record' in arrival)) undecodable.push(arrival);
        else if (!arrival.record.mark || this.marks.advance(place, arrival.record.mark)) records.push(arrival);
      }
    }
    const started = clock.monotonic();
    this.dirtySince ??= started;
    this.n += 1;
    const outputs = await this.retry(() => handler({ partition, records, undecodable }));
    if (outputs.length > 0) await this.retry(() => log.append(outputs));
    events.handled(records.length, clock.monotonic() - started);
  }

  private async checkpointIfDue(afterMs: number): Promise<void> {
    if (this.dirtySince === undefined || this.parts.clock.monotonic() - this.dirtySince < afterMs) return;
    const positions = this.queues.taken();
    await this.retry(async () => this.ownership?.checkpoint({ cut: this.n, now: 0, positions, marks: this.marks.save() }, []));
    this.dirtySince = undefined;
    await this.retry(() => this.parts.commit(new Map(Object.entries(positions))));
  }

  private retry<T>(work: () => Promise<T>): Promise<T> {
    return retrying(this.parts.clock, this.stop, (e) => this.parts.events.retried(e), work);
  }
}
