import { SimClock } from '@cordon/testing';
import { Lane } from './lane';

describe('a lane', () => {
  const make = (
    atOnce: number,
    perMinute?: number,
  ): { clock: SimClock; lane: Lane; begun: number[]; end: (i: number) => void; add: (n: number) => void } => {
    const clock = new SimClock();
    const lane = new Lane(clock, atOnce, perMinute);
    const begun: number[] = [];
    const ends = new Map<number, () => void>();
    let next = 0;
    const add = (n: number): void => {
      for (let k = 0; k < n; k++) {
        const i = next++;
        void lane.run(() => new Promise<void>((resolve) => (begun.push(i), ends.set(i, resolve)))).catch(() => undefined);
      }
    };
    return { clock, lane, begun, add, end: (i) => ends.get(i)?.() };
  };

  it('runs so many at once, the others in their order when there is room', async () => {
    const { clock, begun, add, end } = make(2);
    add(4);
    expect(begun).toEqual([0, 1]);
    end(1);
    await clock.advance(0);
    expect(begun).toEqual([0, 1, 2]);
  });

  it('starts so many in any minute, and no more', async () => {
    const { clock, begun, add } = make(100, 3);
    add(2);
    await clock.advance(40_000);
    add(3);
    expect(begun).toEqual([0, 1, 2]);
    await clock.advance(19_999);
    expect(begun).toHaveLength(3);
    await clock.advance(1);
    expect(begun).toEqual([0, 1, 2, 3, 4]);
  });

  it('hands on what the work answers or how it failed', async () => {
    const lane = new Lane(new SimClock(), 1);
    await expect(lane.run(() => Promise.resolve(7))).resolves.toBe(7);
    await expect(lane.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(lane.run(() => Promise.resolve(8))).resolves.toBe(8);
  });

  it('starts nothing any more when it was closed', async () => {
    const { clock, lane, begun, add, end } = make(1);
    add(2);
    lane.close();
    end(0);
    await clock.advance(0);
    expect(begun).toEqual([0]);
  });
});
