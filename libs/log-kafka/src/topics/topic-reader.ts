import { setTimeout as pause } from 'node:timers/promises';
import { CordonError } from '@cordon/wire';
import type { Consumer, EachBatchPayload } from 'kafkajs';
import { client, PATIENT } from '../client';
import { asCordon, toCordonError } from '../failure';
import { settingsOf, type KafkaLogOptions, type Settings } from '../options';
import { startAgain } from '../start-again';

/** One record of a topic that is not Cordon's own. */
export interface TopicRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  /** Empty for a record without a value. */
  readonly value: Uint8Array;
  readonly key?: Uint8Array;
  /** As Kafka has them; of a header that comes more than once, all. */
  readonly headers?: Readonly<Record<string, Uint8Array | string | readonly (Uint8Array | string)[] | undefined>>;
}

export interface TopicReaderParts extends KafkaLogOptions {
  /** Consumer group; several readers of one group share the partitions. */
  readonly group: string;
  readonly topics: readonly string[];
  /**
   * Takes records of one partition, in order. When it resolves they are safe elsewhere, and only then their offset is committed; so
   * after a crash some come again, with the same topic, partition and offset. A retriable rejection is tried again.
   */
  readonly take: (records: readonly TopicRecord[]) => Promise<void>;
  readonly onRetry: (error: CordonError) => void;
  /** Reading is over for good: no right, or what was taken was refused for good. */
  readonly ended: (error: CordonError) => void;
}

/** The part of a kafkajs consumer that is needed. */
export type TopicConsumer = Pick<Consumer, 'connect' | 'subscribe' | 'run' | 'commitOffsets' | 'disconnect' | 'on' | 'events'>;

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
const FETCH_WAIT_MS = 250;
const PARTITION_FETCH_BYTES = 1024 ** 2;

/** Reads topics of other systems from where the group stands, a new group from their start. Hands over batches, commits what was taken. */
export class TopicReader {
  private readonly settings: Settings;
  private consumer: TopicConsumer | undefined;
  private closed = false;

  constructor(
    private readonly parts: TopicReaderParts,
    private readonly make: (settings: Settings) => TopicConsumer = (settings) => this.makeConsumer(settings),
  ) {
    this.settings = settingsOf(parts);
  }

  /** Resolves when it has joined; an outage rejects, retriable. */
  async start(): Promise<void> {
    const consumer = this.make(this.settings);
    this.consumer = consumer;
    consumer.on(consumer.events.CRASH, ({ payload }) => this.crashed(consumer, payload.error, payload.restart));
    await asCordon(`reading topics as ${this.parts.group}`, async () => {
      await consumer.connect();
      await consumer.subscribe({ topics: [...this.parts.topics], fromBeginning: true });
      await consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: 3,
        eachBatch: (batch) => this.batch(consumer, batch),
      });
    });
    // Closed meanwhile: nobody else knows this one.
    if (consumer !== this.consumer) await consumer.disconnect().catch(() => undefined);
  }

  /** Stops reading; what is being taken is taken to its end, and committed if it can be. */
  async close(): Promise<void> {
    this.closed = true;
    await this.drop();
  }

  private async batch(consumer: TopicConsumer, { batch, heartbeat, isRunning, isStale, resolveOffset }: EachBatchPayload): Promise<void> {
    const { topic, partition } = batch;
    const last = batch.messages.at(-1);
    if (!last) return;
    const records = batch.messages.map((m): TopicRecord => ({
      topic,
      partition,
      offset: Number(m.offset),
      value: m.value ?? new Uint8Array(),
      ...(m.key ? { key: m.key } : {}),
      ...(m.headers ? { headers: m.headers } : {}),
    }));
    // While the log is slow or away the group must not take this member for dead.
    const beat = setInterval(() => void heartbeat().catch(() => undefined), this.settings.sessionTimeoutMs / 3);
    try {
      if (!(await this.taken(records, () => isRunning() && !isStale()))) return;
    } finally {
      clearInterval(beat);
    }
    await consumer.commitOffsets([{ topic, partition, offset: String(Number(last.offset) + 1) }]);
    resolveOffset(last.offset);
    await heartbeat();
  }

  /** Tries until they are taken; false when the partition is no longer ours, and whoever has it now reads them again. */
  private async taken(records: readonly TopicRecord[], ours: () => boolean): Promise<boolean> {
    for (let wait = FIRST_PAUSE_MS; ours(); wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
      try {
        await this.parts.take(records);
        return true;
      } catch (error) {
        if (!(error instanceof CordonError) || !error.retriable) throw error;
        this.parts.onRetry(error);
        await pause(wait, undefined, { ref: false });
      }
    }
    return false;
  }

  private crashed(consumer: TopicConsumer, error: Error, restarts: boolean): void {
    if (consumer !== this.consumer || this.closed) return;
    const failure = this.meaningOf(error);
    if (!failure.retriable) {
      void this.close();
      this.parts.ended(failure);
    } else if (restarts) this.settings.log('warn', `${failure.message}; reading was interrupted`);
    else void this.restart();
  }

  /** What `take` refused for good comes out of kafkajs wrapped, or as it was; it must not be taken for an outage. */
  private meaningOf(error: unknown): CordonError {
    for (let e = error; e instanceof Error; e = e.cause) if (e instanceof CordonError) return e;
    return toCordonError(error, this.parts.group);
  }

  private async restart(): Promise<void> {
    this.settings.log('warn', `${this.parts.group}: the consumer was restarted`);
    const failure = await startAgain({
      wanted: () => !this.closed,
      start: () => this.start(),
      drop: () => this.drop(),
      meaningOf: (error) => this.meaningOf(error),
    });
    if (failure) this.parts.ended(failure);
  }

  private async drop(): Promise<void> {
    const { consumer } = this;
    this.consumer = undefined;
    await consumer?.disconnect().catch(() => undefined);
  }

  private makeConsumer(settings: Settings): TopicConsumer {
    return client(settings, PATIENT).consumer({
      groupId: this.parts.group,
      sessionTimeout: settings.sessionTimeoutMs,
      maxWaitTimeInMs: FETCH_WAIT_MS,
      maxBytesPerPartition: PARTITION_FETCH_BYTES,
      allowAutoTopicCreation: false,
      retry: { ...PATIENT, restartOnFailure: (error) => Promise.resolve(!this.closed && this.meaningOf(error).retriable) },
    });
  }
}
