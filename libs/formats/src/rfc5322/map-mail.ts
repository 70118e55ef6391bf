import { canonicalMail, registrableDomain } from '@cordon/core';
import type { EstateView, FormatContext, Normalised } from '@cordon/runtime';
import { dead, ok, type Result } from '@cordon/wire';
import { saneTime } from '../shared/time';
import { display, domainOf, mailboxesOf, type Mailbox } from './addresses';
import type { AuthResults } from './auth-results';
import { authenticationOf, emailAuth } from './authentication';
import { MAX_TEXT } from './bounds';
import { headerText, lineValue, printable } from './header-values';
import type { JournalEnvelope } from './journal';
import type { LanguageOf } from './language';
import { withoutRewriters } from './link-rewriters';
import { attachmentsOf, fileObject } from './mail-files';
import { urlObjects } from './mail-urls';
import type { ReadMail } from './read-mail';
import { receivedTime } from './received';
import { scanHtml, squeeze, type Link } from './scan-html';
import { scanText } from './scan-text';
import { originatingIps, threading } from './threading';

/** Headers of which one at least makes bytes a mail. */
const MAIL_HEADERS = new Set(['from', 'to', 'subject', 'date', 'received', 'message-id', 'return-path', 'sender', 'delivered-to', 'mime-version']);

/** An event that lacks what only the tenant's estate can say: the direction. Plain data, so that a worker can hand it over. */
export interface MailDraft {
  readonly event: Readonly<Record<string, unknown>> & Pick<Normalised['event'], 'metadata'>;
  readonly at: number;
  /** Address of the sender. */
  readonly sender?: string;
  readonly recipientDomains: readonly string[];
  /** The sender's domain failed its checks. */
  readonly spoofed: boolean;
}

/** What is known of a mail beside its text. */
export interface Carriage {
  readonly sizeBytes: number;
  /** When it came in, ms. */
  readonly seen: number;
  /** From the journal report that it came in. */
  readonly envelope: JournalEnvelope | undefined;
}

/** A parsed mail → Email Activity 4009. What OCSF has no place for (text, link texts, threading) is in `unmapped`. */
export function mapMail(mail: ReadMail, { sizeBytes, seen, envelope }: Carriage, languageOf: LanguageOf): Result<MailDraft> {
  if (!mail.lines.some((l) => MAIL_HEADERS.has(l.key))) return dead('CORDON_MAIL_MALFORMED', 'there is no header that a mail has');
  const { headers } = mail;
  const from =
    [mailboxesOf(headers, 'from'), mailboxesOf(headers, 'sender'), mailboxesOf(headers, 'return-path')].find((list) => list.length > 0) ?? [];
  const to = mailboxesOf(headers, 'to');
  const cc = mailboxesOf(headers, 'cc');
  const deliveredTo =
    [mailboxesOf(headers, 'delivered-to'), mailboxesOf(headers, 'x-original-to'), receivedFor(mail)].find((list) => list.length > 0) ?? [];
  const recipients = [...to, ...cc, ...deliveredTo, ...(envelope?.to ?? []).map((address) => ({ address, name: '' }))];
  const { auth, unmapped: authResults } = authenticationOf(mail);
  const at = receivedAt(mail) ?? saneTime(Date.parse(lineValue(mail, 'date') ?? '')) ?? seen;
  const content = contentOf(mail, languageOf);
  const metadata: Record<string, unknown> & MailDraft['event']['metadata'] = {
    version: '1.8.0',
    product: { name: 'Internet mail', vendor_name: 'RFC 5322' },
    log_name: 'mail',
  };
  const date = lineValue(mail, 'date');
  if (date !== undefined) metadata['original_time'] = date;
  const event: Record<string, unknown> & MailDraft['event'] = {
    metadata,
    protocol_name: 'SMTP',
    email: { ...headOf(mail, from, to.length > 0 ? to : deliveredTo, cc), size: sizeBytes, ...routeOf(mail, envelope), ...content.email },
    unmapped: {
      ...threading(mail),
      ...content.unmapped,
      ...authResults,
      ...(answersElsewhere(mail, from) ? { reply_to_differs: true } : {}),
      ...(envelope ? { journal: journalOf(envelope) } : {}),
    },
  };
  const results = auth ? emailAuth(auth) : undefined;
  if (results) event['email_auth'] = results;
  if (auth?.clientIp !== undefined) event['src_endpoint'] = { ip: auth.clientIp };
  const sender = from[0]?.address;
  const recipientDomains = [...new Set(recipients.map((m) => domainOf(m.address)))];
  return ok({ event, at, recipientDomains, spoofed: isSpoofed(auth), ...(sender === undefined ? {} : { sender }) });
}

