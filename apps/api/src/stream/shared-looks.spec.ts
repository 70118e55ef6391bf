import type { ChangeCursor } from '@cordon/store-clickhouse';
import { SimClock } from '@cordon/testing';
import { SharedLooks } from './shared-looks';

const at = (offset: number): ChangeCursor =>
  new Map([
    ['incident/0', { offset, storedAt: 1 }],
    ['action/0', { offset: 0, storedAt: 1 }],
  ]);
const turned = (cursor: ChangeCursor): ChangeCursor => new Map([...cursor].reverse());

it('a hundred listeners at one cursor are one look at the store; others, other tenants and a later time are looks of their own', async () => {
  const asked: string[] = [];
  const clock = new SimClock();
  const looks = new SharedLooks(
    (tenant, cursor) => {
      asked.push(`${tenant} ${cursor.get('incident/0')?.offset}`);
      return Promise.resolve([]);
    },
    clock,
    500,
  );
  await Promise.all(Array.from({ length: 100 }, (_, i) => looks.after('a', i % 2 ? at(1) : turned(at(1)), 100)));
  await looks.after('a', at(2), 100);
  await looks.after('b', at(1), 100);
  await clock.advance(499);
  await looks.after('a', at(1), 100);
  expect(asked).toEqual(['a 1', 'a 2', 'b 1']);
  await clock.advance(1);
  await looks.after('a', at(1), 100);
  expect(asked).toEqual(['a 1', 'a 2', 'b 1', 'a 1']);
});
