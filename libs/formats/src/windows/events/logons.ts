import { code, first, is, list, lookup, when, PRESENT, type Leaf, type Tree, type Variant } from '../../form/form';
import { LOGON_TYPES } from '../logon-types';
import { ACTOR, SUBJECT, TARGET, TARGET_ACCOUNT } from '../trees';
import { asText, isObject } from '../../shared/json';
import { security } from '../security';
import { KERBEROS_STATUS, LOGON_STATUS } from './status';

const PACKAGES = [
  [/ntlm|msv1_0|microsoft_authentication_package/i, 'NTLM'],
  [/kerberos/i, 'Kerberos'],
  [/digest/i, 'Digest'],
  [/./, 'Other'],
] as const;
const HERE: Tree = { hostname: first('computer', '$.host') };
const FROM: Tree = {
  ip: first('data.IpAddress', 'data.ClientAddress'),
  port: first('data.IpPort', 'data.ClientPort'),
  hostname: first('data.WorkstationName', 'data.Workstation', 'data.ClientName'),
};
const AUDIT = lookup('outcome', { success: 'Success', failure: 'Failure' });
const BY_STATUS = lookup('data.Status', [
  [/^0x0+$/, 'Success'],
  [/^0x/, 'Failure'],
]);
const subject: Leaf = when({ 'data.TargetUserName': PRESENT }, TARGET, SUBJECT);

const LOGON: Tree = {
  actor: ACTOR,
  user: subject,
  src_endpoint: FROM,
  dst_endpoint: HERE,
  session: { uid: 'data.TargetLogonId', uuid: 'data.LogonGuid' },
  logon_type_id: lookup('data.LogonType', LOGON_TYPES),
  logon_type: 'data.LogonType',
  is_remote: lookup('data.LogonType', { 3: true, 8: true, 10: true, 12: true, 2: false, 4: false, 5: false, 7: false, 9: false, 11: false }),
  auth_protocol: first('data.LmPackageName', 'data.AuthenticationPackageName', 'data.PackageName'),
  auth_protocol_id: first(lookup('data.AuthenticationPackageName', PACKAGES), lookup('data.PackageName', PACKAGES)),
  logon_process: { name: 'data.LogonProcessName', pid: first('data.ProcessId', 'pid') },
  status_id: first(AUDIT, BY_STATUS),
  status_code: first(when({ 'data.SubStatus': /^0x(?!0+$)/i }, 'data.SubStatus'), 'data.Status', 'data.ErrorCode'),
  status_detail: first(lookup('data.SubStatus', LOGON_STATUS), lookup('data.Status', LOGON_STATUS), 'data.FailureReason'),
};
const KERBEROS: Tree = {
  ...LOGON,
  user: TARGET_ACCOUNT,
  service: { name: 'data.ServiceName', uid: 'data.ServiceSid' },
  auth_protocol: is('Kerberos'),
  auth_protocol_id: 2,
  is_remote: true,
  logon_process: null,
  logon_type: null,
  logon_type_id: null,
  status_id: first(BY_STATUS, AUDIT),
  status_code: 'data.Status',
  status_detail: lookup('data.Status', KERBEROS_STATUS),
  certificate: {
    issuer: 'data.CertIssuerName',
    serial_number: 'data.CertSerialNumber',
    fingerprints: [{ value: 'data.CertThumbprint', algorithm_id: 2 }],
  },
};
/** `mira.holt@ACME.EXAMPLE`: the realm stands in the domain too. */
const WITH_REALM: Tree = {
  ...TARGET_ACCOUNT,
  name: code(['data.TargetUserName'], ({ data }) => (isObject(data) ? asText(data['TargetUserName'])?.split('@', 1)[0] : undefined)),
  uid: null,
};
const SESSION: Tree = {
  actor: ACTOR,
  user: when(
    { 'data.TargetUserName': PRESENT },
    TARGET,
    when({ 'data.AccountDomain': PRESENT }, { name: first('data.AccountName', 'account'), domain: 'data.AccountDomain' }, SUBJECT),
  ),
  session: { uid: first('data.TargetLogonId', 'data.LogonID', 'data.SessionId'), terminal: 'data.SessionName' },
  src_endpoint: FROM,
  dst_endpoint: HERE,
  logon_type_id: lookup('data.LogonType', LOGON_TYPES),
  logon_type: 'data.LogonType',
};
const RADIUS: Tree = {
  actor: ACTOR,
  user: { ...SUBJECT, full_name: 'data.FullyQualifiedSubjectUserName' },
  auth_protocol: first('data.EAPType', 'data.AuthenticationType'),
  auth_protocol_id: 10,
  src_endpoint: { ip: 'data.CallingStationID', mac: 'data.CallingStationID', uid: 'data.CallingStationID', hostname: 'data.SubjectMachineName' },
  dst_endpoint: {
    ip: first('data.NASIPv4Address', 'data.NASIPv6Address', 'data.ClientIPAddress'),
    hostname: first('data.NASIdentifier', 'data.ClientName'),
    port: 'data.NASPort',
  },
  service: { name: is('Network Policy Server') },
  session: { uid: 'data.AccountSessionIdentifier' },
  status_code: 'data.ReasonCode',
  status_detail: first('data.Reason'),
  policy: { name: first('data.NetworkPolicyName', 'data.ProxyPolicyName') },
  is_remote: true,
};
const REMOTE_DESKTOP: Tree = {
  user: when(
    { 'data.User': /\\/ },
    'data.User',
    when({ 'data.Param1': PRESENT }, { name: 'data.Param1', domain: 'data.Param2' }, { name: first('data.User', 'account') }),
  ),
  src_endpoint: { ip: first('data.Address', 'data.Param3') },
  dst_endpoint: HERE,
  session: { uid: first('data.SessionID', 'data.Session') },
  logon_type_id: 10,
  is_remote: true,
  service: { name: is('Remote Desktop Services') },
};

