import type { Format, FormatContext, Normalised } from '@cordon/runtime';
import { dead, type Result } from '@cordon/wire';
import { headText } from '../shared/sniff';
import { MAIL_BOUNDS, type MailBounds } from './bounds';
import { unwrapJournal } from './journal';
import { mapMail } from './map-mail';
import { readMail } from './read-mail';

const HEADER_LINE =
  /^(from|to|subject|date|received|return-path|message-id|mime-version|delivered-to|authentication-results|x-[a-z0-9-]+|dkim-signature|sender|cc|reply-to|content-type|list-id|arc-[a-z-]+):/i;

/** RFC 5322 messages, also with a leading mbox `From ` line. One mail a record. */
class MailFormat implements Format {
  readonly name = 'rfc5322';
  readonly maxBytes: number;

  constructor(private readonly bounds: MailBounds) {
    this.maxBytes = bounds.maxBytes;
  }

  /** Sure when two of the first lines are headers that mails have. */
  sniff(head: Uint8Array): number {
    const lines = headText(head).trimStart().split('\n', 24);
    let found = lines[0]?.startsWith('From ') ? 1 : 0;
    for (const line of lines) {
      if (line === '' || line === '\r') break;
      if (HEADER_LINE.test(line)) found++;
    }
    return found >= 3 ? 0.95 : found === 2 ? 0.8 : found === 1 ? 0.5 : 0;
  }

  async parse(bytes: Uint8Array, context: FormatContext): Promise<Result<readonly Normalised[]>> {
    if (bytes.length === 0) return dead('CORDON_RAW_EMPTY', 'the record has no bytes');
    if (bytes.length > this.maxBytes) return dead('CORDON_MAIL_BOUNDS', `the mail is larger than ${this.maxBytes} bytes`);
    const message = withoutEnvelopeLine(bytes);
    const journaled = unwrapJournal(message);
    const original = journaled?.original ?? message;
    const mail = await readMail(original, this.bounds);
    return mail.kind === 'ok' ? mapMail(mail.value, journaled ? original.length : bytes.length, context, journaled?.envelope) : mail;
  }
}

const FROM_LINE = [0x46, 0x72, 0x6f, 0x6d, 0x20];
const LF = 10;

/** Without the `From ` line of mbox and without blank lines before the headers. */
function withoutEnvelopeLine(bytes: Uint8Array): Uint8Array {
  let start = 0;
  while (start < bytes.length && (bytes[start] === LF || bytes[start] === 13)) start++;
  if (FROM_LINE.every((c, i) => bytes[start + i] === c)) {
    const end = bytes.indexOf(LF, start);
    start = end < 0 ? start : end + 1;
  }
  return start === 0 ? bytes : bytes.subarray(start);
}

export const rfc5322: Format = new MailFormat(MAIL_BOUNDS);
/** The same with other bounds. */
export const mailFormat = (bounds: MailBounds): Format => new MailFormat(bounds);
