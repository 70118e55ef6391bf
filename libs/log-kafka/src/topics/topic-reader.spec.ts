import { waitUntil } from '@cordon/testing';
import { CordonError } from '@cordon/wire';
import type { ConsumerRunConfig, EachBatchPayload } from 'kafkajs';
import { TopicReader, type TopicConsumer, type TopicReaderParts, type TopicRecord } from './topic-reader';

const DEADLINE_MS = 5_000;

/** A consumer that is fed by hand, and notes what it is told. */
class FakeConsumer {
  readonly events = { CRASH: 'consumer.crash' };
  readonly notes: string[] = [];
  running: ConsumerRunConfig | undefined;
  stale = false;
  private onCrash: ((event: { payload: { error: Error; restart: boolean } }) => void) | undefined;
  connectFails: Error | undefined;

  on = (_event: string, listener: (event: never) => void): (() => void) => {
    this.onCrash = listener as never;
    return () => undefined;
  };
  connecting: Promise<void> = Promise.resolve();
  connect = (): Promise<void> => (this.connectFails ? Promise.reject(this.connectFails) : this.connecting);
  subscribe = async ({ topics }: { topics: string[] }): Promise<void> => void this.notes.push(`subscribe ${topics.join()}`);
  run = async (config: ConsumerRunConfig): Promise<void> => void (this.running = config);
  commitOffsets = async (offsets: { topic: string; partition: number; offset: string }[]): Promise<void> => {
    for (const o of offsets) this.notes.push(`commit ${o.topic}/${o.partition} ${o.offset}`);
  };
  disconnect = async (): Promise<void> => void this.notes.push('disconnect');

  crash(error: Error, restart: boolean): void {
    this.onCrash?.({ payload: { error, restart } });
  }
  async feed(topic: string, partition: number, from: number, values: (string | null)[]): Promise<void> {
    const messages = values.map((v, i) => ({ offset: String(from + i), value: v === null ? null : Buffer.from(v) }));
    await this.running?.eachBatch?.({
      batch: { topic, partition, messages },
      heartbeat: async () => undefined,
      isRunning: () => true,
      isStale: () => this.stale,
      resolveOffset: (offset: string) => void this.notes.push(`resolve ${offset}`),
    } as unknown as EachBatchPayload);
  }
}

const outage = (): CordonError => new CordonError('CORDON_LOG_UNAVAILABLE', 'away', true);

class Bench {
  readonly consumers: FakeConsumer[] = [];
  readonly got: TopicRecord[] = [];
  readonly retries: string[] = [];
  readonly ended: CordonError[] = [];
  readonly failures: Error[] = [];
  readonly reader: TopicReader;
  prepare: (c: FakeConsumer) => void = () => undefined;

  constructor(change: Partial<TopicReaderParts> = {}) {
    const parts: TopicReaderParts = {
      brokers: ['127.0.0.1:1'],
      clientId: 'test',
      group: 'g',
      topics: ['mail-in', 'audit'],
      take: async (records) => {
        const failure = this.failures.shift();
        if (failure) throw failure;
        this.got.push(...records);
      },
      onRetry: (e) => void this.retries.push(e.code),
      ended: (e) => void this.ended.push(e),
      ...change,
    };
    this.reader = new TopicReader(parts, () => {
      const consumer = new FakeConsumer();
      this.prepare(consumer);
      this.consumers.push(consumer);
      return consumer as unknown as TopicConsumer;
    });
  }
  get consumer(): FakeConsumer {
    const last = this.consumers.at(-1);
    if (!last) throw new Error('no consumer');
    return last;
  }
}

