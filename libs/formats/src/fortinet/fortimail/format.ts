import { lineFormat } from '../../form/define';
import { all, first, is, list, lookup, PRESENT, when, type Condition } from '../../form/form';
import { mailDomain } from '../../shared/mail-domain';
import { messageId } from '../../shared/message-id';
import { parseFortiMail } from './parse';

/** FortiMail writes the device before the id of the message and the type behind it; its types are none of FortiGate's. */
const LINE =
  /\bdevice_id="?[^ ,"]{1,64}"?[ ,]+log_id="?[^ ,"]{1,32}"?[ ,]+type="?[a-z]|\blog_id="?\d{3,10}"?[ ,]+type="?(?:k?event|statistics|spam|virus|encrypt)"?[ ,]/;

const CLASSIFIER = first('classifier', 'virus');
const BAD = [
  [/^(?:clean|detected but safe|low[_ ]?risk)$/i, 'Informational'],
  [/malicious|high|detected|infected/i, 'High'],
  [/medium|suspicious/i, 'Medium'],
] as const;

/** Where the mailer's relay is the one that sends, and where it is the next server. */
const COMES_FROM: Condition = [{ tls_side: 'server' }, { said_from: PRESENT }, { said_peer: PRESENT }];
const GOES_TO: Condition = [{ tls_side: 'client' }, { said_to: PRESENT }, { said_stat: PRESENT }];

/** Words of newer versions; older ones write bits (`0x200`), which stay as they are. */
const ACTIONS = [
  [/accept|deliver|relay|^allow/i, 'Allowed'],
  [/reject|discard|quarantine|delay|defer|block|replace/i, 'Denied'],
] as const;
const DISPOSITIONS = [
  [/reject/i, 'Blocked'],
  [/discard/i, 'Dropped'],
  [/quarantine/i, 'Quarantined'],
  [/delay|defer/i, 'Delayed'],
  [/tag|header|notif/i, 'Tagged'],
  [/accept|deliver|relay|^allow/i, 'Allowed'],
] as const;

/** FortiMail's logs over syslog: history, events of mail and system, spam, viruses, encryption. */
export const fortinetFortiMail = lineFormat({
  name: 'fortinet.fortimail',
  docs: 'https://docs.fortinet.com/document/fortimail/7.0.0/log-reference/449609',
  signs: [{ matches: LINE, whole: LINE }],
  parse: (message, outer) => parseFortiMail(message) ?? parseFortiMail(outer.whole ?? ''),
  mapping: {
    product: { vendor: 'Fortinet', name: 'FortiMail' },
    time: first('at', '$.time'),
    event: {
      severity_id: lookup(
        'pri',
        {
          information: 'Informational',
          notice: 'Informational',
          notification: 'Informational',
          warning: 'Low',
          error: 'Medium',
          critical: 'High',
          alert: 'High',
          emergency: 'Critical',
        },
        'Informational',
      ),
      metadata: {
        event_code: 'log_id',
        log_name: 'type',
        log_provider: 'subtype',
        log_level: 'pri',
        correlation_uid: 'session_id',
        loggers: [{ uid: 'device_id', name: '$.host' }],
      },
      device: { uid: 'device_id', hostname: '$.host', type_id: 1 },
      message: 'msg',
      action: 'action',
      status: first('disposition', 'delivery_status', 'said_stat', 'rating', 'status'),
      status_detail: first('delivery_fail_reason', 'reason', 'verify', 'msg'),
      status_code: 'said_dsn',
    },
    variants: [
      {
        when: { auth: PRESENT },
        class: 'authentication',
        activity: 'Logon',
        event: {
          status_id: lookup('auth', { success: 'Success', failure: 'Failure' }),
          user: { name: first('auth_user', 'user'), email_addr: 'auth_user' },
          auth_protocol: 'auth_method',
          auth_protocol_id: is('Other'),
          src_endpoint: { ip: first('relay_ip', 'client_ip'), hostname: 'relay_name' },
          service: { name: is('SMTP') },
        },
      },
      {
        when: { type: ['event', 'kevent'], action: /^(?:login|logout|logon|logoff|auth)/i },
        class: 'authentication',
        activity: lookup('action', [[/out|off/i, 'Logoff']], 'Logon'),
        event: {
          status_id: lookup('status', { success: 'Success', failed: 'Failure', failure: 'Failure' }),
          user: { name: first('user', 'login_user') },
          src_endpoint: { ip: first('ui_ip', 'login_ip', 'client_ip') },
          service: { name: first('subtype', is('FortiMail')) },
        },
      },
      {
        when: { web: PRESENT },
        class: 'authentication',
        activity: lookup('web', [[/out|off/, 'Logoff']], 'Logon'),
        event: {
          status_id: lookup('web', [[/fail/, 'Failure']], 'Success'),
          user: 'login_user',
          src_endpoint: { ip: 'login_ip' },
          service: { name: first('subtype', 'ui') },
        },
      },
      {
        when: { type: 'kevent', change: PRESENT },
        class: 'entity_management',
        activity: lookup('change', { Added: 'Create', Deleted: 'Delete', Moved: 'Move' }, 'Update'),
        event: {
          actor: { user: { name: 'user' } },
          src_endpoint: { ip: first('ui_ip', 'login_ip'), name: 'ui' },
          entity: { name: 'changed', type: 'section' },
          comment: 'change_detail',
        },
      },
      {
        when: [{ type: 'kevent' }, { type: 'event', subtype: /^(?:admin|config|system|update|ha)$/i }],
        class: 'api_activity',
        activity: lookup('subtype', [[/^config/i, 'Update']], 'Other'),
        event: {
          activity_name: first('action', 'subtype'),
          api: { operation: first(when({ action: /^(?!none$|unknown$)/i }, 'action'), 'subtype', 'log_id'), service: { name: is('FortiMail') } },
          actor: { user: { name: 'user' } },
          src_endpoint: { ip: first('ui_ip', 'login_ip', 'client_ip', 'blocked_ip'), name: 'ui' },
          status_id: lookup('status', { success: 'Success', failed: 'Failure', failure: 'Failure' }),
        },
      },
      {
        when: { type: /^(?!kevent)/ },
        class: 'email_activity',
        activity: first(
          lookup('type', { spam: 'Scan', virus: 'Scan', encrypt: 'Other' }),
          lookup('said_stat', [[/^Sent/, 'Send']]),
          lookup('mailer', [[/./, 'MTARelay']], 'Receive'),
        ),
        event: {
          protocol_name: is('SMTP'),
          activity_name: 'subtype',
          direction: 'direction',
          direction_id: lookup('direction', { in: 'Inbound', out: 'Outbound', incoming: 'Inbound', outgoing: 'Outbound', internal: 'Internal' }),
          actor: { user: { name: first('user', 'reader') } },
          email: {
            uid: 'session_id',
            from: first('hfrom', 'from', 'said_from'),
            from_mailbox: first('hfrom', 'from'),
            smtp_from: first('from', 'said_from'),
            to: first(list('to', /[,;]/), list('said_to', /[,;]/), 'reader'),
            smtp_to: first(list('to', /[,;]/), list('said_to', /[,;]/)),
            subject: first('subject', 'said_subject'),
            message_uid: messageId('message_id'),
            size: first('message_length', 'said_size'),
            files: [{ name: 'file_name', hashes: all('checksum'), type_id: 1 }],
            urls: all('url'),
          },
          src_endpoint: {
            ip: first('client_ip', when(COMES_FROM, first('relay_ip', 'said_peer')), 'client_name'),
            hostname: first('client_name', when(COMES_FROM, 'relay_name')),
            location: { country: 'client_cc' },
            domain: mailDomain('from'),
          },
          dst_endpoint: {
            ip: first('dst_ip', when(GOES_TO, 'relay_ip')),
            hostname: first(when(GOES_TO, 'relay_name'), 'endpoint'),
            domain: first('domain', mailDomain('to', 'said_to')),
          },
          status_id: first(
            lookup('said_stat', [
              [/^Sent/i, 'Success'],
              [/./, 'Failure'],
            ]),
            lookup('delivery_status', { delivered: 'Success', failed: 'Failure' }),
          ),
          severity_id: first(
            lookup('rating', BAD),
            lookup('virus', [[/./, 'High']]),
            lookup('pri', { warning: 'Low', error: 'Medium', critical: 'High', alert: 'High', emergency: 'Critical' }, 'Informational'),
          ),
          is_alert: first(lookup('rating', [[/malicious|high|^detected$|infected/i, true]]), lookup('virus', [[/./, true]])),
          malware: [{ name: first('virus', 'malware'), classification_ids: [0] }],
          policy: { name: CLASSIFIER, uid: 'polid' },
          action_id: lookup('disposition', ACTIONS),
          disposition: 'disposition',
          disposition_id: lookup('disposition', DISPOSITIONS),
        },
      },
      { class: 'base_event', activity: 99, event: { activity_name: first('action', 'subtype'), actor: { user: { name: 'user' } } } },
    ],
    ignore: ['date', 'time'],
  },
});
