import { code, first, is, list, lookup, PRESENT } from '../../form/form';
import { asText } from '../../shared/json';
import { flow, traffic, zeekLog } from '../log';
import { replyStatus } from '../../shared/reply';

const SUCCEEDED = { true: 'Success', T: 'Success', false: 'Failure', F: 'Failure' };

/** Tunnel::Info, NTP::Info, SNMP::Info, Syslog::Info, SIP::Info, MySQL::Info, RADIUS::Info, IRC::Info, MQTT and others that OCSF has no class for. */
export const SERVICES = [
  zeekLog({
    name: 'tunnel',
    members: [{ has: ['tunnel_type', 'action'] }],
    variants: [
      {
        class: 'tunnel_activity',
        activity: lookup('action', { 'Tunnel::DISCOVER': 'Open', 'Tunnel::CLOSE': 'Close', 'Tunnel::EXPIRE': 'Close' }, 'Other'),
        event: { ...flow(is('tunnel')), tunnel_type: 'tunnel_type', tunnel_type_id: 99, activity_name: 'action' },
      },
    ],
  }),
  zeekLog({
    name: 'ntp',
    members: [{ has: ['stratum', 'root_delay'] }, { has: ['xmt_time', 'ref_id'] }],
    variants: [
      {
        class: 'ntp_activity',
        activity: lookup(
          'mode',
          {
            1: 'SymmetricActiveExchange',
            2: 'SymmetricPassiveResponse',
            3: 'ClientSynchronization',
            4: 'ServerResponse',
            5: 'Broadcast',
            6: 'Control',
            7: 'PrivateUseCase',
          },
          'Other',
        ),
        event: {
          ...flow(is('ntp'), 'udp'),
          version: first('version', is('unknown')),
          stratum: 'stratum',
          stratum_id: lookup('stratum', [
            [/^0$/, 0],
            [/^1$/, 1],
            [/^(?:[2-9]|1[0-5])$/, 2],
            [/^16$/, 16],
            [/./, 17],
          ]),
          delay: code(['root_delay'], (r) => milliseconds(r['root_delay'])),
          dispersion: code(['root_disp'], (r) => milliseconds(r['root_disp'])),
        },
      },
    ],
  }),
  zeekLog({
    name: 'snmp',
    members: [{ has: ['get_bulk_requests', 'set_requests'] }],
    variants: [traffic({ ...flow(is('snmp'), 'udp'), actor: { session: { credential_uid: 'community' } }, message: 'display_string' })],
  }),
  zeekLog({
    name: 'syslog',
    members: [{ has: ['facility', 'severity', 'message', 'id\\.orig_h'] }, { has: ['facility', 'message', 'id_orig_h'] }],
    variants: [traffic({ ...flow(is('syslog'), 'udp'), message: 'message', status: 'severity', app_name: 'facility' })],
  }),
  zeekLog({
    name: 'sip',
    members: [{ has: ['request_path', 'response_path'] }, { has: ['call_id', 'seq', 'method'] }],
    variants: [
      traffic({
        ...flow(is('sip'), 'udp'),
        message: 'method',
        url: 'uri',
        actor: { user: { name: 'request_from' } },
        status_code: 'status_code',
        status: 'status_msg',
        status_id: replyStatus('status_code'),
      }),
    ],
  }),
  zeekLog({
    name: 'mysql',
    members: [{ has: ['cmd', 'arg', 'success', 'id\\.orig_h'] }, { has: ['cmd', 'id\\.orig_h', 'success'] }, { has: ['cmd', 'arg', 'id\\.orig_h'] }],
    variants: [
      {
        when: { cmd: 'login' },
        class: 'authentication',
        activity: 'Logon',
        event: {
          user: { name: 'arg' },
          service: { name: is('mysql') },
          is_remote: true,
          status_id: lookup('success', SUCCEEDED),
          status_detail: 'response',
          src_endpoint: { ip: 'id.orig_h', port: 'id.orig_p' },
          dst_endpoint: { ip: 'id.resp_h', port: 'id.resp_p' },
          metadata: { correlation_uid: 'uid' },
        },
      },
      traffic({
        ...flow(is('mysql'), 'tcp'),
        message: 'cmd',
        status_id: lookup('success', SUCCEEDED),
        status_detail: 'response',
        unmapped: { query: 'arg', rows: 'rows' },
      }),
    ],
  }),
  zeekLog({
    name: 'radius',
    members: [
      { has: ['framed_addr', 'username'] },
      { has: ['connect_info', 'username'] },
      { has: ['tunnel_client', 'result'] },
      { has: ['reply_msg', 'result', 'username'] },
    ],
    variants: [
      {
        class: 'authentication',
        activity: 'Logon',
        event: {
          user: { name: 'username' },
          auth_protocol_id: is('RADIUS'),
          auth_protocol: is('RADIUS'),
          is_remote: true,
          status: 'result',
          status_id: lookup('result', [
            [/^succ/i, 'Success'],
            [/^fail/i, 'Failure'],
          ]),
          status_detail: 'reply_msg',
          service: { name: is('radius') },
          src_endpoint: { ip: 'id.orig_h', port: 'id.orig_p', mac: 'mac', hostname: 'tunnel_client' },
          dst_endpoint: { ip: 'id.resp_h', port: 'id.resp_p' },
          metadata: { correlation_uid: 'uid' },
        },
      },
    ],
  }),
  zeekLog({
    name: 'irc',
    members: [{ has: ['nick', 'command', 'id\\.orig_h'] }, { has: ['dcc_file_name', 'nick'] }],
    variants: [
      traffic({
        ...flow(is('irc'), 'tcp'),
        actor: { user: { name: first('user', 'nick') } },
        message: 'command',
        unmapped: { nick: 'nick', value: 'value' },
      }),
    ],
  }),
  zeekLog({
    name: 'mqtt',
    paths: ['mqtt_connect', 'mqtt_publish', 'mqtt_subscribe'],
    members: [{ has: ['proto_name', 'client_id'] }, { has: ['topic', 'qos', 'from_client'] }, { has: ['qos_levels', 'topics'] }],
    variants: [
      traffic({
        ...flow(is('mqtt'), 'tcp'),
        actor: { user: { uid: 'client_id', name: 'client_id' } },
        app_name: first('topic', 'topics[0]'),
        status: first('connect_status', 'status'),
        unmapped: {
          mqtt: { topics: first('topics', list('topic', '\n')), payload: 'payload', payload_length: 'payload_len', qos: 'qos', retain: 'retain' },
        },
      }),
    ],
  }),
  zeekLog({
    name: 'quic',
    members: [{ has: ['client_initial_dcid'] }],
    variants: [
      traffic({
        ...flow(is('quic'), 'udp'),
        tls: { version: first('version', is('unknown')), sni: 'server_name' },
        connection_info: { uid: 'uid', flag_history: 'history', protocol_name: is('udp'), protocol_num: 17 },
      }),
    ],
  }),
  zeekLog({
    name: 'arp',
    members: [{ has: ['orig_hw', 'resp_hw', 'operation'] }, { has: ['src_mac', 'dst_mac', 'operation'] }],
    variants: [
      traffic({
        app_protocol_name: is('arp'),
        message: 'operation',
        src_endpoint: { ip: first('orig_h', 'id.orig_h'), mac: first('src_mac', 'orig_hw') },
        dst_endpoint: { ip: first('resp_h', 'id.resp_h'), mac: first('dst_mac', 'resp_hw') },
        connection_info: { protocol_name: is('arp') },
      }),
    ],
  }),
  zeekLog({
    name: 'traceroute',
    members: [{ has: ['src', 'dst', 'proto', 'ts'], is: { src: PRESENT, uid: { present: false }, note: { present: false } } }],
    variants: [
      traffic({
        src_endpoint: { ip: 'src' },
        dst_endpoint: { ip: 'dst' },
        connection_info: { protocol_name: 'proto' },
        app_protocol_name: is('traceroute'),
      }),
    ],
  }),
];

/** An interval in seconds, as Zeek has it → whole ms. */
function milliseconds(value: unknown): number | undefined {
  const seconds = Number(asText(value));
  return Number.isFinite(seconds) && seconds >= 0 && seconds < LONGEST_S ? Math.round(seconds * 1_000) : undefined;
}
/** NTP's root delay and dispersion have 16 bits of seconds (RFC 5905, section 6). */
const LONGEST_S = 65_536;
