import { code, first, is, list, lookup, when, PRESENT, type Tree, type Variant } from '../../form/form';
import { asText } from '../../shared/json';
import { ATTACKS, FILE, PROCESS, accountOf } from './trees';

const SEVERITY = { Informational: 'Informational', Low: 'Low', Medium: 'Medium', High: 'High', UnSpecified: 'Unknown' };
const ALERT: Tree = {
  finding_info: {
    uid: first('AlertId', 'BehaviorId'),
    title: first('Title', 'Description'),
    types: 'Categories',
    product_uid: 'ServiceSource',
    desc: 'Description',
    data_sources: 'DataSources',
    analytic: { name: first('DetectionSource'), type_id: 1 },
    attacks: ATTACKS,
    first_seen_time: 'StartTime',
    last_seen_time: 'EndTime',
  },
  metadata: { product: { name: 'ServiceSource', feature: { name: 'DetectionSource' } } },
  severity_id: lookup('Severity', SEVERITY, 'Informational'),
  severity: 'Severity',
  status_id: 1,
  is_alert: true,
};
const SENDER: Tree = { ip: first('SenderIPv4', 'SenderIPv6') };
const MAIL: Tree = {
  email: {
    from: first('SenderFromAddress', 'SenderMailFromAddress'),
    smtp_from: 'SenderMailFromAddress',
    to: ['RecipientEmailAddress'],
    subject: 'Subject',
    message_uid: 'InternetMessageId',
    uid: 'NetworkMessageId',
    from_mailbox: 'SenderDisplayName',
  },
  email_auth: { spf: 'AuthenticationDetails.SPF', dkim: 'AuthenticationDetails.DKIM', dmarc: 'AuthenticationDetails.DMARC' },
  direction: 'EmailDirection',
  direction_id: lookup('EmailDirection', { Inbound: 'Inbound', Outbound: 'Outbound', 'Intra-org': 'Internal', IntraOrg: 'Internal' }, 'Unknown'),
  src_endpoint: SENDER,
  action: first('DeliveryAction', 'Action'),
  action_id: lookup('DeliveryAction', { Delivered: 'Allowed', Junked: 'Modified', Blocked: 'Denied', Replaced: 'Modified' }),
  disposition_id: lookup('DeliveryAction', { Delivered: 'Allowed', Junked: 'Tagged', Blocked: 'Blocked', Replaced: 'Corrected' }),
  status_detail: 'ThreatTypes',
  policy: { name: first('OrgLevelPolicy', 'EmailActionPolicy', 'UserLevelPolicy'), uid: 'EmailActionPolicyGuid' },
  malware: [{ name: 'ThreatNames', classifications: list('ThreatTypes', ','), classification_ids: [lookup('ThreatTypes', [[/./, 'Other']])] }],
};
const IDENTITY_ACTOR: Tree = { user: accountOf('Account'), app_name: 'Application' };
/** `1.1.1.1,2.2.2.2` of a call through proxies: the first is the caller. */
const FIRST_IP = code(['IPAddress'], ({ IPAddress }) => asText(IPAddress)?.split(',', 1)[0]?.trim());
const CALLER: Tree = { ip: FIRST_IP, intermediate_ips: list('IPAddress', ','), location: { city: 'City', country: 'CountryCode', isp: 'ISP' } };
const VERBS = [
  [/^(?:add|create|new|upload|send|set-?up|invite)/i, 'Create'],
  [/(?:delete|remove|purge)/i, 'Delete'],
  [/^(?:get|list|read|watch|view|access|download|search|preview|filedownloaded|fileaccessed|mailitemsaccessed)/i, 'Read'],
  [/^(?:update|set|modify|change|patch|put|edit|rename|move)/i, 'Update'],
] as const;
const SUCCESS = lookup('ActionType', [
  [/Success|Allowed/, 'Success'],
  [/Failed|Blocked/, 'Failure'],
]);

