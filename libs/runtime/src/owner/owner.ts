import type { Bodies, CordonError, StreamName } from '@cordon/wire';
import type { Input, Stage } from '../stage';
import { placeKey, type Arrival, type Log, type Ownership, type Placed, type Positions } from '../ports/log';
import type { Clock } from '../ports/clock';
import type { StageName } from '../pipeline';
import { carefulCuts } from './careful';
import type { Cut, Place, Range } from './cut';
import { Marks } from './marks';
import { followsInput, StepOutbox } from './outbox';
import { Queues } from './queues';
import { retrying } from './retry';
import { Stop } from './stop';

/** One step, as the stage's handler gets it. */
export interface Step<N extends StageName> {
  readonly stage: Stage<N>;
  readonly partition: number;
  readonly inputs: readonly Input<N>[];
  readonly now: number;
  readonly out: StepOutbox<N>;
}

export interface OwnerSettings {
  /** Records a cut at most; bounds memory and the time a step takes. */
  readonly maxBatch: number;
  /** Time between checkpoints, ms; what is replayed after a crash is at most this much work. */
  readonly checkpointMs: number;
  /** 'clock' on the live path. 'records': `now` is the newest `seen` of what was read, for replays of history. */
  readonly time: 'clock' | 'records';
  /** Of 'records': how much time of the records a cut holds at most, ms; unlimited when left out. */
  readonly spanMs?: number;
}

export const OWNER_DEFAULTS: OwnerSettings = { maxBatch: 1_000, checkpointMs: 2_000, time: 'clock' };

export interface OwnerEvents {
  stepped(cut: Cut, records: number, outputs: number, ms: number, counts: ReadonlyMap<string, number>, replayed: boolean): void;
  retried(error: CordonError): void;
  checkpointed(chunks: number, bytes: number): void;
}

export interface OwnerParts<N extends StageName> {
  readonly stage: Stage<N>;
  readonly partition: number;
  readonly log: Log;
  readonly clock: Clock;
  readonly settings: OwnerSettings;
  readonly events: OwnerEvents;
  /** Runs the step; Nest's handler in the product, `stage.step` in the simulation. */
  readonly handler: (step: Step<N>) => void | Promise<void>;
  /** Stores positions with the log's reader after each checkpoint. */
  readonly commit: (positions: Positions) => Promise<void>;
}

/**
 * Owner of one (stage, partition): takes cuts from what has arrived, runs the stage, records the cut, publishes the outputs,
 * and checkpoints (architecture.md, section 4). After a start it replays the recorded cuts first: same inputs, same `now`,
 * same outputs with the same marks, which their readers drop.
 */
export class Owner<N extends StageName> {
  private ownership: Ownership | undefined;
  private queues = new Queues(new Map());
  private marks = new Marks();
  private n = 0;
  private now = 0;
  private replay: Cut[] = [];
  private unfinished: Cut | undefined;
  private dirtySince: number | undefined;
  private readonly stop = new Stop();
  private running: Promise<void> | undefined;
  private inStep = true;

  constructor(private readonly parts: OwnerParts<N>) {}

  /** Fences older owners and loads their state. Resolves with the positions to read from. */
  async open(): Promise<Positions> {
    const { stage, partition, log } = this.parts;
    this.ownership = await log.own(stage.name, partition);
    const { checkpoint, chunks, cuts } = await this.ownership.load();
    stage.load(chunks);
    this.n = checkpoint?.cut ?? 0;
    this.now = checkpoint?.now ?? 0;
    this.marks = Marks.load(checkpoint?.marks ?? {});
    const positions = new Map(Object.entries(checkpoint?.positions ?? {}));
    this.queues = new Queues(positions);
    this.replay = cuts.filter((c) => !c.intent);
    const last = cuts.at(-1);
    this.unfinished = last?.intent ? last : undefined;
    return positions;
  }

  /** Starts stepping. The promise rejects when the owner can't go on: fenced, or a stage that threw. */
  run(): Promise<void> {
    this.running ??= this.loop().finally(() => this.queues.release());
    return this.running;
  }

  /** Hands over arrivals; resolves when there is room for more. */
  offer(stream: StreamName, partition: number, arrivals: readonly Arrival[], next: number): Promise<void> {
    return this.stop.aborted ? Promise.resolve() : this.queues.offer(stream, partition, arrivals, next);
  }

  /** True while something that has arrived is not yet thought about and published. */
  get busy(): boolean {
    return this.inStep || !this.queues.empty;
  }

  /** Finishes the step in hand, checkpoints and gives up ownership. Never rejects. */
  async close(): Promise<void> {
    this.stop.pull();
    this.queues.release();
    await this.running?.catch(() => undefined);
    this.parts.stage.closed?.();
  }

  private async loop(): Promise<void> {
    for (const cut of this.replay) {
      if (!(await this.arrival(cut.ranges))) return;
      await this.perform(cut, false);
      await this.checkpointIfDue(this.parts.settings.checkpointMs);
    }
    // Dying again must not mean replaying the same and more each time.
    await this.checkpointIfDue(0);
    if (this.unfinished && (await this.arrival(this.unfinished.ranges))) await this.goCarefully(this.unfinished);
    let first = true;
    while (!this.stop.aborted) {
      this.inStep = false;
      const cut = await this.nextCut();
      if (!cut) continue;
      this.inStep = true;
      if (first) await this.record({ ...cut, intent: 'batch' });
      first = false;
      await this.perform(cut, true);
      await this.checkpointIfDue(this.parts.settings.checkpointMs);
    }
    await this.checkpointIfDue(0);
    await this.ownership?.release();
  }

