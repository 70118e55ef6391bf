import type { Json } from '../../shared/json';
import { bareMessageId } from '../../shared/message-id';
import { clean, peerAfter, peerAt } from './peer';

/** `dsn=2.0.0`, `5.7.1` (RFC 3463), and the reply code before it. */
const REPLY = /^(\d{3})(?:[ -](\d\.\d{1,3}\.\d{1,3}))?(?=\s|$)/;
const QUEUED = /queued as ([0-9A-Za-z]{5,32})/;
const IN_REPLY = /\(in reply to ([A-Z][\w ]{1,40}?)(?: command)?\)/;
const TAIL = /^; (?:from=<([^>]{0,512})> ?)?(?:to=<([^>]{0,512})> ?)?(?:proto=(\S{1,32}) ?)?(?:helo=<([^>]{0,512})>)?(?:: (.*))?/s;

/** `key=value, key=<value>, …` up to an index; values in angle brackets may hold commas. */
function pairs(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  let at = 0;
  while (at < text.length) {
    const sign = text.indexOf('=', at);
    if (sign < 0) break;
    const inAngle = text[sign + 1] === '<';
    const close = inAngle ? text.indexOf('>', sign) : -1;
    const end = text.indexOf(',', close < 0 ? sign : close);
    const stop = end < 0 ? text.length : end;
    const value = text.slice(sign + 1, stop).trim();
    found[text.slice(at, sign).trim()] = inAngle && close >= 0 ? text.slice(sign + 2, close) : value;
    at = stop + 1;
  }
  return found;
}

/** `554 5.7.1 …` → reply code, enhanced status code and the text. */
export function reply(text: string): Json {
  const found = REPLY.exec(text);
  return clean({ code: found?.[1], dsn: found?.[2], reason: text.slice(0, 2_048) });
}

/** `to=<a>, orig_to=<b>, relay=h[ip]:25, delay=…, delays=…, dsn=…, status=sent (250 …)`: a delivery, by whatever daemon. */
export function delivery(text: string): Json {
  const mark = text.indexOf(', status=');
  const { to, orig_to: origTo, relay, dsn, delay, delays, conn_use: connUse } = pairs(mark < 0 ? text : text.slice(0, mark));
  const rest = mark < 0 ? '' : text.slice(mark + 9);
  const open = rest.indexOf(' (');
  const status = open < 0 ? rest.trim() : rest.slice(0, open);
  const reason = open < 0 ? undefined : rest.slice(open + 2).replace(/\)[\s\d]{0,12}$/, '');
  const named = relay === undefined ? undefined : (peerAt(relay, 0) ?? (NO_HOST.has(relay) ? undefined : { service: relay }));
  return clean({
    event: status === '' ? 'delivery' : status,
    to,
    orig_to: origTo,
    server: named ?? serverIn(reason ?? ''),
    relay,
    delay,
    delays,
    conn_use: connUse,
    dsn,
    status,
    code: REPLY.exec(reason ?? '')?.[1],
    reason,
    next_queue_id: QUEUED.exec(reason ?? '')?.[1],
    command: IN_REPLY.exec(reason ?? '')?.[1],
  });
}

const NO_HOST = new Set(['none', 'local', 'virtual']);

/** The server in `host h[ip] said: …` and `connect to h[ip]:25: …`. */
const serverIn = (text: string): Json | undefined => peerAfter(text, 'host ') ?? peerAfter(text, 'connect to ');

/** `from=<a>, size=1, nrcpt=1 (queue active)`, `from=<a>, status=expired, returned to sender`. */
export function queued(text: string): Json {
  const open = text.indexOf(' (');
  const { from, size, nrcpt, status } = pairs(open < 0 ? text : text.slice(0, open));
  return clean({ event: status ?? 'queued', from, size, nrcpt, status: status?.split(' ')[0], reason: open < 0 ? undefined : text.slice(open + 1) });
}

/** `uid=0 from=<root>` of pickup. */
export function pickedUp(text: string): Json {
  const found = /^uid=(\d{1,10}) from=<([^>]{0,512})>/.exec(text);
  return clean({ event: 'pickup', uid: found?.[1], from: found?.[2] });
}

