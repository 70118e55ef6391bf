import { all, first, is, list, lookup, PRESENT, when, type First, type Lookup, type Mapping, type Tree, type When } from '../../form/form';
import { codedUid } from '../../shared/finding-uid';
import { actionOf, dispositionOf, flowPrincipal, httpActivity, seconds, translated } from '../../shared/flow';
import { bindings } from './bindings';
import { tlsVersion } from '../../shared/tls-version';
import { urlTree } from '../../shared/url-parts';

/** OCSF device.type_id. */
const FIREWALL = 9;
/** Interfaces without a role say `undefined`. */
const zone = (path: string): When => when({ [path]: /^(?!undefined$)/ }, path);
const place = (side: string): When =>
  when({ [`${side}country`]: /^(?!Reserved$)/ }, { country: `${side}code`, desc: `${side}country`, region: `${side}region`, city: `${side}city` });

const SOURCE: Tree = {
  ip: first('srcip', 'remip', 'userip', 'uiip'),
  port: first('srcport', 'remport'),
  hostname: first('srcname', 'srchost'),
  mac: first('srcmac', 'mastersrcmac'),
  interface_name: 'srcintf',
  zone: zone('srcintfrole'),
  location: place('src'),
  type: 'devtype',
  os: { name: 'osname', version: first('osversion', 'srcswversion'), type_id: 0 },
  hw_info: { vendor_name: 'srchwvendor' },
  uid: 'srcuuid',
  proxy_endpoint: translated('transip', 'transport'),
};
const TARGET: Tree = {
  ip: first('dstip', 'locip'),
  port: first('dstport', 'locport'),
  hostname: first('dstname', 'hostname', 'dst_host', 'dstip'),
  mac: first('dstmac', 'masterdstmac'),
  interface_name: first('dstintf', 'outintf'),
  zone: zone('dstintfrole'),
  location: place('dst'),
  owner: first('dstuser', 'dstunauthuser'),
  uid: 'dstuuid',
  proxy_endpoint: translated('tranip', 'tranport'),
};
const USER: Tree = {
  name: first('user', 'unauthuser', 'xauthuser', 'initiator'),
  domain: 'userdomain',
  groups: all('group', 'xauthgroup'),
  type: 'unauthusersource',
};
const ACTOR: Tree = { user: USER };
const RULE: Tree = { name: 'policyname', uid: 'policyid', type: 'policytype', category: 'appcat' };
const CONNECTION: Tree = {
  protocol_num: 'proto',
  protocol_name: 'protocol',
  direction: lookup('direction', { outgoing: 'outbound', incoming: 'inbound' }),
  direction_id: lookup('direction', { outgoing: 'Outbound', incoming: 'Inbound' }),
  session: { uid: 'sessionid' },
};
const TRAFFIC: Tree = { bytes: 'bytes', bytes_out: 'sentbyte', bytes_in: 'rcvdbyte', packets_out: 'sentpkt', packets_in: 'rcvdpkt' };
const URL = urlTree('urlparts', {
  url_string: 'url',
  hostname: first('urlparts.hostname', 'hostname'),
  categories: all('catdesc'),
});
const REQUEST: Tree = { url: URL, http_method: 'httpmethod', user_agent: 'agent', referrer: 'referralurl', x_forwarded_for: all('forwardedfor') };
const FILE: Tree = { name: 'filename', size: 'filesize', type: 'filetype', hashes: all('filehash', 'analyticscksum'), type_id: 1 };
const VERDICT: Tree = { action: 'action', action_id: actionOf('action'), disposition_id: dispositionOf('action'), firewall_rule: RULE };
const FLOW: Tree = {
  ...VERDICT,
  src_endpoint: SOURCE,
  dst_endpoint: TARGET,
  actor: ACTOR,
  connection_info: CONNECTION,
  traffic: TRAFFIC,
  app_name: first('app', 'service'),
  app_protocol_name: 'service',
  duration: seconds('duration'),
  policy: { name: first('profile', 'applist') },
};
const OUTCOME: Lookup = lookup('status', [
  [/^(?:succ|up|ok|start)/i, 'Success'],
  [/^(?:fail|error|deny|denied|down)/i, 'Failure'],
]);

/** Of attacks: what FortiGuard rates them. Of other records: syslog's level, which FortiOS uses generously. */
const LEVELS = { info: 'Informational', low: 'Low', medium: 'Medium', high: 'High', critical: 'Critical' };
const RATED: First = first(lookup('severity', LEVELS), lookup('crlevel', LEVELS));
const LEVEL: Lookup = lookup('level', {
  emergency: 'Fatal',
  alert: 'High',
  critical: 'High',
  error: 'Medium',
  warning: 'Low',
  notice: 'Informational',
  information: 'Informational',
  debug: 'Informational',
});
const UTM = /^utm$/i;

