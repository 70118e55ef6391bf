import { lineFormat, type LineSign } from '../../form/define';
import { each, first, is, lookup, when, type Tree } from '../../form/form';
import { parsePostfix } from './parse';

/** Lines that come without the name of the program are told by how they begin. */
const ID = '(?:NOQUEUE|[0-9A-F]{4,16}|[0-9B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z]{10,28})';
const BODY =
  'to=<?\\S|from=<|client=|uid=\\d|message-id=|resent-message-id=|removed$|host \\S+\\[|action=|Used TLS for |SASL authentication failed|sender \\S|postmaster \\S|enabling PIX|lost connection|conversation with|(?:milter-|proxy-)?(?:warning|reject|hold|discard|filter|redirect|replace|prepend|strip|bcc|warn|info|permit|reject_warning|quarantine|accept|header-[a-z]{3,9}): ';
const MAIL = new RegExp(`^${ID}: (?:${BODY})`);
const SESSION =
  /^(?:(?:dis)?connect from \S{1,255}\[|(?:lost connection|timeout|too many errors|improper command pipelining) after [A-Z]|(?:Trusted|Untrusted|Anonymous|Verified) TLS connection |connect to \S{1,255}\[|setting up TLS connection |SSL_(?:accept|connect) error (?:from|to) \S{1,255}\[|(?:CONNECT|PREGREET|HANGUP|NON-SMTP COMMAND|COMMAND [A-Z ]{4,12}|BARE NEWLINE) .{0,32}from \[|(?:PASS (?:OLD|NEW)|(?:WHITE|BLACK|ALLOW|DENY)LISTED|(?:WHITE|ALLOW)LIST VETO|(?:DIS)?CONNECT(?: from)?) \[|DNSBL rank \d|addr \S+ listed by domain |statistics: (?:max|domain|address|start|unused) |proxy-[a-z]{4,7}: [A-Z]|host \S{1,255}\[[0-9A-Fa-f:.]{2,45}\] offers |(?:server )?certificate verification failed for |TLS SNI \S|connect to (?:subsystem )?(?:private|public)\/|enabling PIX workarounds: |[<>] \S{0,255}\[(?:unknown|[0-9A-Fa-f:.]{2,45})\](?::\d{1,5})?: |(?:Deleted|Requeued|Placed on hold|Released from hold): \d{1,9} messages?$)/;
const WARNING =
  /^warning: (?:hostname \S+ does not resolve|\S{1,255}\[[^\]]{2,64}\]: |numeric |Illegal address|Connection (?:rate|concurrency) limit|non-SMTP command|header |body |read |write |dict_|database |(?:TLS|SASL|TCP|table|milter|mail|process|bad|connect|problem|unable|do not|to |dnsblog|psc_|network_|restart|premature|unexpected|timeout|valid_hostname|malformed|address|restriction|support|no |relay_|virtual_|smtpd_|Recipient|Message|Sender|Service))/i;
const BESIDE =
  /^ ?(?:action=\w{2,16}, reason=|delayed \d{1,9} seconds: client=|whitelisted: \S{1,255}(?:\[|$)|cleaning (?:clients|main|up) |spamd: |prefork: (?:child|periodic|adjust|select|server|ordered|syswrite|sysread)|prepend (?:Received-SPF|X-Comment: SPF|Authentication-Results: \S{1,255}; )|X-Comment: SPF|Action: \S{2,32} |spfcheck: |(?:Pass|Fail|Softfail|Neutral|None|Permerror|Temperror); identity=|(?:(?:reject|defer_if_permit|defer|dunno) )?(?:\d{3} \d\.\d\.\d{1,2} )?Message (?:rejected|deferred) due to: |\(\d{5,6}-\d{2}(?:-\d{1,3})?\) \S)/i;
/** Any line of a mail with a queue id, and any trouble that a daemon names; only of lines that have no header, where nothing else tells. */
const BARE =
  /^ ?(?:(?=\d{0,15}[A-F])[0-9A-F]{6,16}: \S|(?=[B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z]{0,27}\d)[0-9B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z]{10,28}: \S|(?:warning|error|fatal|panic): \S|(?:daemon started|reload) -- version |terminating on signal \d|(?:starting|stopping|refreshing|aborting|waiting for) the Postfix mail system|Host offered STARTTLS|certificate verification failed|hostname \S{1,255} verification failed|table \S{1,255} has changed|cache \S{1,255} (?:full|partial) cleanup|initializing the (?:server|client)-side TLS|discarding EHLO keywords|SSL_accept:|\S{1,255}\[[0-9A-Fa-f:.]{2,45}\](?::\d{1,5})?: (?:Trusted|Untrusted|Verified|Anonymous|TLS|certificate|re-using|save|subject_CN))/;

/** A line of a mail whose queue id went missing, debugging of policyd-spf, and a program's name without a time before it (containers). */
const REST =
  /^ ?(?:to=<[^>]{0,320}>, .{0,400}\b(?:relay|status)=|from=<[^>]{0,320}>, (?:size|status)=|message-id=<|client=\S{1,255}\[|uid=\d{1,10} from=<|host \S{1,255}\[[0-9A-Fa-f:.]{2,45}\] (?:said|refused)|result: [Y.] -?\d{1,5} - |(?:processing|checking) message <|connection from \S{1,255} \[[0-9A-Fa-f:.]{2,45}\]:\d{1,5} to port |(?:clean message|identified spam) \(|_get_resultcodes: |Cached data for this instance|skip_addresses enabled|Found the end of entry|Read line: "|Config: \{)/;
const NAMED = /^(?:\S{1,255} )?(?:postfix[\w./-]{0,64}|spamd|postgrey|policyd-spf|opendkim|opendmarc|amavisd?)(?:\[\d{1,10}\])?: \S/;

const SIGNS: readonly [LineSign, ...LineSign[]] = [
  { app: /^postfix/, matches: /^/ },
  { app: /^(?:postgrey|policyd-spf|spamd|spamassassin|opendkim|opendmarc|amavisd?)$/, matches: /^/ },
  { matches: MAIL },
  { whole: MAIL },
  { app: new RegExp(`^${ID}$`), matches: new RegExp(`^(?:${BODY})`) },
  { matches: SESSION },
  { matches: WARNING },
  { matches: BESIDE },
  { whole: BARE },
  { whole: REST },
  { whole: NAMED },
];

const CLIENT: Tree = {
  ip: 'client.ip',
  // Of a mail whose client another line names: where its sender says to be.
  domain: 'sender_domain',
  // What the DNS calls the client; what it calls itself is anything it likes.
  hostname: 'client.name',
  port: 'client.port',
  name: 'helo',
};

/** Postfix, line by line. Lines of one mail have its queue id in `email.uid`; `removed` is the last. */
export const postfix = lineFormat({
  name: 'postfix.postfix',
  docs: 'https://www.postfix.org/documentation.html',
  signs: SIGNS,
  parse: parsePostfix,
  mapping: {
    product: { vendor: 'Postfix', name: 'Postfix' },
    event: {
      message: 'text',
      metadata: {
        event_code: 'event',
        correlation_uid: 'queue_id',
        log_name: 'app',
        log_level: 'level',
        product: { name: 'program' },
      },
      severity_id: lookup('level', { warning: 'Low', error: 'Medium', fatal: 'High', panic: 'High' }, 'Informational'),
      device: { hostname: '$.host', type_id: 1 },
      actor: { process: { name: 'app', pid: first('pid', '$.pid') }, user: { name: 'owner.name', uid: first('owner.uid', 'uid') } },
      src_endpoint: CLIENT,
      status: 'status',
      status_code: first('dsn', 'code'),
      status_detail: 'reason',
    },
    variants: [
      {
        when: { 'sasl.result': { present: true } },
        class: 'authentication',
        activity: 'Logon',
        event: {
          user: { name: 'sasl.username', email_addr: 'sasl.username' },
          actor: { user: null },
          auth_protocol: 'sasl.method',
          auth_protocol_id: lookup(
            'sasl.method',
            { 'CRAM-MD5': 'Digest', 'DIGEST-MD5': 'Digest', NTLM: 'NTLM', GSSAPI: 'Kerberos', XOAUTH2: 'OAUTH20' },
            'Other',
          ),
          logon_type_id: is('Network'),
          status_id: lookup('sasl.result', { success: 'Success', failure: 'Failure' }),
          status: 'sasl.result',
          // Which program let in stands in the actor; the service is the protocol's.
          service: { name: is('SMTP') },
          dst_endpoint: { hostname: '$.host' },
        },
      },
      {
        class: 'email_activity',
        activity: lookup(
          'event',
          [
            [/^(?:sent|deferred|bounced|expired|undeliverable|deliverable|softbounce|said|refused)/, 'Send'],
            [/^(?:client|connect|disconnect|queued|pickup|message-id|reject|CONNECT|PASS|lost connection|timeout)/, 'Receive'],
            [
              /^(?:result|processing message|checking message|clean message|identified spam|greylist|pass|milter|Pass|Fail|Softfail|Neutral|None|prepend)/,
              'Scan',
            ],
          ],
          'Other',
        ),
        event: {
          activity_name: 'event',
          protocol_name: is('SMTP'),
          command: 'command',
          smtp_hello: 'helo',
          email: {
            uid: 'queue_id',
            from: first('from', 'header.sender_address', 'header.from'),
            smtp_from: 'from',
            from_mailbox: 'header.from',
            to: first('to', 'header.to'),
            smtp_to: 'to',
            delivered_to: when({ event: 'sent' }, 'to'),
            reply_to: 'header.reply-to',
            return_path: 'header.return-path',
            subject: 'header.subject',
            message_uid: first('message_id', 'header.message_id'),
            size: 'size',
            files: each('header.file', { name: 'name', size: 'size', created_time: 'created', modified_time: 'modified', type_id: 1 }),
          },
          email_auth: { spf: 'spf', dkim: 'dkim', dmarc: 'dmarc' },
          dst_endpoint: {
            ip: 'server.ip',
            hostname: 'server.name',
            port: 'server.port',
            svc_name: 'server.service',
            domain: 'recipient_domain',
          },
          status_id: first(
            lookup('accepted', { all: 'Success', some: 'Other' }),
            lookup('event', [
              [/^(?:sent|deliverable|result|clean message|connect|client|queued|removed|pickup|PASS (?:OLD|NEW)|pass)$/, 'Success'],
              [
                /^(?:bounced|expired|force-expired|undeliverable|softbounce|(?:milter-|proxy-)?reject|refused|lost connection|timeout|too many errors|improper command|conversation with|connect to|SSL_|(?:server )?certificate verification failed|SASL authentication failed|COMMAND|NON-SMTP|BARE NEWLINE|PREGREET|HANGUP)/,
                'Failure',
              ],
              [/^deferred$/, 'Other'],
            ]),
            lookup('spf', { pass: 'Success', fail: 'Failure', permerror: 'Failure', temperror: 'Failure' }),
          ),
          action_id: lookup('event', [
            [/^(?:milter-|proxy-)?(?:reject|discard)$|^Blocked/, 'Denied'],
            [/^(?:milter-)?(?:hold|quarantine)$|^greylist$/, 'Denied'],
            // Headers are put before a mail that goes on, and `dunno` leaves it to the next check.
            [/^pass$|^PASS |^Passed|^prepend\b|^dunno$|^proxy-accept$/, 'Allowed'],
          ]),
          disposition_id: first(
            lookup('is_spam', { Y: 'Tagged' }),
            lookup('event', [
              [/^(?:milter-|proxy-)?reject$/, 'Rejected'],
              [/^(?:milter-)?discard$/, 'Dropped'],
              [/^Blocked/, 'Blocked'],
              [/^Passed/, 'Allowed'],
              [/^(?:milter-)?(?:hold|quarantine)$/, 'Quarantined'],
              [/^(?:greylist|deferred)$/, 'Delayed'],
            ]),
          ),
        },
      },
    ],
    ignore: ['daemon', 'delays', 'relay'],
  },
});
