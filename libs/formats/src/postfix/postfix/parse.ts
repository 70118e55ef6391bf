import type { Outer } from '../../form/form';
import { asText, type Json } from '../../shared/json';
import { bareMessageId } from '../../shared/message-id';
import { access, check, client, delivery, pickedUp, queued, said } from './mail';
import { filters, greylisted, policydSpf, postgrey, spamd } from './neighbours';
import { clean, peerAfter, peerWithin } from './peer';
import { postscreen, session, statistics, warning } from './session';

/** Queue ids, short (hexadecimal) and long (`enable_long_queue_ids`: digits and consonants), or NOQUEUE for a mail that never got one. */
const QUEUE_ID = /^(?:NOQUEUE|[0-9A-F]{4,16}|[0-9B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z]{10,28}): /;
/** A program that stands before the line without a time. */
const NAMED = /^(?:\S{1,255} )?(postfix[\w./-]{0,64}|spamd|postgrey|policyd-spf|opendkim|opendmarc|amavisd?)(?:\[(\d{1,10})\])?: (?=\S)/;
const HEAD = /^[A-Za-z_-]{1,32}/;

/** What cleanup, smtpd and milters do with a mail or client (access(5), header_checks(5)). */
const VERBS = new Set(
  'reject reject_warning hold discard filter redirect replace prepend strip bcc warn info permit dunno delay proxy-accept proxy-reject milter-reject milter-hold milter-discard milter-quarantine'.split(
    ' ',
  ),
);
const LEVELS = new Set(['warning', 'error', 'fatal', 'panic']);
const IS_CHECK = /^(?:header|body) /;

/** One line of Postfix, or of what runs beside it, without the syslog header (which a queue id is taken for where no program is named) → who, whom, which mail and what came of it. */
export function parsePostfix(message: string, outer: Outer): Json | undefined {
  const isId = outer.app !== undefined && QUEUE_ID.test(`${outer.app}: `);
  // An id of digits alone is taken for a sequence number.
  if (outer.app === undefined && outer.whole !== undefined && outer.whole.length > message.length && QUEUE_ID.test(outer.whole))
    return parsePostfix(outer.whole, {});
  const named = outer.app === undefined ? NAMED.exec(message) : null;
  const text = isId ? `${outer.app}: ${message.trim()}` : message.slice(named?.[0].length ?? 0).trim();
  if (text === '') return undefined;
  const id = QUEUE_ID.exec(text)?.[0];
  const body = id === undefined ? text : text.slice(id.length);
  const app = isId ? undefined : (named?.[1] ?? outer.app);
  const daemon = app?.slice(app.lastIndexOf('/') + 1);
  const found = filters(body, daemon) ?? bodyOf(body) ?? neighbour(body) ?? other(body, daemon);
  const to = asText(found['to']);
  const senderDomain = found['client'] === undefined ? domainOf(asText(found['from'])) : undefined;
  return clean({
    ...found,
    pid: named?.[2],
    app: app ?? (text.startsWith('spamd: ') ? 'spamd' : undefined),
    daemon,
    queue_id: id === undefined ? found['queue_id'] : id.startsWith('NOQUEUE') ? undefined : id.slice(0, -2),
    recipient_domain: domainOf(to),
    sender_domain: senderDomain,
    text,
  });
}

const domainOf = (address: string | undefined): string | undefined => /@([^@>\s]{1,255})$/.exec(address ?? '')?.[1];

function bodyOf(body: string): Json | undefined {
  const head = HEAD.exec(body)?.[0] ?? '';
  switch (head) {
    case 'to':
      return body.startsWith('to=') ? delivery(body) : undefined;
    case 'from':
      return body.startsWith('from=') ? queued(body) : undefined;
    case 'uid':
      return pickedUp(body);
    case 'client':
      return client(body);
    case 'message-id':
    case 'resent-message-id':
      return clean({ event: head, message_id: bareMessageId(body.slice(head.length + 1)) });
    case 'removed':
      return { event: 'removed' };
    case 'host':
      return said(body);
    case 'statistics':
      return statistics(body.slice(12));
    case 'sender':
    case 'postmaster':
      return notice(body);
    case 'spamd':
      return spamd(body);
    default:
      return marked(head, body) ?? session(body) ?? postscreen(body);
  }
}

/** A level of trouble or a verb, a colon, and what it is about. */
function marked(head: string, body: string): Json | undefined {
  if (body[head.length] !== ':' || head === '') return undefined;
  const rest = body.slice(head.length + 2);
  if (IS_CHECK.test(rest)) return check(head, rest);
  if (LEVELS.has(head)) return { ...warning(rest), level: head };
  return VERBS.has(head) ? access(head, rest) : undefined;
}

/** `sender non-delivery notification: 4Bxyz…` of bounce: the mail that tells of the failure. */
function notice(body: string): Json | undefined {
  const found = /^((?:sender|postmaster) (?:non-delivery|delayed?|delivery status) ?[a-z-]{0,20} ?notification): (\S{5,28})/.exec(body);
  return found ? { event: found[1], next_queue_id: found[2] } : undefined;
}

const neighbour = (body: string): Json | undefined => postgrey(body) ?? greylisted(body) ?? policydSpf(body) ?? spamd(body);

/** What runs beside Postfix, by the name in its lines. */
const PROGRAMS: Readonly<Record<string, string>> = {
  spamd: 'SpamAssassin',
  postgrey: 'Postgrey',
  'policyd-spf': 'policyd-spf',
  opendkim: 'OpenDKIM',
  opendmarc: 'OpenDMARC',
  amavis: 'amavis',
  amavisd: 'amavis',
};

/** A line that no daemon's pattern knows: its first words are the event, and a peer it names is the client behind `from`, else the server. */
function other(body: string, daemon: string | undefined): Json {
  const client = peerAfter(body, ' from ');
  const colon = body.indexOf(': ');
  return clean({
    program: PROGRAMS[daemon ?? ''],
    event: /^[\w -]{1,40}/.exec(body)?.[0]?.trim(),
    client,
    server: peerAfter(body, ' to ') ?? (client === undefined ? peerWithin(body) : undefined),
    reason: colon < 0 ? undefined : body.slice(colon + 2),
  });
}
