import { setTimeout as pause } from 'node:timers/promises';
import { CordonError } from '@cordon/wire';
import { KafkaJSProtocolError, type Consumer, type IMemberAssignment, type KafkaMessage, type TopicPartitionOffset } from 'kafkajs';
import { client, PATIENT } from '../client';
import { asCordon, toCordonError } from '../failure';
import { heartbeatMs, type Settings } from '../options';
import { startAgain } from '../start-again';
import { ownerAssigner, type Claim, type ReadTopic } from './owner-assigner';

/** What a member of a group is told, all synchronously. */
export interface GroupEvents {
  /** What this member holds is claimed by this when it joins. */
  claim(): Claim;
  /** A seek or pause made now is in force before anything is fetched. */
  joined(memberId: string, assignment: IMemberAssignment): void;
  fetched(topic: string, partition: number, messages: readonly KafkaMessage[], lastOffset: number): void;
  /** Asked before each fetch; true makes the member join anew, so that the group learns its new claim. */
  wantsRejoin(): boolean;
  /** Reading is over for good. */
  ended(error: CordonError): void;
}

/** An idle fetch takes this long; what is resumed or sought waits for it. */
const FETCH_WAIT_MS = 100;
const PATIENT_FETCH_BYTES = 256 * 1024;
const PARTITION_FETCH_BYTES = 1024 ** 2;
const FETCH_BYTES = 16 * 1024 ** 2;
const REBALANCE_MS = 60_000;
const STOP_MS = 10_000;
/** More restarts than this within the time are no longer an outage. */
const MOST_RESTARTS = 5;
const RESTARTS_WITHIN_MS = 300_000;

/** A kafkajs consumer that can be replaced while it is in use. */
export class GroupConsumer {
  private consumer: Consumer | undefined;
  private commits = 0;
  private stopped = false;
  private restarts: number[] = [];
  private restarting: Promise<void> | undefined;

  constructor(
    private readonly settings: Settings,
    private readonly group: string,
    private readonly topics: readonly ReadTopic[],
    private readonly events: GroupEvents,
    private readonly lingerMs = 0,
  ) {}

  /** Resolves when it has joined; after that it goes on by itself until it is stopped or has ended. */
  async start(): Promise<void> {
    // Asked after a crash, when this one may have been replaced already: restarted, it would hold partitions that nobody reads.
    const restartOnFailure = (error: Error): Promise<boolean> =>
      Promise.resolve(consumer === this.consumer && toCordonError(error, this.group).retriable);
    const consumer: Consumer = client(this.settings, PATIENT).consumer({
      groupId: this.group,
      partitionAssigners: [ownerAssigner(this.topics, () => this.events.claim())],
      sessionTimeout: this.settings.sessionTimeoutMs,
      heartbeatInterval: heartbeatMs(this.settings),
      rebalanceTimeout: REBALANCE_MS,
      // A reader that likes full batches is not woken for each record.
      ...(this.lingerMs > 0 ? { minBytes: PATIENT_FETCH_BYTES, maxWaitTimeInMs: this.lingerMs } : { maxWaitTimeInMs: FETCH_WAIT_MS }),
      maxBytesPerPartition: PARTITION_FETCH_BYTES,
      maxBytes: FETCH_BYTES,
      allowAutoTopicCreation: false,
      retry: { ...PATIENT, restartOnFailure },
    });
    this.consumer = consumer;
    this.listen(consumer);
    await asCordon(`reading as ${this.group}`, async () => {
      await consumer.connect();
      await consumer.subscribe({ topics: this.topics.map(({ topic }) => topic), fromBeginning: true });
      await consumer.run({
        autoCommit: false,
        partitionsConsumedConcurrently: Math.max(1, ...this.topics.map(({ partitions }) => partitions)),
        eachBatch: ({ batch, isStale }) => {
          if (consumer === this.consumer && !isStale()) this.events.fetched(batch.topic, batch.partition, batch.messages, Number(batch.lastOffset()));
          return Promise.resolve();
        },
      });
    });
    // Stopped or replaced meanwhile: nobody else knows this one.
    if (consumer !== this.consumer) await consumer.disconnect().catch(() => undefined);
  }

  /** Replaces the consumer; all that it held comes anew by `joined`. */
  restart(why: string): Promise<void> {
    this.restarting ??= this.replace(why).finally(() => (this.restarting = undefined));
    return this.restarting;
  }

  private async replace(why: string): Promise<void> {
    this.settings.log('warn', `${this.group}: ${why}; the consumer was restarted`);
    const now = performance.now();
    this.restarts = [...this.restarts.filter((at) => now - at < RESTARTS_WITHIN_MS), now];
    if (this.restarts.length > MOST_RESTARTS) return this.events.ended(new CordonError('CORDON_LOG_UNAVAILABLE', `${this.group}: ${why}`));
    const failure = await startAgain({
      wanted: () => !this.stopped,
      start: () => this.start(),
      drop: () => this.drop(),
      meaningOf: (error) => toCordonError(error, this.group),
    });
    if (failure) this.events.ended(failure);
  }

  seek(topic: string, partition: number, offset: number): void {
    this.whileRunning((consumer) => consumer.seek({ topic, partition, offset: String(offset) }));
  }

  setPaused(topic: string, partition: number, paused: boolean): void {
    const what = [{ topic, partitions: [partition] }];
    this.whileRunning((consumer) => (paused ? consumer.pause(what) : consumer.resume(what)));
  }

  /** Durable when resolved: kafkajs resolves as well when it is not running and has stored nothing. */
  async commit(offsets: TopicPartitionOffset[]): Promise<void> {
    const before = this.commits;
    await asCordon(`committing for ${this.group}`, async () => this.consumer?.commitOffsets(offsets));
    if (this.commits === before) throw new CordonError('CORDON_LOG_UNAVAILABLE', `${this.group} is not connected`, true);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.drop();
  }

  private listen(consumer: Consumer): void {
    const { events } = consumer;
    const mine = (): boolean => consumer === this.consumer;
    consumer.on(events.GROUP_JOIN, ({ payload }) => mine() && this.events.joined(payload.memberId, payload.memberAssignment));
    consumer.on(events.COMMIT_OFFSETS, () => void (this.commits += 1));
    // kafkajs has no call for joining anew, but an error of this type in its fetch loop, where listeners run, is that call.
    consumer.on(events.FETCH_START, () => {
      if (mine() && this.events.wantsRejoin()) throw rebalance();
    });
    consumer.on(events.CRASH, ({ payload }) => {
      if (!mine() || this.stopped) return;
      const failure = toCordonError(payload.error, this.group);
      if (payload.restart) this.settings.log('warn', `${failure.message}; reading was interrupted`);
      else if (failure.retriable) void this.restart(failure.message);
      else this.events.ended(failure);
    });
  }

  /** It throws when it has no group, before it runs and after a crash; all is set again when it joins. */
  private whileRunning(work: (consumer: Consumer) => void): void {
    try {
      if (this.consumer) work(this.consumer);
    } catch (error) {
      this.settings.log('debug', toCordonError(error, this.group).message);
    }
  }

  private async drop(): Promise<void> {
    const consumer = this.consumer;
    this.consumer = undefined;
    const gone = consumer?.disconnect().catch(() => undefined);
    await Promise.race([gone, pause(STOP_MS, undefined, { ref: false })]);
  }
}

function rebalance(): KafkaJSProtocolError {
  const message = 'this member has given up partitions and tells the group';
  return new KafkaJSProtocolError({ type: 'REBALANCE_IN_PROGRESS', code: 27, retriable: true, message } as never);
}