/** The draft with its direction: 1 is sending, 2 receiving in OCSF's activity_id. */
export function finishMail({ event, at, sender, recipientDomains, spoofed }: MailDraft, { estate }: FormatContext): Normalised {
  const direction = directionOf(sender, recipientDomains, spoofed, estate);
  const activity = direction === 2 ? 1 : 2;
  return {
    event: {
      class_uid: 4009,
      category_uid: 4,
      activity_id: activity,
      type_uid: 400_900 + activity,
      severity_id: 1,
      time: at,
      direction_id: direction,
      ...event,
    },
    at,
    ...(sender === undefined ? {} : { principal: `mailbox/${sender}` }),
  };
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

/** Where the mail came from and went, besides what its headers say; absent in files and doors that keep no envelope. */
function routeOf(mail: ReadMail, envelope: JournalEnvelope | undefined): Record<string, unknown> {
  const delivered = mailboxesOf(mail.headers, 'delivered-to').map((m) => m.address);
  const ips = originatingIps(mail);
  return {
    ...(delivered.length > 0 ? { delivered_to_list: delivered } : {}),
    ...(ips.length > 0 ? { x_originating_ip: ips } : {}),
    ...(envelope?.from === undefined ? {} : { smtp_from: envelope.from }),
    ...(envelope ? { smtp_to: envelope.to } : {}),
  };
}

const journalOf = ({ bcc, on_behalf_of, expanded, forwarded }: JournalEnvelope): Record<string, unknown> => ({
  ...(bcc.length > 0 ? { bcc } : {}),
  ...(on_behalf_of === undefined ? {} : { on_behalf_of }),
  ...(expanded.length > 0 ? { expanded: expanded.map(([address, group]) => ({ address, group })) } : {}),
  ...(forwarded.length > 0 ? { forwarded: forwarded.map(([address, by]) => ({ address, by })) } : {}),
});

/** Answers go to another domain than the sender's. */
function answersElsewhere(mail: ReadMail, from: readonly Mailbox[]): boolean {
  const own = new Set(from.map((m) => registrableDomain(domainOf(m.address)) ?? domainOf(m.address)));
  const domains = mailboxesOf(mail.headers, 'reply-to').map((m) => registrableDomain(domainOf(m.address)) ?? domainOf(m.address));
  return own.size > 0 && domains.some((d) => !own.has(d));
}

interface Content {
  readonly email: Record<string, unknown>;
  readonly unmapped: Record<string, unknown>;
}

function contentOf(mail: ReadMail, languageOf: LanguageOf): Content {
  const html = mail.html === '' ? undefined : scanHtml(mail.html);
  const inHtml = (html?.links ?? []).map(withoutRewriters);
  const links: readonly Link[] = [...inHtml, ...scanText(mail.text).map(withoutRewriters)];
  const urls = urlObjects(links);
  const text = visibleText(html?.text ?? '', squeeze(mail.text.slice(0, MAX_TEXT * 4)));
  // An address is kept by itself where it stands behind a text, or is not what a reader follows by a click.
  const shown = inHtml.filter((l) => l.text !== '' || l.kind !== undefined);
  const language = languageOf(text);
  const attachments = attachmentsOf(mail.files);
  return {
    email: { ...(urls.length > 0 ? { urls } : {}), ...(mail.files.length > 0 ? { files: mail.files.map(fileObject) } : {}) },
    unmapped: {
      ...(text === '' ? {} : { text: printable(text).slice(0, MAX_TEXT) }),
      ...(shown.length > 0 ? { links: shown.map(linkObject) } : {}),
      ...(language === undefined ? {} : { language }),
      ...(attachments.length > 0 ? { attachments } : {}),
      ...(html?.hasForm ? { has_form: true } : {}),
      ...(html?.hasPassword ? { has_password_field: true } : {}),
    },
  };
}

const linkObject = ({ url, text, kind }: Link): Record<string, unknown> => ({ url, text: printable(text), ...(kind === undefined ? {} : { kind }) });

/** Mail programs show the HTML of an alternative (RFC 2046, 5.1.4), so it comes first; a plain part that says something else follows. */
function visibleText(html: string, plain: string): string {
  if (html === '' || plain === '') return html === '' ? plain : html;
  const [first = ''] = plain.split('\n', 1);
  return html.includes(first) ? html : `${html}\n${plain}`;
}

/**
 * OCSF direction: 1 inbound, 2 outbound, 3 internal, 0 unknown. A sender of an own domain that failed SPF or DMARC and passed no
 * check is a stranger: inbound.
 */
function directionOf(sender: string | undefined, recipientDomains: readonly string[], spoofed: boolean, estate: EstateView): 0 | 1 | 2 | 3 {
  const ownTo = recipientDomains.some((domain) => estate.ownsDomain(domain));
  if (sender !== undefined && estate.ownsDomain(domainOf(sender)) && !spoofed) return ownTo ? 3 : 2;
  return ownTo || spoofed ? 1 : 0;
}

/** A broken DKIM signature counts as none (RFC 6376, 6.1): mailing lists break those of one's own people. */
function isSpoofed(auth: AuthResults | undefined): boolean {
  const passes = auth?.spf === 'pass' || auth?.dkim === 'pass' || auth?.dmarc === 'pass';
  return auth?.dmarc === 'fail' || (!passes && (auth?.spf === 'fail' || auth?.spf === 'softfail'));
}

/** When the last server took it. Date is what the sender says. */
function receivedAt(mail: ReadMail): number | undefined {
  const received = lineValue(mail, 'received');
  return received === undefined ? undefined : receivedTime(received);
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