  /** The last start did not finish this step: go on one record at a time, each announced before it is touched. */
  private async goCarefully(unfinished: Cut): Promise<void> {
    for (const cut of carefulCuts(
      unfinished,
      this.queues,
      () => this.n + 1,
      () => this.tell([]),
    )) {
      if (!cut.skip) await this.record({ ...cut, intent: 'single' });
      await this.perform(cut, true);
    }
  }

  private async nextCut(): Promise<Cut | undefined> {
    if (this.queues.empty && !this.due()) await this.idle();
    if (this.stop.aborted) return undefined;
    const { maxBatch, spanMs } = this.parts.settings;
    const ranges = this.queues.ranges(maxBatch, spanMs);
    if (ranges.length === 0 && !this.due()) {
      await this.checkpointIfDue(this.parts.settings.checkpointMs);
      return undefined;
    }
    return { n: this.n + 1, now: this.tell(ranges), ranges };
  }

  private due(): boolean {
    const wake = this.parts.settings.time === 'clock' ? this.parts.stage.wake() : undefined;
    return wake !== undefined && wake <= this.parts.clock.now();
  }

  /** Sleeps until something new arrives, the stage wants a tick, a checkpoint is due, or the owner stops. */
  private async idle(): Promise<void> {
    const { clock, stage, settings } = this.parts;
    const nap = new Stop();
    const end = (): void => nap.pull();
    this.stop.addEventListener('abort', end);
    this.queues.onArrival(end);
    const wake = settings.time === 'clock' ? stage.wake() : undefined;
    const untilWake = wake === undefined ? settings.checkpointMs : Math.max(0, wake - clock.now());
    await clock.wait(Math.min(untilWake, settings.checkpointMs), nap);
    this.queues.onArrival(undefined);
    this.stop.removeEventListener('abort', end);
  }

  /** Waits until the ranges have arrived; false when the owner stops before. */
  private async arrival(ranges: readonly Range[]): Promise<boolean> {
    while (!this.queues.covers(ranges)) {
      if (this.stop.aborted) return false;
      await this.idle();
    }
    return !this.stop.aborted;
  }

  /**
   * `now` of the next cut; never goes back. By records it is the newest `seen` in the ranges. Bindings do not move it: they are
   * knowledge, which a stage that runs ahead may have published for hours that nobody has thought about yet.
   */
  private tell(ranges: readonly Range[]): number {
    if (this.parts.settings.time === 'clock') return Math.max(this.now, this.parts.clock.now());
    const telling = this.now === 0 ? ranges : ranges.filter((r) => r.stream !== 'binding');
    return Math.max(this.now, ...telling.map((r) => this.queues.newestSeen(r)));
  }

  private async perform(cut: Cut, live: boolean): Promise<void> {
    const { stage, partition, handler, clock, events } = this.parts;
    const started = clock.monotonic();
    const out = new StepOutbox(stage.name, partition, cut.n, cut.now);
    const inputs = this.collect(cut, out);
    const step = { stage, partition, inputs, now: cut.now, out };
    const pending = handler(step);
    if (pending) await pending;
    this.n = cut.n;
    this.now = cut.now;
    this.dirtySince ??= started;
    if (live && !followsInput(stage.name)) await this.record(cut);
    if (out.outputs.length > 0) await this.retry(() => this.parts.log.append(out.outputs));
    events.stepped(cut, inputs.length, out.outputs.length, clock.monotonic() - started, out.counts, !live);
  }

  /** Takes the cut's records: repeats by high-water mark are dropped, undecodable and poisonous ones go to dead. */
  private collect(cut: Cut, out: StepOutbox<N>): Input<N>[] {
    const inputs: Input<N>[] = [];
    for (const range of cut.ranges) {
      const place = placeKey(range.stream, range.partition);
      for (const arrival of this.queues.take(range)) {
        if (!('record' in arrival)) {
          if (followsInput(this.parts.stage.name)) out.from(arrival.offset);
          out.undecodable(arrival);
        } else if (arrival.record.mark && !this.marks.advance(place, arrival.record.mark)) out.count('repeat');
        else if (cut.skip?.some((s) => isAt(s, arrival))) out.dead(arrival, 'CORDON_POISON', 'processing it ended the process twice');
        else inputs.push(arrival as Placed<Bodies[StreamName]> as Input<N>);
      }
    }
    return inputs;
  }

  private record(cut: Cut): Promise<void> {
    return this.retry(async () => this.ownership?.appendCut(cut));
  }

  private async checkpointIfDue(afterMs: number): Promise<void> {
    const { clock, stage, events, commit } = this.parts;
    if (this.dirtySince === undefined || clock.monotonic() - this.dirtySince < afterMs) return;
    const chunks = stage.takeDirty();
    const positions = this.queues.taken();
    await this.retry(async () => this.ownership?.checkpoint({ cut: this.n, now: this.now, positions, marks: this.marks.save() }, chunks));
    this.dirtySince = undefined;
    events.checkpointed(
      chunks.length,
      chunks.reduce((sum, c) => sum + c.bytes.length, 0),
    );
    await this.retry(() => commit(new Map(Object.entries(positions))));
  }

  private retry<T>(work: () => Promise<T>): Promise<T> {
    return retrying(this.parts.clock, this.stop, (e) => this.parts.events.retried(e), work);
  }
}

const isAt = (s: Place, a: Arrival): boolean => s.stream === a.stream && s.partition === a.partition && s.offset === a.offset;
