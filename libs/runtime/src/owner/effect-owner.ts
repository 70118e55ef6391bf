import type { CordonError, StreamName, StreamRecord } from '@cordon/wire';
import type { Clock } from '../ports/clock';
import { placeKey, type Arrival, type Log, type Ownership, type Placed, type Positions, type Undecodable } from '../ports/log';
import type { Range } from './cut';
import { InHand, type Amount } from './in-hand';
import { Marks, type Risen } from './marks';
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
  readonly settings: {
    readonly maxBatch: number;
    readonly checkpointMs: number;
    readonly lingerMs: number;
    /** Batches that may be with the handler at once, at least 1. */
    readonly ahead: number;
    /** Records that may be with the handler at once, and bytes of payloads after which it is given no further batch; unbounded when left out. */
    readonly aheadRecords?: number;
    readonly aheadBytes?: number;
  };
  readonly events: { handled(records: number, ms: number): void; retried(error: CordonError): void };
  /** Resolves when the effect is done; what it returns is appended to the log. Outages reject, retriable. */
  readonly handler: (batch: EffectBatch) => Promise<readonly StreamRecord[]>;
  readonly commit: (positions: Positions) => Promise<void>;
}

/** What a checkpoint may say once a batch and all before it are done. */
interface Reached {
  readonly n: number;
  /** Monotonic ms at which the batch was handed over. */
  readonly started: number;
  readonly positions: Readonly<Record<string, number>>;
  /** Marks that the batch moved. */
  readonly risen: readonly Risen[];
}

/**
 * Owner of an effect stage's partition: hands over batches and moves its position only after the effect. A crash between
 * the two repeats batches, so handlers are idempotent by id.
 *
 * With `ahead` > 1 the handler has up to that many batches at once. They are handed over in order, but each is retried and
 * has its outputs appended by itself: outputs may be appended out of order, and a batch may be tried again after a later
 * one is done. The position covers the longest run of batches, from the oldest on, that are all done.
 */
export class EffectOwner {
  private ownership: Ownership | undefined;
  private queues = new Queues(new Map());
  /** Marks of all that was taken: what is a repeat. */
  private marks = new Marks();
  private n = 0;
  /** Last batch that counts as done; its marks are `doneMarks`. */
  private reached: Reached | undefined;
  private doneMarks = new Marks();
  private dirtySince: number | undefined;
  private readonly stop = new Stop();
  private closing = false;
  private running: Promise<void> | undefined;
  private readonly inHand: InHand<Reached>;
  private wake: (() => void) | undefined;

  constructor(private readonly parts: EffectParts) {
    const { ahead, aheadRecords, aheadBytes } = parts.settings;
    this.inHand = new InHand<Reached>(
      { batches: ahead, records: aheadRecords ?? Number.POSITIVE_INFINITY, bytes: aheadBytes ?? Number.POSITIVE_INFINITY },
      { counted: (reached) => this.moveTo(reached), failed: () => this.stop.pull() },
    );
  }

  async open(): Promise<Positions> {
    this.ownership = await this.parts.log.own(this.parts.group, this.parts.partition);
    const { checkpoint } = await this.ownership.load();
    this.n = checkpoint?.cut ?? 0;
    this.marks = Marks.load(checkpoint?.marks ?? {});
    this.doneMarks = Marks.load(checkpoint?.marks ?? {});
    const positions = new Map(Object.entries(checkpoint?.positions ?? {}));
    this.queues = new Queues(positions);
    return positions;
  }

  /** Starts handing over. The promise rejects when the owner can't go on: fenced, or a handler that threw; others in hand end by themselves. */
  run(): Promise<void> {
    this.running ??= this.loop()
      .catch((error: unknown) => {
        throw this.inHand.failure ? this.inHand.failure.error : error;
      })
      .finally(() => this.end());
    return this.running;
  }

  offer(stream: StreamName, partition: number, arrivals: readonly Arrival[], next: number): Promise<void> {
    return this.stop.aborted ? Promise.resolve() : this.queues.offer(stream, partition, arrivals, next);
  }

  /** True while something that has arrived is not yet done. */
  get busy(): boolean {
    return !this.inHand.empty || !this.queues.empty;
  }

  /** Waits for all batches in hand, checkpoints what is done and gives up ownership. Never rejects. */
  async close(): Promise<void> {
    this.closing = true;
    this.end();
    await this.running?.catch(() => undefined);
    await this.inHand.settled();
  }

  private end(): void {
    this.stop.pull();
    this.queues.release();
  }

