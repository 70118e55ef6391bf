import { jsonFormat } from '../../form/define';
import { all, each, first, is, lookup } from '../../form/form';
import { asText, isObject, type Json } from '../../shared/json';
import { mailDomain } from '../../shared/mail-domain';
import { messageId } from '../../shared/message-id';

const STAMP = /^(\d{4})-(\d{1,2})-(\d{1,2}) (\d\d:\d\d:\d\d) ?([+-]\d{4})$/;
const RESULT = /^(?:dkim|spf|dmarc)=(\w{2,16})/i;

/** The time with two digits each, and `dkim=none` as `none`. */
function tidied(record: Json): Json {
  const stamp = STAMP.exec(asText(record['ts']) ?? '');
  const two = (text: string | undefined): string => (text ?? '').padStart(2, '0');
  const at = stamp ? `${stamp[1]}-${two(stamp[2])}-${two(stamp[3])} ${stamp[4]} ${stamp[5]}` : undefined;
  const metaData = record['metaData'];
  const checks = isObject(metaData) && isObject(metaData['authentication']) ? metaData['authentication'] : {};
  return {
    ...record,
    ...(at === undefined ? {} : { at }),
    checks: Object.fromEntries(Object.entries(checks).map(([name, found]) => [name.toLowerCase(), result(found)])),
  };
}

function result(found: unknown): string | undefined {
  const status = asText(isObject(found) ? found['status'] : found);
  return (RESULT.exec(status ?? '')?.[1] ?? status)?.toLowerCase();
}

/** Retarus Email Security's forensic SIEM integration: mails as they pass, and what MultiScan, sandbox, CxO and patient zero detection found. */
export const retarusEmail = jsonFormat({
  name: 'retarus.email',
  docs: 'https://docs.retarus.com/seg/api-manual-forensic-siem-integration',
  signs: [{ has: ['rmxId', 'mimeId', 'recipient'] }, { has: ['rmxId', 'customer', 'class'] }],
  prepare: tidied,
  mapping: {
    product: { vendor: 'Retarus', name: 'Email Security' },
    time: first('at', 'ts'),
    event: {
      severity_id: lookup('class', { THREAT: 'High' }, 'Informational'),
      is_alert: lookup('class', { THREAT: true }),
      metadata: {
        event_code: 'type',
        log_name: 'class',
        log_version: 'version',
        correlation_uid: 'rmxId',
        tenant_uid: 'customer',
        original_time: 'ts',
        product: { name: is('Email Security'), version: 'version' },
        loggers: [{ name: 'host' }],
      },
      status: 'status',
      status_id: lookup('status', {
        ACCEPTED: 'Success',
        DELIVERED: 'Success',
        REJECTED: 'Failure',
        BLOCKED: 'Failure',
        DETECTED: 'Failure',
        INFECTED: 'Failure',
      }),
      action: 'class',
      action_id: lookup('status', {
        ACCEPTED: 'Allowed',
        DELIVERED: 'Allowed',
        REJECTED: 'Denied',
        BLOCKED: 'Denied',
        INFECTED: 'Denied',
        QUARANTINED: 'Denied',
        DETECTED: 'Observed',
      }),
      disposition_id: lookup('status', {
        ACCEPTED: 'Allowed',
        REJECTED: 'Rejected',
        BLOCKED: 'Blocked',
        INFECTED: 'Blocked',
        QUARANTINED: 'Quarantined',
        DETECTED: 'Detected',
      }),
    },
    variants: [
      {
        class: 'email_activity',
        activity: lookup('type', { MTA: 'MTARelay' }, 'Scan'),
        event: {
          activity_name: first('subtype', 'type'),
          protocol_name: is('SMTP'),
          direction: 'direction',
          direction_id: lookup('direction', { INBOUND: 'Inbound', OUTBOUND: 'Outbound' }),
          email: {
            uid: 'rmxId',
            from: first('sender', 'metaData.header.from'),
            smtp_from: 'sender',
            from_mailbox: 'metaData.header.from',
            to: 'recipient',
            smtp_to: 'recipient',
            reply_to: 'metaData.header.replyTo',
            subject: 'metaData.header.subject',
            message_uid: messageId('mimeId'),
            x_originating_ip: 'sourceIp',
            files: each('metaData.attachments', {
              name: first('name', 'fileName'),
              mime_type: 'mimeType',
              size: 'size',
              hashes: all('sha256', 'sha1', 'md5'),
              type_id: 1,
            }),
            urls: 'metaData.url',
          },
          email_auth: { spf: 'checks.spf', dkim: 'checks.dkim', dmarc: 'checks.dmarc', dkim_domain: 'metaData.authentication.dkim.domain' },
          src_endpoint: { ip: 'sourceIp', domain: mailDomain('sender') },
          dst_endpoint: { domain: mailDomain('recipient') },
          malware: [{ name: first('metaData.virusName', 'metaData.malwareName', 'metaData.threatName', 'metaData.virus'), classification_ids: [0] }],
        },
      },
    ],
  },
});
