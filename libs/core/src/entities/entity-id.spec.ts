import fc from 'fast-check';
import { ENTITY_KINDS } from '@cordon/wire';
import { registrableDomain } from './domain-name';
import { entityId, entityRefKey, parseEntityId, parseEntityRefKey } from './entity-id';
import { canonicalIp, isGroupIp, isPrivateIp } from './ip';

describe('entityId', () => {
  it('percent-encodes the key, so that a URL stays one part', () => {
    expect(entityId('acme', { kind: 'url', key: 'https://a.example/x' })).toBe('acme/url/https%3A%2F%2Fa.example%2Fx');
  });

  it('is undone by parseEntityId for any tenant and key', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, unit: 'grapheme' }),
        fc.constantFrom(...ENTITY_KINDS),
        fc.string({ minLength: 1, unit: 'grapheme' }),
        (tenant, kind, key) => {
          expect(parseEntityId(entityId(tenant, { kind, key }))).toEqual({ tenant, kind, key });
          expect(parseEntityRefKey(entityRefKey({ kind, key }))).toEqual({ kind, key });
        },
      ),
      { seed: 7, numRuns: 200 },
    );
  });

  it.each(['', 'acme', 'acme/user', 'acme/nonsense/a', 'acme/user/a/b', 'acme/user/%', '/user/a', 'acme/user/'])('refuses %p', (text) => {
    expect(parseEntityId(text)).toBeUndefined();
  });

  it('takes half a surrogate pair without throwing', () => expect(entityId('acme', { kind: 'user', key: '\udc00' })).toBe('acme/user/%EF%BF%BD'));
});

describe('addresses', () => {
  it('canonical IPv6 addresses are fixed points', () => {
    fc.assert(
      fc.property(fc.ipV6(), (ip) => {
        const once = canonicalIp(ip);
        expect(once).toBeDefined();
        expect(canonicalIp(once ?? '')).toBe(once);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it.each([
    ['10.1.2.3', true],
    ['172.16.0.1', true],
    ['172.32.0.1', false],
    ['192.168.0.1', true],
    ['192.169.0.1', false],
    ['127.0.0.1', true],
    ['169.254.1.1', true],
    ['100.64.0.1', true],
    ['100.128.0.1', false],
    ['203.0.113.9', false],
    ['::1', true],
    ['fd00::1', true],
    ['fe80::1', true],
    ['fec0::1', false],
    ['2001:db8::1', false],
  ])('%s is private: %p', (ip, expected) => expect(isPrivateIp(ip)).toBe(expected));

  it.each([
    ['224.0.0.251', true],
    ['239.255.255.250', true],
    ['255.255.255.255', true],
    ['0.0.0.0', true],
    ['ff02::fb', true],
    ['::', true],
    ['223.255.255.255', false],
    ['240.0.0.1', false],
    ['2001:db8::ff', false],
  ])('%s is no host: %p', (ip, expected) => expect(isGroupIp(ip)).toBe(expected));

  it.each([
    ['mail.shop.example.co.uk', 'example.co.uk'],
    ['a.github.io', 'a.github.io'],
    ['pages.ann.github.io', 'ann.github.io'],
    ['github.io', undefined],
    ['a.b.c.kawasaki.jp', 'b.c.kawasaki.jp'],
    ['www.x.city.kawasaki.jp', 'city.kawasaki.jp'],
    ['a.shop.xn--p1ai', 'shop.xn--p1ai'],
    ['192.0.2.1', undefined],
    ['co.uk', undefined],
    ['localhost', undefined],
    ['acme.onmicrosoft.com', 'acme.onmicrosoft.com'],
    ['a.acme.onmicrosoft.com', 'acme.onmicrosoft.com'],
    ['acme.mail.onmicrosoft.com', 'acme.mail.onmicrosoft.com'],
    ['onmicrosoft.com', undefined],
    ['acme-onmicrosoft.com', 'acme-onmicrosoft.com'],
  ])('the registrable domain of %s is %p', (domain, expected) => expect(registrableDomain(domain)).toBe(expected));
});
