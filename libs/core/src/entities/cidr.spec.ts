import { isAddress, parseCidr, prefixOf } from './cidr';

describe('an address range', () => {
  it.each<[string, string, boolean]>([
    ['10.0.0.0/8', '10.255.0.1', true],
    ['10.0.0.0/8', '11.0.0.1', false],
    ['10.1.2.7/24', '10.1.2.200', true],
    ['0.0.0.0/0', '203.0.113.9', true],
    ['0.0.0.0/0', '2001:db8::1', false],
    ['192.0.2.5', '192.0.2.5', true],
    ['192.0.2.5', '192.0.2.4', false],
    ['255.255.255.255/32', '255.255.255.255', true],
    ['10.0.0.0/8', '::ffff:10.1.2.3', true],
    ['10.0.0.0/8', 'ten', false],
    ['10.0.0.0/8', '10.0.0.0/9', false],
    ['2001:db8::/32', '2001:DB8:0:0::9', true],
    ['2001:db8::/32', '2001:db9::', false],
    ['2001:db8::1', '2001:db8::1', true],
    ['::/0', '2001:db8::1', true],
    ['::/0', '10.0.0.1', false],
  ])('%s and %s: %s', (range, ip, inside) => expect(parseCidr(range)?.contains(ip)).toBe(inside));

  it.each(['10.0.0.0/33', '2001:db8::/129', '10.0.0.0/-1', '10.0.0.0/8/8', '10/8', '010.0.0.0/8', '0x0a.0.0.0/8', 'the DMZ', '', '/8', '10.0.0.0/'])(
    'is not %p',
    (text) => expect(parseCidr(text)).toBeUndefined(),
  );

  it('has one number for all addresses inside, whatever host bits it was written with', () => {
    for (const [range, inside] of [
      ['198.51.100.77/20', '198.51.111.255'],
      ['2001:db8:ffff::5/33', '2001:db8:8000::'],
    ] as const) {
      const cidr = parseCidr(range);
      expect(cidr?.prefix).toBe(prefixOf(inside, cidr?.bits ?? -1));
    }
  });
});

it.each<[string, boolean]>([
  ['10.0.0.1', true],
  ['2001:db8::1', true],
  ['1', false],
  ['010.0.0.1', false],
  ['10.0.0.0/8', false],
])('%s is one address: %s', (text, expected) => expect(isAddress(text)).toBe(expected));
