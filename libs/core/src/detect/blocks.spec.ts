import { ByteReader, ByteWriter, Names, Novelty, Outcomes, Recent, Rhythm, SlotTable, Sums, Tails, hashText, type Block, type When } from '.';

/** Mulberry32: the chance of these tests, by a seed that a failure prints. */
const chance = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

const saved = (block: Pick<Block, 'save'>): Uint8Array => {
  const w = new ByteWriter();
  block.save(w);
  return w.take();
};

const MINUTE = 60_000;
const at = (minute: number, teaches = true): When => ({ at: Date.UTC(2026, 0, 5) + minute * MINUTE, teaches });

describe('a building block', () => {
  const kinds: readonly (readonly [string, () => Block, (b: Block, when: When, who: string, what: string, x: number) => void])[] = [
    ['Novelty', () => new Novelty({ halfLifeDays: 2, mostPairs: 64 }), (b, w, who, what) => (b as Novelty).learn(w, who, what)],
    ['Tails', () => new Tails({ halfLifeDays: 2, mostEntities: 8 }), (b, w, who, _what, x) => (b as Tails).learn(w, who, x)],
    ['Rhythm', () => new Rhythm(64), (b, w, who, what) => (b as Rhythm).beat(w, who, what)],
    ['Sums', () => new Sums({ halfLifeHours: 1, mostPairs: 64 }), (b, w, who, what, x) => (b as Sums).add(w, who, what, x)],
    ['Outcomes', () => new Outcomes({ halfLifeHours: 6, mostPairs: 64 }), (b, w, who, what, x) => (b as Outcomes).take(w, who, what, x < 500)],
    ['Recent', () => new Recent({ keepDays: 1, perEntity: 3, mostEntities: 8 }), (b, w, who, what) => (b as Recent).add(w, who, what)],
    ['Names', () => new Names(), (b, w, who, what) => (b as Names).learn(w, who, what, `${what}.example`)],
  ];

  it.each(kinds)('%s is the same after it was saved and loaded, also in what it evicts later', (_name, make, feed) => {
    const random = chance(11);
    const steps = Array.from(
      { length: 900 },
      (_, i) => [at(i), `e${Math.floor(random() * 30)}`, `v${Math.floor(random() * 40)}`, random() * 1e6] as const,
    );
    const straight = make();
    for (const s of steps) feed(straight, ...s);
    const first = make();
    for (const s of steps.slice(0, 450)) feed(first, ...s);
    const second = make();
    second.load(new ByteReader(saved(first)));
    for (const s of steps.slice(450)) feed(second, ...s);
    expect(saved(second)).toEqual(saved(straight));
  });

  it.each(kinds.filter(([name]) => name !== 'Names'))('%s learns nothing from what may not teach', (_name, make, feed) => {
    const block = make();
    for (let i = 0; i < 20; i++) feed(block, at(i), `e${i % 3}`, `v${i % 4}`, 100 + i);
    const before = saved(block);
    for (let i = 20; i < 60; i++) feed(block, at(i, false), `e${i % 5}`, `v${i}`, 1e9);
    expect(saved(block)).toEqual(before);
  });

  it('stays within its bounds under a flood of keys and counts what it threw out', () => {
    const block = new Novelty({ halfLifeDays: 1, mostPairs: 256 });
    for (let i = 0; i < 20_000; i++) block.learn(at(i), `e${i}`, `v${i}`);
    expect(block.evicted).toBeGreaterThan(30_000);
    expect(saved(block).length).toBeLessThan(256 * 2 * 80 + 256 * 50);
  });
});

describe('the slot table', () => {
  it('finds every key it holds while it grows, and no other', () => {
    const table = new SlotTable(1, 1 << 14);
    for (let i = 0; i < 3_000; i++) {
      hashText(`k${i}`);
      table.set(table.claim(i * 1_000), 0, i);
    }
    const found = Array.from({ length: 3_000 }, (_, i) => {
      hashText(`k${i}`);
      const slot = table.find();
      return slot < 0 ? -1 : table.get(slot, 0);
    });
    expect(found).toEqual(Array.from({ length: 3_000 }, (_, i) => i));
    hashText('not there');
    expect(table.find()).toBe(-1);
    expect(table.evicted).toBe(0);
  });

  it('throws out the least recently touched of a full bucket', () => {
    const table = new SlotTable(1, 8);
    for (let i = 0; i < 8; i++) {
      hashText(`k${i}`);
      table.claim(i * 1_000);
    }
    hashText('k0');
    table.claim(60_000);
    hashText('late');
    table.claim(61_000);
    hashText('k1');
    expect(table.find()).toBe(-1);
    hashText('k0');
    expect(table.find()).toBeGreaterThanOrEqual(0);
  });
});
