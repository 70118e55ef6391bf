import { batches, type Listed } from './batches';

const sized = (...sizes: number[]): Listed[] => sizes.map((sizeBytes, i) => ({ uid: i + 1, sizeBytes }));
const BOUNDS = { messages: 3, bytes: 100 };

test.each([
  ['nothing is no batch', sized(), []],
  ['messages that fit are one', sized(30, 30, 40), [[1, 2, 3]]],
  ['one byte more begins the next', sized(30, 30, 41), [[1, 2], [3]]],
  ['so does one message more', sized(1, 1, 1, 1), [[1, 2, 3], [4]]],
  ['one that is larger than all is alone', sized(10, 1_000, 10), [[1], [2], [3]]],
  ['the bytes of each are counted from its own beginning', sized(90, 60, 40, 1), [[1], [2, 3], [4]]],
])('%s', (_, listed, expected) => {
  expect(batches(listed, BOUNDS).map((b) => b.map((m) => m.uid))).toEqual(expected);
});
