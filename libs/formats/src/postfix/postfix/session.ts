import type { Json } from '../../shared/json';
import { clean, peerAfter, peerAt, peerWithin } from './peer';

const TLS = /: (TLSv[\d.]{1,5}|SSLv\d) with cipher (\S{1,80}) \((\d{1,4})\/\d{1,4} bits\)/;
const AFTER = /^(lost connection|timeout|too many errors|improper command pipelining) after ([A-Z][\w -]{1,40}?)(?: \(.{1,80}?\))? from /;

/** Lines of one SMTP session, of smtpd or a client: connections, TLS, what broke off. */
export function session(text: string): Json | undefined {
  const after = AFTER.exec(text);
  if (after) return clean({ event: after[1], command: after[2], client: peerAt(text, after[0].length) });
  const tls = TLS.exec(text);
  const isOut = text.includes(' to ') && !text.includes(' from ');
  if (tls || / TLS connection /.test(text.slice(0, 64)))
    return clean({
      event: 'TLS connection',
      client: isOut ? undefined : peerAfter(text, ' from '),
      server: isOut ? peerAfter(text, ' to ') : undefined,
      tls: tls ? { protocol: tls[1], cipher: tls[2], bits: tls[3], trust: text.slice(0, text.indexOf(' ')) } : undefined,
    });
  const verb = /^(connect|disconnect|SSL_accept error) from /.exec(text);
  if (verb) return clean({ event: verb[1], client: peerAt(text, verb[0].length), reason: reasonOf(text, verb[0].length), ...counters(text) });
  const out =
    /^(connect to|SSL_connect error to|Used TLS for|lost connection with|conversation with|enabling PIX workarounds|setting up TLS connection to|(?:server )?certificate verification failed|SASL authentication failed)[ :;]/.exec(
      text,
    );
  return out ? clean({ event: out[1], server: peerWithin(text), reason: reasonOf(text, out[0].length) ?? progress(text) }) : undefined;
}

/** `… while sending RCPT TO`, `… timed out while …`: how far a conversation came. */
const progress = (text: string): string | undefined => /\] ((?:timed out )?while .*)$/s.exec(text)?.[1];

const COUNTERS = / (?=(?:ehlo|helo|starttls|auth|mail|rcpt|data|bdat|rset|noop|quit|vrfy|unknown|commands)=\d)(.*\bcommands=\d{1,6}(?:\/\d{1,6})?)/;

/** `ehlo=1 auth=0/1 commands=1/2` behind `disconnect`: how many of each command came, and with a stroke how many of them were accepted. */
function counters(text: string): Json {
  const said = COUNTERS.exec(text)?.[1];
  return said === undefined ? {} : { counters: said, accepted: said.includes('/') ? 'some' : 'all' };
}

const reasonOf = (text: string, from: number): string | undefined => {
  const colon = text.indexOf(': ', from);
  return colon < 0 ? undefined : text.slice(colon + 2);
};

