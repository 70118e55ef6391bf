import type { FormatContext } from '@cordon/runtime';
import { validateOcsf } from '@cordon/wire';
import { Estate } from './estate';
import type { Inventory } from './inventory';
import { inventoryBindings } from './inventory-bindings';
import { cordonInventory } from './inventory-format';
import { parseInventory } from './parse-inventory';

const YAML = `
domains: [Acme.Example]
awsAccounts: ['123456789012']
partners:
  - { name: Example Supplies, domains: [supplies.example] }
people:
  - { id: p1, name: Ann Lee, mail: Ann.Lee@acme.example, upn: ann@acme.example, sid: S-1-5-21-9, aws: ann, department: Finance, criticality: high, device: WS-12 }
  - { name: Bob Ray, mail: bob@acme.example, aws: 'arn:aws:iam::1:user/Bob', protected: true }
assets:
  - { id: A-1, hostname: WS-12, ip: 10.0.0.12, mac: 00-1B-44-11-3A-B7, class: Workstation, criticality: 1, owner: p1 }
  - { hostname: dc01, class: domain-controller, criticality: critical, protected: domain controller }
networks:
  - { cidr: 10.0.0.0/8, name: office, country: de, own: true }
  - { cidr: 10.9.0.0/16, name: guests, own: false }
  - { cidr: '2001:db8::/32', name: cloud, country: NL }
`;
const read = (yaml: string): Inventory => {
  const result = parseInventory(yaml);
  if (result.kind !== 'ok') throw new Error(JSON.stringify(result));
  return result.value;
};
const reasonOf = (yaml: string): string => {
  const result = parseInventory(yaml);
  return result.kind === 'dead' ? `${result.code}: ${result.reason}` : 'ok';
};

