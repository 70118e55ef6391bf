import { code, first, lookup, PRESENT, type Variant } from '../../form/form';
import { asText, isObject } from '../../shared/json';
import { ACTOR } from './trees';

/** Types of DNS records as Sysmon writes them in `type:  5 name` (IANA, "DNS parameters"). */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['1', 'A'],
  ['2', 'NS'],
  ['5', 'CNAME'],
  ['6', 'SOA'],
  ['12', 'PTR'],
  ['15', 'MX'],
  ['16', 'TXT'],
  ['28', 'AAAA'],
  ['33', 'SRV'],
]);

const MAX_ANSWERS = 64;

const ANSWERS = code(['data.QueryResults'], ({ data }) => {
  const text = isObject(data) ? asText(data['QueryResults']) : undefined;
  if (text === undefined || text === '-') return undefined;
  const answers = text.split(';', MAX_ANSWERS).flatMap((part) => {
    const [, type, rdata = ''] = /^type: {1,4}(\d{1,5}) (.{1,255})$/.exec(part.trim()) ?? [undefined, undefined, part.trim()];
    if (rdata === '') return [];
    const plain = rdata.replace(/^::ffff:(?=\d)/, '');
    return [{ rdata: plain, type: type === undefined ? (plain.includes(':') ? 'AAAA' : 'A') : (TYPES.get(type) ?? type) }];
  });
  return answers.length > 0 ? answers : undefined;
});

/** Win32 errors of the resolver (winerror.h, DNS_ERROR_RCODE_…). */
const RCODES = {
  0: 'NoError',
  9001: 'FormError',
  9002: 'ServError',
  9003: 'NXDomain',
  9004: 'NotImp',
  9005: 'Refused',
  9501: 'NoError',
  9701: 'NXDomain',
};

/** Connections, names and pipes. */
export const NETWORK: readonly Variant[] = [
  {
    when: { id: 3 },
    class: 'network_activity',
    activity: 'Open',
    event: {
      actor: ACTOR,
      src_endpoint: { ip: 'data.SourceIp', port: 'data.SourcePort', hostname: 'data.SourceHostname', svc_name: 'data.SourcePortName' },
      dst_endpoint: {
        ip: 'data.DestinationIp',
        port: 'data.DestinationPort',
        hostname: 'data.DestinationHostname',
        svc_name: 'data.DestinationPortName',
      },
      connection_info: {
        protocol_name: 'data.Protocol',
        protocol_num: lookup('data.Protocol', { tcp: 6, udp: 17 }),
        protocol_ver: lookup('data.SourceIsIpv6', { true: 'ipv6', false: 'ipv4' }),
        direction: lookup('data.Initiated', { true: 'Outbound', false: 'Inbound' }),
        direction_id: lookup('data.Initiated', { true: 'Outbound', false: 'Inbound' }),
      },
    },
  },
  {
    when: { id: 22 },
    class: 'dns_activity',
    activity: 'Response',
    event: {
      actor: ACTOR,
      src_endpoint: { hostname: first('computer', '$.host') },
      query: { hostname: 'data.QueryName' },
      answers: ANSWERS,
      rcode_id: lookup('data.QueryStatus', RCODES, 'Other'),
      rcode: 'data.QueryStatus',
    },
  },
  {
    when: { id: [17, 18], 'data.PipeName': PRESENT },
    class: 'file_activity',
    activity: lookup('id', { 17: 'Create', 18: 'Open' }),
    event: { actor: ACTOR, file: { name: 'data.PipeName', path: 'data.PipeName', type_id: 6 } },
  },
];
