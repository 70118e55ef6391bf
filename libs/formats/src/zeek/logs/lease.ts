import { code, first, is, lookup } from '../../form/form';
import { text } from '../../shared/json';
import { leaseBindings } from '../../shared/lease';
import { zeekLog } from '../log';

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
