import { resolveTime } from './resolve-time';
import { readStamp } from './stamp';

const resolve = (text: string, seen: string, zone?: string): string | undefined => {
  const stamp = readStamp(text, 0);
  if (!stamp) throw new Error(`no time: ${text}`);
  const ms = resolveTime(stamp.time, { seen: Date.parse(seen), ...(zone === undefined ? {} : { zone }) });
  return ms === undefined ? undefined : new Date(ms).toISOString();
};

describe('the time of a header', () => {
  it.each([
    ['has the year of its arrival', 'Jun  5 10:00:00', '2026-06-05T10:00:01Z', undefined, '2026-06-05T10:00:00.000Z'],
    ['of December, read in January, is of last year', 'Dec 31 23:59:58', '2026-01-01T00:00:02Z', undefined, '2025-12-31T23:59:58.000Z'],
    ['of January, read in December, is of next year', 'Jan  1 00:00:02', '2025-12-31T23:59:58Z', undefined, '2026-01-01T00:00:02.000Z'],
    ['of a zone ahead is next year already', 'Jan  1 00:30:00', '2025-12-31T15:30:01Z', 'Asia/Tokyo', '2025-12-31T15:30:00.000Z'],
    ['on 29 February is of a year that has one', 'Feb 29 12:00:00', '2027-03-01T00:00:00Z', undefined, '2028-02-29T12:00:00.000Z'],
    ['takes the zone of the source', 'Jul  1 12:00:00', '2026-07-01T10:00:00Z', 'Europe/Berlin', '2026-07-01T10:00:00.000Z'],
    ['takes its own zone before that of the source', 'Jul  1 12:00:00 PDT', '2026-07-01T19:00:00Z', 'Europe/Berlin', '2026-07-01T19:00:00.000Z'],
    [
      'takes that of the source where its own is one of several',
      'Jul  1 12:00:00 CST',
      '2026-07-01T04:00:00Z',
      'Asia/Shanghai',
      '2026-07-01T04:00:00.000Z',
    ],
    ['keeps the year that it says', 'Mar 01 2019 12:00:00', '2026-07-01T00:00:00Z', undefined, '2019-03-01T12:00:00.000Z'],
    ['is not on a day that does not exist', '2026-02-30T12:00:00Z', '2026-07-01T00:00:00Z', undefined, undefined],
    ['is nowhere in a zone that does not exist', 'Mar  1 12:00:00', '2026-07-01T00:00:00Z', 'Mars/Olympus', undefined],
    ['may have a leap second', '2016-12-31T23:59:60Z', '2026-07-01T00:00:00Z', undefined, '2017-01-01T00:00:00.000Z'],
  ])('%s', (_why, text, seen, zone, expected) => {
    expect(resolve(text, seen, zone)).toBe(expected);
  });
});
