import { aws, FAR, OFFICE, type Net } from '../testing/events';
import { DAY, HOUR, MINUTE, MONDAY } from '../testing/life';
import { lived, READER } from '../testing/week';
import { LOOK_AROUND } from './look-around';

const NOW = MONDAY + 7 * DAY + 10 * HOUR;
const NEW = 'arn:aws:iam::111122223333:user/just-made';
const SERVICES = ['iam', 'ec2', 's3', 'rds', 'lambda', 'kms'];
/** Reading calls of no weight of their own, `each` of every service, a minute apart. */
const tour = (who: string, services: readonly string[], each: number, more = {}, net: Net = OFFICE): ReturnType<typeof aws>[] =>
  services.flatMap((s, i) =>
    Array.from({ length: each }, (_, n) =>
      aws(NOW + (i * each + n) * MINUTE, who, net, `Describe${s}Thing${n}`, { service: `${s}.amazonaws.com`, ...more }),
    ),
  );
const looks = (events: ReturnType<typeof aws>[]) =>
  lived()
    .happen(events)
    .filter((f) => f.title === LOOK_AROUND.title);

describe('a wide look around a cloud account', () => {
  it('by a principal with habits is a finding that weighs, and is told again only when it has grown', () => {
    const found = looks(tour(READER, SERVICES, 4, {}, FAR));
    expect(found.length).toBeGreaterThanOrEqual(1);
    expect(found.length).toBeLessThanOrEqual(3);
    expect(found[0]?.bits).toBeGreaterThan(3);
    expect(found[0]?.tactics).toEqual(['TA0007']);
    expect(found[0]?.entities).toContainEqual({ kind: 'ip', key: FAR.ip, role: 'source' });
  });

  it('by one of whom nothing is known is a finding, too weak to open an incident', () => {
    const found = looks(tour(NEW, SERVICES, 4));
    expect(found.length).toBeGreaterThanOrEqual(1);
    for (const f of found) expect(f.bits).toBeLessThan(3);
  });

  it('that is refused everywhere weighs more', () => {
    const most = (events: ReturnType<typeof aws>[]): number => Math.max(...looks(events).map((f) => f.bits));
    expect(most(tour(NEW, SERVICES, 4, { error: 'AccessDenied' }))).toBeGreaterThan(most(tour(NEW, SERVICES, 4)));
  });

  it.each([
    ['a page of the console that asks one service for much', tour(READER, ['ec2'], 20)],
    ['two services', tour(READER, ['ec2', 's3'], 10)],
    [
      'the same calls over and over',
      Array.from({ length: 40 }, (_, n) =>
        aws(NOW + n * 1_000, READER, OFFICE, `DescribeThing${n % 4}`, { service: `${SERVICES[n % 4] ?? ''}.amazonaws.com` }),
      ),
    ],
    ['as many calls over two days', tour(READER, SERVICES, 2).map((h, i) => ({ ...h, at: NOW + i * 4 * HOUR }))],
    ['calls that make things', tour(READER, SERVICES, 4).map((h) => ({ ...h, event: { ...h.event, activity_id: 1 } }))],
  ])('is not %s', (_what, events) => {
    expect(looks(events)).toEqual([]);
  });
});
