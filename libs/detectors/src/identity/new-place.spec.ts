import { FAR, HOTEL, logon, OFFICE, type Net } from '../testing/events';
import { DAY, HOUR, Life, mailOf, MINUTE, MONDAY } from '../testing/life';
import { lived } from '../testing/week';

const NOW = MONDAY + 7 * DAY + 10 * HOUR;
const user = mailOf('anna');
const of = (life: Life, ...logons: Parameters<typeof logon>[]) =>
  life.happen(logons.map((l) => logon(...l))).filter((f) => f.detector === 'identity.new-place');
describe('logons from a new place', () => {
  it('weigh much from a far country minutes after one at home with another client', () => {
    const [f] = of(lived(), [NOW, user, OFFICE], [NOW + 40 * MINUTE, user, FAR, true, 'curl']);
    expect(f?.bits).toBeGreaterThan(6);
    expect(f?.reason).toMatch(/first logon of this user from UY; 40 minutes earlier the user was in NL; the client is new as well; no colleague/);
    expect(f?.entities).toEqual([
      { kind: 'user', key: user, role: 'actor' },
      { kind: 'ip', key: FAR.ip, role: 'source' },
    ]);
    expect(f?.normal).toContain('Acme office');
  });

  it('weigh little for a traveller with the own client', () => {
    const [f] = of(lived(), [NOW, user, HOTEL]);
    expect(f?.bits ?? 0).toBeLessThan(3.5);
  });

  it('weigh less where half the company has been', () => {
    const alone = of(lived(), [NOW, user, HOTEL])[0]?.measures.at(-1)?.value ?? 0;
    const life = lived();
    of(life, ...['bert', 'cleo', 'dirk', 'emma', 'finn'].map((n, i): Parameters<typeof logon> => [NOW + i * MINUTE, mailOf(n), HOTEL]));
    const crowded = of(life, [NOW + HOUR, user, HOTEL])[0]?.measures.at(-1)?.value ?? 0;
    expect(Number(alone)).toBeGreaterThan(2);
    expect(Number(crowded)).toBeLessThan(Number(alone));
  });

  it('say nothing when they fail, nor of a new carrier at home', () => {
    const carrier: Net = { network: 'Skylark Mobile', ip: '198.18.36.1', country: 'NL' };
    expect(of(lived(), [NOW, user, FAR, false])).toEqual([]);
    expect(of(lived(), [NOW, user, carrier])).toEqual([]);
  });

  it('say nothing of somebody whom nothing is known of yet', () => {
    expect(of(lived(), [NOW, mailOf('newcomer'), OFFICE])).toEqual([]);
  });
});
