import { partitionOf } from '@cordon/runtime';
import type { StreamRecord } from '@cordon/wire';
import { KafkaJSConnectionError, type ProducerBatch, type RecordMetadata } from 'kafkajs';
import { toMessage } from '../messages';
import { settingsOf } from '../options';
import { Writer, type BatchProducer, type Offsets } from './writer';

const SETTINGS = settingsOf({ brokers: ['nowhere:9092'], clientId: 'test', partitions: { raw: 2 } });
const KEYS = [0, 1].map((p) => Array.from({ length: 50 }, (_, i) => `k${i}`).find((key) => partitionOf('acme', key, 2) === p) ?? '');
const raw = (i: number, key = KEYS[0] ?? '', sizeBytes = 10): StreamRecord => ({
  stream: 'raw',
  id: `r${i}`,
  tenant: 'acme',
  source: 's',
  trust: 0,
  at: 0,
  seen: 0,
  cause: [],
  key,
  body: { bytes: Buffer.alloc(sizeBytes) },
});

/** Producers whose sends are answered by the test, one at a time. */
class Broker {
  readonly producers: FakeProducer[] = [];
  readonly sends: { batch: ProducerBatch; answer(error?: Error): void }[] = [];
  private waiting: (() => void)[] = [];

  readonly connect = async (): Promise<BatchProducer> => {
    const producer = new FakeProducer(this);
    this.producers.push(producer);
    return producer;
  };

  note(batch: ProducerBatch): Promise<RecordMetadata[]> {
    return new Promise((resolve, reject) => {
      this.sends.push({ batch, answer: (error) => (error ? reject(error) : resolve([])) });
      for (const look of this.waiting.splice(0)) look();
    });
  }

  /** Resolves when `n` sends have been made. */
  async sent(n: number): Promise<void> {
    while (this.sends.length < n) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  /** Ids in the n-th send by partition. */
  ids(n: number): string[][] {
    const messages = (this.sends[n]?.batch.topicMessages ?? []).flatMap((one) => one.messages);
    return [0, 1].map((p) => messages.filter((m) => m.partition === p).map((m) => String(m.headers?.['ce_id'])));
  }
}

class FakeProducer implements BatchProducer {
  disconnected = false;
  constructor(private readonly broker: Broker) {}
  sendBatch(batch: ProducerBatch): Promise<RecordMetadata[]> {
    return this.broker.note(batch);
  }
  async disconnect(): Promise<void> {
    this.disconnected = true;
  }
}

describe('a writer', () => {
  let broker: Broker;
  let writer: Writer;
  const append = (records: readonly StreamRecord[]): Promise<Offsets> => writer.write(records.map((record) => toMessage(record, 'cordon.raw', 2)));
  beforeEach(() => {
    broker = new Broker();
    writer = new Writer(SETTINGS, broker.connect);
  });

  test('sends what comes during a send together in the next one, in the order of the calls', async () => {
    const first = append([raw(0), raw(1, KEYS[1])]);
    await broker.sent(1);
    const rest = [append([raw(2)]), append([raw(3, KEYS[1]), raw(4)])];
    expect(broker.sends).toHaveLength(1);
    broker.sends[0]?.answer();
    await first;
    await broker.sent(2);
    broker.sends[1]?.answer();
    await Promise.all(rest);
    expect([broker.ids(0), broker.ids(1)]).toEqual([
      [['r0'], ['r1']],
      [['r2', 'r4'], ['r3']],
    ]);
    expect(broker.sends[0]?.batch).toMatchObject({ acks: -1, topicMessages: [{ topic: 'cordon.raw' }] });
  });

  test('sends a call that is made as soon as another has resolved', async () => {
    for (let i = 0; i < 5; i++) {
      const call = append([raw(i)]);
      await broker.sent(i + 1);
      broker.sends[i]?.answer();
      await call;
    }
    expect(broker.producers).toHaveLength(1);
  });

  test('splits what is too much for one record batch of a partition, without reordering it', async () => {
    const call = append([raw(0, KEYS[0], 600_000), raw(1, KEYS[0], 300_000), raw(2, KEYS[0], 600_000), raw(3, KEYS[1]), raw(4)]);
    for (const n of [1, 2]) {
      await broker.sent(n);
      broker.sends[n - 1]?.answer();
    }
    await call;
    expect([broker.ids(0), broker.ids(1)]).toEqual([
      [['r0', 'r1'], ['r3']],
      [['r2', 'r4'], []],
    ]);
  });

  test('refuses a record that no batch can hold, and nothing else', async () => {
    await expect(append([raw(0), raw(1, KEYS[0], 1_100_000)])).rejects.toMatchObject({ code: 'CORDON_RAW_TOO_LARGE', retriable: false });
    const call = append([raw(2)]);
    await broker.sent(1);
    broker.sends[0]?.answer();
    await call;
    expect(broker.ids(0)).toEqual([['r2'], []]);
  });

  test('a failed send rejects all that wait, so that nothing overtakes, and the next one has a new producer', async () => {
    const first = append([raw(0)]);
    await broker.sent(1);
    const second = append([raw(1)]);
    broker.sends[0]?.answer(new KafkaJSConnectionError('gone'));
    for (const call of [first, second]) await expect(call).rejects.toMatchObject({ code: 'CORDON_LOG_UNAVAILABLE', retriable: true });
    const again = append([raw(0), raw(1)]);
    await broker.sent(2);
    broker.sends[1]?.answer();
    await again;
    expect(broker.ids(1)).toEqual([['r0', 'r1'], []]);
    expect(broker.producers.map((p) => p.disconnected)).toEqual([true, false]);
  });

  test('finishes what was called before it is closed, and takes nothing more', async () => {
    const call = append([raw(0)]);
    await broker.sent(1);
    const closed = writer.close();
    broker.sends[0]?.answer();
    await Promise.all([call, closed]);
    expect(broker.producers[0]?.disconnected).toBe(true);
    await expect(append([raw(1)])).rejects.toMatchObject({ code: 'CORDON_LOG_UNAVAILABLE' });
  });
});
