import { jsonFormat } from '../../form/define';
import { all, each, first, is, lookup, when } from '../../form/form';
import { asText, type Json } from '../../shared/json';
import { messageId } from '../../shared/message-id';

const NEXT = /^([^\s[\]]{1,255})\[([0-9A-Fa-f:.]{2,45})\](?::(\d{1,5}))?/;

/** `host[address]:25` of the next server. */
function withNext(record: Json): Json {
  const next = NEXT.exec(asText(record['deliveredTo']) ?? '');
  return next ? { ...record, next: { name: next[1], ip: next[2], port: next[3] } } : record;
}

const ACTION = [
  [/^(?:deliver|bypass|accept|clean)/i, 'Allowed'],
  [/^(?:quarantin|delet|reject|block|bounc|drop|expir)/i, 'Denied'],
  [/^(?:tag|stamp|insert|strip|change|modif)/i, 'Modified'],
] as const;
const DISPOSITION = [
  [/^(?:deliver|bypass|accept)/i, 'Allowed'],
  [/^quarantin/i, 'Quarantined'],
  [/^delet/i, 'Deleted'],
  [/^(?:reject|block)/i, 'Blocked'],
  [/^bounc/i, 'Rejected'],
  [/^(?:defer|queue|temp)/i, 'Delayed'],
  [/^(?:tag|stamp|insert)/i, 'Tagged'],
] as const;
const THREATS = [[/virus|malware|phish|ransom|bec|exploit|threat|url|sandbox|virtual analyzer/i, true]] as const;

/** Trend Micro Email Security's log retrieval API: mail tracking (accepted and blocked traffic) and policy events. */
export const trendMicroEmail = jsonFormat({
  name: 'trendmicro.email',
  docs: 'https://docs.trendmicro.com/en-us/documentation/article/trend-micro-email-security-rest-api-online-help-list-mail-tracking-l',
  signs: [{ has: ['mailID', 'messageID', 'genTime'] }, { has: ['mailID', 'genTime', 'sender'] }, { has: ['policyName', 'genTime', 'messageID'] }],
  prepare: withNext,
  mapping: {
    product: { vendor: 'Trend Micro', name: 'Email Security' },
    time: first('timestamp', 'genTime'),
    event: {
      severity_id: first(
        lookup('eventSubtype', [[/virus|malware|phish|ransom|bec/i, 'High']]),
        lookup('eventType', [[/virus|malware|phish|ransom|bec|threat/i, 'High']]),
        lookup('blockType', [[/./, 'Low']], 'Informational'),
      ),
      is_alert: first(lookup('eventSubtype', THREATS), lookup('eventType', THREATS)),
      metadata: { event_code: first('eventType', 'type', 'action'), correlation_uid: 'mailID', tenant_uid: 'domainName' },
      action: 'action',
      action_id: lookup('action', ACTION),
      disposition_id: lookup('action', DISPOSITION),
      status: 'action',
      status_id: lookup('action', [
        [/^(?:deliver|accept|bypass)/i, 'Success'],
        [/^(?:bounc|reject|block|expir|delet|quarantin|drop)/i, 'Failure'],
        [/./, 'Other'],
      ]),
      status_detail: first('details', 'reason', 'blockedBy'),
    },
    variants: [
      {
        class: 'email_activity',
        activity: when(
          { policyName: { present: true } },
          lookup('policyName', [[/./, 'Scan']]),
          lookup('action', [[/^deliver/i, 'Send']], 'Receive'),
        ),
        event: {
          protocol_name: is('SMTP'),
          direction: 'direction',
          direction_id: lookup('direction', { in: 'Inbound', out: 'Outbound', incoming: 'Inbound', outgoing: 'Outbound' }),
          email: {
            uid: 'mailID',
            from: first('headerFrom', 'sender'),
            from_mailbox: 'headerFrom',
            smtp_from: 'sender',
            sender: 'sender',
            to: first('headerTo', 'recipient', 'recipients'),
            smtp_to: first('recipient', 'recipients'),
            delivered_to: when({ action: /^deliver/i }, 'recipient'),
            subject: 'subject',
            message_uid: messageId('messageID'),
            size: 'size',
            x_originating_ip: 'senderIP',
            files: each('attachments', { name: first('fileName', 'filename'), hashes: all('sha256', 'sha1', 'md5'), size: 'size', type_id: 1 }),
            urls: 'embeddedUrls',
          },
          src_endpoint: { ip: 'senderIP' },
          dst_endpoint: { ip: 'next.ip', hostname: 'next.name', port: 'next.port' },
          policy: { name: first('policyName', 'ruleName'), desc: 'policyAction' },
          malware: each('threatNames', { name: '', classification_ids: [0] }),
        },
      },
    ],
  },
});
