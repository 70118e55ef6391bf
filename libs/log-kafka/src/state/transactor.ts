import { CordonError } from '@cordon/wire';
import { CompressionTypes, type Message, type Producer } from 'kafkajs';
import { client, FAST, PATIENT } from '../client';
import { toCordonError } from '../failure';
import type { Settings } from '../options';
import { readPartition } from './read-partition';
import { FENCE_KEY, fenceMessage, newToken } from './state-records';

export interface StatePlace {
  readonly topic: string;
  readonly partition: number;
  /** `<prefix>.<stage>.<partition>`: the broker lets only the newest producer of an id write. */
  readonly transactionalId: string;
}

/** One record batch is at most this large; a transaction has as many as it needs. */
const BATCH_BYTES = 900_000;
const RECORD_BYTES = 60;

/**
 * Transactions of one owner on one state partition, one after the other. Taking over is a transaction with a fence record, which
 * makes the broker refuse the producer before it (INVALID_PRODUCER_EPOCH).
 *
 * After an outage the producer has to be made anew, which would also fence whoever has taken over meanwhile. So it is first looked
 * whether another fence stands behind ours, and once more afterwards: then this owner is the stale one.
 */
export class Transactor {
  private producer: Producer | undefined;
  private token = '';
  private fenceOffset = 0;
  private state: 'new' | 'ready' | 'broken' | 'fenced' = 'new';
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly settings: Settings,
    private readonly place: StatePlace,
  ) {}

  /** Fences older owners, in any state: a caller that loads means to own. Resolves with the token in our fence. */
  takeOver(): Promise<string> {
    return this.inTurn(async () => {
      this.token = newToken();
      this.fenceOffset = await this.guarded(() => this.renew());
      this.state = 'ready';
      return this.token;
    });
  }

  /** All or nothing; durable when resolved. */
  write(messages: readonly Message[]): Promise<void> {
    return this.inTurn(async () => {
      if (this.state === 'fenced' || this.state === 'new') throw new CordonError('CORDON_OWNER_FENCED', this.place.transactionalId);
      if (this.state === 'broken') await this.guarded(() => this.recover());
      this.state = 'ready';
      await this.guarded(() => this.transaction(messages));
    });
  }

  /** Nothing is written after this. */
  close(): Promise<void> {
    return this.inTurn(async () => {
      this.state = 'fenced';
      await this.drop();
    });
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work, work);
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private async guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const failure = toCordonError(error, this.place.transactionalId);
      this.state = failure.code === 'CORDON_OWNER_FENCED' ? 'fenced' : 'broken';
      await this.drop();
      throw failure;
    }
  }

  /** A new producer, which the broker prefers to all before it, and its fence. Resolves with the fence's offset. */
  private async renew(): Promise<number> {
    await this.drop();
    const producer = client(this.settings, FAST).producer({
      transactionalId: this.place.transactionalId,
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner:
        () =>
        ({ message }) =>
          message.partition ?? 0,
      retry: FAST,
    });
    this.producer = producer;
    await producer.connect();
    return this.transaction([fenceMessage(this.token)]);
  }

  /** Resolves with the offset of the first record. */
  private async transaction(messages: readonly Message[]): Promise<number> {
    if (!this.producer) throw new CordonError('CORDON_LOG_UNAVAILABLE', 'there is no producer', true);
    const transaction = await this.producer.transaction();
    let first: number | undefined;
    for (const batch of batches(messages, this.place.partition)) {
      const [sent] = await transaction.send({ topic: this.place.topic, acks: -1, compression: CompressionTypes.LZ4, messages: batch });
      first ??= Number(sent?.baseOffset ?? 0);
    }
    await transaction.commit();
    return first ?? 0;
  }

  private async recover(): Promise<void> {
    await this.refuseIfStale();
    await this.renew();
    await this.refuseIfStale();
    this.settings.log('info', `${this.place.transactionalId} was reconnected after an outage and is still the owner`);
  }

  /** Fences of others behind ours count even if uncommitted: whoever wrote one is preferred by the broker. */
  private async refuseIfStale(): Promise<void> {
    const { topic, partition, transactionalId } = this.place;
    const admin = client(this.settings, PATIENT).admin();
    let until = 0;
    try {
      await admin.connect();
      until = Number((await admin.fetchTopicOffsets(topic)).find((one) => one.partition === partition)?.high ?? 0);
    } finally {
      await admin.disconnect().catch(() => undefined);
    }
    let stranger = false;
    const each = ({ key, value }: { key: Buffer | null; value: Buffer | null }): boolean => {
      if (key?.toString() === FENCE_KEY && value?.toString() !== this.token) stranger = true;
      return stranger;
    };
    if (until > this.fenceOffset) await readPartition(this.settings, { topic, partition, from: this.fenceOffset, until, uncommitted: true, each });
    if (stranger) throw new CordonError('CORDON_OWNER_FENCED', `${transactionalId} was taken over during an outage`);
  }

  private async drop(): Promise<void> {
    const producer = this.producer;
    this.producer = undefined;
    await producer?.disconnect().catch(() => undefined);
  }
}

function* batches(messages: readonly Message[], partition: number): Generator<Message[]> {
  let [batch, bytes]: [Message[], number] = [[], 0];
  for (const message of messages) {
    const size = RECORD_BYTES + (message.value?.length ?? 0);
    if (batch.length > 0 && bytes + size > BATCH_BYTES) {
      yield batch;
      [batch, bytes] = [[], 0];
    }
    batch.push({ ...message, partition });
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}
