import type { Arrival, Reader } from '@cordon/runtime';
import type { KafkaMessage } from 'kafkajs';
import { Place, type Fetching } from './place';

/** Stands for the consumer: fetches from the place's position in a log of `end` records. */
class Consumer implements Fetching {
  readonly calls: string[] = [];
  readonly errors: unknown[] = [];
  seek(_: Place, offset: number): void {
    this.calls.push(`seek ${offset}`);
  }
  setPaused(_: Place, paused: boolean): void {
    this.calls.push(paused ? 'pause' : 'resume');
  }
  failed(error: unknown): void {
    this.errors.push(error);
  }
}

class Owners implements Pick<Reader, 'records'> {
  readonly got = new Map<number, number[]>();
  gate: Promise<void> | undefined;
  async records(owner: number, _stream: string, _partition: number, arrivals: readonly Arrival[]): Promise<void> {
    this.got.set(owner, [...(this.got.get(owner) ?? []), ...arrivals.map((a) => a.offset)]);
    await this.gate;
  }
}

const message = (offset: number, sizeBytes = 1): KafkaMessage => ({
  key: Buffer.from('k'),
  value: Buffer.alloc(sizeBytes),
  timestamp: '0',
  attributes: 0,
  offset: String(offset),
  headers: {},
});
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
const messages = (from: number, to: number, sizeBytes = 1): KafkaMessage[] => range(from, to).map((offset) => message(offset, sizeBytes));

describe('a place', () => {
  let consumer: Consumer;
  let owners: Owners;
  let place: Place;
  beforeEach(() => {
    consumer = new Consumer();
    owners = new Owners();
    const reader: Reader = {
      group: 'g',
      reads: {},
      assigned: async () => new Map(),
      revoked: async () => undefined,
      records: (owner, stream, partition, arrivals) => owners.records(owner, stream, partition, arrivals),
    };
    place = new Place('raw', 'cordon.raw', 0, reader, consumer);
  });
  /** Hand-over takes turns of the event loop; a turn for each slice of 100 and one more. */
  const handedOver = async (turns = 20): Promise<void> => {
    for (let i = 0; i < turns; i++) await new Promise((resolve) => setImmediate(resolve));
  };

  test('hands nothing to an owner before it has a seat, and everything from its position on after', async () => {
    expect(place.take(messages(0, 10), 9)).toBeUndefined();
    place.seat(1, 4);
    place.take(messages(4, 10), 9);
    await handedOver();
    expect(owners.got).toEqual(new Map([[1, range(4, 10)]]));
    expect(consumer.calls).toEqual(['seek 4', 'resume']);
  });

  test('drops records that were fetched before the seek took effect', async () => {
    place.seat(1, 4);
    place.take(messages(0, 4), 3);
    place.take(messages(2, 8), 7);
    await handedOver();
    expect(owners.got.get(1)).toEqual(range(4, 8));
  });

  test('a second owner that is behind makes it fetch again, and the first gets nothing twice', async () => {
    place.seat(0, 0);
    place.take(messages(0, 6), 5);
    await handedOver();
    place.seat(1, 2);
    expect(consumer.calls.at(-2)).toBe('seek 2');
    place.take(messages(2, 9), 8);
    await handedOver();
    expect(owners.got).toEqual(
      new Map([
        [0, range(0, 9)],
        [1, range(2, 9)],
      ]),
    );
  });

  test('a second owner that is ahead waits until its position comes', async () => {
    place.seat(0, 0);
    place.seat(1, 7);
    place.take(messages(0, 5), 4);
    place.take(messages(5, 9), 8);
    await handedOver();
    expect([owners.got.get(0), owners.got.get(1)]).toEqual([range(0, 9), range(7, 9)]);
    expect(consumer.calls.filter((c) => c.startsWith('seek'))).toEqual(['seek 0']);
  });

  test('an owner that comes in the middle of a large batch misses nothing of it', async () => {
    let open: () => void = () => undefined;
    owners.gate = new Promise((resolve) => (open = resolve));
    place.seat(0, 0);
    place.take(messages(0, 1_200), 1_199);
    place.seat(1, 50); // the first slice of 100 is out already
    owners.gate = undefined;
    open();
    await handedOver();
    place.take(messages(50, 1_200), 1_199);
    await handedOver();
    expect(owners.got.get(1)).toEqual(range(50, 1_200));
    expect(owners.got.get(0)).toEqual(range(0, 1_200));
  });

  test('is paused when much waits for an owner, and resumed when half of it is gone', async () => {
    let open: () => void = () => undefined;
    owners.gate = new Promise((resolve) => (open = resolve));
    place.seat(0, 0);
    for (let i = 0; i < 5; i++) place.take([message(i, 1024 ** 2)], i);
    await handedOver();
    expect([place.paused, consumer.calls.at(-1)]).toEqual([true, 'pause']);
    open();
    await handedOver();
    expect([place.paused, consumer.calls.at(-1)]).toEqual([false, 'resume']);
    expect(owners.got.get(0)).toEqual(range(0, 5));
  });

  test('asks once more for records that are missing, then takes it that they are not there', async () => {
    place.seat(0, 0);
    expect(place.take(messages(3, 5), 4)).toBeUndefined();
    expect(consumer.calls.at(-1)).toBe('seek 0');
    expect(place.take(messages(3, 5), 4)).toEqual({ missing: 0 });
    await handedOver();
    expect(owners.got.get(0)).toEqual([3, 4]);
  });

  test('without owners it is paused and takes nothing', async () => {
    place.seat(0, 0);
    place.take(messages(0, 3), 2);
    place.unseat(0);
    place.take(messages(3, 6), 5);
    await handedOver();
    expect([place.active, place.paused, owners.got.size]).toEqual([false, true, 1]);
    place.seat(0, 1);
    place.take(messages(1, 6), 5);
    await handedOver();
    expect(owners.got.get(0)?.slice(3)).toEqual(range(1, 6));
  });

  test('a reader that rejects ends the reading', async () => {
    owners.gate = Promise.reject(new Error('no'));
    place.seat(0, 0);
    place.take(messages(0, 1), 0);
    await handedOver();
    expect(consumer.errors).toMatchObject([{ message: 'no' }]);
  });
});
