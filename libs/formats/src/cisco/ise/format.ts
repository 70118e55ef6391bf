import type { BindingBody } from '@cordon/wire';
import { canonicalIp } from '@cordon/core';
import { lineFormat } from '../../form/define';
import { ABSENT, first, is, lookup, PRESENT, when, type Lookup, type Tree } from '../../form/form';
import { asText, isObject } from '../../shared/json';
import { parseIse } from './parse';

const A = 'attributes';
const USER: Tree = {
  name: first(`${A}.UserName`, `${A}.User-Name`, `${A}.AdminName`, `${A}.User`, `${A}.GuestUserName`, `${A}.AD-Admin`, `${A}.Admin`, 'saiduser'),
  domain: first(`${A}.AD-User-DNS-Domain`, `${A}.AD-Domain`),
  groups: [{ name: first(`${A}.AD-Groups-Names`, `${A}.IdentityGroup`) }],
};
const SOURCE: Tree = {
  ip: first('clientip', 'saidip'),
  port: 'saidport',
  mac: 'clientmac',
  // An endpoint of which only the MAC is known.
  name: first('clientname', 'clientmac'),
  hostname: first('machine', `${A}.EndpointHostname`, `${A}.AD-Hostname`, `${A}.Server`),
  domain: `${A}.AD-Host-DNS-Domain`,
};
/** Of packets and alarms that name nobody else, the device that sent them. Accounting and logons are about the one behind it. */
const SENDER: Tree = {
  ...SOURCE,
  ip: first('clientip', 'saidip', when({ category: /Accounting/ }, is(''), first(when({ clientmac: ABSENT }, 'deviceip'), `${A}.AD-IP-Address`))),
  port: first('saidport', when({ clientip: ABSENT, saidip: ABSENT }, `${A}.Device Port`)),
};
const TARGET: Tree = {
  ip: first('calledip', 'peerip'),
  port: first(`${A}.DestinationPort`, 'peerport'),
  mac: 'calledmac',
  name: first('calledname', `${A}.PeerName`),
  hostname: first('peer', `${A}.AD-Domain-Controller`, `${A}.FeedServiceHost`),
};
/** The switch, access point or gateway that asks. */
const DEVICE: Tree = {
  hostname: first(`${A}.NetworkDeviceName`, `${A}.PsnHostName`, `${A}.AcsInstance`, '$.host'),
  ip: 'deviceip',
  type: `${A}.NetworkDeviceProfileName`,
  type_id: 0,
};
const OUTCOME: Lookup = lookup('text', [
  [/fail|reject|denied|invalid|drop|unsuccess|does not exist/i, 'Failure'],
  [/succe|passed|accepted/i, 'Success'],
]);
/** An accounting record is about the address for as long as updates come; ISE asks for them every two days at the latest. */
const SESSION_MS = 2 * 24 * 3_600_000;
const CONFIDENCE = 0.9;
const ALARM = /(?:^|\s)((?:INFO|WARN|WARNING|CRITICAL): .{3,})$/s;
const NETWORK = 4001;
const CLOSE = 2;

