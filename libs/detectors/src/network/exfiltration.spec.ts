import { conn } from '../testing/events';
import { DAY, deviceIp, HOUR, MINUTE, MONDAY } from '../testing/life';
import { BACKUP, lived, SITES } from '../testing/week';

const NOW = MONDAY + 7 * DAY + 14 * HOUR;
const DROP = '203.0.113.99';
const of = (...events: ReturnType<typeof conn>[]) => {
  return lived()
    .happen(events)
    .filter((f) => f.detector === 'network.exfiltration');
};

describe('exfiltration', () => {
  it('of some hundred megabytes to a new destination is noticed, with numbers to compare', () => {
    const [f] = of(conn(NOW, deviceIp(2), DROP, 700e6, 7 * MINUTE));
    expect(f?.bits).toBeGreaterThan(5);
    expect(f?.reason).toMatch(/sent 700 MB to 203\.0\.113\.99 .* never sent it bulk data/);
    expect(f?.entities).toContainEqual({ kind: 'device', key: 'ws-2', role: 'actor' });
    expect(f?.measures[0]).toMatchObject({ name: 'bytes sent', value: 700e6 });
  });

  it('in many pieces adds up', () => {
    const pieces = Array.from({ length: 80 }, (_, i) => conn(NOW + i * 20_000, deviceIp(2), DROP, 9e6));
    expect(of(...pieces).at(-1)?.bits).toBeGreaterThan(4);
  });

  it('in many pieces adds up on a device that an incident holds', () => {
    const life = lived();
    life.hold(NOW - HOUR, { kind: 'device', key: 'ws-2' }, { kind: 'ip', key: deviceIp(2) });
    const pieces = Array.from({ length: 80 }, (_, i) => conn(NOW + i * 20_000, deviceIp(2), DROP, 9e6));
    const found = life.happen(pieces).filter((f) => f.detector === 'network.exfiltration');
    expect(found.at(-1)?.bits).toBeGreaterThan(4);
    expect(found.length).toBeLessThanOrEqual(4);
  });

  it('is not the nightly backup, nor an extra one in the evening', () => {
    expect(of(conn(NOW + 6 * HOUR, '10.0.0.200', BACKUP, 3e9, 20 * MINUTE)).filter((f) => f.bits >= 2)).toEqual([]);
  });

  it('is not a few megabytes to a site that everybody uses', () => {
    expect(of(conn(NOW, deviceIp(2), SITES[0]?.ip ?? '', 8e6))).toEqual([]);
  });
});
