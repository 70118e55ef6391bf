import type { Checkpoint, Chunk, Cut } from '@cordon/runtime';
import type { Message } from 'kafkajs';
import { cutMessage, StateFold, type StateRecord } from './state-records';

const PART_BYTES = 512 * 1024;
const cut = (n: number): Cut => ({ n, now: n, ranges: [] });
const checkpoint = (n: number): Checkpoint => ({ cut: n, now: n, positions: {}, marks: {} });
const chunk = (shard: number, sizeBytes: number): Chunk => ({ shard, schema: 3, bytes: Buffer.alloc(sizeBytes, shard + 1) });

/** A compacted topic: the newest record of each key, in the order of the newest; `null` values may or may not still be there. */
class Topic {
  private readonly records: StateRecord[] = [];
  write(messages: Message[]): void {
    for (const { key, value, headers } of messages) {
      const bytes = value === null ? null : Buffer.from(value);
      this.records.push({ key: String(key), value: bytes, headers: headers && Object.fromEntries(Object.entries(headers)) });
    }
  }
  fold(compacted: 'no' | 'yes' | 'without tombstones'): StateFold {
    const newest = this.records.filter(({ key }, i) => compacted === 'no' || !this.records.slice(i + 1).some((later) => later.key === key));
    const fold = new StateFold();
    for (const record of newest) if (record.value || compacted !== 'without tombstones') fold.apply(record);
    return fold;
  }
  keys(): string[] {
    return this.records.map(({ key, value }) => (value ? key : `-${key}`));
  }
}

test('an empty partition has no state', () => {
  expect(new StateFold().state()).toEqual({ chunks: [], cuts: [] });
});

test('a checkpoint forgets the cuts it stands for and the parts a chunk has no more', () => {
  const topic = new Topic();
  const index = new StateFold().index();
  for (const n of [1, 2, 3]) {
    topic.write([cutMessage(cut(n))]);
    index.noteCut(cut(n));
  }
  topic.write(index.checkpointMessages(checkpoint(1), [chunk(7, PART_BYTES * 2 + 5)]));
  index.noteCheckpoint(checkpoint(1), [chunk(7, PART_BYTES * 2 + 5)]);
  const written = topic.keys().length;
  topic.write(index.checkpointMessages(checkpoint(2), [chunk(7, 5), chunk(8, 0)]));
  expect(topic.keys().slice(3, written)).toEqual(['chunk:7:0', 'chunk:7:1', 'chunk:7:2', 'checkpoint', '-cut:1']);
  expect(topic.keys().slice(written)).toEqual(['chunk:7:0', '-chunk:7:1', '-chunk:7:2', 'chunk:8:0', 'checkpoint', '-cut:2']);
});

test.each(['no', 'yes', 'without tombstones'] as const)('the state is the same before and after compaction: %s', (compacted) => {
  const topic = new Topic();
  let index = new StateFold().index();
  for (let n = 1; n <= 9; n++) {
    topic.write([cutMessage({ ...cut(n), intent: 'batch' }), cutMessage(cut(n))]);
    index.noteCut(cut(n));
    if (n % 3 !== 0) continue;
    const chunks = [chunk(n, 10), chunk(0, PART_BYTES * (4 - n / 3))];
    topic.write(index.checkpointMessages(checkpoint(n - 1), chunks));
    index.noteCheckpoint(checkpoint(n - 1), chunks);
    // As after a take-over.
    if (n === 6) index = topic.fold(compacted).index();
  }
  const state = topic.fold(compacted).state();
  expect(state.checkpoint).toEqual(checkpoint(8));
  expect(state.cuts).toEqual([cut(9)]);
  const chunks = [...state.chunks].sort((a, b) => a.shard - b.shard);
  expect(chunks.map((c) => [c.shard, c.schema, c.bytes.length])).toEqual([
    [0, 3, PART_BYTES],
    [3, 3, 10],
    [6, 3, 10],
    [9, 3, 10],
  ]);
  expect(chunks.every((c) => c.bytes.every((byte) => byte === c.shard + 1))).toBe(true);
});

test('a chunk that lacks a part is not taken for whole', () => {
  const topic = new Topic();
  topic.write(
    new StateFold()
      .index()
      .checkpointMessages(checkpoint(1), [chunk(1, PART_BYTES + 1)])
      .filter(({ key }) => key !== 'chunk:1:1'),
  );
  expect(() => topic.fold('no').state()).toThrow(expect.objectContaining({ code: 'CORDON_LOG_TRUNCATED' }));
});
