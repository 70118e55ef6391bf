import { jsonFormat } from '../../form/define';
import { code, first, is, list, lookup } from '../../form/form';
import { asText, type Json } from '../../shared/json';
import { lowerCase } from '../../shared/lower-case';
import { messageId } from '../../shared/message-id';

/** One row is one recipient in one state: the same trace comes again for other recipients, and when a pending mail was delivered. */
const ROW = code([], (record) => rowId(record));

function rowId(record: Json): string | undefined {
  const parts = ['MessageTraceId', 'id', 'RecipientAddress', 'recipientAddress', 'Status', 'status', 'Event', 'Date'].map(
    (name) => asText(record[name]) ?? '',
  );
  return parts[0] === '' && parts[1] === '' ? undefined : parts.filter((p) => p !== '').join('/');
}

const OUTCOMES = {
  Delivered: 'Success',
  Expanded: 'Success',
  Resolved: 'Success',
  Failed: 'Failure',
  Pending: 'Other',
  Quarantined: 'Failure',
  FilteredAsSpam: 'Other',
  GettingStatus: 'Unknown',
};
const ACTIONS = { Delivered: 'Allowed', Expanded: 'Allowed', Quarantined: 'Denied', FilteredAsSpam: 'Modified' };
/** Mail that is filtered as spam goes to the junk folder or to quarantine, as the policy has it. */
const DISPOSITIONS = { Delivered: 'Allowed', Quarantined: 'Quarantined', FilteredAsSpam: 'Tagged', Pending: 'Delayed' };
const STATUS = first('Status', 'status');

/** Exchange Online's message trace: Get-MessageTrace(V2) and its details as JSON, the reporting web service, Graph's `exchangeMessageTrace`. */
export const microsoftMessageTrace = jsonFormat({
  name: 'microsoft.message-trace',
  docs: 'https://learn.microsoft.com/en-us/powershell/module/exchange/get-messagetracev2',
  signs: [
    { has: ['MessageTraceId', 'RecipientAddress', 'Received'] },
    { has: ['MessageTraceId', 'Event', 'Detail'] },
    { has: ['receivedDateTime', 'recipientAddress', 'senderAddress'] },
  ],
  mapping: {
    product: { vendor: 'Microsoft', name: 'Exchange Online' },
    time: first('Received', 'receivedDateTime', 'Date'),
    id: ROW,
    event: {
      status: STATUS,
      status_detail: first('FailureDetail', 'Detail', 'Action'),
      status_code: 'FailureType',
      metadata: {
        event_code: first('Event', 'Status', 'status'),
        correlation_uid: first('MessageTraceId', 'id'),
        tenant_uid: 'Organization',
        log_name: is('MessageTrace'),
        log_source: 'SourceContext',
      },
      cloud: { provider: is('Microsoft 365'), org: { name: 'Organization' } },
      message: first('Detail', 'Subject', 'subject'),
    },
    variants: [
      {
        class: 'email_activity',
        activity: 'Trace',
        event: {
          activity_name: 'Event',
          protocol_name: is('SMTP'),
          direction_id: first(
            lookup('Directionality', {
              Inbound: 'Inbound',
              Incoming: 'Inbound',
              Outbound: 'Outbound',
              'Intra-org': 'Internal',
              IntraOrg: 'Internal',
              Internal: 'Internal',
            }),
            lookup('directionality', { inbound: 'Inbound', outbound: 'Outbound', internal: 'Internal' }),
          ),
          direction: first('Directionality', 'directionality'),
          message_trace_uid: first('MessageTraceId', 'id'),
          email: {
            uid: first('MessageTraceId', 'id'),
            from: first('SenderAddress', 'senderAddress'),
            smtp_from: first('SenderAddress', 'senderAddress'),
            to: first('RecipientAddress', 'recipientAddress'),
            smtp_to: first('RecipientAddress', 'recipientAddress'),
            subject: first('Subject', 'subject', 'MessageSubject'),
            message_uid: first(messageId('MessageId'), messageId('messageId')),
            size: first('Size', 'size'),
            files: list('AttachmentNames', /[;,] ?/),
            x_originating_ip: first('FromIP', 'fromIP'),
          },
          email_auth: { spf: lowerCase('SPFResult'), dkim: lowerCase('DKIMResult'), dmarc: lowerCase('DMARCResult') },
          src_endpoint: { ip: first('FromIP', 'fromIP') },
          dst_endpoint: { ip: first('ToIP', 'toIP') },
          status_id: first(
            lookup('Status', OUTCOMES),
            lookup('status', OUTCOMES),
            lookup('Event', { Fail: 'Failure', Deliver: 'Success', Receive: 'Success', Send: 'Success', Drop: 'Failure' }),
          ),
          action_id: first(lookup('Status', ACTIONS), lookup('status', ACTIONS)),
          disposition_id: first(lookup('Status', DISPOSITIONS), lookup('status', DISPOSITIONS)),
        },
      },
    ],
    ignore: ['Index', 'StartDate', 'EndDate', '__metadata'],
  },
});
