import { lineFormat } from '../../form/define';
import { all, first, is, lookup, when } from '../../form/form';
import { lowerCase } from '../../shared/lower-case';
import { MAIL_LOG, parseMailLog } from './parse';

/** Steps of a mail by how a line of the mail logs begins. */
const STEPS = [
  [/^New SMTP ICID/, 'connection in'],
  [/^New SMTP DCID/, 'connection out'],
  [/^Start MID/, 'start'],
  [/^Delivery start/, 'delivery start'],
  [/^Message done/, 'delivered'],
  [/^Message finished/, 'finished'],
  [/^Message aborted/, 'aborted'],
  [/^Bounced/, 'bounced'],
  [/ From: </, 'sender'],
  [/ To: </, 'recipient'],
  [/ Message-ID '/, 'message id'],
  [/ Subject ['"]/, 'subject'],
  [/ ready \d/, 'ready'],
  [/verdict|antivirus/, 'verdict'],
] as const;

/** What each of its lines has. */
const LEVELS = ['Info: ', 'Warning: ', 'Critical: '];

/** The text mail logs: one line a step, joined by the id of the message. */
export const ciscoEsaMailLog = lineFormat({
  name: 'cisco.esa-mail-log',
  docs: 'https://www.cisco.com/c/en/us/td/docs/security/esa/esa15-0/user_guide/b_ESA_Admin_Guide_15-0.html',
  signs: [
    { contains: LEVELS, matches: MAIL_LOG },
    { contains: LEVELS, whole: MAIL_LOG },
  ],
  parse: (message, outer) => parseMailLog(message) ?? parseMailLog(outer.whole ?? ''),
  mapping: {
    product: { vendor: 'Cisco', name: 'Secure Email Gateway' },
    time: first('at', '$.time'),
    event: {
      message: 'text',
      metadata: { correlation_uid: first('mid', 'icid', 'dcid'), log_name: is('mail_logs'), event_code: lookup('text', STEPS) },
      device: { hostname: '$.host', type_id: 1 },
    },
    variants: [
      {
        class: 'email_activity',
        activity: lookup(
          'text',
          [
            [/^(?:New SMTP ICID|Start MID|ICID)|\bICID\b|\bready \d/, 'Receive'],
            [/\bDCID\b|Response '/, 'Send'],
          ],
          'Scan',
        ),
        event: {
          protocol_name: is('SMTP'),
          direction: 'table',
          direction_id: lookup('table', { inbound: 'Inbound', outbound: 'Outbound' }),
          email: {
            uid: 'mid',
            from: 'from',
            smtp_from: 'from',
            to: 'to',
            smtp_to: 'to',
            subject: 'subject',
            message_uid: 'message_id',
            size: 'size',
            files: all('file'),
          },
          email_auth: { spf: lowerCase('spf'), dkim: lowerCase('dkim'), dmarc: lowerCase('dmarc') },
          src_endpoint: when({ dcid: { present: true } }, { ip: 'own' }, { ip: 'address', hostname: 'reverse' }),
          dst_endpoint: when({ dcid: { present: true } }, { ip: 'address', port: 'port' }, { ip: 'own' }),
          policy: { name: 'policy' },
          status_detail: first('reason', 'response', 'verdict'),
          status_id: lookup('text', [
            [/^Bounced|aborted|dropped/i, 'Failure'],
            [/^Message (?:done|finished)|Response '2/, 'Success'],
          ]),
        },
      },
    ],
  },
});
