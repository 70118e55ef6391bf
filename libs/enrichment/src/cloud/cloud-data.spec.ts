import { CloudData } from './cloud-data';
import { readCloudRanges, type CloudRange } from './read-cloud-ranges';

const AWS = {
  syncToken: '1',
  prefixes: [
    { ip_prefix: '198.51.100.0/24', region: 'eu-test-1', service: 'EC2', network_border_group: 'eu-test-1' },
    { ip_prefix: '198.51.100.0/24', region: 'eu-test-1', service: 'AMAZON', network_border_group: 'eu-test-1' },
    { ip_prefix: '198.51.100.64/27', region: 'eu-test-1', service: 'S3', network_border_group: 'eu-test-1' },
  ],
  ipv6_prefixes: [{ ipv6_prefix: '2001:db8:a::/48', region: 'eu-test-1', service: 'AMAZON' }],
};
const AZURE = {
  changeNumber: 1,
  cloud: 'Public',
  values: [
    {
      name: 'Storage',
      id: 'Storage',
      properties: { region: '', platform: 'Azure', systemService: 'AzureStorage', addressPrefixes: ['203.0.113.0/25'] },
    },
    {
      name: 'AzureCloud.west',
      id: 'AzureCloud.west',
      properties: {
        region: 'west',
        platform: 'Azure',
        systemService: '',
        addressPrefixes: ['203.0.113.0/25', '203.0.113.128/25', '2001:db8:b::1/128'],
      },
    },
  ],
};
const GOOGLE = {
  syncToken: '1',
  prefixes: [{ ipv4Prefix: '192.0.2.0/25', service: 'Google Cloud', scope: 'north1' }, { ipv6Prefix: '2001:db8:c::/44' }],
};
const rangesOf = (file: unknown): readonly CloudRange[] => {
  const read = readCloudRanges(Buffer.from(JSON.stringify(file)));
  if ('mistakes' in read) throw new Error(read.mistakes.join());
  return read.ranges;
};

describe('ranges that cloud providers publish', () => {
  it('are recognised by what is in the file; the longest prefix counts, and of equal ones that which names a service', () => {
    const data = new CloudData([AWS, AZURE, GOOGLE].flatMap(rangesOf));
    const asked: [string, object | undefined][] = [
      ['198.51.100.1', { provider: 'AWS', service: 'EC2', region: 'eu-test-1' }],
      ['198.51.100.64', { provider: 'AWS', service: 'S3', region: 'eu-test-1' }],
      ['198.51.100.95', { provider: 'AWS', service: 'S3', region: 'eu-test-1' }],
      ['198.51.100.96', { provider: 'AWS', service: 'EC2', region: 'eu-test-1' }],
      ['198.51.101.0', undefined],
      ['2001:db8:a:1::5', { provider: 'AWS', region: 'eu-test-1' }],
      ['203.0.113.1', { provider: 'Azure', service: 'AzureStorage' }],
      ['203.0.113.200', { provider: 'Azure', region: 'west' }],
      ['192.0.2.1', { provider: 'Google', service: 'Google Cloud', region: 'north1' }],
      ['2001:db8:c::1', { provider: 'Google' }],
      ['192.0.2.128', undefined],
      ['10.0.0.1', undefined],
    ];
    expect(asked.map(([ip]) => [ip, data.of(ip)])).toEqual(asked);
    expect(data.skipped).toBe(1);
  });

  test.each([
    ['no JSON', '{', 'is not valid JSON'],
    ['a list', '[]', 'must be a JSON object'],
    ['something else', '{"prefixes":[{"net":"x"}]}', 'is none of AWS ip-ranges.json, Azure service tags, Google cloud.json or goog.json'],
    ['no range', '{"prefixes":[{"ip_prefix":7}]}', 'names no range'],
  ])('%s is a mistake', (_, text, mistake) => expect(readCloudRanges(Buffer.from(text))).toEqual({ mistakes: [mistake] }));
});