  private async loop(): Promise<void> {
    await this.handOver();
    if (this.closing) {
      await this.inHand.settled();
      await this.checkpointIfDue(0);
      await this.ownership?.release();
    }
    if (this.inHand.failure) throw this.inHand.failure.error;
  }

  /** Until the owner is closed or a batch fails for good. */
  private async handOver(): Promise<void> {
    const { maxBatch, checkpointMs } = this.parts.settings;
    while (!this.stop.aborted) {
      if (this.inHand.full) await this.nap(checkpointMs);
      else {
        if (this.queues.empty) await this.nap(checkpointMs);
        else if (this.queues.queued < maxBatch) await this.linger();
        if (!this.stop.aborted) this.handOne();
      }
      if (!this.stop.aborted) await this.checkpointIfDue(checkpointMs);
    }
  }

  /** Waits a little for a fuller batch, where fewer effects are cheaper (inserts); a full one does not wait. */
  private async linger(): Promise<void> {
    const { lingerMs } = this.parts.settings;
    if (lingerMs > 0) await this.parts.clock.wait(lingerMs, this.stop);
  }

  /** Sleeps until the oldest batch in hand is done, something new arrives that could be taken, the time is over, or the owner stops. */
  private async nap(ms: number): Promise<void> {
    const nap = new Stop();
    const end = (): void => nap.pull();
    this.stop.addEventListener('abort', end);
    this.wake = end;
    if (!this.inHand.full) this.queues.onArrival(end);
    await this.parts.clock.wait(ms, nap);
    this.queues.onArrival(undefined);
    this.wake = undefined;
    this.stop.removeEventListener('abort', end);
  }

  private handOne(): void {
    const ranges = this.queues.ranges(Math.min(this.parts.settings.maxBatch, this.inHand.room));
    if (ranges.length === 0) return;
    const batch = this.take(ranges);
    this.n += 1;
    const started = this.parts.clock.monotonic();
    const reached = { n: this.n, started, positions: this.queues.taken(), risen: this.marks.takeRisen() };
    this.inHand.add(reached, amountOf(batch), this.handle(batch, started));
  }

  private take(ranges: readonly Range[]): EffectBatch {
    const records: Placed[] = [];
    const undecodable: Undecodable[] = [];
    for (const range of ranges) {
      const place = placeKey(range.stream, range.partition);
      for (const arrival of this.queues.take(range)) {
        if (!('record' in arrival)) undecodable.push(arrival);
        else if (!arrival.record.mark || this.marks.advance(place, arrival.record.mark)) records.push(arrival);
      }
    }
    return { partition: this.parts.partition, records, undecodable };
  }

  private async handle(batch: EffectBatch, started: number): Promise<void> {
    const { clock, handler, events, log } = this.parts;
    const outputs = await this.retry(() => handler(batch));
    if (outputs.length > 0) await this.retry(() => log.append(outputs));
    events.handled(batch.records.length, clock.monotonic() - started);
  }

  private moveTo(reached: Reached): void {
    this.reached = reached;
    this.doneMarks.raise(reached.risen);
    this.dirtySince ??= reached.started;
    this.wake?.();
  }

  private async checkpointIfDue(afterMs: number): Promise<void> {
    const { reached, dirtySince } = this;
    if (!reached || dirtySince === undefined || this.parts.clock.monotonic() - dirtySince < afterMs) return;
    // Batches go on being done meanwhile: they are for the next one.
    this.dirtySince = undefined;
    const { n, positions } = reached;
    const marks = this.doneMarks.save();
    await this.retry(async () => this.ownership?.checkpoint({ cut: n, now: 0, positions, marks }, []));
    await this.retry(() => this.parts.commit(new Map(Object.entries(positions))));
  }

  private retry<T>(work: () => Promise<T>): Promise<T> {
    return retrying(this.parts.clock, this.stop, (e) => this.parts.events.retried(e), work);
  }
}

function amountOf({ records, undecodable }: EffectBatch): Amount {
  let bytes = 0;
  for (const { bytes: refused } of undecodable) bytes += refused.length;
  for (const { record } of records) bytes += payloadBytes(record.body);
  return { records: records.length + undecodable.length, bytes };
}

/** Only raw and dead records carry bytes; what the others are made of is small beside them. */
const payloadBytes = (body: unknown): number =>
  typeof body === 'object' && body !== null && 'bytes' in body && body.bytes instanceof Uint8Array ? body.bytes.length : 0;
