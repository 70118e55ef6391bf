import { OFFICE, ual } from '../testing/events';
import { DAY, HOUR, Life, mailOf, MINUTE, MONDAY, PEOPLE } from '../testing/life';
import { lived } from '../testing/week';

const NOW = MONDAY + 7 * DAY + 10 * HOUR;
const APP = '0e8a7b44-51c3-4a7e-b1d2-77b1c0d4aa02';
const consent = (at: number, name: string, scopes: string) =>
  ual(
    at,
    mailOf(name),
    OFFICE,
    'Consent to application.',
    { 'ConsentAction.Permissions': `[Scope: ${scopes}]`, 'TargetId.ServicePrincipalNames': APP },
    { uid: APP, name: 'Viewer' },
  );
const WIDE = 'offline_access openid Mail.Read Mail.Send Files.Read.All';
const of = (life: Life, ...events: ReturnType<typeof consent>[]) => life.happen(events).filter((f) => f.detector === 'identity.oauth-consent');

describe('consent to an application', () => {
  it('with wide rights that nobody else here gave is noticed, with the application as artefact', () => {
    const [f] = of(lived(), consent(NOW, 'anna', WIDE));
    expect(f?.bits).toBeGreaterThan(4);
    expect(f?.reason).toMatch(/let the application “Viewer” act for them with reading mail, sending mail, all files.*nobody else here uses it/);
    expect(f?.entities).toContainEqual({ kind: 'app', key: APP, role: 'artefact', name: 'Viewer' });
  });

  it('is told once, though the directory writes it twice', () => {
    const grant = ual(NOW, mailOf('anna'), OFFICE, 'Add delegated permission grant.', { 'DelegatedPermissionGrant.Scope': WIDE }, { uid: APP });
    expect(of(lived(), grant, consent(NOW + 1, 'anna', WIDE))).toHaveLength(1);
  });

  it('says nothing for a sign-in, even to a new application', () => {
    expect(of(lived(), consent(NOW, 'anna', 'openid profile User.Read Calendars.Read offline_access'))[0]?.bits ?? 0).toBeLessThan(1.5);
  });

  it('weighs less and less as colleagues use the application', () => {
    const life = lived();
    const found = PEOPLE.map((name, i) => of(life, consent(NOW + i * MINUTE, name, WIDE))[0]?.bits ?? 0);
    expect(found[0]).toBeGreaterThan(4);
    expect(found.at(-1)).toBe(0);
  });
});
