import { dns, mail } from '../testing/events';
import { DAY, deviceIp, HOUR, Life, mailOf, MINUTE, MONDAY } from '../testing/life';
import { lived, SITES } from '../testing/week';

const NOW = MONDAY + 7 * DAY + 9 * HOUR;
const of = (life: Life, ...events: ReturnType<typeof dns>[]) => life.happen(events).filter((f) => f.detector === 'network.linked-click');
const lure = (host: string, to = 'anna') =>
  mail(NOW, { from: 'x@stranger.example', to: mailOf(to), id: 'm7@stranger.example', links: [{ url: `https://${host}/d/1`, text: 'open' }] });

describe('a click on a mailed link', () => {
  it('ties the device to the mail by url, domain and message, and walks back to both', () => {
    const [f] = of(lived(), lure('files.account-verify.test'), dns(NOW + 19 * MINUTE, deviceIp(0), 'files.account-verify.test', '203.0.113.5'));
    expect(f?.bits).toBeGreaterThan(2);
    expect(f?.bits).toBeLessThan(4);
    expect(f?.entities).toEqual([
      { kind: 'device', key: 'ws-0', role: 'actor' },
      { kind: 'ip', key: deviceIp(0), role: 'source' },
      { kind: 'url', key: 'https://files.account-verify.test/d/1', role: 'artefact' },
      { kind: 'domain', key: 'files.account-verify.test', role: 'artefact' },
      { kind: 'domain', key: 'account-verify.test', role: 'artefact' },
      { kind: 'message', key: 'm7@stranger.example', role: 'artefact' },
    ]);
    expect(f?.evidence.map((e) => e.source)).toEqual(['zeek', 'mail']);
  });

  it('weighs less on a device of somebody else than of the recipient', () => {
    const look = (device: number) =>
      of(lived(), lure('verify.test'), dns(NOW + MINUTE, deviceIp(device), 'verify.test', '203.0.113.5'))[0]?.bits ?? 0;
    expect(look(5)).toBeLessThan(look(0));
  });

  it.each([
    ['the site was known before the mail', lure(SITES[0]?.host ?? ''), dns(NOW + MINUTE, '10.0.0.77', SITES[0]?.host ?? '', '198.19.2.1')],
    ['the mail came after the visit', lure('late.test'), dns(NOW - MINUTE, deviceIp(0), 'late.test', '203.0.113.5')],
    ['the mail is older than a week', lure('old.test'), dns(NOW + 8 * DAY, deviceIp(0), 'old.test', '203.0.113.5')],
  ])('is none when %s', (_why, ...events) => {
    expect(of(lived(), ...events)).toEqual([]);
  });
});
