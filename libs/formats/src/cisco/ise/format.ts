import type { BindingBody } from '@cordon/wire';
import { canonicalIp } from '@cordon/core';
import { lineFormat } from '../../form/define';
import { first, lookup, PRESENT, when, type Lookup, type Tree } from '../../form/form';
import { asText, isObject } from '../../shared/json';
import { parseIse } from './parse';

const A = 'attributes';
const USER: Tree = { name: first(`${A}.UserName`, `${A}.User-Name`, `${A}.AdminName`, `${A}.User`) };
const SOURCE: Tree = {
  ip: first(`${A}.Framed-IP-Address`, 'callingip', `${A}.AdminIPAddress`, `${A}.EndpointIPAddress`, `${A}.NAD Address`, `${A}.Network device IP`),
  mac: first('callingmac', `${A}.EndPointMACAddress`),
  // An endpoint of which only the MAC is known.
  name: first('callingname', 'callingmac', `${A}.EndPointMACAddress`),
  hostname: `${A}.Server`,
};
const TARGET: Tree = {
  ip: first('calledip', `${A}.DestinationIPAddress`),
  port: `${A}.DestinationPort`,
  mac: first('calledmac', `${A}.PeerAddress`),
  name: first('calledname', `${A}.PeerName`),
};
/** The switch, access point or gateway that asks. */
const DEVICE: Tree = {
  hostname: first(`${A}.NetworkDeviceName`, '$.host'),
  ip: first(`${A}.Device IP Address`, `${A}.NAS-IP-Address`),
  type: `${A}.NetworkDeviceProfileName`,
  type_id: 0,
};
const OUTCOME: Lookup = lookup('text', [
  [/fail|reject|denied|invalid|drop/i, 'Failure'],
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
    { contains: ['CISE_'], matches: /^CISE_\w{3,64} \d{10} / },
    { matches: /^\d{10} \d{1,3} \d{1,3} {1,2}(?:\d{4}-\d\d-\d\d \d\d:\d\d:\d\d|[A-Za-z][\w -]{1,64}=)/ },
    { whole: /^\d{10} \d{1,3} \d{1,3} {1,2}(?:\d{4}-\d\d-\d\d \d\d:\d\d:\d\d|[A-Za-z][\w -]{1,64}=)/ },
    { whole: /^(?:.{0,120}\s)?(?:INFO|WARN|WARNING|CRITICAL): [^:;=]{3,256}(?: ?: ?(?:Server|NAD|Admin|Network|Endpoint)[\w ]{0,32}=|\(s\) purged)/ },
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
          { kind: /^(?:Passed-Authentication|Failed-Attempt|Administrator-Login|Guest|RADIUS|Session)/i, [`${A}.AdminName`]: PRESENT },
          { kind: /^(?:Passed-Authentication|Failed-Attempt)/i },
        ],
        class: 'authentication',
        activity: lookup('text', [[/logged ?o(?:ut|ff)|logout/i, 'Logoff']], 'Logon'),
        event: {
          user: USER,
          src_endpoint: SOURCE,
          dst_endpoint: TARGET,
          service: { name: first(`${A}.SelectedAccessService`, `${A}.AdminInterface`, 'kind') },
          auth_protocol: first(`${A}.Protocol`, `${A}.AuthenticationMethod`),
          status_id: first(OUTCOME, lookup('category', { CISE_Passed_Authentications: 'Success', CISE_Failed_Attempts: 'Failure' })),
          status_detail: first(`${A}.FailureReason`, `${A}.OperationMessageText`, `${A}.Response`),
          firewall_rule: { name: first(`${A}.AuthorizationPolicyMatchedRule`, `${A}.IdentityPolicyMatchedRule`, `${A}.ISEPolicySetName`) },
          session: { uid: first(`${A}.AcsSessionID`, `${A}.Acct-Session-Id`) },
        },
      },
      {
        when: [
          { [`${A}.Framed-IP-Address`]: PRESENT },
          { category: /Accounting/ },
          { callingip: PRESENT },
          { [`${A}.PeerAddress`]: PRESENT },
          { [`${A}.Server`]: PRESENT },
          { [`${A}.EndPointMACAddress`]: PRESENT },
        ],
        class: 'network_activity',
        activity: lookup(`${A}.Acct-Status-Type`, { Start: 'Open', Stop: 'Close' }, 'Traffic'),
        event: {
          actor: { user: USER },
          src_endpoint: SOURCE,
          dst_endpoint: TARGET,
          app_protocol_name: `${A}.Protocol`,
          connection_info: { session: { uid: first(`${A}.AcsSessionID`, `${A}.Acct-Session-Id`) } },
          traffic: { bytes_out: `${A}.Acct-Input-Octets`, bytes_in: `${A}.Acct-Output-Octets` },
          firewall_rule: { name: first(`${A}.ISEPolicySetName`, `${A}.AuthorizationPolicyMatchedRule`) },
          status_detail: first(`${A}.Response`, `${A}.FailureReason`, `${A}.Error Message`),
        },
      },
      {
        class: 'base_event',
        activity: 99,
        event: {
          activity_name: first('kind', 'text'),
          actor: { user: when({ [`${A}.AdminName`]: PRESENT }, USER, USER) },
          status_detail: `${A}.OperationMessageText`,
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
