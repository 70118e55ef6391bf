import { canonicalIp } from '@cordon/core';
import type { Normalised } from '@cordon/runtime';
import type { BindingBody } from '@cordon/wire';
import { code, first, is, lookup } from '../../form/form';
import { isObject, text } from '../../shared/json';
import { zeekLog } from '../log';

/** How long a lease holds that says no time, ms: the usual day. */
const DAY_MS = 86_400_000;

/** A lease that was granted: the hardware address, and the name by which the host asked, are at the address until the lease ends. */
export function leaseBindings(event: Normalised['event'], at: number): readonly BindingBody[] {
  const host = event['src_endpoint'];
  if (event.activity_id !== ACK || !isObject(host)) return [];
  const ip = canonicalIp(text(host['ip']) ?? '');
  if (ip === undefined || ip === '0.0.0.0') return [];
  const seconds = event['lease_dur'];
  const until = at + (typeof seconds === 'number' && seconds > 0 ? seconds * 1_000 : DAY_MS);
  const lease = (key: string): BindingBody => ({
    relation: 'at',
    a: { kind: 'device', key },
    b: { kind: 'ip', key: ip },
    from: at,
    until,
    confidence: 0.9,
    origin: 'dhcp',
  });
  const keys = [text(host['mac']), text(host['hostname'])?.toLowerCase()];
  return keys.flatMap((key) => (key === undefined ? [] : [lease(key)]));
}
/** DHCP Activity: Ack. */
const ACK = 5;

/** The last of the messages of a transaction says how it ended. */
const lastMessage = code(['msg_types'], (r) => {
  const types = Array.isArray(r['msg_types']) ? r['msg_types'] : (text(r['msg_types'])?.split(',') ?? []);
  return MESSAGES[String(types.at(-1)).toUpperCase()] ?? 0;
});
/** DHCP message type → OCSF activity. */
const MESSAGES: Readonly<Record<string, number>> = { DISCOVER: 1, OFFER: 2, REQUEST: 3, DECLINE: 4, ACK: 5, NAK: 6, RELEASE: 7, INFORM: 8 };

/** DHCP::Info: a conversation of a client, from discovery to lease. */
export const LEASE = [
  zeekLog({
    name: 'dhcp',
    members: [{ has: ['msg_types'] }, { has: ['assigned_addr', 'mac'] }, { has: ['assigned_ip', 'lease_time', 'mac'] }],
    variants: [
      {
        class: 'dhcp_activity',
        activity: first(lastMessage, lookup('lease_time', [[/^\d/, 'Ack']], 0)),
        event: {
          app_protocol_name: is('dhcp'),
          src_endpoint: {
            ip: first('assigned_addr', 'assigned_ip', 'client_addr', 'requested_addr', 'id.orig_h'),
            mac: 'mac',
            name: first('host_name', 'mac'),
            hostname: first('host_name', 'client_fqdn'),
            domain: 'domain',
          },
          dst_endpoint: { ip: first('server_addr', 'id.resp_h') },
          lease_dur: 'lease_time',
          message: first('client_message', 'server_message'),
          transaction_uid: 'trans_id',
          connection_info: { uid: first('uids[0]', 'uid'), protocol_name: is('udp'), protocol_num: 17 },
        },
      },
    ],
    bindings: leaseBindings,
  }),
];
