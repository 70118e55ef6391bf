import { download, FAR, OFFICE } from '../testing/events';
import { DAY, HOUR, MINUTE, mailOf, MONDAY } from '../testing/life';
import { CARRIER, lived } from '../testing/week';

const NOW = MONDAY + 7 * DAY + 10 * HOUR;
const taking = (name: string, files: number, everyMs: number, operation?: string) =>
  Array.from({ length: files }, (_, i) => download(NOW + i * everyMs, mailOf(name), FAR, `shelf-${i}.pdf`, operation));
const of = (happenings: ReturnType<typeof taking>, life = lived()) => life.happen(happenings).filter((f) => f.detector === 'cloud.mass-download');

describe('mass download', () => {
  it('of a whole shelf by somebody who takes a few files an hour is noticed, with numbers to compare', () => {
    const found = of(taking('anna', 600, 3_000));
    const f = found.at(-1);
    expect(f?.bits).toBeGreaterThan(3);
    expect(f?.reason).toMatch(/downloaded \d{2,} different files .* its most was \d, the most of anybody in the organisation 6\d\./);
    expect(f?.entities).toEqual([
      { kind: 'user', key: mailOf('anna'), role: 'actor' },
      { kind: 'ip', key: FAR.ip, role: 'source' },
    ]);
    expect(f?.normal[0]).toMatch(/^[12] files of this account in an hour$/);
    expect(found.length).toBeLessThanOrEqual(4);
  });

  it('weighs more, the more is taken', () => {
    const [some, many] = [100, 2_000].map((n) => of(taking('anna', n, 1_000)).at(-1)?.bits ?? 0);
    expect(many).toBeGreaterThan((some ?? 0) + 2);
  });

  it('is seen to its end though an incident holds the account', () => {
    const life = lived();
    life.hold(NOW - HOUR, { kind: 'user', key: mailOf('anna') });
    expect(of(taking('anna', 600, 3_000), life).at(-1)?.bits).toBeGreaterThan(3);
  });

  it.each([
    ['a morning of fifteen files', taking('anna', 15, 2 * MINUTE)],
    ['what a colleague takes along every day', taking(CARRIER, 65, 20_000)],
    ['what a synchronising client fetches', taking('anna', 600, 3_000, 'FileSyncDownloadedFull')],
    ['one file, again and again', Array.from({ length: 300 }, (_, i) => download(NOW + i * 5_000, mailOf('anna'), OFFICE, 'plan.docx'))],
  ])('is not %s', (_what, happenings) => {
    expect(of(happenings)).toEqual([]);
  });
});
