import type { Checkpoint, Chunk, Cut } from '@cordon/runtime';
import type { Bench } from './log-contract';

const cut = (n: number): Cut => ({ n, now: 1_000 + n, ranges: [{ stream: 'event', partition: 0, from: n * 10, to: n * 10 + 10 }] });
const checkpoint = (n: number): Checkpoint => ({
  cut: n,
  now: 1_000 + n,
  positions: { 'event/0': n * 10 + 10 },
  marks: { 'event/0/normalise/0': `${n} 3` },
});

/** Bytes that differ from shard to shard and that no compression makes small. */
function bytesOf(length: number, seed: number): Uint8Array {
  let s = seed;
  return Uint8Array.from({ length }, () => (s = (Math.imul(s, 1_103_515_245) + 12_345) >>> 0) >>> 24);
}
const BIG = 3 * 1024 ** 2;
const chunk = (shard: number, length: number, seed = shard + 1): Chunk => ({ shard, schema: 2, bytes: bytesOf(length, seed) });

const byShard = (chunks: readonly Chunk[]): Map<number, Chunk> => new Map(chunks.map((c) => [c.shard, c]));
function expectChunk(chunks: readonly Chunk[], expected: Chunk): void {
  const got = byShard(chunks).get(expected.shard);
  expect(got?.schema).toBe(expected.schema);
  expect(got && Buffer.compare(got.bytes, expected.bytes)).toBe(0);
}

export function describeState(bench: Bench): void {
  it('has no state for an owner that never wrote any', async () => {
    const { log } = await bench.make();
    const owner = await log.own('detect', 0);
    const state = await owner.load();
    expect([state.checkpoint, state.chunks, state.cuts]).toEqual([undefined, [], []]);
    await owner.release();
  });

  it('gives back cuts in order, an intent replaced by its cut, apart for each stage and partition', async () => {
    const { log, reopen } = await bench.make({ event: 2, observation: 2 });
    const [detect, other, correlate] = [await log.own('detect', 0), await log.own('detect', 1), await log.own('correlate', 0)];
    for (const owner of [detect, other, correlate]) await owner.load();
    for (let n = 1; n <= 11; n++) await detect.appendCut(cut(n));
    await detect.appendCut({ ...cut(12), intent: 'batch' });
    await detect.appendCut({ ...cut(12), skip: [{ stream: 'event', partition: 0, offset: 125 }] });
    await detect.appendCut({ ...cut(13), intent: 'single' });
    await other.appendCut(cut(5));
    await correlate.appendCut(cut(6));

    const again = await reopen();
    const first = await (await again.own('detect', 0)).load();
    expect(first.cuts.map((c) => c.n)).toEqual(Array.from({ length: 13 }, (_, i) => i + 1));
    expect(first.cuts.slice(10)).toEqual([
      cut(11),
      { ...cut(12), skip: [{ stream: 'event', partition: 0, offset: 125 }] },
      { ...cut(13), intent: 'single' },
    ]);
    expect((await (await again.own('detect', 1)).load()).cuts).toEqual([cut(5)]);
    expect((await (await again.own('correlate', 0)).load()).cuts).toEqual([cut(6)]);
  });

  it('replaces checkpoint and given chunks together, keeps the others, and forgets the cuts they stand for', async () => {
    const { log, reopen } = await bench.make();
    const owner = await log.own('detect', 0);
    await owner.load();
    for (let n = 1; n <= 4; n++) await owner.appendCut(cut(n));
    await owner.checkpoint(checkpoint(3), [chunk(0, BIG), chunk(17, 5_000), chunk(255, 1)]);
    await owner.appendCut(cut(5));
    await owner.checkpoint(checkpoint(4), [chunk(0, BIG, 99), chunk(18, 0)]);
    await owner.release();

    const state = await (await (await reopen()).own('detect', 0)).load();
    expect(state.checkpoint).toEqual(checkpoint(4));
    expect([...byShard(state.chunks).keys()].sort((a, b) => a - b)).toEqual([0, 17, 18, 255]);
    expect(state.chunks).toHaveLength(4);
    for (const expected of [chunk(0, BIG, 99), chunk(17, 5_000), chunk(18, 0), chunk(255, 1)]) expectChunk(state.chunks, expected);
    expect(state.cuts).toEqual([cut(5)]);
  });

  it('has forgotten cuts for good: a checkpoint without cuts after it comes back alone', async () => {
    const { log, reopen } = await bench.make();
    const owner = await log.own('respond', 0);
    await owner.load();
    for (let n = 1; n <= 3; n++) await owner.appendCut(cut(n));
    await owner.checkpoint(checkpoint(3), []);
    const state = await (await (await reopen()).own('respond', 0)).load();
    expect([state.checkpoint, state.chunks, state.cuts]).toEqual([checkpoint(3), [], []]);
  });

  it('stops a stale owner: nothing it writes after another has loaded is there', async () => {
    const { log } = await bench.make();
    const stale = await log.own('correlate', 0);
    await stale.load();
    await stale.appendCut(cut(1));
    const owner = await log.own('correlate', 0);
    expect((await owner.load()).cuts).toEqual([cut(1)]);
    await expect(stale.appendCut(cut(2))).rejects.toMatchObject({ code: 'CORDON_OWNER_FENCED', retriable: false });
    await expect(stale.checkpoint(checkpoint(2), [chunk(3, 10)])).rejects.toMatchObject({ code: 'CORDON_OWNER_FENCED' });
    await owner.appendCut({ ...cut(2), now: 9_999 });
    const third = await log.own('correlate', 0);
    const state = await third.load();
    expect([state.checkpoint, state.chunks, state.cuts]).toEqual([undefined, [], [cut(1), { ...cut(2), now: 9_999 }]]);
    await expect(owner.appendCut(cut(3))).rejects.toMatchObject({ code: 'CORDON_OWNER_FENCED' });
    await third.appendCut(cut(3));
  });
}