/** Tables of alerts, mail, identities and cloud applications (Microsoft, "Understand the advanced hunting schema"). */
export const OTHER_EVENTS: readonly [Variant, ...Variant[]] = [
  { when: { table: ['AlertInfo', 'BehaviorInfo'] }, class: 'detection_finding', activity: 'Create', event: ALERT },
  {
    when: { table: ['AlertEvidence', 'BehaviorEntities'] },
    class: 'detection_finding',
    activity: 'Update',
    event: {
      ...ALERT,
      evidences: [
        {
          name: 'EntityType',
          verdict: first('AdditionalFields.SuspicionLevel', 'AdditionalFields.LastVerdict'),
          process: {
            ...PROCESS,
            name: first('FileName', 'AdditionalFields.ImageFile.Name'),
            parent_process: {
              pid: 'AdditionalFields.ParentProcess.ProcessId',
              cmd_line: 'AdditionalFields.ParentProcess.CommandLine',
              name: 'AdditionalFields.ParentProcess.ImageFile.Name',
            },
          },
          file: {
            ...FILE,
            name: first('FileName', 'AdditionalFields.Name', 'AdditionalFields.ImageFile.Name'),
            parent_folder: first('FolderPath', 'AdditionalFields.Directory', 'AdditionalFields.ImageFile.Directory'),
            size: first('FileSize', 'AdditionalFields.SizeInBytes', 'AdditionalFields.ImageFile.SizeInBytes'),
          },
          user: accountOf('Account'),
          url: first('RemoteUrl', 'AdditionalFields.Url'),
          src_endpoint: { ip: 'LocalIP' },
          dst_endpoint: { ip: 'RemoteIP' },
          email: { from: 'AdditionalFields.Sender', to: ['AdditionalFields.Recipient'], subject: 'EmailSubject', uid: 'NetworkMessageId' },
          data: {
            role: 'EvidenceRole',
            registry_key: 'RegistryKey',
            registry_value: 'RegistryValueName',
            registry_data: 'RegistryValueData',
            application: 'Application',
          },
        },
      ],
      malware: [{ name: 'ThreatFamily', classification_ids: [lookup('ThreatFamily', [[/./, 'Unknown']])] }],
    },
  },
  {
    when: { table: ['EmailEvents', 'EmailPostDeliveryEvents'], NetworkMessageId: PRESENT },
    class: 'email_activity',
    activity: lookup('EmailDirection', { Inbound: 'Receive', Outbound: 'Send' }, 'Other'),
    event: { ...MAIL, activity_name: 'ActionType', message_trace_uid: 'NetworkMessageId' },
  },
  {
    when: { table: 'EmailAttachmentInfo' },
    class: 'email_file_activity',
    activity: 'Scan',
    event: {
      email_uid: 'NetworkMessageId',
      file: { name: 'FileName', ext: 'FileExtension', mime_type: 'FileType', size: 'FileSize', hashes: ['SHA256'], type_id: 1 },
      actor: { user: { name: 'SenderFromAddress', email_addr: 'SenderFromAddress', uid: 'SenderObjectId' } },
      malware: MAIL['malware'] ?? null,
      unmapped: { recipient: 'RecipientEmailAddress' },
    },
  },
  {
    when: { table: 'EmailUrlInfo' },
    class: 'email_url_activity',
    activity: 'Scan',
    event: { email_uid: 'NetworkMessageId', url: 'Url' },
  },
  {
    when: { table: 'UrlClickEvents' },
    class: 'http_activity',
    activity: 'Get',
    event: {
      actor: { user: { name: 'AccountUpn', email_addr: 'AccountUpn' } },
      http_request: { url: 'Url', uid: 'NetworkMessageId' },
      src_endpoint: { ip: 'IPAddress' },
      action: 'ActionType',
      action_id: lookup('ActionType', { ClickAllowed: 'Allowed', ClickBlocked: 'Denied' }, 'Other'),
      disposition_id: lookup('ActionType', { ClickAllowed: 'Allowed', ClickBlocked: 'Blocked' }),
      status_detail: 'ThreatTypes',
      app_name: 'Workload',
    },
  },
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
        location: { desc: 'Location', country: first('Country'), city: 'City', isp: 'ISP' },
      },
      dst_endpoint: { ip: 'DestinationIPAddress', port: 'DestinationPort', hostname: first('DestinationDeviceName', 'TargetDeviceName') },
      service: { name: first('TargetDeviceName', 'ResourceDisplayName', 'Application') },
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
      src_endpoint: { ip: 'IPAddress', port: 'Port', hostname: 'DeviceName' },
    },
  },
  {
    when: { table: ['IdentityDirectoryEvents', 'IdentityQueryEvents'], AccountName: PRESENT, IPAddress: PRESENT },
    class: 'api_activity',
    activity: lookup('table', { IdentityQueryEvents: 'Read' }, 'Other'),
    event: {
      actor: IDENTITY_ACTOR,
      activity_name: 'ActionType',
      api: {
        operation: first('QueryType', 'ActionType'),
        service: { name: first('Application', is('Active Directory')) },
        request: { uid: first('ReportId') },
      },
      src_endpoint: { ip: 'IPAddress', port: 'Port', hostname: 'DeviceName' },
      dst_endpoint: { ip: 'DestinationIPAddress', port: 'DestinationPort', hostname: 'DestinationDeviceName' },
      resources: [{ name: first('QueryTarget', 'TargetAccountUpn', 'TargetDeviceName', 'Query'), role_id: 1 }],
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
  {
    when: { table: ['CloudAppEvents', 'CloudAuditEvents', 'CloudStorageAggregatedEvents', 'OAuthAppInfo', 'GraphApiAuditEvents', 'MessageEvents'] },
    class: 'api_activity',
    activity: first(lookup('OperationName', VERBS), lookup('ActionType', VERBS, 'Other')),
    event: {
      actor: {
        user: when([{ AccountDisplayName: PRESENT }, { AccountId: PRESENT }, { AccountObjectId: PRESENT }], {
          name: first('AccountUpn', 'AccountDisplayName', 'AccountId', 'AccountObjectId'),
          uid: first('AccountObjectId', 'AccountId'),
          full_name: 'AccountDisplayName',
          type: 'AccountType',
        }),
        app_name: 'Application',
        app_uid: 'ApplicationId',
      },
      activity_name: 'ActionType',
      api: { operation: first('OperationName', 'ActionType', 'RequestUri'), service: { name: first('DataSource', 'Application') } },
      src_endpoint: CALLER,
      http_request: { user_agent: 'UserAgent' },
      resources: [
        {
          name: first('ObjectName', 'AzureResourceId', 'AwsResourceName', 'GcpFullResourceName'),
          uid: first('ObjectId', 'AzureResourceId'),
          type: 'ObjectType',
          role_id: 1,
        },
      ],
      cloud: { provider: 'AuditSource', account: { uid: 'Account', type_id: 99 } },
    },
  },
];
