import { canonicalMail } from '@cordon/core';
import type { FormatContext, Normalised } from '@cordon/runtime';
import { dead, ok, type Result } from '@cordon/wire';
import { saneTime } from '../shared/time';
import { display, domainOf, mailboxesOf, type Mailbox } from './addresses';
import { readAuthResults, type AuthResults } from './auth-results';
import { MAX_TEXT } from './bounds';
import { withoutRewriters } from './link-rewriters';
import { urlObjects } from './mail-urls';
import type { MailFile, ReadMail } from './read-mail';
import { scanHtml, squeeze, type Link } from './scan-html';
import { scanText } from './scan-text';

/** Headers of which one at least makes bytes a mail. */
const MAIL_HEADERS = new Set(['from', 'to', 'subject', 'date', 'received', 'message-id', 'return-path', 'sender', 'delivered-to', 'mime-version']);

/** A parsed mail → Email Activity 4009. What OCSF has no place for (text, link texts, threading) is in `unmapped`. */
export function mapMail(mail: ReadMail, sizeBytes: number, context: FormatContext): Result<readonly Normalised[]> {
  if (!mail.lines.some((l) => MAIL_HEADERS.has(l.key))) return dead('CORDON_MAIL_MALFORMED', 'there is no header that a mail has');
  const { headers } = mail;
  const from =
    [mailboxesOf(headers, 'from'), mailboxesOf(headers, 'sender'), mailboxesOf(headers, 'return-path')].find((list) => list.length > 0) ?? [];
  const to = mailboxesOf(headers, 'to');
  const cc = mailboxesOf(headers, 'cc');
  const deliveredTo =
    [mailboxesOf(headers, 'delivered-to'), mailboxesOf(headers, 'x-original-to'), receivedFor(mail)].find((list) => list.length > 0) ?? [];
  const recipients = [...to, ...cc, ...deliveredTo];
  const auth = authOf(mail);
  const direction = directionOf(from[0], recipients, auth, context);
  const activity = direction === 2 ? 1 : 2;
  const at = receivedAt(mail) ?? saneTime(Date.parse(lineValue(mail, 'date') ?? '')) ?? context.seen;
  const content = contentOf(mail);
  const metadata: Record<string, unknown> = { version: '1.8.0', product: { name: 'Internet mail', vendor_name: 'RFC 5322' }, log_name: 'mail' };
  const date = lineValue(mail, 'date');
  if (date !== undefined) metadata['original_time'] = date;
  const event: Record<string, unknown> & Normalised['event'] = {
    class_uid: 4009,
    category_uid: 4,
    activity_id: activity,
    type_uid: 400_900 + activity,
    severity_id: 1,
    time: at,
    direction_id: direction,
    metadata,
    protocol_name: 'SMTP',
    email: { ...headOf(mail, from, to.length > 0 ? to : deliveredTo, cc), size: sizeBytes, ...content.email },
    unmapped: { ...threading(mail), ...content.unmapped, ...(auth?.server === undefined ? {} : { authserv_id: auth.server }) },
  };
  const results = auth ? emailAuth(auth) : undefined;
  if (results) event['email_auth'] = results;
  if (auth?.clientIp !== undefined) event['src_endpoint'] = { ip: auth.clientIp };
  const sender = from[0]?.address;
  return ok([{ event, at, ...(sender === undefined ? {} : { principal: `mailbox/${sender}` }) }]);
}

