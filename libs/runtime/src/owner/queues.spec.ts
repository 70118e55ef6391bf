import type { StreamName, StreamRecord } from '@cordon/wire';
import type { Arrival } from '../ports/log';
import { Queues } from './queues';

const arrival = (stream: StreamName, offset: number, seen: number): Arrival => ({
  stream,
  partition: 0,
  offset,
  record: { stream, id: `${stream}-${offset}`, tenant: 't', source: 's', trust: 2, at: seen, seen, cause: [], key: 'k', body: {} } as StreamRecord,
});

function queues(rows: Partial<Record<StreamName, readonly number[]>>): Queues {
  const q = new Queues(new Map());
  for (const [stream, seen] of Object.entries(rows) as [StreamName, readonly number[]][])
    void q.offer(
      stream,
      0,
      seen.map((s, i) => arrival(stream, i, s)),
      seen.length,
    );
  return q;
}

describe('queues of an owner', () => {
  it('share a cut between their streams, so that a full one does not starve the others', () => {
    const ranges = queues({ finding: [1, 2, 3, 4, 5, 6], command: [9] }).ranges(4);
    expect(ranges.map((r) => [r.stream, r.from, r.to])).toEqual([
      ['command', 0, 1],
      ['finding', 0, 2],
    ]);
  });

  it.each([
    [
      'takes what arrived within the span of the oldest, over all streams',
      { finding: [100, 110, 140], binding: [105, 500] },
      [
        ['binding', 1],
        ['finding', 2],
      ],
    ],
    ['leaves a stream out that is ahead of the others', { finding: [100, 101], binding: [9_000] }, [['finding', 2]]],
    ['stops at the first record beyond the span, to keep the order', { finding: [100, 200, 101] }, [['finding', 1]]],
    ['takes what is alone, however late', { binding: [9_000] }, [['binding', 1]]],
  ] as const)('with a span %s', (_what, rows, expected) => {
    const ranges = queues(rows).ranges(100, 30);
    expect(ranges.map((r) => [r.stream, r.to])).toEqual(expected);
  });

  it('always make progress with a span, until all is taken', () => {
    const q = queues({ finding: [5, 1, 700, 3], outcome: [2, 900], incident: [0, 0, 0] });
    let taken = 0;
    for (let cuts = 0; !q.empty && cuts < 20; cuts++) for (const r of q.ranges(2, 10)) taken += q.take(r).length;
    expect(taken).toBe(9);
  });

  it('hold a reader back when they are full, and let it go when half is taken', async () => {
    const q = new Queues(new Map());
    let room = false;
    const offered = q
      .offer(
        'event',
        0,
        Array.from({ length: 5_000 }, (_, i) => arrival('event', i, i)),
        5_000,
      )
      .then(() => (room = true));
    await Promise.resolve();
    expect(room).toBe(false);
    q.take({ stream: 'event', partition: 0, from: 0, to: 4_000 });
    await offered;
    expect(room).toBe(true);
  });
});