const SCREEN =
  /^(?:(CONNECT|PREGREET|HANGUP|COMMAND PIPELINING|NON-SMTP COMMAND|BARE NEWLINE|COMMAND TIME LIMIT|COMMAND LENGTH LIMIT|COMMAND COUNT LIMIT)(?: \d{1,6})?(?: after \S{1,12})? from |(PASS OLD|PASS NEW|WHITELISTED|BLACKLISTED|ALLOWLISTED|DENYLISTED|WHITELIST VETO|ALLOWLIST VETO|DISCONNECT|CONNECT)(?: from)? (?=\[)|(DNSBL) rank (\d{1,5}) for )/;

/** postscreen's tests of a client before it may talk, and dnsblog's answers. */
export function postscreen(text: string): Json | undefined {
  const found = SCREEN.exec(text);
  if (found) {
    const event = found[1] ?? found[2] ?? found[3];
    const to = event === 'CONNECT' ? text.indexOf(' to [') : -1;
    const what = event === 'CONNECT' ? undefined : reasonOf(text, found[0].length);
    return clean({ event, rank: found[4], client: peerAt(text, found[0].length), server: to < 0 ? undefined : peerAt(text, to + 4), reason: what });
  }
  const debugged = /^([<>]) (?=[^\s[\]]{0,255}\[)/.exec(text);
  if (debugged) return clean({ event: debugged[1] === '<' ? 'command' : 'reply', client: peerAt(text, 2), reason: reasonOf(text, 2) });
  const listed = /^addr (\S{2,45}) listed by domain (\S{1,255}) as (\S{2,45})/.exec(text);
  return listed ? { event: 'listed', client: { ip: listed[1] }, list: listed[2], answer: listed[3] } : undefined;
}

const SASL = /^SASL (\S{1,32}) authentication failed: ?(.*)$/s;
/** The same of before Postfix 2.9. */
const UNVERIFIED = /^([0-9A-Fa-f:.]{2,45}): (?:hostname (\S{1,255}) verification failed: (.*)|address not listed for hostname (\S{1,255}))$/s;
const ABOUT_MAIL = /^([0-9A-F]{6,16}|[0-9B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z]{10,28}): (?=\S)/;
/** What stands before a peer or service that a daemon talks with. */
const TALK = / (?:from|proxy|with) (?!proxy )/;
const UNRESOLVED = /^hostname (\S{1,255}) does not resolve to address (\S{2,45})(?:: (.*))?$/s;

/** What follows `warning: `; smtpd names the client first. */
export function warning(text: string): Json {
  const about = ABOUT_MAIL.exec(text);
  if (about) return { queue_id: about[1], ...warning(text.slice(about[0].length)) };
  const unverified = UNVERIFIED.exec(text);
  if (unverified)
    return clean({ event: 'unresolved', client: { name: unverified[2] ?? unverified[4], ip: unverified[1] }, reason: unverified[3] ?? text });
  const unresolved = UNRESOLVED.exec(text);
  if (unresolved) return clean({ event: 'unresolved', client: { name: unresolved[1], ip: unresolved[2]?.replace(/:$/, '') }, reason: unresolved[3] });
  const peer = peerAt(text, 0);
  const colon = peer === undefined ? -1 : text.indexOf(': ', text.indexOf(']'));
  const sasl = SASL.exec(colon < 0 ? text : text.slice(colon + 2));
  if (sasl) return clean({ event: 'SASL authentication failed', client: peer, ...saslFailure(sasl[1] ?? '', sasl[2] ?? '') });
  const from = TALK.exec(text)?.index ?? -1;
  const other = from < 0 || peer !== undefined ? undefined : peerAt(text, text.indexOf(' ', from + 1) + 1);
  // Postfix asks tables and policy services at `host:port`; clients have their address in brackets.
  const isService = other !== undefined && text.indexOf('[', from) < 0;
  return clean({
    event: 'warning',
    client: peer ?? (isService ? undefined : other),
    server: isService ? other : undefined,
    reason: colon < 0 ? text : text.slice(colon + 2),
  });
}

function saslFailure(method: string, text: string): Json {
  const at = text.indexOf(', sasl_username=');
  const name = at < 0 ? undefined : text.slice(at + 16).trim();
  return { sasl: clean({ method, username: name, result: 'failure' }), reason: at < 0 ? text : text.slice(0, at) };
}

/** `statistics: max connection rate 1/60s for (smtp:192.0.2.1) at …` of anvil, `statistics: domain lookup hits=0 …` of scache. */
export function statistics(text: string): Json {
  const found = /^(max [a-z ]{3,40}?) (\S{1,16}) for \(([^():]{1,64}):([0-9A-Fa-f:.]{2,45})\)/.exec(text);
  if (!found) return { event: 'statistics' };
  return { event: 'statistics', statistic: found[1], value: found[2], service: found[3], client: { ip: found[4] } };
}
