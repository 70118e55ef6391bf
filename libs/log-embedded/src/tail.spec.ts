import { raw } from '@cordon/testing';
import type { Placed } from '@cordon/runtime';
import { Tail, type TailBudget } from './tail';

const placed = (offset: number): Placed => ({ stream: 'raw', partition: 0, offset, record: raw(offset) });
const budget = (maxBytes: number): TailBudget => ({ usedBytes: 0, records: 0, maxBytes });
const offsets = (read: readonly Placed[] | undefined): number[] | undefined => read?.map((p) => p.offset);

describe('a tail', () => {
  it('gives the objects that were put in, and only places that it holds', () => {
    const tail = new Tail(budget(1_000_000));
    const objects = [10, 11, 12, 13].map(placed);
    for (const object of objects) tail.push(object, 100);
    expect(tail.from(11, 10, 1_000_000)?.[0]).toBe(objects[1]);
    expect([9, 10, 13, 14].map((o) => offsets(tail.from(o, 10, 1_000_000)))).toEqual([undefined, [10, 11, 12, 13], [13], undefined]);
  });

  it('gives at most the asked records and about the asked bytes, but never nothing', () => {
    const tail = new Tail(budget(1_000_000));
    for (let i = 0; i < 10; i++) tail.push(placed(i), 100);
    expect(offsets(tail.from(2, 3, 1_000_000))).toEqual([2, 3, 4]);
    expect(offsets(tail.from(2, 10, 250))).toEqual([2, 3, 4]);
    expect(offsets(tail.from(2, 10, 1))).toEqual([2]);
  });

  it('keeps the newest 16,384 records', () => {
    const shared = budget(Infinity);
    const tail = new Tail(shared);
    for (let i = 0; i < 20_000; i++) tail.push(placed(i), 1);
    expect([shared.records, shared.usedBytes]).toEqual([16_384, 16_384]);
    expect(tail.from(20_000 - 16_385, 1, 1)).toBeUndefined();
    expect(offsets(tail.from(20_000 - 16_384, 1, 1))).toEqual([20_000 - 16_384]);
  });

  it('never lets all tails of a log hold more than their budget', () => {
    const shared = budget(1_000);
    const tails = [new Tail(shared), new Tail(shared)];
    for (let i = 0; i < 50; i++) {
      for (const tail of tails) tail.push(placed(i), 90);
      expect(shared.usedBytes).toBeLessThanOrEqual(1_000);
    }
    tails[0]?.push(placed(50), 5_000);
    expect(tails[0]?.from(50, 1, 1)).toBeUndefined();
    expect(shared.usedBytes).toBeLessThanOrEqual(1_000);
  });

  it('gives its share of the budget back for what was read by all', () => {
    const shared = budget(Infinity);
    const tail = new Tail(shared);
    for (let i = 0; i < 10_000; i++) tail.push(placed(i), 10);
    tail.dropBelow(9_990);
    expect([shared.records, shared.usedBytes]).toEqual([10, 100]);
    tail.dropBelow(Infinity);
    expect([shared.records, shared.usedBytes]).toEqual([0, 0]);
    tail.push(placed(10_000), 10);
    expect(offsets(tail.from(10_000, 1, 1))).toEqual([10_000]);
  });
});
