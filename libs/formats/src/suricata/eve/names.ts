import { code, first, is, lookup, when, type Variant } from '../../form/form';
import { asText, isObject } from '../../shared/json';
import { ENDS } from './common';
import { dnsCode } from '../../shared/dns-code';

/** Answers are a list (version 2 and 3), or the record itself is one (version 1), or they lie in `grouped` by type. */
const answers = code(['dns.answers', 'dns.rdata', 'dns.grouped', 'dns.ttl'], (r) => {
  const dns = r['dns'];
  if (!isObject(dns)) return undefined;
  const list = Array.isArray(dns['answers']) ? dns['answers'] : dns['type'] === 'answer' && dns['rdata'] !== undefined ? [dns] : [];
  const found = list.slice(0, MOST).flatMap((a: unknown) => (isObject(a) ? answer(asText(a['rdata']), asText(a['rrtype']), a['ttl']) : []));
  const grouped = isObject(dns['grouped']) && list.length === 0 ? dns['grouped'] : {};
  const more = Object.entries(grouped).flatMap(([type, values]) =>
    Array.isArray(values) ? values.slice(0, MOST).flatMap((v: unknown) => answer(asText(v), type, undefined)) : [],
  );
  return found.length + more.length > 0 ? [...found, ...more] : undefined;
});

const MOST = 256;

/** 32 bits on the wire (RFC 1035, section 3.2.1). */
const MAX_TTL = 4_294_967_295;

const answer = (rdata: string | undefined, type: string | undefined, ttl: unknown): object[] => {
  if (rdata === undefined) return [];
  const seconds = typeof ttl === 'number' && ttl >= 0 && ttl <= MAX_TTL ? { ttl: Math.round(ttl) } : {};
  return [{ rdata, ...(type === undefined ? {} : { type }), ...seconds }];
};

/** Names and leases: DNS and DHCP. */
export const NAMES: readonly Variant[] = [
  {
    when: { event_type: ['dns', 'mdns'] },
    class: 'dns_activity',
    activity: lookup('dns.type', { query: 'Query', request: 'Query', answer: 'Response', response: 'Response' }, 'Traffic'),
    event: {
      ...ENDS,
      query: {
        hostname: first('dns.rrname', 'dns.queries[0].rrname'),
        type: first('dns.rrtype', 'dns.queries[0].rrtype'),
        packet_uid: 'dns.id',
        opcode_id: 'dns.opcode',
      },
      answers,
      rcode: 'dns.rcode',
      rcode_id: dnsCode('dns.rcode'),
      app_protocol_name: 'event_type',
    },
  },
  {
    when: { event_type: 'dhcp' },
    class: 'dhcp_activity',
    activity: lookup(
      'dhcp.dhcp_type',
      { discover: 'Discover', offer: 'Offer', request: 'Request', decline: 'Decline', ack: 'Ack', nak: 'Nak', release: 'Release', inform: 'Inform' },
      'Other',
    ),
    event: {
      ...ENDS,
      // The client is the source, whoever sent the packet.
      src_endpoint: {
        ip: first('dhcp.assigned_ip', 'dhcp.client_ip', 'dhcp.requested_ip', when({ 'dhcp.type': 'request' }, 'src_ip')),
        mac: 'dhcp.client_mac',
        hostname: 'dhcp.hostname',
        name: first('dhcp.hostname', 'dhcp.client_mac'),
        port: null,
        interface_name: 'in_iface',
      },
      dst_endpoint: { ip: when({ 'dhcp.type': 'reply' }, 'src_ip', 'dest_ip'), port: null, mac: null },
      lease_dur: 'dhcp.lease_time',
      transaction_uid: 'dhcp.id',
      relay: { ip: 'dhcp.relay_ip', type_id: 0 },
      app_protocol_name: is('dhcp'),
    },
  },
];
