import { FAR, logon, OFFICE } from '../testing/events';
import { DAY, HOUR, Life, mailOf, MINUTE, MONDAY, PEOPLE } from '../testing/life';
import { lived } from '../testing/week';

const NOW = MONDAY + 7 * DAY + 6 * HOUR;
const spray = (life: Life, names: readonly string[]) =>
  life.happen(names.map((n, i) => logon(NOW + i * MINUTE, mailOf(n), FAR, false))).filter((f) => f.detector === 'identity.spraying');
describe('spraying', () => {
  it('is noticed at the source, with a few findings that grow, and names no user who was tried', () => {
    const found = spray(lived(), PEOPLE);
    expect(found.length).toBeGreaterThanOrEqual(2);
    expect(found.length).toBeLessThanOrEqual(4);
    expect(found.at(-1)?.bits).toBeGreaterThan(5);
    for (const f of found) expect(f.entities).toEqual([{ kind: 'ip', key: FAR.ip, role: 'source' }]);
    expect(JSON.stringify(found)).not.toMatch(/@acme\.example/);
  });

  it('weighs more once one of the passwords worked, and names that account and no other', () => {
    const life = lived();
    const before = spray(life, PEOPLE.slice(0, 8)).at(-1);
    const [broken] = life.happen([logon(NOW + HOUR, mailOf('hugo'), FAR)]).filter((f) => f.detector === 'identity.spraying');
    expect(broken?.bits).toBeGreaterThan(before?.bits ?? 99);
    expect(broken?.techniques).toContain('T1078');
    expect(broken?.entities).toEqual([
      { kind: 'ip', key: FAR.ip, role: 'source' },
      { kind: 'user', key: mailOf('hugo'), role: 'target' },
    ]);
  });

  it('names the account that was tried, not a bystander who logs on from the same address without ever failing', () => {
    const life = lived();
    spray(life, PEOPLE.slice(0, 8));
    const inFrom = (name: string, at: number) =>
      life.happen([logon(at, mailOf(name), FAR)]).filter((f) => f.detector === 'identity.spraying' && f.techniques.includes('T1078'));
    expect(inFrom('lena', NOW + HOUR)).toEqual([]);
    expect(inFrom('hugo', NOW + HOUR + MINUTE).flatMap((f) => f.entities)).toContainEqual({ kind: 'user', key: mailOf('hugo'), role: 'target' });
  });

  it('is not what people do who mistype behind one office address and then get in', () => {
    const life = lived();
    const typed = PEOPLE.flatMap((n, i) => [
      logon(NOW + i * 20_000, mailOf(n), OFFICE, false),
      logon(NOW + 5 * MINUTE + i * 20_000, mailOf(n), OFFICE),
    ]);
    // Even with all of them failing first, colleagues who were in the day before are no strangers to this address.
    const found = life.happen(typed).filter((f) => f.detector === 'identity.spraying' && f.title.includes('succeeded'));
    expect(found).toEqual([]);
    const few = lived().happen(PEOPLE.slice(0, 3).map((n, i) => logon(NOW + i * MINUTE, mailOf(n), FAR, false)));
    expect(few.filter((f) => f.detector === 'identity.spraying')).toEqual([]);
  });
});