function headOf(mail: ReadMail, from: readonly Mailbox[], to: readonly Mailbox[], cc: readonly Mailbox[]): Record<string, unknown> {
  const email: Record<string, unknown> = {};
  const [first] = from;
  if (first) {
    email['from'] = first.address;
    email['from_mailbox'] = display(first);
  } else {
    const raw = lineValue(mail, 'from');
    if (raw !== undefined) email['from_mailbox'] = raw;
    // OCSF wants a sender or recipients; a mail that names neither was sent to nobody in particular.
    if (to.length === 0) email['to'] = [];
  }
  if (from.length > 1) email['from_list'] = from.map((m) => m.address);
  put(email, 'to', 'to_mailboxes', to);
  put(email, 'cc', 'cc_mailboxes', cc);
  put(email, 'reply_to_list', 'reply_to_mailboxes', mailboxesOf(mail.headers, 'reply-to'));
  const sender = mailboxesOf(mail.headers, 'sender')[0];
  if (sender) email['sender'] = sender.address;
  const returnPath = mailboxesOf(mail.headers, 'return-path')[0];
  if (returnPath) email['return_path'] = returnPath.address;
  const subject = headerText(mail, 'subject');
  if (subject !== undefined) email['subject'] = subject;
  const id = headerText(mail, 'message-id');
  if (id !== undefined) email['message_uid'] = id;
  return email;
}

function put(email: Record<string, unknown>, name: string, mailboxes: string, list: readonly Mailbox[]): void {
  if (list.length === 0) return;
  email[name] = list.map((m) => m.address);
  email[mailboxes] = list.map(display);
}

interface Content {
  readonly email: Record<string, unknown>;
  readonly unmapped: Record<string, unknown>;
}

function contentOf(mail: ReadMail): Content {
  const html = mail.html === '' ? undefined : scanHtml(mail.html);
  const inHtml = (html?.links ?? []).map(withoutRewriters);
  const links: readonly Link[] = [...inHtml, ...scanText(mail.text).map(withoutRewriters)];
  const urls = urlObjects(links);
  const text = visibleText(html?.text ?? '', squeeze(mail.text.slice(0, MAX_TEXT * 4)));
  const shown = inHtml.filter((l) => l.text !== '');
  return {
    email: { ...(urls.length > 0 ? { urls } : {}), ...(mail.files.length > 0 ? { files: mail.files.map(fileObject) } : {}) },
    unmapped: {
      ...(text === '' ? {} : { text: printable(text).slice(0, MAX_TEXT) }),
      ...(shown.length > 0 ? { links: shown.map((l) => ({ url: l.url, text: printable(l.text) })) } : {}),
      ...(html?.hasForm ? { has_form: true } : {}),
      ...(html?.hasPassword ? { has_password_field: true } : {}),
    },
  };
}

/** Mail programs show the HTML of an alternative (RFC 2046, 5.1.4), so it comes first; a plain part that says something else follows. */
function visibleText(html: string, plain: string): string {
  if (html === '' || plain === '') return html === '' ? plain : html;
  const [first = ''] = plain.split('\n', 1);
  return html.includes(first) ? html : `${html}\n${plain}`;
}

function fileObject(file: MailFile): Record<string, unknown> {
  const name = printable(file.name).slice(0, 256);
  const dot = name.lastIndexOf('.');
  return {
    name: name === '' ? 'unnamed' : name,
    type_id: 1,
    mime_type: file.mimeType,
    size: file.sizeBytes,
    ...(dot > 0 && dot < name.length - 1 ? { ext: name.slice(dot + 1).toLowerCase() } : {}),
    ...(file.sha256 === '' ? {} : { hashes: [{ algorithm_id: 3, algorithm: 'SHA-256', value: file.sha256 }] }),
  };
}

/** Longest list of references that is kept. */
const MAX_REFERENCES = 64;

function threading(mail: ReadMail): Record<string, unknown> {
  const references = (lineValue(mail, 'references') ?? '').split(/\s+/).filter((r) => r !== '');
  const inReplyTo = lineValue(mail, 'in-reply-to');
  const mailer = headerText(mail, 'user-agent') ?? headerText(mail, 'x-mailer');
  const listId = lineValue(mail, 'list-id');
  return {
    ...(references.length > 0 ? { references: references.slice(-MAX_REFERENCES) } : {}),
    ...(inReplyTo === undefined ? {} : { in_reply_to: inReplyTo }),
    ...(mailer === undefined ? {} : { mailer }),
    ...(listId === undefined ? {} : { list_id: listId }),
  };
}

