import { placeKey, type Positions, type Reader, type Reading } from '@cordon/runtime';
import { CordonError, STREAM_NAMES, type StreamName } from '@cordon/wire';
import type { Groups } from './groups';
import { Pull } from './pull';
import type { Read, StreamPartition } from './stream-partition';

/** What a reading needs of its log. */
export interface ReadingSource {
  readonly groups: Groups;
  partitionsOf(stream: StreamName): readonly StreamPartition[];
  onBatch(read: Read): void;
  onCommit(): void;
  onClose(reading: EmbeddedReading): void;
}

/** A running reader. One process owns the log, so it owns all partitions from the start. */
export class EmbeddedReading implements Reading {
  readonly done: Promise<void>;
  private readonly owned = new Set<number>();
  private readonly pulls: Pull[] = [];
  private readonly reached = new Map<string, number>();
  private readonly streams: readonly StreamName[];
  private beginnings: Promise<void>[] = [];
  private closing: Promise<void> | undefined;
  private stopped = false;
  private resolveDone: () => void = () => undefined;
  private rejectDone: (error: unknown) => void = () => undefined;

  constructor(
    private readonly log: ReadingSource,
    private readonly reader: Reader,
  ) {
    this.streams = STREAM_NAMES.filter((s) => reader.reads[s] !== undefined);
    this.done = new Promise((resolve, reject) => {
      this.resolveDone = resolve;
      this.rejectDone = reject;
    });
    this.done.catch(() => undefined);
  }

  /** Assigns all partitions 0..n-1, n being those of the keyed streams; 0 alone when no stream is keyed. */
  start(): void {
    const keyed = this.streams.filter((s) => this.reader.reads[s] === 'keyed').map((s) => this.log.partitionsOf(s).length);
    const owners = Math.max(1, ...keyed);
    this.beginnings = Array.from({ length: owners }, (_, owner) => this.begin(owner).catch((error: unknown) => this.fail(error)));
  }

  async commit(positions: Positions): Promise<void> {
    await this.log.groups.commit(this.reader.group, positions);
    for (const [key, position] of positions) this.reached.set(key, position);
    this.log.onCommit();
  }

  async lag(): Promise<ReadonlyMap<string, number>> {
    const lag = new Map<string, number>();
    for (const source of this.streams.flatMap((s) => this.log.partitionsOf(s))) {
      const key = placeKey(source.stream, source.partition);
      const from = this.reached.get(key) ?? this.log.groups.committed(this.reader.group, key) ?? source.start;
      lag.set(key, Math.max(0, source.end - Math.max(from, source.start)));
    }
    return lag;
  }

  close(): Promise<void> {
    this.closing ??= this.end();
    return this.closing;
  }

  private async begin(owner: number): Promise<void> {
    const named = await this.reader.assigned(owner);
    this.owned.add(owner);
    if (this.stopped) return;
    for (const stream of this.streams) {
      const all = this.log.partitionsOf(stream);
      const sources = this.reader.reads[stream] === 'all' ? all : all.slice(owner, owner + 1);
      for (const source of sources) this.pull(owner, source, named);
    }
  }

  private pull(owner: number, source: StreamPartition, named: Positions): void {
    const key = placeKey(source.stream, source.partition);
    const given = named.get(key);
    if (given !== undefined && (given < source.start || given > source.end)) {
      throw new CordonError('CORDON_LOG_TRUNCATED', `${key} holds ${source.start} to ${source.end}; ${this.reader.group} needs it from ${given}`);
    }
    if (given !== undefined) this.reached.set(key, Math.min(given, this.reached.get(key) ?? given));
    const position = given ?? Math.max(source.start, this.log.groups.committed(this.reader.group, key) ?? 0);
    const pull = new Pull(source, owner, this.reader, position, (read) => this.log.onBatch(read));
    this.pulls.push(pull);
    pull.run().catch((error: unknown) => this.fail(error));
  }

  /** Reading cannot go on; the owner learns it from `done` and closes. */
  private fail(error: unknown): void {
    if (this.stopped) return;
    this.stop();
    this.rejectDone(error);
  }

  private stop(): void {
    this.stopped = true;
    for (const pull of this.pulls) pull.stop();
  }

  private async end(): Promise<void> {
    this.stop();
    await Promise.all(this.beginnings);
    this.log.onClose(this);
    await Promise.all([...this.owned].map((owner) => this.reader.revoked(owner)));
    this.resolveDone();
  }
}