/** Logons, tickets, credentials and sessions of the Security log (Microsoft, "Advanced security auditing": Logon/Logoff, Account Logon). */
export const LOGONS: readonly [Variant, ...Variant[]] = [
  { when: security(4624, 4625, 4776, 4777), class: 'authentication', activity: 'Logon', event: LOGON },
  {
    when: security(4648),
    class: 'authentication',
    activity: 'Logon',
    event: {
      ...LOGON,
      status_id: 1,
      dst_endpoint: { hostname: first('data.TargetServerName', 'computer') },
      service: { name: 'data.TargetInfo' },
      account_switch_type_id: 2,
    },
  },
  { when: security(4634, 4647), class: 'authentication', activity: 'Logoff', event: SESSION },
  { when: security(4768, 4772), class: 'authentication', activity: 'AuthenticationTicket', event: KERBEROS },
  { when: security(4769, 4773), class: 'authentication', activity: 'ServiceTicketRequest', event: { ...KERBEROS, user: WITH_REALM } },
  { when: security(4770), class: 'authentication', activity: 'ServiceTicketRenew', event: { ...KERBEROS, user: WITH_REALM } },
  { when: security(4771, 4820, 4821), class: 'authentication', activity: 'Preauth', event: KERBEROS },
  {
    when: security(4778, 4779, 4800, 4801, 4802, 4803, 4825),
    class: 'authentication',
    activity: lookup('id', { 4778: 'Logon', 4779: 'Logoff', 4801: 'Logon', 4825: 'Logon' }, 'Other'),
    event: { ...SESSION, status_id: first(AUDIT) },
  },
  {
    when: security(6272, 6273, 6274, 6275, 6276, 6277, 6278, 6279, 6280),
    class: 'authentication',
    activity: 'Logon',
    event: { ...RADIUS, status_id: lookup('id', { 6272: 'Success', 6278: 'Success', 6273: 'Failure', 6274: 'Failure' }) },
  },
  {
    when: security(4672, 4964),
    class: 'user_access',
    activity: 'AssignPrivileges',
    event: {
      actor: ACTOR,
      user: SUBJECT,
      privileges: first(list('data.PrivilegeList', /\s+/), list('data.SidList', /\s+/)),
    },
  },
  {
    when: { provider: /TerminalServices-(?:LocalSessionManager|RemoteConnectionManager)/i, id: [21, 22, 23, 24, 25, 1149] },
    class: 'authentication',
    activity: lookup('id', { 21: 'Logon', 22: 'Logon', 25: 'Logon', 1149: 'Logon', 23: 'Logoff', 24: 'Logoff' }),
    event: { ...REMOTE_DESKTOP, status_id: 1 },
  },
];