/** `client=h[ip], sasl_method=PLAIN, sasl_username=u, sasl_sender=s, orig_queue_id=…, orig_client=…`. */
export function client(text: string): Json {
  const { sasl_method: method, sasl_username: username, sasl_sender: sender, orig_queue_id: origId, orig_client: orig } = pairs(text);
  return clean({
    event: 'client',
    client: peerAfter(text, 'client='),
    orig_client: orig,
    orig_queue_id: origId,
    sasl: username === undefined ? undefined : clean({ method, username, sender, result: 'success' }),
  });
}

/** `reject: RCPT from h[ip]: 554 5.7.1 …; from=<> to=<> proto=ESMTP helo=<>`, and the same of milters, proxies and access lists. */
export function access(verb: string, text: string): Json {
  const { head, tail } = withTail(text);
  const peer = peerAfter(head, ' from ') ?? peerAfter(head, 'from ');
  const end = head.indexOf(']');
  const colon = head.indexOf(': ', Math.max(end, 0));
  const command = head.slice(0, Math.max(head.indexOf(' from '), 0)).trim();
  return clean({ event: verb, command, client: peer, ...reply(colon < 0 ? head : head.slice(colon + 2)), ...tail });
}

/** `header Subject: … from h[ip]; from=<> to=<> proto= helo=<>: text` of cleanup's header and body checks. */
export function check(verb: string, text: string): Json {
  const { head, tail } = withTail(text);
  const from = head.lastIndexOf(' from ');
  const peer = from < 0 ? undefined : peerAt(head, from + 6);
  const content = peer === undefined ? (head.endsWith(' from local') ? head.slice(0, -11) : head) : head.slice(0, from);
  const [, kind, name, value = ''] = /^(header|body) (?:([\w-]{1,128}): ?)?(.*)$/s.exec(content) ?? [];
  // `replace` and `prepend` write the new header behind the old one.
  const next = name === undefined ? -1 : value.lastIndexOf(`: ${name}: `);
  return clean({
    event: verb,
    checked: kind,
    client: peer,
    header: name === undefined ? undefined : headerOf(name, next < 0 ? value : value.slice(0, next)),
    replacement: next < 0 || name === undefined ? undefined : value.slice(next + name.length + 4),
    body: name === undefined ? value : undefined,
    ...tail,
  });
}

/** What a line says behind the last `; from=<…>`: a header before it is the sender's own text. */
function withTail(text: string): { readonly head: string; readonly tail: Json } {
  const at = Math.max(text.lastIndexOf('; from=<'), text.lastIndexOf('; proto='));
  const found = at < 0 ? null : TAIL.exec(text.slice(at));
  if (!found) return { head: text, tail: {} };
  const [, from, to, proto, helo, more] = found;
  return { head: text.slice(0, at), tail: clean({ from, to, proto, helo, more }) };
}

const FILE_NAME = /\b(?:file)?name\*?=\s*"?([^";]{1,255})"?/i;
const ADDRESS = /([^\s<>()[\]",;:]{1,128}@[\w.-]{1,255})/;
const SIZE = /\bsize=(\d{1,15})/i;
const CREATED = /\bcreation-date="([^"]{6,64})"/i;
const MODIFIED = /\bmodification-date="([^"]{6,64})"/i;

/** A header that a check names; `??` are a line end and a tab, which Postfix does not write. */
function headerOf(name: string, value: string): Json {
  const key = name.toLowerCase();
  const text = value.replaceAll('??', ' ');
  if (key === 'from' || key === 'sender') return clean({ name, [key]: text, sender_address: ADDRESS.exec(text)?.[1] });
  if (key === 'message-id') return { name, message_id: bareMessageId(text) };
  const file = key === 'content-disposition' || key === 'content-type' ? FILE_NAME.exec(text)?.[1] : undefined;
  if (file === undefined) return { name, [key]: text };
  return { name, file: clean({ name: file, size: SIZE.exec(text)?.[1], created: CREATED.exec(text)?.[1], modified: MODIFIED.exec(text)?.[1] }) };
}

/** `host h[ip] said: 450 …`, `host h[ip] refused to talk to me: …`. */
export function said(text: string): Json {
  const colon = text.indexOf(': ');
  return clean({
    event: text.includes('] refused to talk') ? 'refused' : text.includes('] offers ') ? 'offers' : 'said',
    server: peerAfter(text, 'host '),
    ...(colon < 0 ? {} : reply(text.slice(colon + 2))),
    command: IN_REPLY.exec(text)?.[1],
  });
}
