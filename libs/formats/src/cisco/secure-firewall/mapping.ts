import { ABSENT, all, first, is, lookup, PRESENT, when, type First, type Lookup, type Mapping, type Tree } from '../../form/form';
import { codedUid } from '../../shared/finding-uid';
import { flowPrincipal, seconds } from '../../shared/flow';
import { bindings } from './bindings';
import { syslogSeverity } from '../../shared/syslog-severity';
import { tlsVersion } from '../../shared/tls-version';
import { urlTree } from '../../shared/url-parts';

/** OCSF device.type_id. */
const FIREWALL = 9;

/** FTD's own events name things otherwise than messages do. */
const SOURCE: Tree = {
  ip: first('srcip', 'SrcIP', 'InitiatorIP'),
  port: first('srcport', 'SrcPort', 'InitiatorPort'),
  interface_name: first('srcif', 'IngressInterface'),
  zone: 'IngressZone',
  owner: 'srcuser',
  proxy_endpoint: { ip: first('NAT_InitiatorIP', 'srcnatip'), port: first('NAT_InitiatorPort', 'srcnatport') },
};
const TARGET: Tree = {
  ip: first('dstip', 'DstIP', 'ResponderIP'),
  port: first('dstport', 'DstPort', 'ResponderPort'),
  hostname: 'dsthost',
  interface_name: first('dstif', 'EgressInterface'),
  zone: 'EgressZone',
  owner: 'dstuser',
  proxy_endpoint: { ip: first('NAT_ResponderIP', 'dstnatip'), port: first('NAT_ResponderPort', 'dstnatport') },
};
/** Names that the log hides, and those that say there is none. */
const NAMED = /^(?!\*+$|No Authentication Required$|Unknown$|Not Found$)./i;
const name = (path: string): ReturnType<typeof when> => when({ [path]: NAMED }, path);
const USER: Tree = { name: first(name('user'), name('User')), domain: first('tunnelgroup', 'group'), groups: all('group') };
const ACTOR: Tree = { user: USER, app_name: first('application', 'Client') };
const CONNECTION: Tree = {
  protocol_name: first('protocol', 'Protocol'),
  uid: first('connection', 'ConnectionID'),
  direction: 'direction',
  direction_id: lookup('direction', { inbound: 'Inbound', outbound: 'Outbound' }),
  flag_history: 'flags',
};
const RULE: Tree = { name: first('acl', 'AccessControlRuleName', 'tunnelrule'), category: 'ACPolicy', type: 'kind' };

const SAID: readonly (readonly [RegExp, string])[] = [
  [/^(?:den(?:y|ied)|.*\bdenied\b|shunned|block|.*\bdiscarded\b|.*not authenticated)/i, 'Denied'],
  [/^(?:built|permitted|est-allowed|allow|trust|accessed|authorization permitted|fastpath)/i, 'Allowed'],
  [/^(?:monitored|monitor)/i, 'Observed'],
];
const DISPOSED: readonly (readonly [RegExp, string])[] = [
  [/^(?:.*\bdiscarded\b|dropped)/i, 'Dropped'],
  [/^block with reset|.*reset/i, 'Reset'],
  [/^(?:den(?:y|ied)|.*\bdenied\b|shunned|block)/i, 'Blocked'],
  [/^(?:built|permitted|est-allowed|allow|trust|accessed|fastpath)/i, 'Allowed'],
  [/^(?:monitored|monitor)/i, 'Detected'],
];
const VERDICT: Tree = {
  action: first('verb', 'AccessControlRuleAction', 'FileAction', 'InlineResult'),
  action_id: first(
    lookup('verb', SAID),
    lookup('AccessControlRuleAction', SAID),
    lookup('FileAction', SAID),
    lookup('InlineResult', [[/^(?:drop|block|would)/i, 'Denied']]),
    lookup('text', SAID),
  ),
  disposition_id: first(
    lookup('verb', DISPOSED),
    lookup('AccessControlRuleAction', DISPOSED),
    lookup('FileAction', DISPOSED),
    lookup('InlineResult', [[/^(?:drop|block)/i, 'Blocked']]),
    lookup('text', DISPOSED),
  ),
  firewall_rule: RULE,
};
const URL = urlTree('urlparts', {
  url_string: first('url', 'URL', 'URI'),
  hostname: first('urlparts.hostname', 'ReferencedHost'),
  categories: all('URLCategory'),
});
const TRAFFIC: Tree = {
  bytes: 'bytes',
  bytes_out: first('bytesout', 'InitiatorBytes'),
  bytes_in: first('bytesin', 'ResponderBytes'),
  packets_out: 'InitiatorPackets',
  packets_in: 'ResponderPackets',
};
const FLOW: Tree = {
  ...VERDICT,
  src_endpoint: SOURCE,
  dst_endpoint: TARGET,
  actor: ACTOR,
  connection_info: CONNECTION,
  traffic: TRAFFIC,
  duration: first('durationMs', seconds('ConnectionDuration')),
  app_name: first('WebApplication', 'ApplicationProtocol', 'application'),
  app_protocol_name: first('ApplicationProtocol', 'service'),
  status_detail: first('reason', 'AccessControlRuleReason'),
};
const TLS: Tree = {
  version: tlsVersion('SSLVersion'),
  cipher: 'SSLCipherSuite',
  sni: 'SSLServerName',
};
const FILE: Tree = { name: 'FileName', type: 'FileType', size: 'FileSize', hashes: all('FileSHA256'), type_id: 1 };

