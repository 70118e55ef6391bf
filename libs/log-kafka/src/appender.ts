import { CordonError, type StreamName, type StreamRecord } from '@cordon/wire';
import { CompressionTypes, type Message, type Producer } from 'kafkajs';
import { client, PATIENT } from './client';
import { toCordonError } from './failure';
import { toMessage } from './messages';
import { partitionsOf, streamTopic, type Settings } from './options';

/** One call of `append` that is not finished. */
interface Call {
  left: number;
  readonly resolve: () => void;
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
  readonly waiting: Waiting[];
}

/** What is used of kafkajs's producer. */
export type BatchProducer = Pick<Producer, 'sendBatch' | 'disconnect'>;

/** kafkajs makes one record batch a partition and send, and brokers refuse those over 1 MiB by default (max.message.bytes). */
const BATCH_BYTES = 950_000;

/**
 * Writes streams: one send at a time, into which everything goes that has come since the last one, so the order of the calls is kept
 * and many callers share a round trip. An idempotent producer; after a failed send it is replaced, because kafkajs would give the
 * number of the lost batch to the next one, which a broker that has the lost one drops as a repeat.
 */
export class Appender {
  private readonly queues = new Map<string, Queue>();
  private producer: BatchProducer | undefined;
  private sending: Promise<void> | undefined;
  private closed = false;

  /** `connect` makes a producer that is new to the broker. */
  constructor(
    private readonly settings: Settings,
    private readonly connect: (settings: Settings) => Promise<BatchProducer> = connectProducer,
  ) {}

  /** Durable when resolved. When a send fails, all calls that were waiting reject: what comes after must not overtake. */
  append(records: readonly StreamRecord[]): Promise<void> {
    if (records.length === 0) return Promise.resolve();
    if (this.closed) return Promise.reject(new CordonError('CORDON_LOG_UNAVAILABLE', 'the log is closed'));
    return new Promise((resolve, reject) => {
      const call: Call = { left: records.length, resolve, reject };
      const all = records.map((record) => this.encode(record, call));
      const tooLarge = all.find(({ waiting }) => waiting.sizeBytes > BATCH_BYTES);
      if (tooLarge) return reject(new CordonError('CORDON_RAW_TOO_LARGE', `${tooLarge.waiting.sizeBytes} bytes for ${tooLarge.topic}`));
      for (const { topic, partition, waiting } of all) this.queue(topic, partition).waiting.push(waiting);
      this.sending ??= this.sendAll();
    });
  }

  /** Waits for what was called before, then disconnects. */
  async close(): Promise<void> {
    this.closed = true;
    await this.sending;
    await this.dropProducer();
  }

  private encode(record: StreamRecord, call: Call): { topic: string; partition: number; waiting: Waiting } {
    const { message, partition, sizeBytes } = toMessage(record, partitionsOf(this.settings, record.stream));
    return { topic: this.topic(record.stream), partition, waiting: { call, message, sizeBytes } };
  }

  private topic(stream: StreamName): string {
    return streamTopic(this.settings, stream);
  }

  private queue(topic: string, partition: number): Queue {
    const key = `${topic}/${partition}`;
    const known = this.queues.get(key);
    if (known) return known;
    const queue: Queue = { topic, waiting: [] };
    this.queues.set(key, queue);
    return queue;
  }

  private async sendAll(): Promise<void> {
    // Calls made in the same turn share the first send.
    await Promise.resolve();
    for (let round = this.nextRound(); round.length > 0; round = this.nextRound()) {
      try {
        await this.send(round);
        for (const { waiting } of round) for (const { call } of waiting) if (--call.left === 0) call.resolve();
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
    for (const [key, { topic, waiting }] of this.queues) {
      let [taken, bytes] = [0, 0];
      for (const { sizeBytes } of waiting) {
        bytes += sizeBytes;
        if (taken > 0 && bytes > BATCH_BYTES) break;
        taken += 1;
      }
      round.push({ topic, waiting: waiting.splice(0, taken) });
      if (waiting.length === 0) this.queues.delete(key);
    }
    return round;
  }

  private async send(round: readonly Queue[]): Promise<void> {
    const byTopic = new Map<string, Message[]>();
    for (const { topic, waiting } of round) {
      const messages = byTopic.get(topic) ?? [];
      byTopic.set(topic, messages);
      for (const { message } of waiting) messages.push(message);
    }
    const producer = await this.connected();
    const topicMessages = [...byTopic].map(([topic, messages]) => ({ topic, messages }));
    await producer.sendBatch({ acks: -1, compression: CompressionTypes.LZ4, topicMessages });
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
