import { conn, dns } from '../testing/events';
import { chance, DAY, deviceIp, HOUR, Life, MINUTE, MONDAY } from '../testing/life';
import { lived, UPDATES } from '../testing/week';

const NOW = MONDAY + 7 * DAY + 10 * HOUR;
const C2 = '203.0.113.214';
const beats = (ip: string, to: string, every: number, jitter: number, n: number, seed = 3) => {
  const random = chance(seed);
  return Array.from({ length: n }, (_, i) => conn(NOW + i * every + (random() * 2 - 1) * jitter * every, ip, to, 600));
};
const of = (life: Life, events: ReturnType<typeof beats>) => life.happen(events).filter((f) => f.detector === 'network.beaconing');
describe('beaconing', () => {
  it.each([
    ['a minute, hardly any jitter', MINUTE, 0.04],
    ['two minutes', 2 * MINUTE, 0.06],
    ['five minutes with a fifth of jitter', 5 * MINUTE, 0.2],
  ])('to a destination new to everybody is noticed within two dozen beats: %s', (_why, every, jitter) => {
    const found = of(lived(), [dns(NOW - 1_000, deviceIp(3), 'cdn-metrics.test', C2), ...beats(deviceIp(3), C2, every, jitter, 24)]);
    expect(found.at(-1)?.bits).toBeGreaterThan(3);
    expect(found.length).toBeLessThanOrEqual(3);
    expect(found[0]?.entities).toEqual([
      { kind: 'device', key: 'ws-3', role: 'actor' },
      { kind: 'ip', key: deviceIp(3), role: 'source' },
      { kind: 'ip', key: C2, role: 'destination' },
      { kind: 'domain', key: 'cdn-metrics.test', role: 'destination' },
    ]);
  });

  it('is noticed on a device that an incident holds, with the name it looked up, and without teaching anything', () => {
    const life = lived();
    life.hold(NOW - HOUR, { kind: 'device', key: 'ws-3' }, { kind: 'ip', key: deviceIp(3) });
    const found = of(life, [dns(NOW - 1_000, deviceIp(3), 'cdn-metrics.test', C2), ...beats(deviceIp(3), C2, MINUTE, 0.04, 24)]);
    expect(found.at(-1)?.bits).toBeGreaterThan(3);
    expect(found.length).toBeLessThanOrEqual(3);
    expect(found[0]?.entities).toContainEqual({ kind: 'domain', key: 'cdn-metrics.test', role: 'destination' });
    // Days later the destination is as new as on the first day: the held device has not made it known.
    const later = beats(deviceIp(4), C2, MINUTE, 0.04, 24).map((b) => ({ ...b, at: b.at + 3 * DAY, event: { ...b.event, time: b.at + 3 * DAY } }));
    expect(of(life, later)[0]?.reason).toMatch(/no other device goes there, and the organisation has known it for 0\.\d hours/);
  });

  it('is not what a poller does that was there all week, on whatever device', () => {
    expect(of(lived(), beats(deviceIp(3), UPDATES, 10 * MINUTE, 0.01, 60))).toEqual([]);
    expect(of(lived(), beats('10.0.0.77', UPDATES, 10 * MINUTE, 0.01, 60))).toEqual([]);
  });

  it('is not what a new agent does that starts on all devices at once', () => {
    const all = Array.from({ length: 12 }, (_, i) => beats(deviceIp(i), C2, 5 * MINUTE, 0.02, 20, i + 1)).flat();
    expect(of(lived(), all).filter((f) => f.bits >= 2)).toEqual([]);
  });

  it('is not what a person does who keeps coming back', () => {
    const random = chance(9);
    let at = NOW;
    const visits = Array.from({ length: 60 }, () => conn((at += 5_000 - Math.log(1 - random()) * 3 * MINUTE), deviceIp(3), C2, 600));
    expect(of(lived(), visits)).toEqual([]);
  });
});
