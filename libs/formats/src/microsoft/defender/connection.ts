import { first, lookup, type Tree } from '../../form/form';
import { ACTOR, DESTINATION, SOURCE } from './trees';

const PROTOCOLS = [
  [/^tcp/i, 6],
  [/^udp/i, 17],
  [/^icmp$/i, 1],
] as const;
/** What tables of devices say of a connection. */
export const CONNECTION: Tree = {
  actor: ACTOR,
  src_endpoint: SOURCE,
  dst_endpoint: DESTINATION,
  connection_info: {
    protocol_name: 'Protocol',
    protocol_num: lookup('Protocol', PROTOCOLS),
    tcp_flags: 'AdditionalFields.Tcp Flags',
    direction: 'AdditionalFields.direction',
    direction_id: first(
      lookup('AdditionalFields.direction', { In: 'Inbound', Out: 'Outbound' }),
      lookup('ActionType', [
        [/^Inbound/, 'Inbound'],
        [/^Connection(?:Success|Failed|Request|Attempt)/, 'Outbound'],
      ]),
    ),
  },
  url: 'RemoteUrl',
};
