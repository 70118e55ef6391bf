import type { Change, ChangeCursor } from '@cordon/store-clickhouse';
import { SimClock } from '@cordon/testing';
import { CordonError } from '@cordon/wire';
import { changeFeed, type Beat, type FeedParts } from './change-feed';
import { cursorText, readCursor } from './cursor-text';

const change = (offset: number): Change =>
  ({ kind: 'outcome', place: 'outcome/0', offset, storedAt: 100 + offset, body: { id: `o${offset}` } }) as Change;

/** A store of outcomes whose look can fail. */
class Rows {
  all: Change[] = [];
  asked: { from: number; limit: number }[] = [];
  failure: Error | undefined;

  readonly after = (cursor: ChangeCursor, limit: number): Promise<readonly Change[]> => {
    const from = cursor.get('outcome/0')?.offset ?? -1;
    this.asked.push({ from, limit });
    if (this.failure) return Promise.reject(this.failure);
    return Promise.resolve(this.all.filter((c) => c.offset > from).slice(0, limit));
  };
}

describe('a feed', () => {
  const setUp = () => {
    const rows = new Rows();
    const clock = new SimClock();
    const stopper = new AbortController();
    const settings = { lookMs: 1_000, aliveMs: 15_000, page: 3 };
    const parts: FeedParts = { changesAfter: rows.after, clock, signal: stopper.signal, settings };
    const feed = changeFeed(new Map(), parts);
    const beats: Beat[] = [];
    const listen = async (): Promise<void> => {
      for await (const beat of feed) beats.push(beat);
    };
    const told = (): (number | string)[] => beats.map((b) => (b.kind === 'alive' ? 'alive' : b.change.offset));
    return { rows, clock, stopper, feed, beats, listen, told };
  };

  it('gives a sign of life after each silence of 15 s, and none while it has something to tell', async () => {
    const { rows, clock, stopper, listen, told } = setUp();
    const listening = listen();
    await clock.advance(14_000);
    expect(told()).toEqual([]);
    await clock.advance(1_000);
    expect(told()).toEqual(['alive']);
    await clock.advance(10_000);
    rows.all.push(change(0));
    await clock.advance(1_000);
    await clock.advance(14_000);
    expect(told()).toEqual(['alive', 0]);
    await clock.advance(1_000);
    expect(told()).toEqual(['alive', 0, 'alive']);
    stopper.abort();
    await listening;
  });

  it('waits while the store cannot be reached, and goes on where it was', async () => {
    const { rows, clock, stopper, listen, told } = setUp();
    const listening = listen();
    rows.all.push(change(0));
    await clock.advance(1_000);
    rows.failure = new CordonError('CORDON_STORE_UNAVAILABLE', 'down', true);
    rows.all.push(change(1), change(2));
    await clock.advance(5_000);
    expect(told()).toEqual([0]);
    rows.failure = undefined;
    await clock.advance(1_000);
    expect(told()).toEqual([0, 1, 2]);
    stopper.abort();
    await listening;
  });

  it('ends with what waiting cannot mend', async () => {
    const { rows, listen } = setUp();
    rows.failure = new CordonError('CORDON_STORE_QUERY', 'refused');
    await expect(listen()).rejects.toMatchObject({ code: 'CORDON_STORE_QUERY' });
  });

  it('holds one page for a listener who takes nothing, whatever comes meanwhile', async () => {
    const { rows, clock, stopper, feed } = setUp();
    rows.all = Array.from({ length: 1_000 }, (_, i) => change(i));
    await feed.next();
    await clock.advance(60_000);
    expect(rows.asked).toEqual([{ from: -1, limit: 3 }]);
    for (let i = 0; i < 3; i++) await feed.next();
    expect(rows.asked.map((a) => a.from)).toEqual([-1, 2]);
    stopper.abort();
    await feed.return();
  });
});

describe('a cursor as text', () => {
  it.each<[ChangeCursor, string]>([
    [new Map(), '-'],
    [new Map([['incident/3', { offset: 41, storedAt: 1_767_225_600 }]]), 'incident/3=41@1767225600'],
    [
      new Map([
        ['incident/3', { offset: 41, storedAt: 1 }],
        ['outcome/12', { offset: 0, storedAt: 2 }],
      ]),
      'incident/3=41@1,outcome/12=0@2',
    ],
  ])('%j is %s, and is read again', (cursor, text) => {
    expect(cursorText(cursor)).toBe(text);
    expect(readCursor(text)).toEqual(cursor);
  });

  it('of more places than there are is refused', () => {
    expect(() => readCursor(Array.from({ length: 769 }, (_, i) => `action/${i}=1@1`).join(','))).toThrow(
      expect.objectContaining({ code: 'CORDON_API_INVALID' }),
    );
  });
});
