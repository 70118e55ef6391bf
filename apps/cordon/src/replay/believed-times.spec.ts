import { believedTimes } from './believed-times';
import { Column } from './column';

const NOW = Date.UTC(2026, 0, 1);
const T = Date.UTC(2025, 5, 1);

describe('the arrival of a replayed record', () => {
  it.each([
    [
      'is its own time',
      [
        [T, 0],
        [T + 5, 0],
      ],
      [T, T + 5],
    ],
    [
      'is that of the one before it when it claims 2099, 1970, 1e300 or nothing',
      [
        [T, 0],
        [T, 0],
        [T, 0],
        [T, 0],
        [Date.UTC(2099, 0), 0],
        [0, 0],
        [1e300, 0],
        [NaN, 0],
      ],
      [T, T, T, T, T, T, T, T],
    ],
    [
      'is that of the first after it at the head of a file',
      [
        [T, 0],
        [NaN, 1],
        [T + 9, 1],
      ],
      [T, T + 9, T + 9],
    ],
    [
      'is now when nothing says a time',
      [
        [NaN, 0],
        [0, 1],
      ],
      [NOW, NOW],
    ],
    [
      'is its own when most lie ahead of the machine, whose clock is then wrong',
      [
        [NOW + 1e9, 0],
        [NOW + 1e9, 0],
      ],
      [NOW + 1e9, NOW + 1e9],
    ],
  ] as const)('%s', (_why, rows, expected) => {
    const times = new Column(Float64Array);
    const fileOf = new Column(Uint32Array);
    for (const [time, file] of rows) {
      times.push(time);
      fileOf.push(file);
    }
    believedTimes({ times, fileOf }, NOW);
    expect(rows.map((_, i) => times.at(i))).toEqual(expected);
  });
});
