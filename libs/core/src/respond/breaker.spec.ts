import { breakerTrip, type BreakerFacts, type Effect } from './breaker';

const NOW = Date.UTC(2026, 0, 31);
const HOUR = 3_600_000;
const effect = (change: Partial<Effect> = {}): Effect => ({
  actuator: 'nftables:block-traffic',
  verb: 'block_traffic',
  at: NOW - 2 * HOUR,
  unverified: false,
  wrong: false,
  ...change,
});
const some = (n: number, change: Partial<Effect> = {}): Effect[] => Array.from({ length: n }, () => effect(change));
const trip = (effects: Effect[], change: Partial<BreakerFacts> = {}): string | undefined =>
  breakerTrip({ effects, now: NOW, armedAt: 0, leastAnHour: () => 10, ...change });

describe('the circuit breaker', () => {
  it.each<[string, Effect[], string | undefined]>([
    ['nothing was done', [], undefined],
    ['all was well', some(200), undefined],
    ['four false alarms of four', some(4, { wrong: true }), undefined],
    ['five false alarms of fifty', [...some(45), ...some(5, { wrong: true })], undefined],
    ['five false alarms of forty-nine', [...some(44), ...some(5, { wrong: true })], '5 of 49 effects were false alarms'],
    ['two not in place of two', some(2, { unverified: true }), undefined],
    ['three not in place of sixty', [...some(57), ...some(3, { unverified: true })], undefined],
    [
      'three not in place of fifty-nine',
      [...some(56), ...some(3, { unverified: true })],
      '3 of 59 effects of nftables:block-traffic were not found in place',
    ],
    [
      'three of an actuator’s few, among many of another',
      [...some(500, { actuator: 'edl:block-traffic' }), ...some(3, { unverified: true })],
      '3 of 3 effects of nftables:block-traffic were not found in place',
    ],
  ])('%s', (_what, effects, expected) => {
    expect(trip(effects)).toBe(expected);
  });

  it('does not open again for what was known when a person armed it', () => {
    const effects = some(9, { wrong: true, unverified: true });
    expect(trip(effects, { armedAt: NOW - HOUR })).toBeUndefined();
    expect(trip([...effects, ...some(5, { wrong: true, at: NOW - 1 })], { armedAt: NOW - HOUR })).toBe('5 of 5 effects were false alarms');
  });

  describe('the rate', () => {
    /** `each` effects in the nth hour back. */
    const hours = (n: number, each: number): Effect[] => Array.from({ length: n }, (_, i) => some(each, { at: NOW - (i + 2) * HOUR + 1 })).flat();
    const now = (n: number): Effect[] => some(n, { at: NOW - 60_000 });

    it('in a tenant without history may reach the least, and no more', () => {
      expect(trip(now(10))).toBeUndefined();
      expect(trip(now(11))).toBe('11 effects of nftables:block-traffic in an hour; usual are 0');
    });

    it('may be three times the 99th percentile of the hours of 30 days, of which seven may be busier', () => {
      expect(trip([...hours(8, 5), ...now(15)])).toBeUndefined();
      expect(trip([...hours(8, 5), ...now(16)])).toBe('16 effects of nftables:block-traffic in an hour; usual are 5');
      expect(trip([...hours(7, 500), ...now(11)])).toContain('usual are 0');
    });

    it('is that of each actuator', () => {
      expect(trip([...now(10), ...now(10).map((e) => ({ ...e, actuator: 'edl:block-traffic' }))])).toBeUndefined();
    });

    it('forgets what is older than 30 days', () => {
      const old = some(100, { at: NOW - 31 * 24 * HOUR });
      expect(trip([...hours(8, 5), ...old, ...now(16)])).toContain('usual are 5');
    });
  });
});
