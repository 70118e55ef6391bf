import { Senders, wrongNetworks } from './senders';

describe('the source of a sender', () => {
  const senders = new Senders(
    [
      { from: '192.0.2.0/24', source: 'wide' },
      { from: '192.0.2.64/26', source: 'narrow' },
      { from: '192.0.2.65', source: 'one' },
      { from: '2001:db8::/32', source: 'six' },
    ],
    undefined,
  );
  it.each([
    ['the network that holds it', '192.0.2.1', 'wide'],
    ['the longest of several', '192.0.2.66', 'narrow'],
    ['a single address', '192.0.2.65', 'one'],
    ['IPv4 in IPv6', '::ffff:192.0.2.66', 'narrow'],
    ['IPv6', '2001:db8:1::5', 'six'],
    ['nobody', '198.51.100.1', undefined],
  ])('is that of %s', (_why, address, source) => {
    expect(senders.of(address)).toBe(source);
    expect(senders.of(address)).toBe(source);
  });

  it('is the other where no network holds it', () => {
    expect(new Senders([], 'other').of('198.51.100.1')).toBe('other');
  });

  it('tells the networks that are none', () => {
    expect(
      wrongNetworks([
        { from: '192.0.2.0/24', source: 'a' },
        { from: '192.0.2.0/33', source: 'a' },
        { from: 'fw', source: 'a' },
      ]),
    ).toEqual([1, 2]);
  });
});