/** Records of FortiOS under its own names → OCSF. */
export const MAPPING: Mapping = {
  product: { vendor: 'Fortinet', name: 'FortiGate' },
  // `eventtime` counts s, ms, µs or ns by version; `date` and `time` are local.
  time: first('eventtime', 'timestamp', 'datetime'),
  event: {
    severity_id: LEVEL,
    severity: first('severity', 'level'),
    message: first('msg', 'logdesc'),
    status: 'status',
    timezone_offset: 'tzminutes',
    device: { hostname: 'devname', uid: 'devid', type_id: FIREWALL },
    metadata: {
      event_code: 'logid',
      log_name: 'type',
      log_provider: 'subtype',
      log_level: 'level',
      product: { name: is('FortiGate'), version: 'version' },
    },
  },
  variants: [
    {
      when: { type: 'traffic' },
      class: 'network_activity',
      activity: lookup(
        'action',
        {
          deny: 'Refuse',
          blocked: 'Refuse',
          start: 'Open',
          close: 'Close',
          timeout: 'Close',
          'client-rst': 'Reset',
          'server-rst': 'Reset',
          'ip-conn': 'Fail',
        },
        'Traffic',
      ),
      event: { ...FLOW, status_detail: 'utmaction' },
    },
    {
      when: { type: UTM, subtype: ['webfilter', 'urlfilter'] },
      class: 'http_activity',
      activity: httpActivity('httpmethod'),
      event: { ...FLOW, http_request: REQUEST },
    },
    {
      when: { type: UTM, subtype: 'dns' },
      class: 'dns_activity',
      activity: lookup('eventtype', { 'dns-response': 'Response', 'dns-query': 'Query' }, 'Traffic'),
      event: {
        ...FLOW,
        query: { hostname: 'qname', type: 'qtype', class: 'qclass', packet_uid: 'xid' },
        answers: list('ipaddr', ','),
        rcode: 'rcode',
      },
    },
    {
      when: { type: UTM, subtype: ['virus', 'ips', 'anomaly', 'waf', 'dlp', 'ztna', 'av', 'attack'] },
      class: 'detection_finding',
      activity: 'Create',
      event: {
        ...VERDICT,
        severity_id: first(RATED, LEVEL),
        status: null,
        is_alert: true,
        finding_info: {
          title: first('attack', 'virus', 'malware', 'dlpextra', 'rulename', 'msg', 'eventtype'),
          desc: 'msg',
          uid: codedUid('devid', 'eventtime', 'date', 'time', 'logid', 'sessionid', 'attackid', 'virusid', 'srcip', 'dstip'),
          types: all('subtype', 'eventtype'),
          src_url: 'ref',
          analytic: {
            name: first('attack', 'virus', 'rulename', 'eventtype'),
            uid: first('attackid', 'virusid', 'logid'),
            category: first('viruscat', 'catdesc'),
            type_id: 1,
          },
        },
        malware: [
          when(
            { virus: PRESENT },
            {
              name: 'virus',
              uid: 'virusid',
              classification_ids: [
                lookup(
                  'viruscat',
                  { virus: 'Virus', worm: 'Worm', trojan: 'Trojan', spyware: 'Spyware', botnet: 'Bot', ransomware: 'Ransomware' },
                  'Other',
                ),
              ],
            },
          ),
        ],
        policy: { name: 'profile' },
        count: 'count',
        evidences: [
          {
            src_endpoint: SOURCE,
            dst_endpoint: { ...TARGET, svc_name: first('app', 'service') },
            actor: ACTOR,
            connection_info: CONNECTION,
            file: FILE,
            url: URL,
            http_request: { http_method: 'httpmethod', user_agent: 'agent', referrer: 'referralurl', x_forwarded_for: all('forwardedfor') },
          },
        ],
      },
    },
    {
      when: [{ type: UTM }, { srcip: PRESENT, dstip: PRESENT, srcport: PRESENT }],
      class: 'network_activity',
      activity: lookup('action', [[/^(?:block|deny|drop|reset)/i, 'Refuse']], 'Traffic'),
      event: {
        ...FLOW,
        url: URL,
        tls: { version: tlsVersion('tlsver'), sni: 'sni', cipher: 'cipher' },
      },
    },
    {
      when: { subtype: 'vpn', action: /login|auth|ssl-exit|ssl-new-con/i, user: PRESENT },
      class: 'authentication',
      activity: lookup('action', [[/exit|logout/i, 'Logoff']], 'Logon'),
      event: {
        user: USER,
        src_endpoint: SOURCE,
        dst_endpoint: { hostname: 'dst_host', ip: 'locip', interface_name: 'outintf' },
        service: { name: first('tunneltype', 'subtype') },
        is_remote: true,
        status_id: first(lookup('action', [[/fail|alert/i, 'Failure']]), OUTCOME, lookup('action', [[/login|auth/i, 'Success']])),
        status_detail: first('reason', 'logdesc'),
        session: { uid: 'tunnelid' },
        action: 'action',
      },
    },
    {
      when: { subtype: 'vpn' },
      class: 'tunnel_activity',
      activity: lookup(
        'action',
        [
          [/tunnel-up|ssl-new|install_sa|phase2-up|establish/i, 'Open'],
          [/tunnel-down|delete|phase2-down|close/i, 'Close'],
          [/rekey|renew/i, 'Renew'],
        ],
        'Other',
      ),
      event: {
        action: 'action',
        user: USER,
        src_endpoint: SOURCE,
        dst_endpoint: TARGET,
        tunnel_interface: { ip: first('tunnelip', 'assignip'), name: 'vpntunnel', uid: 'tunnelid' },
        tunnel_type: 'tunneltype',
        protocol_name: 'version',
        traffic: TRAFFIC,
        duration: seconds('duration'),
        status_id: OUTCOME,
        status_detail: first('reason', 'result', 'logdesc'),
        connection_info: { direction: 'dir', session: { uid: 'cookies' } },
      },
    },
    {
      when: [
        { subtype: 'user', user: PRESENT },
        { type: 'event', action: /^(?:login|logout|auth|FSSO)/i, user: PRESENT },
      ],
      class: 'authentication',
      activity: lookup('action', [[/log(?:out|off)/i, 'Logoff']], 'Logon'),
      event: {
        user: USER,
        src_endpoint: SOURCE,
        dst_endpoint: TARGET,
        service: { name: first('authproto', 'authserver', 'server', 'method', 'subtype') },
        action: 'action',
        status_id: OUTCOME,
        status_detail: first('reason', 'logdesc'),
        firewall_rule: RULE,
        logon_type: 'ui',
      },
    },
    {
      when: [{ dhcp_msg: PRESENT }],
      class: 'dhcp_activity',
      activity: lookup(
        'dhcp_msg',
        {
          Discover: 'Discover',
          Offer: 'Offer',
          Request: 'Request',
          Decline: 'Decline',
          Ack: 'Ack',
          NAK: 'Nak',
          Release: 'Release',
          Inform: 'Inform',
        },
        'Other',
      ),
      event: {
        src_endpoint: { ip: 'ip', mac: 'mac', hostname: 'hostname', interface_name: 'interface' },
        lease_dur: 'lease',
        status_detail: 'logdesc',
      },
    },
    {
      when: [{ cfgpath: PRESENT }, { cfgobj: PRESENT }, { subtype: 'rest-api' }],
      class: 'api_activity',
      activity: lookup('action', { add: 'Create', edit: 'Update', move: 'Update', delete: 'Delete', get: 'Read' }, 'Other'),
      event: {
        api: { operation: first('action', 'method', 'subtype'), service: { name: 'ui' } },
        actor: ACTOR,
        src_endpoint: SOURCE,
        resources: [{ name: first('cfgobj', 'path'), uid: 'cfgpath', type: is('configuration'), data: { attributes: 'cfgattr' } }],
        http_request: { http_method: 'method', url: URL },
        status_id: lookup('status', [
          [/^(?:2\d\d|succ)/i, 'Success'],
          [/^(?:[45]\d\d|fail)/i, 'Failure'],
        ]),
        status_detail: 'logdesc',
      },
    },
    {
      when: [{ srcip: PRESENT }, { dstip: PRESENT }],
      class: 'network_activity',
      activity: 'Other',
      event: { ...FLOW, activity_name: first('action', 'logdesc'), status_id: OUTCOME, status_detail: first('reason', 'logdesc') },
    },
    {
      class: 'base_event',
      activity: 99,
      event: { activity_name: first('action', 'logdesc'), actor: ACTOR, status_id: OUTCOME, status_detail: first('reason', 'logdesc') },
    },
  ],
  ignore: ['urlparts', 'tz'],
  principal: flowPrincipal,
  bindings,
};