describe('a reader of topics', () => {
  it('hands over each record with its place, and commits the next offset only then', async () => {
    const order: string[] = [];
    const b = new Bench({ take: async (records) => void order.push(...records.map((r) => `take ${r.topic}/${r.partition}/${r.offset}`)) });
    await b.reader.start();
    await b.consumer.feed('audit', 2, 40, ['a', 'b']);
    expect([...order, ...b.consumer.notes]).toEqual([
      'take audit/2/40',
      'take audit/2/41',
      'subscribe mail-in,audit',
      'commit audit/2 42',
      'resolve 41',
    ]);
    expect(b.consumer.running).toMatchObject({ autoCommit: false, eachBatchAutoResolve: false });
  });

  it('hands over the bytes as they are, and none for a record without a value', async () => {
    const b = new Bench();
    await b.reader.start();
    await b.consumer.feed('audit', 0, 0, ['ü', null]);
    expect(b.got.map((r) => Buffer.from(r.value).toString())).toEqual(['ü', '']);
  });

  it('tries an outage again with the same records, and commits nothing meanwhile', async () => {
    const b = new Bench();
    b.failures.push(outage(), outage());
    await b.reader.start();
    await b.consumer.feed('audit', 0, 7, ['a']);
    expect([b.retries, b.got.map((r) => r.offset)]).toEqual([['CORDON_LOG_UNAVAILABLE', 'CORDON_LOG_UNAVAILABLE'], [7]]);
    expect(b.consumer.notes.filter((n) => n.startsWith('commit'))).toEqual(['commit audit/0 8']);
  });

  it('commits nothing of what it could not take before the partition went to another', async () => {
    const b = new Bench({
      take: () => {
        b.consumer.stale = true;
        return Promise.reject(outage());
      },
    });
    await b.reader.start();
    await b.consumer.feed('audit', 0, 7, ['a']);
    expect(b.consumer.notes).toEqual(['subscribe mail-in,audit']);
  });

  it('a refusal for good is no outage: nothing is committed, and reading ends with it', async () => {
    const b = new Bench();
    const refusal = new CordonError('CORDON_API_NOT_FOUND', 'no such source');
    b.failures.push(refusal);
    await b.reader.start();
    await expect(b.consumer.feed('audit', 0, 7, ['a'])).rejects.toBe(refusal);
    b.consumer.crash(new Error('wrapped', { cause: refusal }), false);
    expect(b.ended).toEqual([refusal]);
    expect(b.consumer.notes).toEqual(['subscribe mail-in,audit', 'disconnect']);
  });

  it('starts anew after a crash that kafkajs does not mend, also when the first start fails', async () => {
    const b = new Bench();
    await b.reader.start();
    b.prepare = (c) => {
      if (b.consumers.length === 1) c.connectFails = new Error('refused');
    };
    b.consumer.crash(new Error('broken'), false);
    await waitUntil('it reads again', DEADLINE_MS, () => b.consumers.length === 3 && b.consumer.running !== undefined);
    await b.consumer.feed('audit', 0, 1, ['a']);
    expect([b.got.length, b.ended]).toEqual([1, []]);
    await b.reader.close();
  });

  it('leaves it to kafkajs where that mends itself, and does nothing after its close', async () => {
    const b = new Bench();
    await b.reader.start();
    b.consumer.crash(new Error('broken'), true);
    expect(b.consumers).toHaveLength(1);
    await b.reader.close();
    b.consumer.crash(new Error('broken'), false);
    expect([b.consumers.length, b.ended, b.consumer.notes]).toEqual([1, [], ['subscribe mail-in,audit', 'disconnect']]);
  });

  it('that is closed while it starts leaves no consumer behind', async () => {
    const b = new Bench();
    let connected = (): void => undefined;
    b.prepare = (c) => void (c.connecting = new Promise((resolve) => (connected = resolve)));
    const starting = b.reader.start();
    await b.reader.close();
    connected();
    await starting;
    expect(b.consumer.notes).toEqual(['disconnect', 'subscribe mail-in,audit', 'disconnect']);
  });

  it('that cannot start says so as an outage', async () => {
    const b = new Bench();
    b.prepare = (c) => void (c.connectFails = new Error('refused'));
    await expect(b.reader.start()).rejects.toMatchObject({ code: 'CORDON_LOG_UNAVAILABLE', retriable: true });
  });
});