/** Of messages, syslog's level; of intrusions, their priority; of the botnet filter, the level of the threat. */
const SEVERITY: First = first(
  lookup('Priority', { 1: 'High', 2: 'Medium', 3: 'Low', high: 'High', medium: 'Medium', low: 'Low' }),
  lookup('threatlevel', { 'very-low': 'Low', low: 'Low', moderate: 'Medium', high: 'High', 'very-high': 'Critical' }),
  syslogSeverity('level'),
);
const LOGON: Lookup = lookup('text', [[/logged out|terminated|disconnected|session ended/i, 'Logoff']], 'Logon');
const OUTCOME: Lookup = lookup('text', [
  [/rejected|failed|denied|incorrect|locked out|failure|invalid/i, 'Failure'],
  [/success|succeeded|permitted|accept|started|established|terminated|disconnected|logged out|assigned/i, 'Success'],
]);

/** Messages of ASA and FTD → OCSF. */
export const MAPPING: Mapping = {
  product: { vendor: 'Cisco', name: 'Secure Firewall' },
  time: 'FirstPacketSecond',
  event: {
    severity_id: SEVERITY,
    message: 'text',
    // Where a message names one interface, it is the firewall's own.
    device: { hostname: '$.host', uid: 'DeviceUUID', interface_name: when({ dstif: ABSENT }, 'srcif'), type_id: FIREWALL },
    metadata: {
      event_code: 'number',
      log_level: 'level',
      product: {
        name: lookup(
          'family',
          { ASA: 'Adaptive Security Appliance', FTD: 'Firepower Threat Defense', PIX: 'PIX Firewall', FWSM: 'Firewall Services Module' },
          'Secure Firewall',
        ),
      },
    },
  },
  variants: [
    {
      when: [{ number: /^(?:4000|3380|3382|73310[0-3]|43000[15])/ }],
      class: 'detection_finding',
      activity: 'Create',
      event: {
        ...VERDICT,
        is_alert: true,
        finding_info: {
          title: first('threat', 'Message', 'ThreatName', 'FileName', 'indicator', 'reason', 'text'),
          desc: 'text',
          uid: codedUid('text', 'number', 'ConnectionID', 'FirstPacketSecond'),
          types: all('Classification', 'category', 'list', 'SHA_Disposition'),
          analytic: {
            name: first('threat', 'Message', 'ThreatName', 'reason'),
            uid: first('SID', 'signature', 'number'),
            category: first('Classification', 'category'),
            version: 'Revision',
            type_id: 1,
          },
        },
        malware: [when({ ThreatName: PRESENT }, { name: 'ThreatName', classification_ids: [0] })],
        policy: { name: first('IntrusionPolicy', 'FilePolicy') },
        evidences: [{ src_endpoint: SOURCE, dst_endpoint: TARGET, actor: ACTOR, connection_info: CONNECTION, file: FILE, url: URL }],
      },
    },
    {
      when: [{ number: ['430002', '430003'], DNSQuery: PRESENT }],
      class: 'dns_activity',
      activity: 'Traffic',
      event: { ...FLOW, query: { hostname: 'DNSQuery', type: 'DNSRecordType' }, rcode: 'DNSResponseType' },
    },
    {
      when: [{ number: ['430002', '430003'], URL: PRESENT }],
      class: 'http_activity',
      activity: 'Other',
      event: {
        ...FLOW,
        http_request: { url: URL, user_agent: 'UserAgent', referrer: 'HTTPReferer' },
        http_response: { code: 'HTTPResponse' },
        tls: TLS,
      },
    },
    {
      when: { number: '430004', FileName: PRESENT, SrcIP: PRESENT },
      class: 'network_file_activity',
      activity: lookup('FileDirection', { Upload: 'Upload', Download: 'Download' }, 'Other'),
      event: { ...FLOW, file: FILE },
    },
    {
      when: { number: /^30400[12]$/ },
      class: 'http_activity',
      activity: 'Get',
      event: { ...FLOW, http_request: { url: URL } },
    },
    {
      when: [{ number: /^(?:11100[89]|111010|5021)/ }, { number: /^(?:11100[1-7]|199001)$/, srcip: PRESENT }],
      class: 'api_activity',
      activity: lookup('number', { 502101: 'Create', 502102: 'Delete', 502103: 'Update' }, 'Other'),
      event: {
        api: { operation: first('command', 'verb', 'text') },
        actor: ACTOR,
        src_endpoint: 'srcip',
        resources: [{ name: '$.host', type: is('configuration') }],
        status_detail: 'reason',
      },
    },
    {
      when: [
        { number: /^(?:1090|1130|1131|6050|6111|3150|3080|7160|725|734)/, user: PRESENT },
        {
          number:
            /^(?:606001|606002|1130(?:04|05|06|07|08|12|14|15|19|39|40|42)|605004|605005|611101|611102|611103|315011|308001|716001|716002|716038|716039|722022|722023)$/,
        },
      ],
      class: 'authentication',
      activity: LOGON,
      event: {
        user: USER,
        src_endpoint: { ip: 'srcip', port: 'srcport', interface_name: 'srcif' },
        dst_endpoint: { ip: 'dstip', port: 'dstport', interface_name: 'dstif' },
        service: { name: first('service', 'application', 'tunneltype', 'family') },
        action: 'verb',
        status_id: OUTCOME,
        status_detail: 'reason',
        duration: 'durationMs',
      },
    },
    {
      when: [{ number: /^(?:713|714|715|750|751|722|716|602|402)/ }, { group: PRESENT }],
      class: 'tunnel_activity',
      activity: lookup(
        'text',
        [
          [/established|started|assigned|created|completed/i, 'Open'],
          [/terminated|disconnected|deleted|removed|torn down|aborted/i, 'Close'],
          [/rekey/i, 'Renew'],
        ],
        'Other',
      ),
      event: {
        action: 'verb',
        user: USER,
        src_endpoint: { ip: 'srcip', port: 'srcport' },
        dst_endpoint: { ip: 'dstip', port: 'dstport', hostname: 'dsthost' },
        tunnel_interface: { ip: 'assigned' },
        tunnel_type: 'tunneltype',
        traffic: TRAFFIC,
        duration: 'durationMs',
        status_id: OUTCOME,
        status_detail: first('reason', 'verb'),
      },
    },
    {
      when: [{ srcip: PRESENT }, { dstip: PRESENT }, { SrcIP: PRESENT }, { InitiatorIP: PRESENT }],
      class: 'network_activity',
      activity: first(
        lookup('number', { 430002: 'Open', 430003: 'Close' }),
        lookup('text', [
          [/^(?:built|starting)/i, 'Open'],
          [/^teardown|terminated/i, 'Close'],
          [/den(?:y|ied)|discarded|shunned/i, 'Refuse'],
        ]),
        lookup('AccessControlRuleAction', [[/^block/i, 'Refuse']], 'Traffic'),
      ),
      event: { ...FLOW, tls: TLS },
    },
    {
      class: 'base_event',
      activity: 99,
      event: {
        activity_name: first('verb', 'state', 'number'),
        actor: { ...ACTOR, app_name: 'process' },
        device: { mac: 'mac' },
        status_detail: 'reason',
      },
    },
  ],
  ignore: ['urlparts'],
  principal: flowPrincipal,
  bindings,
};
