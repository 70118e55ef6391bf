import { lineFormat } from '../../form/define';
import { first, is, lookup } from '../../form/form';
import { parseDovecot } from './parse';

/** Dovecot's log: logons and logoffs of IMAP, POP3 and ManageSieve, refusals of its user databases, deliveries by Sieve. */
export const dovecotLogins = lineFormat({
  name: 'dovecot.logins',
  docs: 'https://doc.dovecot.org/2.3/admin_manual/logging/',
  signs: [
    { app: /^dovecot$/, matches: /^/ },
    {
      contains: ['-login: '],
      matches: /^(?:imap|pop3|managesieve|submission)-login: (?:Info: )?(?:Login|Disconnected|Aborted login|Connection closed)\b.{0,300}\brip=/,
    },
  ],
  parse: (message) => parseDovecot(message),
  mapping: {
    product: { vendor: 'Dovecot', name: 'Dovecot' },
    event: {
      message: 'text',
      metadata: { event_code: 'event', correlation_uid: 'session', log_name: '$.app' },
      device: { hostname: '$.host', type_id: 1 },
      status_detail: 'reason',
      src_endpoint: { ip: 'client' },
    },
    variants: [
      {
        when: { kind: ['logon', 'logoff'] },
        class: 'authentication',
        activity: lookup('kind', { logon: 'Logon', logoff: 'Logoff' }),
        event: {
          user: { name: 'user', email_addr: 'user' },
          session: { uid: 'session' },
          service: { name: first('service', is('Dovecot')) },
          auth_protocol: 'method',
          auth_protocol_id: is('Other'),
          logon_type_id: is('Network'),
          dst_endpoint: { ip: 'server' },
          status_id: lookup('outcome', { success: 'Success', failure: 'Failure' }, 'Success'),
          status: 'outcome',
        },
      },
      {
        when: { kind: 'mail' },
        class: 'email_activity',
        activity: lookup('event', { forwarded: 'Send' }, 'Receive'),
        event: {
          activity_name: 'event',
          actor: { user: { name: 'user', email_addr: 'user' } },
          email: { message_uid: 'message_id', to: first('forwarded_to', 'user'), delivered_to: first('forwarded_to', 'user') },
          status_id: is('Success'),
        },
      },
      {
        class: 'base_event',
        activity: 99,
        event: { activity_name: 'event', actor: { user: { name: 'user' }, app_name: is('Dovecot') } },
      },
    ],
  },
});
