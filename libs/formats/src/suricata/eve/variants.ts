import { all, first, is, lookup, PRESENT, when, type Variant } from '../../form/form';
import { ENDS, TLS, TRAFFIC } from './common';
import { NAMES } from './names';
import { ACCESS } from './access';
import { TRANSFERS } from './transfers';

const traffic = (event_type: string | readonly string[], event: Variant['event'], activity: Variant['activity'] = 'Traffic'): Variant => ({
  when: { event_type },
  class: 'network_activity',
  activity,
  event: { ...ENDS, app_protocol_name: first('app_proto', 'event_type'), ...event },
});

/** Protocols that OCSF has a class for. */
export const PROTOCOLS: readonly Variant[] = [
  ...NAMES,
  ...TRANSFERS,
  ...ACCESS,
  traffic(
    ['tls', 'quic'],
    {
      tls: TLS,
      ja4_fingerprint_list: [
        { value: first('tls.ja4', 'quic.ja4', 'tls.ja4.hash'), type_id: when([{ 'tls.ja4': PRESENT }, { 'quic.ja4': PRESENT }], 1) },
      ],
      app_protocol_name: 'event_type',
    },
    'Open',
  ),
  traffic(
    ['flow', 'netflow'],
    {
      traffic: TRAFFIC,
      start_time: first('flow.start', 'netflow.start'),
      end_time: first('flow.end', 'netflow.end'),
      status_code: 'flow.state',
      status_detail: 'flow.reason',
    },
    lookup('flow.state', { closed: 'Close', new: 'Fail' }, 'Traffic'),
  ),
  traffic('drop', { action_id: is('Denied'), disposition_id: is('Blocked'), message: 'drop.reason', unmapped: { drop: 'drop' } }, 'Refuse'),
  traffic('anomaly', {
    message: first('anomaly.event', 'anomaly.code'),
    status_detail: 'anomaly.layer',
    status_id: is('Failure'),
    app_protocol_name: first('anomaly.app_proto', 'app_proto'),
    metadata: { event_code: first('anomaly.event', 'anomaly.code'), type: 'anomaly.type' },
  }),
  traffic('mqtt', {
    actor: { user: { name: first('mqtt.connect.username', 'mqtt.connect.client_id'), uid: 'mqtt.connect.client_id' } },
    app_name: first('mqtt.publish.topic', 'mqtt.subscribe.topics[0].topic'),
    unmapped: { mqtt: { payload: 'mqtt.publish.message', topics: all('mqtt.publish.topic') } },
  }),
  traffic(
    [
      'sip',
      'ike',
      'ikev2',
      'snmp',
      'tftp',
      'rfb',
      'ldap',
      'pgsql',
      'dcerpc',
      'nfs',
      'bittorrent_dht',
      'template',
      'arp',
      'pop3',
      'websocket',
      'packetinfo',
      'metadata',
      'rpc',
      'telnet',
      'imap',
    ],
    {
      message: first(
        'sip.method',
        'dcerpc.request',
        'nfs.procedure',
        'arp.opcode',
        'tftp.packet',
        'snmp.pdu_type',
        'ldap.request.operation',
        'pgsql.request.simple_query',
      ),
      src_endpoint: { ip: first('src_ip', 'arp.src_ip'), mac: first('ether.src_mac', 'arp.src_mac') },
      dst_endpoint: { ip: first('dest_ip', 'arp.dest_ip'), mac: first('ether.dest_mac', 'arp.dest_mac') },
    },
  ),
];
