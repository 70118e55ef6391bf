import { all, first, is, list, lookup, PRESENT, type Tree, type Variant } from '../../form/form';

const DELIVERED = lookup('DeliveryAction', { Delivered: 'Allowed', Junked: 'Modified', Blocked: 'Denied', Replaced: 'Modified' });
const SENDER: Tree = { ip: first('SenderIPv4', 'SenderIPv6') };
const WHO: Tree = {
  from: first('SenderFromAddress', 'SenderMailFromAddress'),
  smtp_from: 'SenderMailFromAddress',
  to: first(all('RecipientEmailAddress'), 'To'),
  cc: 'Cc',
  size: 'EmailSize',
  subject: 'Subject',
  message_uid: 'InternetMessageId',
  uid: 'NetworkMessageId',
  from_mailbox: 'SenderDisplayName',
};
const ATTACHMENT: Tree = { name: 'FileName', ext: 'FileExtension', mime_type: 'FileType', size: 'FileSize', hashes: ['SHA256'], type_id: 1 };
const MAIL: Tree = {
  email: WHO,
  email_auth: { spf: 'AuthenticationDetails.SPF', dkim: 'AuthenticationDetails.DKIM', dmarc: 'AuthenticationDetails.DMARC' },
  direction: 'EmailDirection',
  direction_id: lookup('EmailDirection', { Inbound: 'Inbound', Outbound: 'Outbound', 'Intra-org': 'Internal', IntraOrg: 'Internal' }, 'Unknown'),
  src_endpoint: SENDER,
  action: first('DeliveryAction', 'Action'),
  action_id: DELIVERED,
  disposition_id: lookup('DeliveryAction', { Delivered: 'Allowed', Junked: 'Tagged', Blocked: 'Blocked', Replaced: 'Corrected' }),
  status_detail: 'ThreatTypes',
  policy: { name: first('OrgLevelPolicy', 'EmailActionPolicy', 'UserLevelPolicy', 'ExchangeTransportRule'), uid: 'EmailActionPolicyGuid' },
  malware: [{ name: 'ThreatNames', classifications: list('ThreatTypes', ','), classification_ids: [lookup('ThreatTypes', [[/./, 'Other']])] }],
};

/** Tables of mail and of links that were clicked (Microsoft, "Understand the advanced hunting schema"). */
export const MAILS: readonly Variant[] = [
  {
    when: { table: ['EmailEvents', 'EmailPostDeliveryEvents'], NetworkMessageId: PRESENT },
    class: 'email_activity',
    activity: lookup('EmailDirection', { Inbound: 'Receive', Outbound: 'Send' }, 'Other'),
    event: { ...MAIL, activity_name: 'ActionType', message_trace_uid: 'NetworkMessageId' },
  },
  {
    when: [
      { table: 'EmailAttachmentInfo', SenderFromAddress: PRESENT },
      { table: 'EmailAttachmentInfo', RecipientEmailAddress: PRESENT },
    ],
    class: 'email_activity',
    activity: 'Scan',
    event: { ...MAIL, email: { ...WHO, files: [ATTACHMENT] }, message_trace_uid: 'NetworkMessageId', direction_id: 0 },
  },
  {
    when: { table: 'EmailAttachmentInfo' },
    class: 'email_file_activity',
    activity: 'Scan',
    event: { email_uid: 'NetworkMessageId', file: ATTACHMENT },
  },
  {
    when: { table: ['MessageEvents', 'MessagePostDeliveryEvents', 'MessageUrlInfo'] },
    class: 'api_activity',
    activity: lookup('table', { MessageEvents: 'Create', MessagePostDeliveryEvents: 'Update' }, 'Other'),
    event: {
      actor: { user: { name: 'SenderEmailAddress', email_addr: 'SenderEmailAddress', full_name: 'SenderDisplayName', uid: 'SenderObjectId' } },
      api: { operation: first('ActionType', 'MessageType', 'table'), service: { name: is('Microsoft Teams') } },
      src_endpoint: { svc_name: is('Microsoft Teams') },
      resources: [
        { uid: first('TeamsMessageId', 'MessageId'), name: 'Subject', type: is('message'), role_id: 1 },
        { uid: 'ThreadId', name: 'ThreadName', type: is('thread'), role_id: 1 },
        { uid: 'Url', name: 'UrlDomain', type: is('url'), role_id: 1 },
      ],
      action: 'DeliveryAction',
      action_id: DELIVERED,
      status_detail: 'ThreatTypes',
    },
  },
  {
    when: { table: 'EmailUrlInfo' },
    class: 'email_url_activity',
    activity: 'Scan',
    event: { email_uid: 'NetworkMessageId', url: 'Url', unmapped: { url: { location: 'UrlLocation', domain: 'UrlDomain' } } },
  },
  {
    when: { table: 'UrlClickEvents' },
    class: 'http_activity',
    activity: 'Get',
    event: {
      actor: { user: { name: 'AccountUpn', email_addr: 'AccountUpn' } },
      http_request: { url: 'Url', uid: 'NetworkMessageId' },
      metadata: { correlation_uid: first('SourceId', 'NetworkMessageId') },
      src_endpoint: { ip: 'IPAddress' },
      action: 'ActionType',
      action_id: lookup('ActionType', { ClickAllowed: 'Allowed', ClickBlocked: 'Denied' }, 'Other'),
      disposition_id: lookup('ActionType', { ClickAllowed: 'Allowed', ClickBlocked: 'Blocked' }),
      status_detail: 'ThreatTypes',
      app_name: first('AppName', 'Workload'),
      unmapped: { chain: 'UrlChain', clicked_through: 'IsClickedThrough' },
    },
  },
];
