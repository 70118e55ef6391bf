import { first, is, lookup, PRESENT, when, type Tree, type Variant } from '../../form/form';
import { seconds } from '../../shared/flow';
import { ACTOR, ENDPOINT, PERSON } from './trees';

/** A session of GlobalProtect: the device that came, and the gateway or portal it came to. */
const PROTECTED: Tree = {
  src_endpoint: ENDPOINT,
  dst_endpoint: { hostname: when({ Gateway: PRESENT }, 'Gateway', 'Portal'), zone: 'GlobalProtectGatewayLocation' },
  status: 'EventStatus',
  status_id: lookup('EventStatus', [
    [/^succ/i, 'Success'],
    [/^fail/i, 'Failure'],
  ]),
  status_detail: first('ConnectionError', 'QuarantineReason', 'Stage'),
  duration: seconds('LoginDuration'),
};

/** Who is where, who logged on, and the devices that came over GlobalProtect. */
export const PEOPLE: readonly Variant[] = [
  {
    when: { LogType: /^USERID$/i },
    class: 'authentication',
    activity: lookup('Subtype', { login: 'Logon', logout: 'Logoff' }, 'Other'),
    event: {
      user: first('User', 'SourceUser'),
      src_endpoint: { ip: first('SourceIP', 'SourceAddress'), port: 'SourcePort', mac: 'SourceMac' },
      dst_endpoint: { port: 'DestinationPort', hostname: when({ MappingDataSourceName: /\./ }, 'MappingDataSourceName') },
      service: { name: first('MappingDataSourceName', 'MappingDataSource') },
      auth_protocol: 'MFAFactorType',
      status: is('Success'),
      status_id: is('Success'),
      count: 'RepeatCount',
      metadata: { log_provider: 'MappingDataSource' },
    },
  },
  {
    when: [{ LogType: /^AUTH/i }],
    class: 'authentication',
    activity: 'Logon',
    event: {
      user: first('NormalizeUser', 'User'),
      src_endpoint: ENDPOINT,
      service: { name: first('AuthenticationObject', 'AuthServerProfile') },
      auth_protocol: 'AuthenticationProtocol',
      auth_protocol_id: lookup('AuthenticationProtocol', [
        [/^EAP/i, 'EAP'],
        [/PAP/i, 'PAP'],
        [/CHAP/i, 'CHAP'],
      ]),
      status_id: lookup('AuthEvent', [
        [/succ|^allow|accept/i, 'Success'],
        [/fail|invalid|den(?:y|ied)|reject|expired|locked|timed? ?out|not |error/i, 'Failure'],
      ]),
      status_detail: 'AuthEvent',
      firewall_rule: { name: 'AuthenticationPolicy', uid: 'RuleUUID' },
      http_request: { user_agent: 'UserAgentString' },
      session: { uid: 'SessionID' },
      count: 'RepeatCount',
    },
  },
  {
    when: { LogType: /^GLOBALPROTECT$/i, EventIDValue: /auth|logout|login/i },
    class: 'authentication',
    activity: lookup('EventIDValue', [[/logout/i, 'Logoff']], 'Logon'),
    event: { user: PERSON, ...PROTECTED, auth_protocol: 'AuthMethod', is_remote: true, service: { name: is('GlobalProtect') } },
  },
  {
    when: { LogType: /^GLOBALPROTECT$/i },
    class: 'tunnel_activity',
    activity: lookup(
      'EventIDValue',
      [
        [/connected|setup|register/i, 'Open'],
        [/release|disconnect/i, 'Close'],
        [/renew|switch/i, 'Renew'],
      ],
      'Other',
    ),
    event: { user: PERSON, ...PROTECTED, tunnel_interface: { ip: first('PrivateIPv4', 'PrivateIPv6') }, tunnel_type: 'TunnelType' },
  },
  {
    when: { LogType: /^HIP-?MATCH$/i },
    class: 'inventory_info',
    activity: 'Log',
    event: {
      actor: ACTOR,
      device: { ...ENDPOINT, owner: PERSON, type_id: 0 },
      metadata: { loggers: [{ name: 'DeviceName', uid: 'DeviceSN' }], event_code: 'HipMatchType' },
      message: 'HipMatchName',
    },
  },
];