/** Cisco Identity Services Engine by syslog. */
export const ciscoIse = lineFormat({
  name: 'cisco.ise',
  docs: 'https://www.cisco.com/c/en/us/td/docs/security/ise/syslog/Cisco_ISE_Syslogs.html',
  signs: [
    { contains: ['CISE_'], matches: /^CISE_\w{3,64} (?:\d{10} \d|\d{4}-\d\d-\d\d |[A-Z]{4,8}: )/ },
    // A part of a long message may begin within a value.
    { matches: /^\d{10} \d{1,3} \d{1,3} {1,2}(?:\d{4}-\d\d-\d\d \d\d:\d\d:\d\d|[^=]{0,512}=)/ },
    { whole: /^\d{10} \d{1,3} \d{1,3} {1,2}(?:\d{4}-\d\d-\d\d \d\d:\d\d:\d\d|[^=]{0,512}=)/ },
    {
      whole:
        /^(?:.{0,120}\s)?(?:INFO|WARN|WARNING|CRITICAL): [^:;=]{3,256}(?: ?: ?(?:Server|NAD|NAS|Admin|Network|Endpoint|User|Node|Calling|Device|Policy|Process|MDM|AD|LDAP|Certificate|Message|Object)[\w ]{0,32}=|\(s\) purged)/,
    },
  ],
  // The level of an alarm looks like the tag of a header.
  parse: (message, outer) => parseIse(message) ?? parseIse(ALARM.exec(outer.whole ?? '')?.[1] ?? outer.whole ?? ''),
  mapping: {
    product: { vendor: 'Cisco', name: 'Identity Services Engine' },
    time: 'at',
    event: {
      severity_id: lookup('level', {
        FATAL: 'Fatal',
        CRITICAL: 'High',
        ERROR: 'Medium',
        WARN: 'Low',
        WARNING: 'Low',
        NOTICE: 'Informational',
        INFO: 'Informational',
        DEBUG: 'Informational',
      }),
      message: 'text',
      device: DEVICE,
      metadata: { event_code: first('code', 'kind'), log_name: 'category', log_level: 'level', correlation_uid: `${A}.AcsSessionID` },
    },
    variants: [
      {
        when: [
          { category: /Passed_Authentications|Failed_Attempts/ },
          // Logons at ISE's own pages and console say so in words.
          { text: /authenticat|log(?:ged)? ?(?:in|on|off|out)\b|SSH connection/i, [`${A}.AdminName`]: PRESENT },
          { text: /authenticat|log(?:ged)? ?(?:in|on|off|out)\b/i, [`${A}.UserName`]: PRESENT },
          { text: /CLI user|SSH connection/, kind: /^Administrator-Login/, saiduser: PRESENT },
          { [`${A}.AdminName`]: PRESENT, [`${A}.OperationMessageText`]: /^(?:User logged out|Administrator authentication)/ },
          { kind: /^(?:Passed-Authentication|Failed-Attempt|Administrator-Login|Guest|RADIUS|Session)/i, [`${A}.AdminName`]: PRESENT },
          { kind: /^(?:Passed-Authentication|Failed-Attempt)/i },
        ],
        class: 'authentication',
        activity: first(
          lookup('text', [[/logged ?o(?:ut|ff)|logout/i, 'Logoff']]),
          lookup(`${A}.OperationMessageText`, [[/logged ?o(?:ut|ff)/i, 'Logoff']]),
          is('Logon'),
        ),
        event: {
          user: USER,
          src_endpoint: SOURCE,
          dst_endpoint: TARGET,
          service: { name: first(`${A}.SelectedAccessService`, `${A}.AdminInterface`, 'kind') },
          auth_protocol: first(`${A}.Protocol`, `${A}.AuthenticationMethod`),
          status_id: first(
            OUTCOME,
            lookup(`${A}.OperationMessageText`, [
              [/fail/i, 'Failure'],
              [/succe|accepted/i, 'Success'],
            ]),
            lookup('category', { CISE_Passed_Authentications: 'Success', CISE_Failed_Attempts: 'Failure' }),
          ),
          status_detail: first(`${A}.FailureReason`, `${A}.OperationMessageText`, `${A}.Response`),
          logon_type_id: is('Network'),
          // How one proves who one is, what one may do then, and the set of rules that both are of.
          firewall_rule: {
            name: first(`${A}.IdentityPolicyMatchedRule`, `${A}.IdentitySelectionMatchedRule`, `${A}.AuthorizationPolicyMatchedRule`),
          },
          authorizations: [{ decision: `${A}.SelectedAuthorizationProfiles`, policy: { name: `${A}.AuthorizationPolicyMatchedRule` } }],
          policy: { name: `${A}.ISEPolicySetName` },
          certificate: {
            issuer: first(`${A}.Issuer`, `${A}.Issuer - Common Name`),
            subject: first(`${A}.Subject`, `${A}.Subject - Common Name`),
            serial_number: `${A}.Serial Number`,
            sans: [{ name: `${A}.Subject Alternative Name`, type: is('DNS') }],
          },
          session: { uid: first(`${A}.AcsSessionID`, `${A}.Acct-Session-Id`) },
        },
      },
      {
        when: [{ kind: 'Configuration-Changes' }, { text: /^Configuration Changed/ }],
        class: 'entity_management',
        activity: lookup(
          'text',
          [
            [/^Added/, 'Create'],
            [/Changed/, 'Update'],
            [/^Deleted/, 'Delete'],
          ],
          'Other',
        ),
        event: {
          actor: { user: USER },
          src_endpoint: SOURCE,
          entity: { name: `${A}.ObjectName`, uid: `${A}.ObjectInternalID`, type: `${A}.ObjectType` },
          comment: `${A}.ConfigChangeData`,
          status_detail: `${A}.OperationMessageText`,
        },
      },
      {
        when: [{ category: /^CISE_TACACS/, command: PRESENT }],
        class: 'api_activity',
        activity: 'Other',
        event: {
          activity_name: 'text',
          api: { operation: 'command', service: { name: `${A}.SelectedAccessService` } },
          actor: { user: USER },
          src_endpoint: SOURCE,
          dst_endpoint: TARGET,
          resources: [{ name: `${A}.NetworkDeviceName`, type: is('Network Device') }],
          status_id: OUTCOME,
          status_detail: first(`${A}.FailureReason`, `${A}.Response`),
        },
      },
      {
        when: { category: 'CISE_Profiler' },
        class: 'inventory_info',
        activity: 'Log',
        event: {
          actor: { user: USER },
          device: {
            ip: 'clientip',
            mac: 'clientmac',
            hostname: first(`${A}.EndpointHostname`, `${A}.host-name`, 'clientmac'),
            name: 'clientmac',
            type: first(`${A}.EndpointMatchedPolicy`, `${A}.EndPointPolicy`, `${A}.EndPointMatchedProfile`, `${A}.MatchedPolicy`),
            type_id: 0,
            vendor_name: first(`${A}.EndpointOUI`, `${A}.OUI`),
          },
          status_detail: `${A}.OperationMessageText`,
        },
      },
      {
        when: { [`${A}.AdminIPAddress`]: PRESENT, peerip: ABSENT },
        class: 'api_activity',
        activity: 'Other',
        event: {
          activity_name: 'kind',
          api: { operation: first('text', 'kind', 'category'), service: { name: first(`${A}.AdminInterface`, 'kind') } },
          actor: { user: USER },
          src_endpoint: SOURCE,
          status_id: OUTCOME,
          status_detail: `${A}.OperationMessageText`,
        },
      },
      {
        when: [
          { category: /Accounting|RADIUS|TACACS|Tunnel/ },
          { clientip: PRESENT },
          { clientmac: PRESENT },
          { deviceip: PRESENT },
          { peerip: PRESENT },
          { saidip: PRESENT },
          // Parts of a message about somebody who is let in.
          ...['Step', 'ISEPolicySetName', 'AuthorizationPolicyMatchedRule', 'CPMSessionID', 'AcsSessionID', 'Response'].map((name) => ({
            [`${A}.${name}`]: PRESENT,
          })),
          { [`${A}.PeerAddress`]: PRESENT },
          { [`${A}.Server`]: PRESENT },
          { [`${A}.AD-IP-Address`]: PRESENT },
        ],
        class: 'network_activity',
        activity: first(
          lookup(`${A}.Acct-Status-Type`, { Start: 'Open', Stop: 'Close' }),
          lookup('text', [
            [/START|^Open/, 'Open'],
            [/STOP|^Shutdown/, 'Close'],
            [/fail|drop|reject/i, 'Fail'],
          ]),
          is('Traffic'),
        ),
        event: {
          actor: { user: USER },
          src_endpoint: SENDER,
          dst_endpoint: TARGET,
          app_protocol_name: first(
            `${A}.Protocol`,
            lookup('category', [
              [/TACACS/, 'TACACS'],
              [/RADIUS/, 'Radius'],
            ]),
          ),
          connection_info: { session: { uid: first(`${A}.AcsSessionID`, `${A}.Acct-Session-Id`) } },
          traffic: {
            bytes_out: `${A}.Acct-Input-Octets`,
            bytes_in: `${A}.Acct-Output-Octets`,
            packets_out: `${A}.Acct-Input-Packets`,
            packets_in: `${A}.Acct-Output-Packets`,
          },
          firewall_rule: { name: first(`${A}.ISEPolicySetName`, `${A}.AuthorizationPolicyMatchedRule`) },
          status_id: OUTCOME,
          status_detail: first(
            `${A}.Response`,
            `${A}.FailureReason`,
            `${A}.Failure Reason`,
            `${A}.ErrorMessage`,
            `${A}.AD-Error-Details`,
            `${A}.OperationMessageText`,
            `${A}.ShutdownReason`,
          ),
        },
      },
      {
        class: 'base_event',
        activity: 99,
        event: {
          activity_name: first('kind', 'text', 'category'),
          actor: { user: USER },
          status_id: OUTCOME,
          status_detail: first(
            `${A}.OperationMessageText`,
            `${A}.FailureReason`,
            `${A}.Details`,
            `${A}.Message`,
            `${A}.MESSAGE`,
            `${A}.AD-Error-Details`,
          ),
        },
      },
    ],
    bindings: (event, at): readonly BindingBody[] => {
      const user = isObject(event['actor']) && isObject(event['actor']['user']) ? asText(event['actor']['user']['name'])?.toLowerCase() : undefined;
      const ip = isObject(event['src_endpoint']) ? canonicalIp(asText(event['src_endpoint']['ip']) ?? '') : undefined;
      if (event.class_uid !== NETWORK || event.activity_id === CLOSE || user === undefined || ip === undefined) return [];
      if (event.metadata['log_name'] !== 'CISE_RADIUS_Accounting') return [];
      return [
        {
          relation: 'at',
          a: { kind: 'user', key: user },
          b: { kind: 'ip', key: ip },
          from: at,
          until: at + SESSION_MS,
          confidence: CONFIDENCE,
          origin: 'logon',
        },
      ];
    },
  },
});
