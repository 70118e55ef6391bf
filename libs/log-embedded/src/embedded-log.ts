import { Log, partitionOf, placeKey, type Ownership, type Reader, type Reading } from '@cordon/runtime';
import { CordonError, STREAM_NAMES, type StreamName, type StreamRecord } from '@cordon/wire';
import { DiskGuard } from './disk-guard';
import { EmbeddedOwnership } from './embedded-ownership';
import { EmbeddedReading, type ReadingSource } from './embedded-reading';
import { encodeBlocks } from './block';
import { Opened } from './opened';
import type { EmbeddedLogOptions } from './options';
import type { StreamPartition } from './stream-partition';
import type { LogUsage } from './usage';

/** A pass of retention at most this often, ms. */
const RETAIN_EVERY_MS = 10_000;

/**
 * The log of one process, on lmdb. Appended records are handed to readers at the end as the same objects, so whoever
 * appends a record gives it away: it must never be changed afterwards, nor the buffer of a raw body be used again.
 */
export class EmbeddedLog extends Log {
  private opened: Opened | undefined;
  private guard: DiskGuard | undefined;
  private readonly readings = new Set<EmbeddedReading>();
  private readonly reads = { fromTail: 0, fromDisk: 0 };
  private retainedAt = 0;

  constructor(private readonly options: EmbeddedLogOptions) {
    super();
  }

  /** Rejects with CORDON_DATA_DIR_LOCKED, CORDON_DATA_DIR_NEWER, CORDON_LOG_PARTITIONS or CORDON_LOG_UNAVAILABLE. */
  async open(): Promise<void> {
    const opened = await Opened.open(this.options, (stream) => this.partitions(stream));
    this.guard = new DiskGuard(this.options.path, () => opened.room(), this.options.maxBytes, this.options.reserveBytes);
    this.opened = opened;
  }

  partitions(stream: StreamName): number {
    return this.options.partitions?.[stream] ?? 1;
  }

  async append(records: readonly StreamRecord[]): Promise<void> {
    const { writer } = this.log();
    const parts = [...this.byPartition(records)].flatMap(([source, own]) =>
      encodeBlocks(own, this.now()).map((block) => ({ source, block, first: 0 })),
    );
    const sizeBytes = parts.reduce((sum, { block }) => sum + block.bytes.length, 0);
    if (parts.some(({ source }) => source.stream === 'raw')) this.guard?.admit(sizeBytes);
    await writer.run({
      sizeBytes,
      put: () => {
        for (const part of parts) part.first = part.source.put(part.block);
      },
      committed: () => {
        for (const { source, block, first } of parts) source.publish(first, block);
      },
      rolledBack: () => {
        this.guard?.lookAgain();
        for (const { source } of parts) source.rollBack();
      },
    });
  }

  async own(stage: string, partition: number): Promise<Ownership> {
    const { states, writer } = this.log();
    return EmbeddedOwnership.take([stage, partition], states, writer);
  }

  /** Resolves when the group is known; its partitions are assigned at once, without waiting for the answers. */
  async read(reader: Reader): Promise<Reading> {
    const { groups } = this.log();
    await groups.join(
      reader.group,
      STREAM_NAMES.filter((s) => reader.reads[s] !== undefined),
    );
    const reading = new EmbeddedReading(this.source(), reader);
    this.readings.add(reading);
    reading.start();
    return reading;
  }

  /** Drops what retention allows now; also done by itself after commits. Resolves with the number of records. */
  async retain(): Promise<number> {
    this.retainedAt = this.now();
    return this.log().retention.run(this.retainedAt);
  }

  /** Says that a group will not read again (a destination that was taken out), so that it holds no records back. */
  async forgetGroup(group: string): Promise<void> {
    await this.log().groups.forget(group);
  }

  usage(): LogUsage {
    const opened = this.log();
    const { usedBytes, roomBytes } = opened.room();
    return {
      diskBytes: usedBytes,
      roomBytes,
      tailRecords: opened.budget.records,
      tailBytes: opened.budget.usedBytes,
      readFromTail: this.reads.fromTail,
      readFromDisk: this.reads.fromDisk,
      dropped: opened.retention.dropped,
    };
  }

  /** Waits for what is being written, closes the files and gives the directory free. Idempotent. */
  async close(): Promise<void> {
    await Promise.all([...this.readings].map((reading) => reading.close()));
    const opened = this.opened;
    this.opened = undefined;
    await opened?.close();
  }

  private byPartition(records: readonly StreamRecord[]): Map<StreamPartition, StreamRecord[]> {
    const { partitions } = this.log();
    const by = new Map<StreamPartition, StreamRecord[]>();
    for (const record of records) {
      const { stream } = record;
      const source = partitions.get(placeKey(stream, partitionOf(record.tenant, record.key, this.partitions(stream))));
      if (!source) throw new CordonError('CORDON_RECORD_MALFORMED', `there is no stream ${stream}`);
      const own = by.get(source);
      if (own) own.push(record);
      else by.set(source, [record]);
    }
    return by;
  }

  private source(): ReadingSource {
    const { groups, partitions } = this.log();
    const all = [...partitions.values()];
    return {
      groups,
      partitionsOf: (stream) => all.filter((p) => p.stream === stream),
      onBatch: ({ fromTail, arrivals }) => (this.reads[fromTail ? 'fromTail' : 'fromDisk'] += arrivals.length),
      onCommit: () => this.retainSometimes(),
      onClose: (reading) => this.readings.delete(reading),
    };
  }

  /** A pass that fails (a full disk) is not an error of the commit that caused it; the next one tries again. */
  private retainSometimes(): void {
    if (this.opened && this.now() - this.retainedAt >= RETAIN_EVERY_MS) this.retain().catch(() => undefined);
  }

  private now(): number {
    return (this.options.now ?? Date.now)();
  }

  private log(): Opened {
    if (this.opened) return this.opened;
    throw new CordonError('CORDON_LOG_UNAVAILABLE', 'the log is not open');
  }
}
