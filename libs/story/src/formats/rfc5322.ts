import type { Random } from '../random';
import type { Draft } from '../records';
import { SECOND } from '../time';
import type { Contact, World } from '../world/world';
import { base64Lines, headerText, htmlBody, mailDate, plainBody, quotedPrintable, type Paragraph } from './mime';

/** What the receiving gateway found out about the sender (RFC 8601). */
export interface Authentication {
  readonly spf: 'pass' | 'none';
  readonly dkim: 'pass' | 'none';
  readonly dmarc: 'pass' | 'none';
}
export const AUTHENTIC: Authentication = { spf: 'pass', dkim: 'pass', dmarc: 'pass' };
/** The sending address is right, nothing is signed and the domain has no policy: common among small firms. */
export const UNSIGNED: Authentication = { spf: 'pass', dkim: 'none', dmarc: 'none' };

export interface Letter {
  /** Into the mailbox, which the topmost Received says; the Date is the writer's. */
  readonly at: number;
  readonly messageId: string;
  readonly from: Contact;
  readonly to: readonly Contact[];
  readonly replyTo?: Contact;
  readonly subject: string;
  readonly body: readonly Paragraph[];
  readonly attachment?: { readonly name: string; readonly type: string; readonly bytes: Uint8Array };
  /** Earlier messages of the thread, the one answered last. */
  readonly thread?: readonly string[];
  readonly mailer: string;
  /** Address it was handed in from. Absent: written inside. */
  readonly handedInFrom?: string;
  readonly authentication?: Authentication;
  /** Bulk mail says how to leave the list (RFC 2369, RFC 8058). */
  readonly unsubscribe?: string;
}

/** From a writer outside to the mailbox. */
const UNDER_WAY = 2 * SECOND;

export const domainOf = (mail: string): string => mail.slice(mail.indexOf('@') + 1);

/** The id that a mail system of `domain` gives. */
export const newMessageId = (random: Random, domain: string): string => `<${random.hex(8)}.${random.letters(14)}@mail.${domain}>`;

const address = ({ name, mail }: Contact): string =>
  /^[\w .-]+$/.test(name) ? `${name} <${mail}>` : /^[\x20-\x7e]+$/.test(name) ? `"${name}" <${mail}>` : `${headerText(name)} <${mail}>`;

const received = (world: World, letter: Letter, random: Random): ((at: number) => string[]) => {
  const { domain } = world.company;
  const [inner, outer] = [random.letters(12), random.letters(12)];
  const { mx01, mbx01 } = world.servers;
  const stamp = (at: number): string => mailDate(at, world.utcOffsetMinutes);
  const from = domainOf(letter.from.mail);
  return (at) => {
    if (!letter.handedInFrom) return [`Received: from mbx01.${domain} (${mbx01.ip}) by mbx01.${domain} with ESMTPSA id ${inner};\r\n ${stamp(at)}`];
    return [
      `Received: from mx01.${domain} (${mx01.ip}) by mbx01.${domain} (${mbx01.ip}) with ESMTPS\r\n id ${inner}; ${stamp(at)}`,
      `Received: from mail.${from} (mail.${from} [${letter.handedInFrom}])\r\n by mx01.${domain} with ESMTPS (TLS1.3:TLS_AES_256_GCM_SHA384) id ${outer};\r\n ${stamp(at - SECOND)}`,
    ];
  };
};

const authenticationResults = (world: World, letter: Letter): string[] => {
  const { authentication: a, from } = letter;
  if (!a || !letter.handedInFrom) return [];
  const domain = domainOf(from.mail);
  const dkim = a.dkim === 'pass' ? `dkim=pass header.d=${domain} header.s=s1` : 'dkim=none';
  return [
    `Authentication-Results: mx01.${world.company.domain};\r\n spf=${a.spf} smtp.mailfrom=${domain};\r\n ${dkim};\r\n dmarc=${a.dmarc} header.from=${domain}`,
  ];
};

const headers = (world: World, letter: Letter): ((at: number) => string[]) => {
  const { thread = [] } = letter;
  const parent = thread[thread.length - 1];
  return (at) => [
    `Date: ${mailDate(at - (letter.handedInFrom ? UNDER_WAY : 0), world.utcOffsetMinutes)}`,
    `From: ${address(letter.from)}`,
    `To: ${letter.to.map(address).join(',\r\n ')}`,
    ...(letter.replyTo ? [`Reply-To: ${address(letter.replyTo)}`] : []),
    `Subject: ${headerText(letter.subject)}`,
    `Message-ID: ${letter.messageId}`,
    ...(parent ? [`In-Reply-To: ${parent}`, `References: ${thread.join('\r\n ')}`] : []),
    ...(letter.unsubscribe
      ? [`List-Unsubscribe: <${letter.unsubscribe}>`, 'List-Unsubscribe-Post: List-Unsubscribe=One-Click', 'Precedence: bulk']
      : []),
    `X-Mailer: ${letter.mailer}`,
    'MIME-Version: 1.0',
  ];
};

const alternative = (body: readonly Paragraph[], boundary: string): string =>
  [
    `Content-Type: multipart/alternative; boundary="${boundary}"\r\n`,
    `--${boundary}`,
    'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n',
    quotedPrintable(plainBody(body)),
    `--${boundary}`,
    'Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n',
    quotedPrintable(htmlBody(body)),
    `--${boundary}--\r\n`,
  ].join('\r\n');

const content = (letter: Letter, random: Random): string => {
  const inner = alternative(letter.body, `=_alt_${random.hex(16)}`);
  const { attachment } = letter;
  if (!attachment) return inner;
  const outer = `=_mix_${random.hex(16)}`;
  return [
    `Content-Type: multipart/mixed; boundary="${outer}"\r\n`,
    `--${outer}`,
    inner,
    `--${outer}`,
    `Content-Type: ${attachment.type}; name="${attachment.name}"\r\nContent-Disposition: attachment; filename="${attachment.name}"\r\nContent-Transfer-Encoding: base64\r\n`,
    base64Lines(attachment.bytes),
    `--${outer}--\r\n`,
  ].join('\r\n');
};

/** A letter as the mailbox server journals it: CRLF lines, text and HTML, the path it took on top. */
export const mail = (world: World, random: Random, letter: Letter): Draft => {
  const [path, head, tail] = [received(world, letter, random), headers(world, letter), content(letter, random)];
  const results = authenticationResults(world, letter);
  const returnPath = `Return-Path: <${letter.from.mail}>`;
  return { format: 'rfc5322', at: letter.at, text: (at) => [returnPath, ...path(at), ...results, ...head(at), tail].join('\r\n') };
};
