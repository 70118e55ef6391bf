import { jsonFormat } from '../../form/define';
import { all, each, first, is, list, lookup } from '../../form/form';
import { messageId } from '../../shared/message-id';

const BAD = [
  [/^(?:malware|phishing|spear[_-]?phishing|scam)/i, 'High'],
  [/^(?:spam|suspicious)/i, 'Low'],
] as const;
const IS_BAD = [[/^(?:malware|phishing|spear[_-]?phishing|scam)/i, true]] as const;
const ACTION = [
  [/^nothing/i, 'Allowed'],
  [/^(?:move|delete|quarantine|block)/i, 'Denied'],
  [/^(?:modify|banner|tag)/i, 'Modified'],
] as const;
const DISPOSITION = [
  [/^nothing/i, 'NoAction'],
  [/^(?:move|quarantine)/i, 'Quarantined'],
  [/^delete/i, 'Deleted'],
  [/^block/i, 'Blocked'],
] as const;

/** Vade for M365 (now Hornetsecurity): mails as they were judged, and remediations by hand or by itself. */
export const vadeM365 = jsonFormat({
  name: 'vade.m365',
  docs: 'https://docs.sekoia.io/xdr/features/collect/integrations/email/vade/',
  signs: [
    { has: ['remediation_type', 'sender_ip', 'from_header'] },
    { has: ['overdict', 'from_header'] },
    { has: ['whitelisted', 'remediation_type', 'message_id'] },
    { has: ['nb_messages_remediated', 'actions'] },
    { has: ['nb_messages_remediated', 'id', 'date'] },
  ],
  mapping: {
    product: { vendor: 'Vade', name: 'Vade for M365' },
    time: 'date',
    event: { metadata: { correlation_uid: 'id' } },
    variants: [
      {
        when: { nb_messages_remediated: { present: true } },
        class: 'email_activity',
        activity: 'Other',
        event: {
          activity_name: first('actions[0].action', is('remediation')),
          metadata: { event_code: is('remediation'), original_event_uid: 'id' },
          status_id: lookup('actions[0].action', [
            [/^fail/i, 'Failure'],
            [/./, 'Success'],
          ]),
          status_detail: 'reason',
          action: 'actions[0].action',
          action_id: lookup('actions[0].action', ACTION),
          disposition_id: lookup('actions[0].action', DISPOSITION),
          count: 'nb_messages_remediated',
        },
      },
      {
        class: 'email_activity',
        activity: 'Scan',
        event: {
          metadata: { event_code: 'status' },
          protocol_name: is('SMTP'),
          severity_id: lookup('status', BAD, 'Informational'),
          is_alert: lookup('status', IS_BAD),
          status: 'status',
          status_detail: first('substatus', 'overdict'),
          direction: 'direction',
          direction_id: lookup('direction', { incoming: 'Inbound', outgoing: 'Outbound', internal: 'Internal' }),
          action: 'action',
          action_id: lookup('action', ACTION),
          disposition_id: lookup('action', DISPOSITION),
          email: {
            uid: 'id',
            from: first('from', 'from_header'),
            smtp_from: 'from',
            from_mailbox: 'from_header',
            to: first(list('to', /[,;]/), 'to_header'),
            smtp_to: list('to', /[,;]/),
            to_mailboxes: 'to_header',
            reply_to: 'reply_to_header',
            subject: 'subject',
            message_uid: messageId('message_id'),
            size: 'size',
            x_originating_ip: 'sender_ip',
            files: each('attachments', {
              name: first('filename', 'name'),
              ext: 'extension',
              size: 'size',
              uid: 'id',
              hashes: all('sha256', 'sha1', 'md5', 'hashes.sha256', 'hashes.md5'),
              type_id: 1,
            }),
            urls: each('urls', 'url'),
          },
          email_auth: { spf: 'auth_results_details.spf', dkim: 'auth_results_details.dkim', dmarc: 'auth_results_details.dmarc' },
          src_endpoint: { ip: 'sender_ip', location: { country: 'geo.country_iso_code', desc: 'geo.country_name', city: 'geo.city_name' } },
        },
      },
    ],
  },
});
