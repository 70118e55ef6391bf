import { anyTime } from './when';

const SEEN = Date.UTC(2026, 10, 24, 12);
const TEN = Date.UTC(2026, 10, 24, 10);

it.each([
  [1_795_514_400, TEN],
  [1_795_514_400_000, TEN],
  [1_795_514_400_000.926, TEN],
  [1_795_514_400.000_926, TEN],
  [1_795_514_400.123, TEN + 123],
  ['1795514400000000', TEN],
  ['/Date(1795514400000)/', TEN],
  ['/Date(1795514400000+0200)/', TEN],
  ['/Date(soon)/', undefined],
  ['/Date(999999999999999)/', undefined],
  ['Nov 24 10:00:00', TEN],
  ['11/24/2026 10:00:00 AM', TEN],
  ['24.11.2026 10:00:00', TEN],
  ['24/11/2026 10:00:00', TEN],
  ['05/06/2026 10:00:00', Date.UTC(2026, 4, 6, 10)],
  ['24.13.2026 10:00:00', undefined],
])('%p is %p', (value, expected) => {
  expect(anyTime(value, 'UTC', SEEN)).toBe(expected);
});
