import { CORRELATE_SETTINGS, opens } from '@cordon/core';
import { aws, FAR, OFFICE } from '../testing/events';
import { DAY, HOUR, MINUTE, MONDAY } from '../testing/life';
import { ADMIN, lived, READER } from '../testing/week';

const NOW = MONDAY + 7 * DAY + 10 * HOUR;
const of = (...events: ReturnType<typeof aws>[]) => {
  return lived()
    .happen(events)
    .filter((f) => f.detector === 'cloud.sensitive-api');
};

describe('sensitive cloud calls', () => {
  it('of a reader’s key from abroad are noticed one by one, the new key among the entities', () => {
    const calls = ['GetCallerIdentity', 'ListUsers', 'CreateAccessKey'].map((c, i) =>
      aws(NOW + i * MINUTE, READER, FAR, c, c === 'CreateAccessKey' ? { made: 'AKIANEW' } : {}),
    );
    const found = of(...calls);
    expect(found.map((f) => f.title)).toEqual([
      'Sensitive cloud call: GetCallerIdentity',
      'Sensitive cloud call: ListUsers',
      'Sensitive cloud call: CreateAccessKey',
    ]);
    const key = found.at(-1);
    expect(key?.bits).toBeGreaterThan(4);
    expect(key?.techniques).toEqual(['T1098.001', 'T1078.004']);
    expect(key?.entities).toEqual([
      { kind: 'principal', key: READER, role: 'actor' },
      { kind: 'key', key: 'AKIAOWN', role: 'actor' },
      { kind: 'ip', key: FAR.ip, role: 'source' },
      { kind: 'key', key: 'AKIANEW', role: 'target' },
    ]);
    expect(key?.normal).toContain('GetCostAndUsage');
  });

  it.each([
    ['AccessDenied', 'it was refused'],
    ['TrailNotFoundException', 'it failed'],
  ])('that end in %s are told as tried, once, and told when they work later', (error, reason) => {
    const call = (minute: number, more = {}): ReturnType<typeof aws> => aws(NOW + minute * MINUTE, READER, OFFICE, 'DeleteTrail', more);
    const found = of(call(0, { error }), call(1, { error }), call(2));
    expect(found.map((f) => [f.title, f.attempted])).toEqual([
      ['Sensitive cloud call that failed: DeleteTrail', true],
      ['Sensitive cloud call: DeleteTrail', undefined],
    ]);
    expect(found[0]?.reason).toContain(reason);
  });

  it('turning recording off weighs even from a principal of whom nothing is known', () => {
    const [f] = of(aws(NOW, 'arn:aws:iam::111122223333:user/unknown', OFFICE, 'StopLogging'));
    expect(f?.bits).toBeGreaterThan(2);
    expect(f?.techniques).toEqual(['T1562.008']);
  });

  it.each([
    ['an admin who sets up a service at the own desk', ADMIN, OFFICE, false],
    ['the admin’s key used abroad', ADMIN, FAR, true],
    ['a reader’s key used abroad', READER, FAR, true],
  ])('of many kinds in one hour: %s', (_who, principal, from, incident) => {
    const setUp = 'CreateUser CreateRole AttachRolePolicy AttachUserPolicy CreateAccessKey PutBucketPolicy RunInstances PutRolePolicy AddUserToGroup';
    const found = of(...setUp.split(' ').map((call, i) => aws(NOW + i * MINUTE, principal, from, call)));
    expect(found.length).toBeGreaterThanOrEqual(8);
    const members = found.map((f) => ({ ...f, sources: [], raw: [], suffices: false }));
    expect(opens(members, CORRELATE_SETTINGS)).toBe(incident);
  });

  it('that failed once are no habit broken by one failure of a call made daily', () => {
    expect(of(aws(NOW, ADMIN, OFFICE, 'ListRoles', { error: 'Throttling' }))).toEqual([]);
  });

  it('of an admin at the own desk weigh little, and daily work nothing', () => {
    expect(of(aws(NOW, ADMIN, OFFICE, 'ListBuckets'), aws(NOW + 1, ADMIN, OFFICE, 'DescribeInstances'))).toEqual([]);
    expect(of(aws(NOW, ADMIN, OFFICE, 'ListUsers'))[0]?.bits ?? 0).toBeLessThan(2);
    expect(of(aws(NOW, ADMIN, OFFICE, 'CreateAccessKey'))[0]?.bits ?? 0).toBeLessThan(4);
  });
});