function authOf(mail: ReadMail): AuthResults | undefined {
  const header = lineValue(mail, 'authentication-results');
  const spf = /^(pass|fail|softfail|neutral|none|temperror|permerror)\b/i.exec(lineValue(mail, 'received-spf') ?? '')?.[1]?.toLowerCase();
  if (header === undefined) return spf === undefined ? undefined : { spf };
  const results = readAuthResults(header);
  return results.spf === undefined && spf !== undefined ? { ...results, spf } : results;
}

function emailAuth(auth: AuthResults): Record<string, unknown> | undefined {
  const object = {
    ...(auth.spf === undefined ? {} : { spf: auth.spf }),
    ...(auth.dkim === undefined ? {} : { dkim: auth.dkim }),
    ...(auth.dkimDomain === undefined ? {} : { dkim_domain: auth.dkimDomain }),
    ...(auth.dmarc === undefined ? {} : { dmarc: auth.dmarc }),
    ...(auth.dmarcAction === undefined ? {} : { dmarc_policy: auth.dmarcAction }),
  };
  return Object.keys(object).length > 0 ? object : undefined;
}

/**
 * OCSF direction: 1 inbound, 2 outbound, 3 internal, 0 unknown. A sender of an own domain that failed SPF or DMARC and passed no
 * check is a stranger: inbound. A broken DKIM signature counts as none (RFC 6376, 6.1): mailing lists break those of one's own people.
 */
function directionOf(
  from: Mailbox | undefined,
  recipients: readonly Mailbox[],
  auth: AuthResults | undefined,
  { estate }: FormatContext,
): 0 | 1 | 2 | 3 {
  const ownTo = recipients.some((m) => estate.ownsDomain(domainOf(m.address)));
  const passes = auth?.spf === 'pass' || auth?.dkim === 'pass' || auth?.dmarc === 'pass';
  const spoofed = auth?.dmarc === 'fail' || (!passes && (auth?.spf === 'fail' || auth?.spf === 'softfail'));
  if (from && estate.ownsDomain(domainOf(from.address)) && !spoofed) return ownTo ? 3 : 2;
  return ownTo || spoofed ? 1 : 0;
}

/** When the last server took it: the date behind the last `;` of the topmost Received. Date is what the sender says. */
function receivedAt(mail: ReadMail): number | undefined {
  const received = lineValue(mail, 'received');
  if (received === undefined) return undefined;
  const date = received.slice(received.lastIndexOf(';') + 1);
  return saneTime(Date.parse(date.replace(/\([^)]*\)/g, ' ').trim()));
}

/** Received headers that are searched for `for <address>`, which servers write for a single recipient. */
const MAX_HOPS = 10;

function receivedFor(mail: ReadMail): readonly Mailbox[] {
  for (const { line } of mail.lines.filter((l) => l.key === 'received').slice(0, MAX_HOPS)) {
    const address = canonicalMail(/\bfor <([^<>\s]{3,320})>/.exec(line)?.[1] ?? '');
    if (address !== undefined) return [{ address, name: '' }];
  }
  return [];
}

/** Longest header value that an event carries. */
const MAX_HEADER = 4_096;

/** Topmost header of that name, unfolded, not decoded. */
function lineValue(mail: ReadMail, key: string): string | undefined {
  const line = mail.lines.find((l) => l.key === key)?.line;
  if (line === undefined) return undefined;
  const value = printable(line.slice(line.indexOf(':') + 1, MAX_HEADER * 2))
    .replace(/\s+/g, ' ')
    .trim();
  return value === '' ? undefined : value.slice(0, MAX_HEADER);
}

/** Decoded header value. */
function headerText(mail: ReadMail, key: string): string | undefined {
  const value = mail.headers.get(key);
  const text = typeof value === 'string' ? value : Array.isArray(value) && typeof value[0] === 'string' ? value[0] : undefined;
  const clean = text === undefined ? '' : printable(text).replace(/\s+/g, ' ').trim();
  return clean === '' ? undefined : clean.slice(0, MAX_HEADER);
}

/** Control characters other than tab and line ends, to blanks. */
const printable = (text: string): string => text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g, ' ');
