import { jsonFormat } from '../../form/define';
import { all, each, first, is, lookup, when } from '../../form/form';
import { mailDomain } from '../../shared/mail-domain';
import { messageId } from '../../shared/message-id';
import { isObject, type Json } from '../../shared/json';

/** Factor of the unit in which a size is told. */
const UNITS: Readonly<Record<string, number>> = { B: 1, KB: 1_024, MB: 1_048_576, GB: 1_073_741_824 };

/** A size in bytes, and whose the two addresses are: the owner's mail came in (1) or went out (0). */
function directed(record: Json): Json {
  const size = record['size'];
  const factor = isObject(size) && typeof size['unit'] === 'string' ? UNITS[size['unit'].toUpperCase()] : undefined;
  const value = isObject(size) && typeof size['value'] === 'number' ? size['value'] : undefined;
  return factor === undefined || value === undefined
    ? record
    : { ...record, size_bytes: Math.round(value * factor), size_told: `${value} ${String(isObject(size) ? size['unit'] : '')}`, size: undefined };
}

const IN = { direction: 1 } as const;
const BAD = /^(?:infected|virus|malware|at-?p|advthreat|threat|phish)/i;

/** Hornetsecurity's 365 Total Protection and Spam and Malware Protection: one mail of the control panel's API. */
export const hornetsecurityEmail = jsonFormat({
  name: 'hornetsecurity.email',
  docs: 'https://docs.sekoia.io/integration/categories/email/hornetsecurity_365_total_protection',
  signs: [{ has: ['es_mail_id', 'comm_partner', 'owner'] }, { has: ['comm_partner', 'owner', 'classification', 'direction'] }],
  prepare: directed,
  mapping: {
    product: { vendor: 'Hornetsecurity', name: '365 Total Protection' },
    time: 'date',
    id: first('es_mail_id', 'msg_id'),
    event: {
      severity_id: lookup(
        'classification.text',
        [
          [BAD, 'High'],
          [/^spam/i, 'Low'],
        ],
        'Informational',
      ),
      is_alert: lookup('classification.text', [[BAD, true]]),
      metadata: { event_code: 'classification.text', correlation_uid: 'msg_id', loggers: [{ name: 'gateway' }], tenant_uid: 'owner_domain' },
      status: 'status.text',
      status_code: 'smtp_status_code',
      status_detail: 'reason',
      message: 'smtp_status',
    },
    variants: [
      {
        class: 'email_activity',
        activity: lookup('direction', { 0: 'Send', 1: 'Receive', incoming: 'Receive', outgoing: 'Send' }, 'Scan'),
        event: {
          activity_name: first('last_remediation_actions[0]', 'last_remediation.remediation_type'),
          protocol_name: is('SMTP'),
          direction: lookup('direction', { 0: 'Outgoing', 1: 'Incoming' }),
          direction_id: lookup('direction', { 0: 'Outbound', 1: 'Inbound', incoming: 'Inbound', outgoing: 'Outbound' }),
          status_id: lookup('status.text', [
            [/^deliver/i, 'Success'],
            [/^(?:reject|block|error|fail)/i, 'Failure'],
            [/./, 'Other'],
          ]),
          action_id: lookup('status.text', [
            [/^deliver/i, 'Allowed'],
            [/^(?:reject|block|quarantin|delet)/i, 'Denied'],
          ]),
          disposition_id: lookup('status.text', [
            [/^deliver/i, 'Allowed'],
            [/^(?:reject|block)/i, 'Blocked'],
            [/^quarantin/i, 'Quarantined'],
            [/^delet/i, 'Deleted'],
            [/^(?:defer|delay|hold)/i, 'Delayed'],
          ]),
          email: {
            uid: 'msg_id',
            from: when(IN, 'comm_partner', 'owner'),
            smtp_from: when(IN, 'comm_partner', 'owner'),
            to: when(IN, 'owner', 'comm_partner'),
            smtp_to: when(IN, 'owner', 'comm_partner'),
            subject: 'subject',
            message_uid: messageId('message_id'),
            size: first('size_bytes', 'size'),
            raw_header: 'raw_header',
            x_originating_ip: 'source_ip',
            files: each('attachments', {
              name: first('name', 'filename'),
              size: 'size',
              mime_type: first('type', 'content_type'),
              hashes: all('sha256', 'md5', 'hash'),
              type_id: 1,
            }),
          },
          src_endpoint: { ip: 'source_ip', hostname: 'source_hostname' },
          dst_endpoint: { ip: 'destination_ip', hostname: 'destination_hostname', domain: when(IN, mailDomain('owner'), mailDomain('comm_partner')) },
        },
      },
    ],
  },
});
