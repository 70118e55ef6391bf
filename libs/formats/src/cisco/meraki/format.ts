import { lineFormat } from '../../form/define';
import { ABSENT, first, is, lookup, PRESENT, when, type Tree } from '../../form/form';
import { codedUid } from '../../shared/finding-uid';
import { actionOf, dispositionOf, flowPrincipal, httpActivity } from '../../shared/flow';
import { parseMeraki } from './parse';

const SOURCE: Tree = {
  ip: first('srcip', 'client_ip', 'leaseip', 'local_ip', 'ip'),
  port: first('srcport', 'sport'),
  mac: first('mac', 'client_mac', 'src'),
  // An endpoint of which only this is known.
  name: when({ srcip: ABSENT, client_ip: ABSENT, leaseip: ABSENT }, first('client_mac', 'mac')),
  hostname: 'hostname',
  proxy_endpoint: { ip: 'translated_src_ip', port: when({ translated_src_ip: PRESENT }, 'translated_port') },
};
const TARGET: Tree = {
  ip: first('dstip', 'serverip', 'remote_ip'),
  port: first('dstport', 'dport', 'serverport'),
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
        /^(?:\S{1,64} ){0,3}?(?:(?:flows|firewall|vpn_firewall|cellular_firewall|ip_flow_start|ip_flow_end) (?:allow |deny )?src=|urls src=|ids-alerts signature=|security_event \w|airmarshal_events type=|events (?:type=|dhcp |content_filtering|client_vpn|Site-to-site|\w{3,40} ))/,
    },
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
        when: { type: ['dhcp_lease', 'dhcp_offer', 'dhcp_no_offers'] },
        class: 'dhcp_activity',
        activity: 'Ack',
        event: { src_endpoint: SOURCE, dst_endpoint: { mac: 'servermac', ip: 'serverip', name: when({ servermac: PRESENT }, 'servermac') } },
      },
      {
        when: { kind: 'events', type: /auth|association|client_vpn|anyconnect|8021x|wpa|splash/ },
        class: 'authentication',
        activity: lookup('type', [[/disassoc|deauth|disconnect|logout/, 'Logoff']], 'Logon'),
        event: {
          user: { name: first('identity', 'user_id', 'user', 'client_mac') },
          src_endpoint: { ...SOURCE, name: first('client_mac', 'client_ip') },
          service: { name: 'type' },
          status_id: lookup('type', [[/fail|reject/, 'Failure']], 'Success'),
          status_detail: 'reason',
        },
      },
      {
        when: [{ srcip: PRESENT }, { dstip: PRESENT }],
        class: 'network_activity',
        activity: first(lookup('verdict', { deny: 'Refuse' }), lookup('kind', { ip_flow_start: 'Open', ip_flow_end: 'Close' }, 'Traffic')),
        event: {
          action: 'verdict',
          action_id: actionOf('verdict'),
          disposition_id: dispositionOf('verdict'),
          firewall_rule: { name: first('pattern'), type: is('pattern') },
          src_endpoint: SOURCE,
          dst_endpoint: TARGET,
          connection_info: CONNECTION,
        },
      },
      { class: 'base_event', activity: 99, event: { activity_name: first('type', 'kind') } },
    ],
    ignore: ['urlparts'],
    principal: flowPrincipal,
  },
});
