import { all, code, each, first, is, list, lookup, PRESENT } from '../../form/form';
import { isObject } from '../../shared/json';
import { flow, traffic, zeekLog } from '../log';

/** SMTP::Info: one transaction. */
export const MAIL = [
  zeekLog({
    name: 'smtp',
    members: [{ has: ['helo', 'trans_depth'] }, { has: ['mailfrom', 'rcptto'] }, { has: ['last_reply', 'trans_depth', 'id\\.orig_h'] }],
    variants: [
      {
        when: [{ mailfrom: PRESENT }, { rcptto: PRESENT }, { from: PRESENT }, { to: PRESENT }, { subject: PRESENT }, { msg_id: PRESENT }],
        class: 'email_activity',
        activity: lookup('last_reply', [[/^[45]\d\d/, 'Other']], 'MTARelay'),
        event: {
          src_endpoint: flow(is('smtp'), 'tcp')['src_endpoint'] ?? {},
          dst_endpoint: flow(is('smtp'), 'tcp')['dst_endpoint'] ?? {},
          direction_id: 0,
          smtp_hello: 'helo',
          protocol_name: is('smtp'),
          email: {
            smtp_from: 'mailfrom',
            smtp_to: list('rcptto', ','),
            from: first('from', 'mailfrom'),
            to: first(list('to', ','), list('rcptto', ',')),
            cc: list('cc', ','),
            reply_to: 'reply_to',
            message_uid: 'msg_id',
            subject: 'subject',
            x_originating_ip: all('x_originating_ip'),
            files: each('fuids', { name: '', uid: '', type_id: 1 }),
          },
          status_detail: 'last_reply',
          status_id: lookup('last_reply', [
            [/^[23]\d\d/, 'Success'],
            [/^[45]\d\d/, 'Failure'],
          ]),
          metadata: { correlation_uid: 'uid' },
          unmapped: { user_agent: 'user_agent', tls: 'tls', path: code(['path'], (r) => (isObject(r['path']) ? undefined : r['path'])) },
        },
      },
      // A greeting, a refusal or TLS from the start: there is no mail to speak of.
      traffic({ ...flow(is('smtp'), 'tcp'), message: 'last_reply', src_endpoint: { ip: 'id.orig_h', port: 'id.orig_p', hostname: 'helo' } }),
    ],
  }),
];
