import { StallWatch } from './stall-watch';

const at = (position: number, end: number) => [{ key: 'raw/0', position, end }];

test.each<[string, [number, number, number][], boolean]>([
  [
    'nothing to read is no stall',
    [
      [0, 5, 5],
      [9_999, 5, 5],
    ],
    false,
  ],
  [
    'moving is no stall',
    [
      [0, 5, 9],
      [900, 6, 9],
      [1_800, 7, 9],
    ],
    false,
  ],
  [
    'not moving for as long is one',
    [
      [0, 5, 9],
      [900, 5, 9],
      [1_000, 5, 9],
    ],
    true,
  ],
  [
    'not yet',
    [
      [0, 5, 9],
      [999, 5, 9],
    ],
    false,
  ],
  [
    'time counts from when there was something to read',
    [
      [0, 5, 5],
      [5_000, 5, 5],
      [5_900, 5, 9],
    ],
    false,
  ],
  [
    'a seek back is moving',
    [
      [0, 5, 9],
      [500, 2, 9],
      [1_400, 2, 9],
    ],
    false,
  ],
])('%s', (_, looks, stalled) => {
  const watch = new StallWatch(1_000);
  const last = looks.map(([now, position, end]) => watch.look(now, at(position, end))).at(-1);
  expect(last).toEqual(stalled ? ['raw/0'] : []);
});

test('what was not looked at, because it was paused, starts anew', () => {
  const watch = new StallWatch(1_000);
  watch.look(0, at(5, 9));
  watch.look(900, []);
  expect(watch.look(1_800, at(5, 9))).toEqual([]);
  expect(watch.look(2_800, at(5, 9))).toEqual(['raw/0']);
});
