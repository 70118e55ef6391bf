import { isZone, parseHours, within } from './hours';

const at = (text: string, iso: string, zone = 'UTC'): boolean => {
  const hours = parseHours(text);
  if (!hours) throw new Error(`no hours: ${text}`);
  return within(hours, Date.parse(iso), zone);
};

describe('hours of a week', () => {
  it.each(['', 'mon', 'mon 8:00-18:00', 'mon 08:00-25:00', 'mon 18:00-08:00', 'mon 08:00-08:00', 'mon 08:00-24:30', 'mo-fr 08:00-18:00'])(
    'are not %p',
    (text) => {
      expect(parseHours(text)).toBeUndefined();
    },
  );

  // 2026-01-05 is a Monday.
  it.each<[string, string, string, boolean]>([
    ['mon-fri 08:00-18:00', '2026-01-05T08:00:00Z', 'UTC', true],
    ['mon-fri 08:00-18:00', '2026-01-05T07:59:59Z', 'UTC', false],
    ['mon-fri 08:00-18:00', '2026-01-09T17:59:59Z', 'UTC', true],
    ['mon-fri 08:00-18:00', '2026-01-09T18:00:00Z', 'UTC', false],
    ['mon-fri 08:00-18:00', '2026-01-10T12:00:00Z', 'UTC', false],
    ['sat-mon 00:00-24:00', '2026-01-11T23:59:59Z', 'UTC', true],
    ['sat-mon 00:00-24:00', '2026-01-06T00:00:00Z', 'UTC', false],
    ['sun 00:00-24:00', '2026-01-11T00:00:00Z', 'UTC', true],
    ['mon-fri 08:00-18:00', '2026-01-05T07:30:00Z', 'Europe/Berlin', true],
    ['mon-fri 08:00-18:00', '2026-07-06T06:30:00Z', 'Europe/Berlin', true],
    ['mon-fri 08:00-18:00', '2026-07-06T16:30:00Z', 'Europe/Berlin', false],
  ])('%s at %s in %s: %p', (text, iso, zone, expected) => {
    expect(at(text, iso, zone)).toBe(expected);
  });

  it('know which zones there are', () => {
    expect(['UTC', 'Europe/Berlin', 'Europe/Nowhere', ''].map(isZone)).toEqual([true, true, false, false]);
  });
});
