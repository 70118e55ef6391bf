import { playedAt } from './timeline';

const HOUR_MS = 3_600_000;

describe('the pace of the demonstration', () => {
  it('begins at once, keeps the order and plays a day in less than a minute', () => {
    const times = Array.from({ length: 24 * 60 + 1 }, (_, minute) => playedAt(minute * 60_000));
    expect(times[0]).toBe(0);
    for (let i = 1; i < times.length; i++) expect(times[i]).toBeGreaterThan(times[i - 1] ?? Infinity);
    expect(times.at(-1)).toBeLessThan(60_000);
  });

  it('reaches the first hour of work within three seconds, and gives an hour of the morning more time than the night', () => {
    expect(playedAt(9 * HOUR_MS)).toBeLessThan(3_000);
    expect(playedAt(10 * HOUR_MS) - playedAt(9 * HOUR_MS)).toBeGreaterThan(playedAt(6 * HOUR_MS) - playedAt(0));
  });

  it('goes on after midnight', () => {
    expect(playedAt(25 * HOUR_MS)).toBeGreaterThan(playedAt(24 * HOUR_MS));
  });
});
