import { all, first, is, list, lookup, PRESENT, when, type First, type Lookup, type Mapping } from '../../form/form';
import { codedUid } from '../../shared/finding-uid';
import { flowPrincipal, httpActivity, seconds } from '../../shared/flow';
import { bindings } from './bindings';
import { ACTOR, CONNECTION, FILE, FIREWALL, FLOW, REQUEST, RULE, SOURCE, TARGET, TRAFFIC, URL, USER, VERDICT } from './parts';

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
    // What happened in general, and this time.
    message: first('said', 'msg', 'logdesc'),
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
      when: { type: UTM, subtype: ['emailfilter', 'spam'] },
      class: 'email_activity',
      activity: 'Scan',
      event: {
        ...VERDICT,
        actor: ACTOR,
        src_endpoint: SOURCE,
        dst_endpoint: TARGET,
        protocol_name: 'service',
        email: {
          from: first('from', 'sender'),
          smtp_from: 'sender',
          to: all(first('to', 'recipient')),
          smtp_to: all('recipient'),
          cc: all('cc'),
          subject: 'subject',
          size: 'size',
          files: [{ name: 'filename', type_id: 1 }],
        },
        policy: { name: 'profile' },
        status_detail: first('banword', 'reason', 'eventtype'),
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
        tls: { version: lookup('tlsver', { 'tls1.0': '1.0', 'tls1.1': '1.1', 'tls1.2': '1.2', 'tls1.3': '1.3' }), sni: 'sni', cipher: 'cipher' },
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
        // A change of settings is logged once it is made.
        status_id: first(
          lookup('status', [
            [/^(?:2\d\d|succ)/i, 'Success'],
            [/^(?:[45]\d\d|fail)/i, 'Failure'],
          ]),
          when([{ cfgpath: PRESENT }, { cfgobj: PRESENT }], is('Success')),
        ),
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
