import type { Mark } from '@cordon/wire';
import { Marks } from './marks';

const mark = (seq: number, ordinal = 0, partition = 0): Mark => ({ stage: 'normalise', partition, seq, ordinal });

describe('marks', () => {
  it('tell what rose since they were last asked, as it was then', () => {
    const marks = Marks.load({ 'event/0/normalise/1': '7 0' });
    marks.advance('event/0', mark(1));
    marks.advance('event/0', mark(2));
    const first = marks.takeRisen();
    expect(marks.advance('event/0', mark(2))).toBe(false);
    expect(marks.takeRisen()).toEqual([]);
    marks.advance('event/0', mark(3, 4));
    expect(first).toEqual([{ key: 'event/0/normalise/0', seq: 2, ordinal: 0 }]);
    expect(marks.takeRisen()).toEqual([{ key: 'event/0/normalise/0', seq: 3, ordinal: 4 }]);
  });

  it('are those of another once all that rose there is taken over', () => {
    const [theirs, ours] = [Marks.load({ 'event/0/normalise/1': '7 0' }), Marks.load({ 'event/0/normalise/1': '7 0' })];
    for (const [seq, partition] of [
      [8, 1],
      [1, 0],
      [2, 0],
    ] as const) {
      theirs.advance('event/0', mark(seq, 0, partition));
      ours.raise(theirs.takeRisen());
    }
    expect(ours.save()).toEqual({ 'event/0/normalise/0': '2 0', 'event/0/normalise/1': '8 0' });
    expect(ours.save()).toEqual(theirs.save());
  });
});
