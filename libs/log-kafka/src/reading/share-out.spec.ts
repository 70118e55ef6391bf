import * as fc from 'fast-check';
import { shareOut, type Holder } from './share-out';

const holder = (member: string, holds: number[] = [], leaving = false): Holder => ({ member, holds, leaving });
const shares = (members: Holder[], count: number) => Object.fromEntries(shareOut(members, count));

test.each<[string, Holder[], number, Record<string, number[]>]>([
  ['one member gets all', [holder('a')], 4, { a: [0, 1, 2, 3] }],
  ['a newcomer gets nothing that is still held', [holder('a', [0, 1, 2, 3]), holder('b')], 4, { a: [0, 1], b: [] }],
  ['and gets it when it has been given up', [holder('a', [0, 1]), holder('b')], 4, { a: [0, 1], b: [2, 3] }],
  [
    'a member that leaves keeps nothing, and what it holds goes to nobody yet',
    [holder('a', [0, 1], true), holder('b', [2, 3])],
    4,
    { a: [], b: [2, 3] },
  ],
  ['what nobody holds is shared', [holder('b', [2, 3])], 4, { b: [2, 3, 0, 1] }],
  ['held by two: both give it up', [holder('a', [0, 1]), holder('b', [1])], 2, { a: [0], b: [] }],
  ['more members than owners', [holder('a'), holder('b')], 1, { a: [0], b: [] }],
  ['who holds most keeps the larger share', [holder('a', [0]), holder('b', [1, 2])], 3, { a: [0], b: [1, 2] }],
  ['an owner that does not exist is forgotten', [holder('a', [0, 7])], 1, { a: [0] }],
])('%s', (_, members, count, expected) => {
  expect(shares(members, count)).toEqual(expected);
});

const groups = fc.record({
  count: fc.integer({ min: 1, max: 12 }),
  members: fc.array(fc.record({ holds: fc.uniqueArray(fc.nat(11)), leaving: fc.boolean() }), { minLength: 1, maxLength: 6 }),
});

test('no owner goes to two members, nor to one while another holds it', () => {
  fc.assert(
    fc.property(groups, ({ count, members }) => {
      const all = members.map((m, i) => holder(`m${i}`, m.holds, m.leaving));
      const given = [...shareOut(all, count)].flatMap(([member, share]) => share.map((owner) => ({ member, owner })));
      expect(new Set(given.map(({ owner }) => owner)).size).toBe(given.length);
      for (const { member, owner } of given) expect(all.filter((m) => m.member !== member && m.holds.includes(owner))).toEqual([]);
    }),
  );
});

test('after members have given up what they must, two more rounds share everything evenly and then nothing moves', () => {
  fc.assert(
    fc.property(groups, ({ count, members }) => {
      const present = members.filter((m) => !m.leaving);
      fc.pre(present.length > 0);
      let now = present.map((m, i) => holder(`m${i}`, m.holds));
      const round = (): void => {
        const next = shareOut(now, count);
        now = now.map(({ member }) => holder(member, next.get(member)));
      };
      for (let i = 0; i < 3; i++) round();
      const sizes = now.map(({ holds }) => holds.length);
      expect(now.flatMap(({ holds }) => holds).sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i));
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      const settled = now;
      round();
      expect(now.map(({ holds }) => [...holds].sort())).toEqual(settled.map(({ holds }) => [...holds].sort()));
    }),
  );
});
