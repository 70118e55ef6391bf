import type { BindingBody } from '@cordon/wire';
import { DetectEstate, nameKey } from './detect-estate';

const fact = (b: Partial<BindingBody> & Pick<BindingBody, 'relation' | 'a'>): BindingBody => ({ from: 0, confidence: 1, origin: 'inventory', ...b });
const user = { kind: 'user', key: 'anna@acme.example' } as const;
const device = { kind: 'device', key: 'ws-1' } as const;

describe('the estate as detectors ask for it', () => {
  const estate = new DetectEstate();
  const facts: readonly BindingBody[] = [
    fact({ relation: 'attribute', a: { kind: 'domain', key: 'acme.example' }, attributes: { own: true } }),
    fact({ relation: 'attribute', a: { kind: 'domain', key: 'corvane.example' }, attributes: { partner: true, name: 'Corvane' } }),
    fact({ relation: 'attribute', a: user, attributes: { name: 'Anna Müller' } }),
    fact({ relation: 'same', a: user, b: { kind: 'mailbox', key: 'a.muller@acme.example' } }),
    fact({ relation: 'owns', a: user, b: device }),
    fact({ relation: 'at', a: device, b: { kind: 'ip', key: '10.0.0.5' }, from: 100, until: 200, origin: 'dhcp' }),
    fact({ relation: 'at', a: { kind: 'device', key: 'ws-2' }, b: { kind: 'ip', key: '10.0.0.5' }, from: 200, origin: 'dhcp' }),
    fact({ relation: 'at', a: user, b: { kind: 'ip', key: '10.0.0.9' }, from: 0, origin: 'logon' }),
  ];
  for (const f of facts) estate.learn(f);
  const again = new DetectEstate();
  for (const f of estate.save()) again.learn(f);

  it.each([
    ['as learned', estate],
    ['as saved and loaded', again],
  ])('knows domains, names, owners, and who had an address when: %s', (_how, e) => {
    expect([e.ownsDomain('mail.acme.example'), e.ownsDomain('acme.test'), e.isPartner('corvane.example')]).toEqual([true, false, true]);
    expect(e.personNamed('MULLER, Anna')?.user).toEqual(user);
    expect(e.userOf({ kind: 'mailbox', key: 'a.muller@acme.example' })).toEqual(user);
    expect(e.ownerOf(device)).toEqual(user);
    expect([e.deviceAt('10.0.0.5', 150)?.key, e.deviceAt('10.0.0.5', 250)?.key, e.deviceAt('10.0.0.5', 50)]).toEqual(['ws-1', 'ws-2', undefined]);
    expect(e.save()).toHaveLength(facts.length - 1);
  });

  it('does not take another customer of the same provider for its own', () => {
    const own = new DetectEstate();
    own.learn(fact({ relation: 'attribute', a: { kind: 'domain', key: 'acme.onmicrosoft.com' }, attributes: { own: true } }));
    expect(['acme', 'thief'].map((name) => own.ownsDomain(`${name}.onmicrosoft.com`))).toEqual([true, false]);
    expect([...own.imitable()].map(([domain]) => domain)).toEqual(['acme.onmicrosoft.com']);
  });

  it('reads names without regard to order, marks and case', () => {
    expect(nameKey('de Vries, José')).toBe(nameKey('José DE VRIES'));
  });
});
