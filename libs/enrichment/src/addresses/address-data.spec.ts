import { gzipSync } from 'node:zlib';
import { AddressData, readAddressFile } from './address-data';
import { bundledTables } from './bundled';
import { tinyMmdb } from './testing/tiny-mmdb';

const dataOf = (...files: (string | Buffer)[]): AddressData =>
  new AddressData(
    files.map((f) => {
      const file = readAddressFile(typeof f === 'string' ? Buffer.from(f) : f);
      if ('mistakes' in file) throw new Error(file.mistakes.join('; '));
      return file.table;
    }),
  );
const TABBED = [
  '192.0.2.0\t192.0.2.127\t64496\tNL\tEXAMPLE-ONE Example One B.V.',
  '192.0.2.128\t192.0.2.255\t0\tNone\tNot routed',
  '2001:db8::\t2001:db8:ffff:ffff:ffff:ffff:ffff:ffff\t64497\tDE\tEXAMPLE-TWO',
  '',
].join('\n');

describe('what a file says of an address', () => {
  const tree = (bits: 24 | 28 | 32): Buffer =>
    tinyMmdb(bits, [
      ['198.51.100.0/25', { country_code: 'NL' }],
      ['198.51.100.128/26', { country: { iso_code: 'DE' } }],
      ['203.0.113.0/24', { autonomous_system_number: 64_500, autonomous_system_organization: 'Example Net' }],
      ['2001:db8:1::/48', { country_code: 'FR' }],
      ['2001:db8:2:0:8000::/65', { country_code: 'IT' }],
    ]);
  const NL = { country: 'NL' };
  const DE = { country: 'DE' };
  const net = { operator: { number: 64_500, name: 'Example Net' } };
  test.each([24, 28, 32] as const)('is read from the tree of a MaxMind DB with %i bits a record', (bits) => {
    const data = dataOf(tree(bits));
    const asked: [string, object][] = [
      ['198.51.99.255', {}],
      ['198.51.100.0', NL],
      ['198.51.100.127', NL],
      ['198.51.100.128', DE],
      ['198.51.100.191', DE],
      ['198.51.100.192', {}],
      ['203.0.113.255', net],
      ['203.0.114.0', {}],
      ['2001:db8:1::', { country: 'FR' }],
      ['2001:db8:1:ffff:ffff::1', { country: 'FR' }],
      ['2001:db8:2::', {}],
      ['2002:c633:6401::', {}],
    ];
    expect(asked.map(([ip]) => [ip, data.of(ip)])).toEqual(asked);
  });

  it('is read from lines with tabs, with commas and quotes, and with numbers for addresses; gzipped too', () => {
    expect(dataOf(gzipSync(TABBED)).of('192.0.2.127')).toEqual({ country: 'NL', operator: { number: 64_496, name: 'EXAMPLE-ONE Example One B.V.' } });
    expect(dataOf(TABBED).of('192.0.2.128')).toEqual({});
    expect(dataOf(TABBED).of('2001:db8:5::1')).toEqual({ country: 'DE', operator: { number: 64_497, name: 'EXAMPLE-TWO' } });
    expect(dataOf('192.0.2.0,192.0.2.255,64499,"Example, ""Three"""\n').of('192.0.2.9')).toEqual({
      operator: { number: 64_499, name: 'Example, "Three"' },
    });
    expect(dataOf('3221225984,3221226239,SE\n').of('192.0.2.9')).toEqual({ country: 'SE' });
  });

  it('of several files the first that knows counts, for country and operator each', () => {
    const data = dataOf(tree(24), TABBED, '198.51.100.0,203.0.113.255,64510,Later\n', '203.0.113.0,203.0.113.255,SE\n');
    expect(data.of('198.51.100.1')).toEqual({ country: 'NL', operator: { number: 64_510, name: 'Later' } });
    expect(data.of('203.0.113.1')).toEqual({ country: 'SE', ...net });
    expect(data.of('203.0.113.1')).toEqual({ country: 'SE', ...net });
  });

  it('says nothing of private addresses, whatever the file says', () => {
    const data = dataOf('0.0.0.0,255.255.255.255,SE\n');
    expect(['10.1.2.3', '192.168.0.1', '127.0.0.1', '224.0.0.1', '9.1.2.3'].map((ip) => data.of(ip))).toEqual([{}, {}, {}, {}, { country: 'SE' }]);
  });

  it('lists the lines that are no ranges, and what is no such file at all', () => {
    const wrong = (text: string | Buffer): unknown => readAddressFile(Buffer.from(text));
    expect(wrong('192.0.2.0,192.0.2.255,NL\n192.0.2.9,192.0.2.1,NL\nfoo\n\n300.0.0.1,300.0.0.2,NL\n')).toEqual({
      mistakes: [2, 3, 5].map((n) => `line ${n}: is no range of addresses with a country or an operator`),
    });
    expect(wrong(Buffer.from([0, 1, 2]))).toEqual({ mistakes: ['is neither a MaxMind DB file nor lines of address ranges'] });
    expect(wrong('')).toEqual({ mistakes: ['the file is empty'] });
    expect(wrong('x\n'.repeat(30))).toEqual({ mistakes: expect.arrayContaining(['and 10 more']) as unknown });
    expect(wrong(Buffer.concat([Buffer.from([0, 1]), Buffer.from('\xab\xcd\xefMaxMind.com', 'latin1')]))).toEqual({
      mistakes: [expect.stringMatching(/^cannot be read/)],
    });
  });
});

describe('the countries of the optional package', () => {
  const tables = bundledTables();
  (tables.length > 0 ? it : it.skip)('know the registries, which have been where they are for decades', () => {
    const data = new AddressData(tables);
    // RIPE NCC in Amsterdam, APNIC in Brisbane, NIC.br in São Paulo; documentation ranges are nobody's.
    expect(['193.0.6.139', '202.12.29.205', '200.160.2.3', '2001:67c:2e8::1', '192.0.2.1', '2001:db8::1'].map((ip) => data.of(ip).country)).toEqual([
      'NL',
      'AU',
      'BR',
      'NL',
      undefined,
      undefined,
    ]);
  });
});
