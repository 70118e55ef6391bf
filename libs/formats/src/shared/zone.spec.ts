import { isZone, zonedToUtc } from './zone';

const at = (text: string, zone: string): string => {
  const [y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0] = text.split(/[- :]/).map(Number);
  return new Date(zonedToUtc(y, mo, d, h, mi, s, 0, zone)).toISOString();
};

describe('the wall clock of a zone', () => {
  it.each([
    ['UTC needs no table', '2026-11-28 10:00:00', 'UTC', '2026-11-28T10:00:00.000Z'],
    ['winter in Berlin', '2026-01-15 12:00:00', 'Europe/Berlin', '2026-01-15T11:00:00.000Z'],
    ['summer in Berlin', '2026-07-15 12:00:00', 'Europe/Berlin', '2026-07-15T10:00:00.000Z'],
    ['the last second before the clocks go forward', '2026-03-29 01:59:59', 'Europe/Berlin', '2026-03-29T00:59:59.000Z'],
    ['a time that was skipped is read by the clock before', '2026-03-29 02:30:00', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    ['the first second after the clocks went forward', '2026-03-29 03:00:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
    ['of two times of one name the earlier', '2026-10-25 02:30:00', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['the last second before the hour that comes twice', '2026-10-25 01:59:59', 'Europe/Berlin', '2026-10-24T23:59:59.000Z'],
    ['the first second after it', '2026-10-25 03:00:00', 'Europe/Berlin', '2026-10-25T02:00:00.000Z'],
    ['west of Greenwich, skipped', '2026-03-08 02:30:00', 'America/New_York', '2026-03-08T07:30:00.000Z'],
    ['west of Greenwich, twice', '2026-11-01 01:30:00', 'America/New_York', '2026-11-01T05:30:00.000Z'],
    ['south of the equator, twice', '2026-04-05 02:30:00', 'Australia/Sydney', '2026-04-04T15:30:00.000Z'],
    ['south of the equator, skipped', '2026-10-04 02:30:00', 'Australia/Sydney', '2026-10-03T16:30:00.000Z'],
    ['a change of half an hour', '2026-04-05 01:45:00', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z'],
    ['after a change of half an hour', '2026-04-05 02:00:00', 'Australia/Lord_Howe', '2026-04-04T15:30:00.000Z'],
    ['a zone of quarter hours', '2026-06-01 00:00:00', 'Asia/Kathmandu', '2026-05-31T18:15:00.000Z'],
    ['a day that did not exist', '2011-12-30 12:00:00', 'Pacific/Apia', '2011-12-30T22:00:00.000Z'],
    ['a change at one minute past midnight', '2010-11-07 00:00:30', 'America/St_Johns', '2010-11-07T02:30:30.000Z'],
  ])('%s', (_why, local, zone, utc) => {
    expect(at(local, zone)).toBe(utc);
  });

  it('keeps milliseconds', () => {
    expect(zonedToUtc(2026, 7, 1, 0, 0, 0, 123, 'Europe/Berlin') % 1_000).toBe(123);
  });

  it('knows no zone by another name than its own', () => {
    expect(zonedToUtc(2026, 7, 1, 0, 0, 0, 0, 'Mars/Olympus')).toBeNaN();
    expect(isZone('Mars/Olympus')).toBe(false);
    expect(isZone('Europe/Berlin')).toBe(true);
  });

  it('agrees with the clock that the runtime shows, through a year', () => {
    for (const name of ['America/Sao_Paulo', 'Europe/Dublin', 'Africa/Casablanca', 'Asia/Tehran']) {
      const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: name, dateStyle: 'short', timeStyle: 'medium' });
      for (let ms = Date.UTC(2017, 0, 1); ms < Date.UTC(2018, 0, 1); ms += 5_400_000) {
        const local = shown.format(ms);
        const back = Date.parse(at(local, name));
        // The second of two times of one name comes back as the first.
        if (back !== ms) expect(shown.format(back)).toBe(local);
        expect(back).toBeLessThanOrEqual(ms);
      }
    }
  });
});
