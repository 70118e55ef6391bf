import { lineFormat } from '../../form/define';
import { ABSENT, first, is, lookup, PRESENT, when, type Tree } from '../../form/form';
import { codedUid } from '../../shared/finding-uid';
import { actionOf, dispositionOf, flowPrincipal, httpActivity } from '../../shared/flow';
import { parseMeraki } from './parse';

const SOURCE: Tree = {
  ip: first('srcip', 'client_ip', 'leaseip', 'local_ip', 'ip', 'ip_src', 'last_known_client_ip', 'Client', 'server_ip'),
  port: first('srcport', 'sport'),
  mac: first('mac', 'client_mac', 'MAC', 'server_mac', 'src'),
  vlan_uid: first('vlan', 'VLAN'),
  // An endpoint of which only this is known.
  name: when({ srcip: ABSENT, client_ip: ABSENT, leaseip: ABSENT }, first('client_mac', 'mac')),
  hostname: 'hostname',
  proxy_endpoint: { ip: 'translated_src_ip', port: when({ translated_src_ip: PRESENT }, 'translated_port') },
};
const TARGET: Tree = {
  ip: first('dstip', 'serverip', 'remote_ip', 'peer_contactip'),
  port: first('dstport', 'dport', 'serverport', 'peer_contactport'),
  mac: first('dhost', 'servermac', 'dst'),
  proxy_endpoint: { ip: 'translated_dst_ip', port: when({ translated_dst_ip: PRESENT }, 'translated_port') },
};
const URL: Tree = {
  url_string: 'url',
  scheme: 'urlparts.scheme',
  hostname: 'urlparts.hostname',
  port: 'urlparts.port',
  path: 'urlparts.path',
  query_string: 'urlparts.query_string',
};
const CONNECTION: Tree = {
  protocol_name: 'protocol',
  direction: 'direction',
  direction_id: lookup('direction', { ingress: 'Inbound', egress: 'Outbound' }),
};