describe('parseInventory', () => {
  it('reads everything in canonical form, with references resolved', () => {
    const inventory = read(YAML);
    expect(inventory.domains).toEqual(['acme.example']);
    expect(inventory.people[0]).toEqual({
      id: 'p1',
      name: 'Ann Lee',
      mail: 'ann.lee@acme.example',
      upn: 'ann@acme.example',
      sid: 's-1-5-21-9',
      arns: ['arn:aws:iam::123456789012:user/ann'],
      department: 'Finance',
      criticality: 1.5,
      device: 'a-1',
    });
    expect(inventory.people[1]).toMatchObject({
      upn: 'bob@acme.example',
      arns: ['arn:aws:iam::1:user/Bob'],
      protected: 'protected by the inventory',
    });
    expect(inventory.assets[0]).toEqual({
      key: 'a-1',
      hostname: 'ws-12',
      ip: '10.0.0.12',
      mac: '00:1b:44:11:3a:b7',
      class: 'workstation',
      criticality: 1,
      owner: 'ann@acme.example',
    });
    expect(inventory.networks[0]).toEqual({ cidr: '10.0.0.0/8', name: 'office', country: 'DE', own: true });
  });

  it('an inventory of domains alone is one', () =>
    expect(read('domains: [a.example]')).toMatchObject({ people: [], assets: [], networks: [], partners: [] }));

  it('lists all mistakes at once, with their places', () => {
    const reason = reasonOf(`
domains: [ok.example, 'no domain']
people:
  - { name: Ann }
  - { name: Bob, mail: nowhere, criticality: 9, protcted: true }
  - { name: Cy, mail: cy@acme.example, device: ghost, aws: cy }
  - 7
assets:
  - { ip: 300.1.1.1, owner: nobody@acme.example, mac: xyz }
networks:
  - { cidr: 10.0.0.0/40, country: Germany, own: perhaps }
surprise: true
`);
    for (const part of [
      'surprise is not known here',
      'domains[1] is no domain',
      'people[0].mail is missing',
      'people[1].protcted is not known here',
      'people[1].mail is no mail address',
      'people[1].criticality must be',
      'people[2].aws is no ARN, and awsAccounts is empty',
      'people[2].device names no asset',
      'people[3] must have named members',
      'assets[0].owner names nobody',
      'assets[0].ip is no address',
      'assets[0].mac is no MAC address',
      'assets[0].hostname or id must be given',
      'networks[0].cidr is no network',
      'networks[0].country must be two letters',
      'networks[0].own must be true or false',
    ])
      expect(reason).toContain(part);
    expect(reason).toMatch(/^CORDON_INVENTORY_INVALID/);
  });

  it.each([
    ['no YAML', 'a: [1', 'line 1'],
    ['a list', '- a', 'the file must have named members'],
    ['nothing', '', 'the file must have named members'],
    ['the same person twice', 'people: [{name: A, mail: a@x.example}, {name: B, mail: A@x.example}]', 'names a@x.example twice'],
    ['the same asset twice', 'assets: [{hostname: a}, {hostname: A}]', 'names a twice'],
    [
      'aliases that multiply',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'
        .split('')
        .map((c, i) => `${c}: &${c} [${Array(9).fill(`*${'abcdefg'[i]}`).join(',')}]`)
        .join('\n')}`,
      'the file opens more than 100 aliases',
    ],
  ])('%s is refused', (_, yaml, part) => expect(reasonOf(yaml)).toContain(part));

  it('a thousand mistakes make a short reason', () =>
    expect(reasonOf(`domains: [${Array(1_000).fill("'a b'").join(',')}]`)).toMatch(/and 980 more$/));
});

describe('inventoryBindings', () => {
  const bindings = inventoryBindings(read(YAML));
  const of = (relation: string): string[] =>
    bindings.filter((b) => b.relation === relation).map((b) => `${b.a.kind}/${b.a.key} ${b.b?.kind}/${b.b?.key}`);

  it('say who is who', () => {
    expect(of('same')).toEqual([
      'user/ann@acme.example mailbox/ann.lee@acme.example',
      'user/ann@acme.example user/ann.lee@acme.example',
      'user/ann@acme.example user/s-1-5-21-9',
      'user/ann@acme.example principal/arn:aws:iam::123456789012:user/ann',
      'user/bob@acme.example mailbox/bob@acme.example',
      'user/bob@acme.example principal/arn:aws:iam::1:user/Bob',
      'device/a-1 device/ws-12',
      'device/a-1 device/00:1b:44:11:3a:b7',
    ]);
  });
  it('say who has what and what is where', () => {
    expect(of('owns')).toEqual(['user/ann@acme.example device/a-1', 'user/ann@acme.example device/a-1']);
    expect(of('at')).toEqual(['device/a-1 ip/10.0.0.12']);
  });
  it('say what each is', () => {
    const about = new Map(bindings.filter((b) => b.relation === 'attribute').map((b) => [`${b.a.kind}/${b.a.key}`, b.attributes]));
    expect(about.get('domain/acme.example')).toEqual({ own: true });
    expect(about.get('domain/supplies.example')).toEqual({ name: 'Example Supplies', partner: true });
    expect(about.get('user/ann@acme.example')).toEqual({ name: 'Ann Lee', department: 'Finance', criticality: 1.5 });
    expect(about.get('device/dc01')).toEqual({ name: 'dc01', class: 'domain-controller', criticality: 2, protected: 'domain controller' });
  });
});

describe('Estate', () => {
  const estate = new Estate(read(YAML));
  it.each([
    ['acme.example', true],
    ['mail.acme.example', true],
    ['notacme.example', false],
    ['example', false],
    ['supplies.example', false],
  ])('owns the domain %s: %p', (domain, own) => expect(estate.ownsDomain(domain)).toBe(own));
  it.each([
    ['10.1.2.3', true, 'office'],
    ['10.9.1.1', false, 'guests'],
    ['192.168.1.1', false, undefined],
    ['2001:db8::5', false, 'cloud'],
    ['2001:db9::5', false, undefined],
    ['203.0.113.1', false, undefined],
  ])('owns the address %s: %p, in %p', (ip, own, name) => {
    for (let twice = 0; twice < 2; twice++) expect([estate.ownsAddress(ip), estate.network(ip)?.name]).toEqual([own, name]);
  });
  it('without own networks private addresses are own', () => {
    const plain = new Estate({ domains: [], networks: [] });
    expect(['10.0.0.1', 'fd00::1', '8.8.8.8'].map((ip) => plain.ownsAddress(ip))).toEqual([true, true, false]);
  });
  it('stays right when more addresses were asked for than it remembers', () => {
    for (let i = 0; i < 20_000; i++) estate.network(`11.${i >> 16}.${(i >> 8) & 255}.${i & 255}`);
    expect(estate.network('10.9.0.1')?.name).toBe('guests');
  });
});

describe('cordon.inventory', () => {
  const context: FormatContext = { tenant: 'acme', source: 'inventory', seen: 1_795_518_444_683, estate: new Estate({ domains: [], networks: [] }) };
  const parse = (yaml: string): unknown => cordonInventory.parse(new TextEncoder().encode(yaml), context);

  it('gives one event with all bindings', () => {
    const result = parse(YAML) as { kind: 'ok'; value: { event: unknown; bindings: unknown[] }[] };
    expect(result).toMatchObject({ kind: 'ok', value: [{ at: context.seen, event: { unmapped: { people: 2, assets: 2 } } }] });
    expect(validateOcsf(result.value[0]?.event)).toBeUndefined();
    expect(result.value[0]?.bindings).toEqual(inventoryBindings(read(YAML)));
  });
  it('of another tenant is refused', () =>
    expect(parse('tenant: other')).toMatchObject({ kind: 'dead', code: 'CORDON_INVENTORY_INVALID', place: 'tenant' }));
});
