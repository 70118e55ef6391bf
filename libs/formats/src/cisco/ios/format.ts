import { lineFormat } from '../../form/define';
import { ABSENT, all, first, is, lookup, PRESENT, when, type Lookup, type Tree } from '../../form/form';
import { codedUid } from '../../shared/finding-uid';
import { actionOf, dispositionOf, flowPrincipal } from '../../shared/flow';
import { parseIos } from './parse';
import { syslogSeverity } from '../../shared/syslog-severity';

const SOURCE: Tree = {
  ip: 'srcip',
  // An endpoint of which only this is known.
  name: when({ srcip: ABSENT, interface: ABSENT }, 'mac'),
  port: 'srcport',
  mac: 'mac',
  interface_name: first('srcif', 'interface'),
  vlan_uid: 'vlan',
};
const USER: Tree = { name: 'user', groups: all('groups') };
const ACTOR: Tree = { user: USER, process: { name: 'process', pid: 'pid' }, app_name: when({ pid: ABSENT }, 'process') };
const OUTCOME: Lookup = lookup('text', [
  [/fail|denied|reject|invalid|illegal|violation|error/i, 'Failure'],
  [/succe|passed|accepted|privilege level set|closed|logout/i, 'Success'],
]);

/** Routers and switches of Cisco: IOS, IOS XE, IOS XR, NX-OS. */
export const ciscoIos = lineFormat({
  name: 'cisco.ios',
  docs: 'https://www.cisco.com/c/en/us/td/docs/ios-xml/ios/esm/configuration/xe-17/esm-xe-17-book/esm-syslog.html',
  signs: [{ matches: /^%[A-Z][A-Z0-9_]{1,40}(?:-[A-Z][A-Z0-9_]{0,40}){0,2}-[0-7]-[A-Z0-9_]{2,64} ?: / }],
  parse: parseIos,
  mapping: {
    product: { vendor: 'Cisco', name: 'IOS' },
    event: {
      severity_id: syslogSeverity('level'),
      message: 'text',
      device: { hostname: '$.host', interface_name: 'interface', vlan_uid: 'vlan', type_id: 0 },
      metadata: { event_code: 'mnemonic', log_name: 'facility', log_level: 'level' },
    },
    variants: [
      {
        when: [
          { mnemonic: /^(?:PSECURE_VIOLATION|SW_DAI|DHCP_SNOOPING_(?:DENY|UNTRUSTED|MATCH)|BLOCK_BPDUGUARD|INVALID_ARP|ACL_DENY)/ },
          { facility: /^(?:IPS|SW_DAI)$/ },
        ],
        class: 'detection_finding',
        activity: 'Create',
        event: {
          is_alert: true,
          finding_info: {
            title: 'mnemonic',
            desc: 'text',
            uid: codedUid('facility', 'mnemonic', 'text'),
            types: all('facility'),
            analytic: { name: 'mnemonic', uid: 'mnemonic', category: 'facility', type_id: 1 },
          },
          evidences: [{ src_endpoint: SOURCE, actor: ACTOR }],
        },
      },
      {
        when: [{ mnemonic: /ACCESSLOG|ACLLOG/ }, { dstip: PRESENT }],
        class: 'network_activity',
        activity: lookup(
          'verb',
          [
            [/^den/i, 'Refuse'],
            [/^start/i, 'Open'],
            [/^stop/i, 'Close'],
          ],
          'Traffic',
        ),
        event: {
          action: 'verb',
          action_id: actionOf('verb'),
          disposition_id: dispositionOf('verb'),
          firewall_rule: { name: 'acl' },
          src_endpoint: SOURCE,
          dst_endpoint: { ip: 'dstip', port: 'dstport' },
          connection_info: { protocol_name: 'protocol' },
          traffic: { packets: 'count' },
        },
      },
      {
        when: { user: PRESENT, mnemonic: /LOGIN|LOGOUT|LOGON|LOGOFF|AUTH|SSH2_CLOSE|SSH2_SESSION|TTY_EXPIRE|SYSTEM_MSG/ },
        class: 'authentication',
        activity: lookup('mnemonic', [[/LOGOUT|LOGOFF|CLOSE|EXPIRE/, 'Logoff']], 'Logon'),
        event: {
          user: USER,
          actor: { process: { name: 'process', pid: 'pid' }, app_name: when({ pid: ABSENT }, 'process') },
          src_endpoint: { ...SOURCE, port: first('srcport', 'localport') },
          service: { name: first('process', 'facility') },
          auth_protocol: 'protocol',
          status_id: OUTCOME,
          status_detail: 'reason',
        },
      },
      {
        // 802.1X, MAC authentication: a device of which only the MAC is known logs on with it.
        when: { facility: /^(?:DOT1X|MAB|AUTHMGR|WEBAUTH|EPM)$/, mac: PRESENT },
        class: 'authentication',
        activity: 'Logon',
        event: {
          user: { name: first('user', 'mac') },
          src_endpoint: SOURCE,
          service: { name: 'facility' },
          status_id: first(OUTCOME, lookup('mnemonic', { SUCCESS: 'Success', FAIL: 'Failure' })),
          status_detail: 'reason',
        },
      },
      {
        when: [{ mnemonic: /CONFIG_I$|CFGLOG|ACCOUNTING/ }, { command: PRESENT }],
        class: 'api_activity',
        activity: 'Update',
        event: {
          api: { operation: first('command', 'mnemonic') },
          actor: ACTOR,
          src_endpoint: { ip: 'srcip' },
          resources: [{ name: '$.host', type: is('configuration') }],
          status_id: lookup('result', { SUCCESS: 'Success', FAILURE: 'Failure' }),
        },
      },
      {
        when: [{ srcip: PRESENT }],
        class: 'network_activity',
        activity: lookup(
          'mnemonic',
          [
            [/CLOSE/, 'Close'],
            [/SESSION/, 'Open'],
          ],
          'Other',
        ),
        event: { activity_name: 'mnemonic', src_endpoint: SOURCE, actor: ACTOR, app_protocol_name: 'facility', status_id: OUTCOME },
      },
      { class: 'base_event', activity: 99, event: { activity_name: first('state', 'mnemonic'), actor: ACTOR, status_detail: 'reason' } },
    ],
    principal: flowPrincipal,
  },
});