/** Cisco Meraki: MX, MR and MS by syslog. */
export const ciscoMeraki = lineFormat({
  name: 'cisco.meraki',
  docs: 'https://documentation.meraki.com/General_Administration/Monitoring_and_Reporting/Syslog_Event_Types_and_Log_Samples',
  signs: [
    {
      matches:
        /^(?:\S{1,64} ){0,3}?(?:(?:flows|firewall|vpn_firewall|cellular_firewall|ip_flow_start|ip_flow_end) (?:allow |deny )?src=|urls src=|ids-alerts signature=|security_event \w|airmarshal_events type=|events (?:type=|dhcp |content_filtering|client_vpn|Site-to-[Ss]ite |\w{3,40} )|l7_firewall )/,
    },
    // Time with nanoseconds, device, kind.
    { whole: /(?:^|[\s>])(?:1 )?\d{9,10}\.\d{9} \S{1,64} (?:events |[a-z][\w-]{2,40} (?=\S{0,64}=))/ },
  ],
  parse: parseMeraki,
  mapping: {
    product: { vendor: 'Cisco', name: 'Meraki' },
    event: {
      message: 'text',
      device: { hostname: '$.host', type_id: 0 },
      metadata: { event_code: first('type', 'kind'), log_name: 'kind' },
    },
    variants: [
      {
        when: [{ kind: ['ids-alerts', 'airmarshal_events'] }, { kind: 'security_event' }],
        class: 'detection_finding',
        activity: 'Create',
        event: {
          is_alert: true,
          severity_id: lookup('priority', { 1: 'High', 2: 'Medium', 3: 'Low', 4: 'Low' }, 'Medium'),
          action: first('decision', 'action', 'disposition'),
          action_id: first(actionOf('decision'), actionOf('action')),
          disposition_id: first(dispositionOf('decision'), dispositionOf('action')),
          finding_info: {
            title: first('message', 'name', 'type', 'signature'),
            uid: codedUid('text'),
            types: [first('type', 'kind')],
            analytic: { name: first('message', 'name', 'type'), uid: first('signature', 'type'), type_id: 1 },
          },
          evidences: [
            {
              src_endpoint: SOURCE,
              dst_endpoint: TARGET,
              connection_info: CONNECTION,
              url: URL,
              file: { name: 'name', hashes: [first('sha256', 'hash')], type_id: 1 },
            },
          ],
        },
      },
      {
        when: [{ kind: 'urls' }, { type: /^content_filtering/ }],
        class: 'http_activity',
        activity: httpActivity('method'),
        event: {
          action_id: lookup('type', [[/block/, 'Denied']], 'Allowed'),
          disposition_id: lookup('type', [[/block/, 'Blocked']], 'Allowed'),
          action: lookup('type', [[/block/, 'block']], 'allow'),
          src_endpoint: SOURCE,
          dst_endpoint: TARGET,
          http_request: { url: URL, http_method: 'method', user_agent: 'agent' },
        },
      },
      {
        when: { type: ['dhcp_lease', 'dhcp_offer', 'dhcp_no_offers', 'dhcp_release'] },
        class: 'dhcp_activity',
        activity: lookup('type', { dhcp_no_offers: 'Discover', dhcp_offer: 'Offer', dhcp_release: 'Release' }, 'Ack'),
        event: {
          status_id: lookup('type', { dhcp_no_offers: 'Failure' }, 'Success'),
          src_endpoint: SOURCE,
          dst_endpoint: { mac: 'servermac', ip: 'serverip', name: when({ servermac: PRESENT }, 'servermac') },
        },
      },
      {
        when: { type: /^(?:vpn_connectivity_change|vpn_site_to_site)$/ },
        class: 'tunnel_activity',
        activity: first(
          lookup('connectivity', { true: 'Open', false: 'Close' }),
          lookup('text', [
            [/established/, 'Open'],
            [/deleted|closed|destroyed/, 'Close'],
          ]),
          is('Other'),
        ),
        event: {
          src_endpoint: SOURCE,
          dst_endpoint: TARGET,
          tunnel_type: first('vpn_type', is('site-to-site')),
          tunnel_interface: { uid: 'peer_ident' },
        },
      },
      {
        // With a key that all share nobody is known: the device joins, and that is all.
        when: { type: /^(?:(?:dis)?association|wpa_(?:de)?auth)$/ },
        class: 'network_activity',
        activity: lookup('type', [[/^disassoc|deauth/, 'Close']], 'Open'),
        event: {
          src_endpoint: SOURCE,
          actor: { user: { name: 'identity' } },
          connection_info: { protocol_name: is('802.11') },
          status_detail: 'reason',
        },
      },
      {
        when: { kind: 'events', type: /auth|association|client_vpn|anyconnect|8021x|wpa|splash/ },
        class: 'authentication',
        activity: first(
          lookup('type', [[/disassoc|deauth|disconnect|logout/, 'Logoff']]),
          lookup('msg', [[/Session disconnected|Deleted/, 'Logoff']]),
          is('Logon'),
        ),
        event: {
          user: { name: first('identity', 'user_id', 'user', 'client_mac') },
          src_endpoint: { ...SOURCE, name: first('client_mac', 'client_ip') },
          dst_endpoint: { ip: 'dstip', port: first('dstport', 'dport') },
          duration: 'durationMs',
          service: { name: 'type' },
          status_id: lookup('type', [[/fail|reject/, 'Failure']], 'Success'),
          status_detail: 'reason',
        },
      },
      {
        when: [{ srcip: PRESENT }, { dstip: PRESENT }, { client_mac: PRESENT }, { mac: PRESENT }, { MAC: PRESENT }, { server_ip: PRESENT }],
        class: 'network_activity',
        activity: first(
          lookup('verdict', { deny: 'Refuse' }),
          lookup('type', { blocked_packet: 'Refuse' }),
          lookup('decision', [[/^(?:block|den)/, 'Refuse']]),
          lookup('kind', { ip_flow_start: 'Open', ip_flow_end: 'Close' }, 'Traffic'),
        ),
        event: {
          action: first('verdict', 'decision', lookup('type', { blocked_packet: 'blocked' })),
          action_id: first(actionOf('verdict'), actionOf('decision'), lookup('type', { blocked_packet: 'Denied' })),
          disposition_id: first(dispositionOf('verdict'), dispositionOf('decision'), lookup('type', { blocked_packet: 'Blocked' })),
          firewall_rule: { name: first('pattern'), type: is('pattern') },
          src_endpoint: SOURCE,
          dst_endpoint: TARGET,
          connection_info: CONNECTION,
        },
      },
      {
        class: 'base_event',
        activity: 99,
        event: {
          activity_name: first('type', 'kind'),
          device: { interface_name: 'port', vlan_uid: 'vlan' },
          status: 'state',
          status_detail: first('reason', 'details'),
        },
      },
    ],
    ignore: ['urlparts'],
    principal: flowPrincipal,
  },
});
