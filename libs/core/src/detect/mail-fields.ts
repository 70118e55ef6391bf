import type { OcsfEvent } from '@cordon/wire';
import { isObject, object, text, texts, type Json } from './read-ocsf';

export interface MailLink {
  readonly url: string;
  /** What the reader sees; '' when only the target is known. */
  readonly text: string;
}

export interface Mail {
  readonly from: string;
  readonly displayName: string;
  readonly to: readonly string[];
  readonly replyTo: readonly string[];
  readonly subject: string;
  readonly messageId: string | undefined;
  readonly text: string;
  readonly links: readonly MailLink[];
  readonly hasPasswordField: boolean;
  /** pass, fail, softfail, none, ... as the receiving server found. */
  readonly spf: string | undefined;
  readonly dkim: string | undefined;
  readonly dmarc: string | undefined;
  /** Sent by the organisation's own people. */
  readonly fromInside: boolean;
}

const MAX_RECIPIENTS = 50;

export function mailOf(e: OcsfEvent): Mail | undefined {
  const email = object(e, 'email');
  const from = text(email, 'from');
  if (!email || from === undefined) return undefined;
  const more = object(e, 'unmapped');
  const auth = object(e, 'email_auth');
  const mailbox = text(email, 'from_mailbox') ?? '';
  return {
    from,
    displayName: mailbox.endsWith(`<${from}>`)
      ? mailbox
          .slice(0, -from.length - 2)
          .trim()
          .replace(/^"|"$/g, '')
      : '',
    to: [...texts(email['to']), ...texts(email['cc'])].slice(0, MAX_RECIPIENTS),
    replyTo: [...texts(email['reply_to_list']), ...(text(email, 'reply_to') === undefined ? [] : [text(email, 'reply_to') ?? ''])],
    subject: text(email, 'subject') ?? '',
    messageId: text(email, 'message_uid'),
    text: text(more, 'text') ?? '',
    links: linksOf(email, more),
    hasPasswordField: more?.['has_password_field'] === true,
    spf: text(auth, 'spf'),
    dkim: text(auth, 'dkim'),
    dmarc: text(auth, 'dmarc'),
    fromInside: e['direction_id'] === 2 || e['direction_id'] === 3,
  };
}

function linksOf(email: Json, more: Json | undefined): readonly MailLink[] {
  const links: MailLink[] = [];
  const shown = more?.['links'];
  for (const l of Array.isArray(shown) ? shown : []) {
    const url = isObject(l) ? text(l, 'url') : undefined;
    if (url !== undefined && isObject(l)) links.push({ url, text: text(l, 'text') ?? '' });
  }
  const { urls } = email;
  for (const u of Array.isArray(urls) ? urls : []) {
    const url = isObject(u) ? text(u, 'url_string') : undefined;
    if (url !== undefined && !links.some((l) => l.url === url)) links.push({ url, text: '' });
  }
  return links;
}
