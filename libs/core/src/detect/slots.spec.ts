import fc from 'fast-check';
import { ByteReader, ByteWriter } from './bytes';
import { HASH, hashText } from './hash';
import { SlotTable } from './slots';

const MOST = 32;
const SECOND = 1_000;

function claim(table: SlotTable, key: string, at: number): number {
  hashText(key);
  return table.claim(at);
}

function bytesOf(table: SlotTable): Uint8Array {
  const w = new ByteWriter();
  table.save(w);
  return w.take();
}

function loaded(bytes: Uint8Array): SlotTable {
  const table = new SlotTable(2, MOST);
  table.load(new ByteReader(bytes));
  return table;
}

describe('SlotTable', () => {
  it('finds nothing while it is empty, and takes rows after it was saved empty and loaded', () => {
    const table = loaded(bytesOf(new SlotTable(2, MOST)));
    hashText('a');
    expect(table.find()).toBe(-1);
    const row = claim(table, 'a', 0);
    table.set(row, 1, 7);
    expect([table.fresh, table.size, table.get(claim(table, 'a', 0), 1), table.fresh]).toEqual([true, 1, 7, false]);
  });

  it('two empty tables share no row', () => {
    const [one, other] = [new SlotTable(1, MOST), new SlotTable(1, MOST)];
    one.set(claim(one, 'a', 0), 0, 5);
    hashText('a');
    expect(other.find()).toBe(-1);
  });

  it('a full bucket loses the row that was touched longest ago, and the new one starts at zero', () => {
    const table = new SlotTable(1, 8);
    for (let i = 0; i < 8; i++) table.set(claim(table, `k${i}`, (i + 1) * SECOND), 0, i + 1);
    claim(table, 'k0', 20 * SECOND);
    const row = claim(table, 'new', 21 * SECOND);
    const has = (key: string): boolean => {
      hashText(key);
      return table.find() >= 0;
    };
    expect([table.evicted, table.get(row, 0), has('k0'), has('k1'), has('k2')]).toEqual([1, 0, true, false, true]);
  });

  it('keeps every row while it grows', () => {
    const table = new SlotTable(1, 1 << 12);
    for (let i = 0; i < 500; i++) table.set(claim(table, `k${i}`, 0), 0, i);
    for (let i = 0; i < 500; i++) {
      hashText(`k${i}`);
      expect(table.get(table.find(), 0)).toBe(i);
    }
    expect([table.size, table.evicted]).toEqual([500, 0]);
  });

  it('a table that was saved and loaded anywhere goes on like one that was not', () => {
    const step = fc.record({ key: fc.integer({ min: 0, max: 90 }), at: fc.integer({ min: 0, max: 1_000 }), again: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        const straight = new SlotTable(2, MOST);
        let restarted = new SlotTable(2, MOST);
        for (const { key, at, again } of steps) {
          const rows = [straight, restarted].map((t) => [claim(t, `${key}`, at * SECOND), t.fresh, t.get(claim(t, `${key}`, at * SECOND), 0)]);
          expect(rows[0]).toEqual(rows[1]);
          for (const t of [straight, restarted]) t.set(t.find(), 0, at);
          if (again) restarted = loaded(bytesOf(restarted));
        }
        expect(bytesOf(restarted)).toEqual(bytesOf(straight));
        expect(HASH.hi === 0).toBe(false);
      }),
      { seed: 3, numRuns: 60 },
    );
  });
});
