import { keyValues } from '../../parse/key-value';
import { asText, type Json } from '../../shared/json';
import { bareMessageId } from '../../shared/message-id';

const LOGIN = /^(imap|pop3|managesieve|submission)-login: (?:Info: )?(Login|Disconnected|Aborted login|Proxy\w{0,8}|Connection closed|Error)\b/;
/** `imap(user)<pid><session>: …`, `lmtp(user)<pid><session>: …`; older ones have only the user, or `imap(user@h)[1]`. */
const SESSION = /^(imap|pop3|lmtp|lda|managesieve)\(([^\s()]{1,320})\)(?:<\d{1,10}>)?(?:<([^<>]{1,128})>)?(?:\[\d{1,10}\])?: (?:Info: )?/;
/** `auth: passwd-file(user,192.0.2.1,<session>): unknown user`. */
const AUTH =
  /^auth(?:-worker)?(?:\(\d{1,10}\)|\(default\))?: (?:Info: |Error: )?(?:conn unix:\S{1,64} \(.{1,64}?\): )?(?:auth-worker<\d{1,10}>: )?([\w-]{2,32})\(([^\s,()]{1,320}),([0-9A-Fa-f:.]{2,45})(?:,<([^<>]{1,128})>)?\): (.{1,512})$/;
const STORED =
  /^sieve: msgid=(<[^>]{0,512}>|\S{1,512}|unspecified): (?:stored mail into mailbox '([^']{1,256})'|forwarded to <([^>]{1,320})>|(.{1,256}))$/;
const REASON = /\((.{1,256}?)\)(?::|$)/;

/** A line of Dovecot without the syslog header → a logon, a step of a session, or a delivery by Sieve. */
export function parseDovecot(message: string): Json | undefined {
  const text = message.trim();
  return text === '' ? undefined : { ...(login(text) ?? session(text) ?? auth(text) ?? { kind: 'other', event: text.split(':', 1)[0] }), text };
}

function login(text: string): Json | undefined {
  const found = LOGIN.exec(text);
  if (!found) return undefined;
  const p = keyValues(text.slice(text.indexOf('user=<')), { between: ',' }) ?? {};
  const bare = (name: string): string | undefined => asText(p[name])?.replace(/^<|>$/g, '');
  const reason = REASON.exec(text)?.[1];
  // Who hung up before a password was tried has failed at nothing.
  const outcome =
    found[2] === 'Login' ? 'success' : /auth failed|auth process|tried to use|disallowed|password/i.test(reason ?? '') ? 'failure' : 'none';
  return clean({
    kind: outcome === 'none' ? 'other' : 'logon',
    outcome,
    event: found[2],
    service: found[1],
    user: bare('user'),
    method: asText(p['method']),
    client: asText(p['rip']),
    server: asText(p['lip']),
    session: bare('session'),
    reason,
    tls: / TLS(?:,|$|:)/.test(text) ? true : undefined,
  });
}

function session(text: string): Json | undefined {
  const found = SESSION.exec(text);
  if (!found) return undefined;
  const rest = text.slice(found[0].length);
  const [service, user, id] = found.slice(1);
  const stored = STORED.exec(rest);
  if (stored)
    return clean({
      kind: 'mail',
      event: stored[3] === undefined ? (stored[2] === undefined ? 'sieve' : 'stored') : 'forwarded',
      service,
      user,
      session: id,
      message_id: bareMessageId(stored[1] ?? ''),
      mailbox: stored[2],
      forwarded_to: stored[3],
      reason: stored[4],
    });
  const isEnd = /^(?:Logged out|Disconnected|Connection closed)/.test(rest);
  return clean({
    kind: isEnd ? 'logoff' : 'other',
    event: rest
      .split(/[:(]| in=/, 1)[0]
      ?.trim()
      .slice(0, 64),
    service,
    user,
    session: id,
    reason: rest.slice(0, 512),
  });
}

function auth(text: string): Json | undefined {
  const found = AUTH.exec(text);
  if (!found) return undefined;
  const [, database, user, client, id, reason = ''] = found;
  const isFailure = /unknown user|password mismatch|invalid|failed|unknown scheme|given passwords/i.test(reason);
  return clean({
    kind: isFailure ? 'logon' : 'other',
    outcome: isFailure ? 'failure' : undefined,
    event: 'auth',
    method: database,
    user,
    client,
    session: id,
    reason,
  });
}

const clean = (members: Readonly<Record<string, unknown>>): Json =>
  Object.fromEntries(Object.entries(members).filter(([, v]) => v !== undefined && v !== ''));
