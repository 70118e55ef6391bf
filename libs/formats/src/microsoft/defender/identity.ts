import { code, first, is, list, lookup, when, ABSENT, PRESENT, type Tree, type Variant } from '../../form/form';
import { asText } from '../../shared/json';
import { ATTACKS, accountOf } from './trees';

const IDENTITY_ACTOR: Tree = { user: accountOf('Account'), app_name: 'Application' };
/** `1.1.1.1,2.2.2.2` of a call through proxies: the first is the caller. */
const FIRST_IP = code(['IPAddress'], ({ IPAddress }) => asText(IPAddress)?.split(',', 1)[0]?.trim());
export const CALLER: Tree = {
  ip: FIRST_IP,
  intermediate_ips: list('IPAddress', ','),
  isp: 'ISP',
  location: { city: 'City', country: 'CountryCode', isp: 'ISP' },
};
const SUCCESS = lookup('ActionType', [
  [/Success|Allowed/, 'Success'],
  [/Failed|Blocked/, 'Failure'],
]);

/** Tables of identities (Microsoft, "Understand the advanced hunting schema"). */
export const IDENTITIES: readonly Variant[] = [
  {
    when: { table: ['IdentityLogonEvents', 'AADSignInEventsBeta', 'EntraIdSignInEvents', 'AADSpnSignInEventsBeta', 'EntraIdSpnSignInEvents'] },
    class: 'authentication',
    activity: 'Logon',
    event: {
      user: accountOf('Account'),
      src_endpoint: {
        ip: 'IPAddress',
        port: 'Port',
        hostname: 'DeviceName',
        isp: 'ISP',
        uid: 'AadDeviceId',
        os: 'OSPlatform',
        location: { desc: 'Location', country: first('Country'), region: 'State', city: 'City', lat: 'Latitude', long: 'Longitude', isp: 'ISP' },
      },
      dst_endpoint: { ip: 'DestinationIPAddress', port: 'DestinationPort', hostname: first('DestinationDeviceName', 'TargetDeviceName') },
      service: { name: first('TargetDeviceName', 'ResourceDisplayName', 'Application'), uid: 'ResourceId' },
      is_mfa: lookup('AuthenticationRequirement', { multiFactorAuthentication: true, singleFactorAuthentication: false }),
      metadata: { correlation_uid: 'CorrelationId' },
      actor: { app_name: 'Application', app_uid: 'ApplicationId' },
      logon_type: 'LogonType',
      auth_protocol: 'Protocol',
      auth_protocol_id: lookup('Protocol', { Ntlm: 'NTLM', Kerberos: 'Kerberos', Ldap: 'LDAP' }, 'Other'),
      status_id: first(
        SUCCESS,
        lookup('ErrorCode', [
          [/^0$/, 'Success'],
          [/./, 'Failure'],
        ]),
      ),
      status: first('FailureReason'),
      status_code: 'ErrorCode',
      status_detail: 'FailureReason',
      http_request: { user_agent: 'UserAgent' },
      session: { uid: 'SessionId' },
      attacks: ATTACKS,
    },
  },
  {
    when: { table: 'IdentityDirectoryEvents', ActionType: /^(?:Account|Password|User|Potential lateral|.* account )/i },
    class: 'account_change',
    activity: lookup(
      'ActionType',
      [
        [/password (?:changed|reset)/i, 'PasswordChange'],
        [/deleted/i, 'Delete'],
        [/created/i, 'Create'],
        [/disabled/i, 'Disable'],
        [/enabled/i, 'Enable'],
        [/unlocked/i, 'Unlock'],
        [/locked/i, 'Lock'],
      ],
      'Other',
    ),
    event: {
      actor: IDENTITY_ACTOR,
      activity_name: 'ActionType',
      user: when(
        [{ TargetAccountUpn: PRESENT }, { TargetAccountDisplayName: PRESENT }],
        { name: first('TargetAccountUpn', 'TargetAccountDisplayName'), email_addr: 'TargetAccountUpn', full_name: 'TargetAccountDisplayName' },
        accountOf('Account'),
      ),
      src_endpoint: { ip: 'IPAddress', port: 'Port', hostname: 'DeviceName', isp: 'ISP' },
    },
  },
  {
    when: { table: ['IdentityDirectoryEvents', 'IdentityQueryEvents', 'IdentityEvents'] },
    class: 'api_activity',
    activity: lookup('table', { IdentityQueryEvents: 'Read' }, 'Other'),
    event: {
      actor: IDENTITY_ACTOR,
      activity_name: 'ActionType',
      api: {
        operation: first('QueryType', 'ActionType'),
        service: { name: first('Application', is('Active Directory')) },
        request: { uid: first('ReportId'), data: { query: 'Query', protocol: 'Protocol' } },
      },
      src_endpoint: {
        ip: 'IPAddress',
        port: 'Port',
        hostname: 'DeviceName',
        isp: 'ISP',
        svc_name: when({ IPAddress: ABSENT }, 'Application'),
      },
      dst_endpoint: { ip: 'DestinationIPAddress', port: 'DestinationPort', hostname: 'DestinationDeviceName' },
      resources: [
        { name: first('QueryTarget', 'TargetAccountUpn', 'TargetAccountDisplayName', 'TargetDeviceName', 'Query'), role_id: 1 },
        { name: 'TargetAccountDisplayName', type: is('account'), role_id: 1 },
        { hostname: 'TargetDeviceName', name: 'TargetDeviceName', type: is('device'), role_id: 1 },
      ],
    },
  },
  {
    when: { table: ['IdentityInfo', 'IdentityAccountInfo'] },
    class: 'user_inventory',
    activity: 'Log',
    event: {
      user: {
        ...accountOf('Account'),
        uid: first('AccountObjectId', 'OnPremSid', 'CloudSid', 'AccountSid'),
        uid_alt: first('OnPremSid', 'CloudSid', 'AccountUpn'),
        groups: 'GroupMembership',
        email_addr: first('EmailAddress', 'AccountUpn'),
        phone_number: 'Phone',
        type: 'Type',
        risk_level: 'RiskLevel',
        ldap_person: {
          given_name: 'GivenName',
          surname: 'Surname',
          job_title: 'JobTitle',
          manager: { name: 'Manager' },
          ldap_dn: 'DistinguishedName',
          created_time: 'CreatedDateTime',
          deleted_time: 'DeletedDateTime',
          employee_uid: 'EmployeeId',
        },
        org: { ou_name: 'Department', name: 'CompanyName' },
      },
    },
  },
];
