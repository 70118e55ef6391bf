import { keyValues } from '../../parse/key-value';
import { asText, type Json } from '../../shared/json';
import { readAddress } from '../../shared/address';
import { urlParts } from '../../shared/url-parts';
import { saidIn } from './said';

const KINDS =
  'flows|firewall|l7_firewall|vpn_firewall|cellular_firewall|bridge_anyconnect_client_vpn_firewall|ip_flow_start|ip_flow_end|urls|events|ids-alerts|security_event|airmarshal_events';
/** With or without the header's time and name, which stand before the kind. */
const LINE = new RegExp(`^(?:\\S{1,64} ){0,3}?(${KINDS}) (.*)$`, 's');
/** Kinds that are not documented yet stand behind the device's name, too. */
const OTHER = /^(?:\S{1,64} ){0,2}?([a-z][\w-]{2,40}) (?=\S*=)(.*)$/s;
const EVENT = /^(?:type=)?([\w-]{3,64})(?: |$)/;
const PATTERN = /\bpattern: (\S{1,16}) ?(.{0,512})$/s;
const REQUEST = /\brequest: (\w{3,16}|UNKNOWN) (\S{1,4096})/;
const MESSAGE = /\bmessage: (.{1,512})$/s;
const LEASE = /^dhcp lease of ip ([0-9a-fA-F:.]{2,45}) .{0,80}?for client mac ([0-9A-Fa-f:]{17})(?: with hostname (\S{1,128}))?/;
const SERVER_MAC = /from (?:mx|server) mac ([0-9A-Fa-f:]{17})/;
const RELATION = /^(?:client_vpn_|Site-to-site|Client VPN)/i;

/** A line of Meraki behind its header → `{ kind, type, src, dst, … }`; undefined when it is none. */
export function parseMeraki(message: string): Json | undefined {
  const line = LINE.exec(message) ?? OTHER.exec(message);
  if (!line) return undefined;
  const [, kind = '', rest = ''] = line;
  const record: Record<string, unknown> = {
    ...(kind === 'events' ? saidIn(rest) : {}),
    ...keyValues(rest.replace(/= ?'/g, '="').replace(/'(?= |$)/g, '"')),
  };
  for (const name of ['client_ip', 'last_known_client_ip', 'ip_src']) if (record[name] === '0.0.0.0') record[name] = undefined;
  record['kind'] = kind;
  record['text'] = rest;
  if (kind === 'events' || kind === 'security_event' || kind === 'airmarshal_events') record['type'] ??= EVENT.exec(rest)?.[1];
  const rule = PATTERN.exec(rest);
  if (rule) {
    record['verdict'] = VERDICTS[rule[1] ?? ''] ?? rule[1];
    record['pattern'] = rule[2];
    record['all'] = undefined;
  } else if (/^(?:allow|deny) /.test(rest)) record['verdict'] = rest.slice(0, rest.indexOf(' '));
  const request = REQUEST.exec(rest);
  if (request) {
    record['method'] = request[1];
    record['url'] = request[2];
  }
  const said = MESSAGE.exec(rest)?.[1];
  if (said !== undefined) record['message'] = said;
  const lease = LEASE.exec(rest);
  if (lease) {
    record['type'] = 'dhcp_lease';
    [record['leaseip'], record['mac'], record['hostname']] = lease.slice(1);
    record['servermac'] = SERVER_MAC.exec(rest)?.[1];
  }
  if (RELATION.test(rest)) record['vpn'] = true;
  for (const side of ['src', 'dst', 'server', 'peer_contact']) {
    const address = readAddress(asText(record[side]));
    if (!address) continue;
    record[`${side}ip`] = address.ip;
    if (address.port !== undefined) record[`${side}port`] = address.port;
    record[side] = undefined;
  }
  const url = asText(record['url']);
  if (url !== undefined) record['urlparts'] = urlParts(url);
  return record;
}

/** What `pattern:` begins with (Meraki, "Syslog Event Types and Log Samples"). */
const VERDICTS: Readonly<Record<string, string>> = { '0': 'allow', '1': 'deny', allow: 'allow', deny: 'deny', Group: 'allow' };
