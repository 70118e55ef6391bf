import { CordonError } from '@cordon/wire';
import { CompressionTypes, type Message, type Producer, type RecordMetadata } from 'kafkajs';
import { client, PATIENT } from '../client';
import { toCordonError } from '../failure';
import type { Settings } from '../options';

/** A message for one partition, with about the bytes it takes in a record batch. */
export interface Outgoing {
  readonly topic: string;
  readonly partition: number;
  readonly message: Message;
  readonly sizeBytes: number;
}

/** Offsets of the first and the last message of a call. They mean something only for a call to one partition. */
export interface Offsets {
  readonly first: number;
  readonly last: number;
}

/** One call of `write` that is not finished. */
interface Call {
  left: number;
  first: number;
  last: number;
  readonly resolve: (offsets: Offsets) => void;
  readonly reject: (error: CordonError) => void;
}

interface Waiting {
  readonly call: Call;
  readonly message: Message;
  readonly sizeBytes: number;
}

/** What waits for one partition, in the order of the calls. */
interface Queue {
  readonly topic: string;
  readonly partition: number;
  readonly waiting: Waiting[];
}

/** What is used of kafkajs's producer. */
export type BatchProducer = Pick<Producer, 'sendBatch' | 'disconnect'>;

/** kafkajs makes one record batch a partition and send, and brokers refuse those over 1 MiB by default (max.message.bytes). */
const BATCH_BYTES = 950_000;

/**
 * Writes to topics: one send at a time, into which everything goes that has come since the last one, so the order of the calls is kept
 * and many callers share a round trip. An idempotent producer; after a failed send it is replaced, because kafkajs would give the
 * number of the lost batch to the next one, which a broker that has the lost one drops as a repeat.
 */
export class Writer {
  private readonly queues = new Map<string, Queue>();
  private producer: BatchProducer | undefined;
  private sending: Promise<void> | undefined;
  private closed = false;

  /** `connect` makes a producer that is new to the broker. */
  constructor(
    private readonly settings: Settings,
    private readonly connect: (settings: Settings) => Promise<BatchProducer> = connectProducer,
  ) {}

  /**
   * Durable when resolved. When a send fails, all calls that were waiting reject: what comes after must not overtake. What was rejected
   * may have been written in part, in its order.
   */
  write(all: readonly Outgoing[]): Promise<Offsets> {
    if (all.length === 0) return Promise.resolve({ first: -1, last: -1 });
    if (this.closed) return Promise.reject(new CordonError('CORDON_LOG_UNAVAILABLE', 'the log is closed'));
    const tooLarge = all.find(({ sizeBytes }) => sizeBytes > BATCH_BYTES);
    if (tooLarge) return Promise.reject(new CordonError('CORDON_RAW_TOO_LARGE', `${tooLarge.sizeBytes} bytes for ${tooLarge.topic}`));
    return new Promise((resolve, reject) => {
      const call: Call = { left: all.length, first: -1, last: -1, resolve, reject };
      for (const { topic, partition, message, sizeBytes } of all) this.queue(topic, partition).waiting.push({ call, message, sizeBytes });
      this.sending ??= this.sendAll();
    });
  }

  /** Waits for what was called before, then disconnects. */
  async close(): Promise<void> {
    this.closed = true;
    await this.sending;
    await this.dropProducer();
  }

  private queue(topic: string, partition: number): Queue {
    const key = `${topic}/${partition}`;
    const known = this.queues.get(key);
    if (known) return known;
    const queue: Queue = { topic, partition, waiting: [] };
    this.queues.set(key, queue);
    return queue;
  }

  private async sendAll(): Promise<void> {
    // Calls made in the same turn share the first send.
    await Promise.resolve();
    for (let round = this.nextRound(); round.length > 0; round = this.nextRound()) {
      try {
        settle(round, await this.send(round));
      } catch (error) {
        const failure = toCordonError(error, 'appending');
        const calls = new Set([...round, ...this.queues.values()].flatMap((queue) => queue.waiting.map(({ call }) => call)));
        this.queues.clear();
        await this.dropProducer();
        for (const call of calls) call.reject(failure);
      }
    }
    // In the same turn as the last look at the queues: a call that comes later starts sending anew.
    this.sending = undefined;
  }

  /** Takes one batch from each partition. */
  private nextRound(): Queue[] {
    const round: Queue[] = [];
    for (const [key, { topic, partition, waiting }] of this.queues) {
      let [taken, bytes] = [0, 0];
      for (const { sizeBytes } of waiting) {
        bytes += sizeBytes;
        if (taken > 0 && bytes > BATCH_BYTES) break;
        taken += 1;
      }
      round.push({ topic, partition, waiting: waiting.splice(0, taken) });
      if (waiting.length === 0) this.queues.delete(key);
    }
    return round;
  }

  private async send(round: readonly Queue[]): Promise<RecordMetadata[]> {
    const byTopic = new Map<string, Message[]>();
    for (const { topic, waiting } of round) {
      const messages = byTopic.get(topic) ?? [];
      byTopic.set(topic, messages);
      for (const { message } of waiting) messages.push(message);
    }
    const producer = await this.connected();
    const topicMessages = [...byTopic].map(([topic, messages]) => ({ topic, messages }));
    return producer.sendBatch({ acks: -1, compression: CompressionTypes.LZ4, topicMessages });
  }

  private async connected(): Promise<BatchProducer> {
    this.producer ??= await this.connect(this.settings);
    return this.producer;
  }

  private async dropProducer(): Promise<void> {
    const producer = this.producer;
    this.producer = undefined;
    await producer?.disconnect().catch(() => undefined);
  }
}

/** Tells the calls where their messages are: a batch has consecutive offsets. */
function settle(round: readonly Queue[], written: readonly RecordMetadata[]): void {
  for (const { topic, partition, waiting } of round) {
    const at = written.find((one) => one.topicName === topic && one.partition === partition);
    let offset = Number(at?.baseOffset ?? -1);
    for (const { call } of waiting) {
      if (call.first < 0) call.first = offset;
      call.last = offset;
      offset += 1;
      if (--call.left === 0) call.resolve(call);
    }
  }
}

async function connectProducer(settings: Settings): Promise<BatchProducer> {
  const producer = client(settings, PATIENT).producer({
    idempotent: true,
    maxInFlightRequests: 1,
    allowAutoTopicCreation: false,
    createPartitioner:
      () =>
      ({ message }) =>
        message.partition ?? 0,
    retry: PATIENT,
  });
  await producer.connect();
  return producer;
}
