import type { Checkpoint, Chunk, Cut } from '@cordon/runtime';
import type { Message } from 'kafkajs';
import { KafkaOwnership } from './kafka-ownership';
import type { StatePlace, StateRecord } from './state-place';

const PART_BYTES = 512 * 1024;
const cut = (n: number): Cut => ({ n, now: n, ranges: [] });
const checkpoint = (n: number): Checkpoint => ({ cut: n, now: n, positions: {}, marks: {} });
const chunk = (shard: number, sizeBytes: number): Chunk => ({ shard, schema: 3, bytes: Buffer.alloc(sizeBytes, shard + 1) });

/** A partition that keeps all; `restart` gives it another end, as a topic has that was made anew. */
class Partition implements StatePlace {
  readonly name = 'test/0';
  records: StateRecord[] = [];
  reads = 0;
  private end = 0;

  append(messages: readonly Message[]): Promise<{ first: number; last: number }> {
    const first = this.end;
    for (const { key, value } of messages)
      this.records.push({ offset: this.end++, key: String(key), value: value === null ? null : Buffer.from(value) });
    return Promise.resolve({ first, last: this.end - 1 });
  }

  read(from: number | undefined, until: number, each: (record: StateRecord) => void): Promise<void> {
    this.reads += 1;
    for (const record of this.records) if (record.offset >= (from ?? 0) && record.offset < until) each(record);
    return Promise.resolve();
  }

  restart(): void {
    this.end = 0;
  }

  /** What compaction leaves in the end. */
  kept(): string[] {
    const newest = new Map(this.records.map((record) => [record.key, record]));
    return [...newest.values()].filter(({ value }) => value !== null).map(({ key }) => key);
  }
}

async function opened(place: Partition): Promise<KafkaOwnership> {
  const ownership = new KafkaOwnership(place);
  await ownership.load();
  return ownership;
}

test('an owner that nobody disturbs reads nothing after its load', async () => {
  const place = new Partition();
  const owner = await opened(place);
  for (let n = 1; n <= 5; n++) await owner.appendCut(cut(n));
  await owner.checkpoint(checkpoint(5), [chunk(1, 3 * PART_BYTES)]);
  expect(place.reads).toBe(1);
});

test('what checkpoints make needless is forgotten, whoever wrote it', async () => {
  const place = new Partition();
  for (let n = 1, owner = await opened(place); n <= 60; n++) {
    await owner.appendCut({ ...cut(n), intent: 'batch' });
    await owner.appendCut(cut(n));
    if (n % 3 === 0) await owner.checkpoint(checkpoint(n - 1), [chunk(n % 9, PART_BYTES + (n % 2) * PART_BYTES + 1)]);
    if (n % 10 === 0) owner = await opened(place);
  }
  const kinds = place.kept().map((key) => key.split(':')[0]);
  // Three shards of at most three parts, and what the last checkpoint left for the next write.
  expect(kinds.filter((kind) => kind === 'chunk').length).toBeLessThanOrEqual(12);
  expect(kinds.filter((kind) => kind === 'checkpoint').length).toBeLessThanOrEqual(2);
  expect(kinds.filter((kind) => kind === 'cut').length).toBeLessThanOrEqual(12);
  expect(kinds.filter((kind) => kind === 'fence').length).toBeLessThanOrEqual(3);
  const { chunks, cuts, ...state } = await new KafkaOwnership(place).load();
  expect(state.checkpoint).toEqual(checkpoint(59));
  expect(cuts).toEqual([cut(60)]);
  expect(chunks.map(({ shard, schema, bytes }) => [shard, schema, bytes.length]).sort()).toEqual([
    [0, 3, PART_BYTES + 1],
    [3, 3, 2 * PART_BYTES + 1],
    [6, 3, PART_BYTES + 1],
  ]);
});

test('a chunk that lacks a part is not taken for whole', async () => {
  const place = new Partition();
  const owner = await opened(place);
  await owner.checkpoint(checkpoint(1), [chunk(1, PART_BYTES + 1)]);
  place.records = place.records.filter(({ key }) => !/^chunk:.*:1$/.test(key));
  await expect(new KafkaOwnership(place).load()).rejects.toMatchObject({ code: 'CORDON_LOG_TRUNCATED' });
});

test('a topic that was made anew under an owner is not taken for its own', async () => {
  const place = new Partition();
  const owner = await opened(place);
  await owner.appendCut(cut(1));
  place.restart();
  await expect(owner.appendCut(cut(2))).rejects.toMatchObject({ code: 'CORDON_LOG_TRUNCATED', retriable: false });
});

test.each(['fence', 'cut:7', 'checkpoint', 'chunk:1:0', 'something'])('the state of an earlier build is refused: %s', async (key) => {
  const place = new Partition();
  await place.append([{ key, value: '{}' }]);
  await expect(new KafkaOwnership(place).load()).rejects.toMatchObject({ code: 'CORDON_STATE_NEWER', retriable: false });
});
