import type { Format, FormatContext, Normalised } from '@cordon/runtime';
import { dead, ok, type Result } from '@cordon/wire';
import { headText } from '../shared/sniff';
import { MAIL_BOUNDS, type MailBounds } from './bounds';
import { inlineDrafter, type MailDrafter } from './draft-mail';
import { finishMail } from './map-mail';

const HEADER_LINE =
  /^(from|to|subject|date|received|return-path|message-id|mime-version|delivered-to|authentication-results|x-[a-z0-9-]+|dkim-signature|sender|cc|reply-to|content-type|list-id|arc-[a-z-]+):/i;

/** RFC 5322 messages, also with a leading mbox `From ` line. One mail a record. */
class MailFormat implements Format {
  readonly name = 'rfc5322';
  readonly maxBytes: number;

  constructor(
    bounds: MailBounds,
    private readonly drafter: MailDrafter,
  ) {
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
    const draft = await this.drafter.draft(bytes, context.seen);
    return draft.kind === 'ok' ? ok([finishMail(draft.value, context)]) : draft;
  }
}

export const rfc5322: Format = new MailFormat(MAIL_BOUNDS, inlineDrafter(MAIL_BOUNDS));
/** The same with other bounds, or read elsewhere: `new MailPool()` reads in worker threads. */
export const mailFormat = (bounds: MailBounds, drafter = inlineDrafter(bounds)): Format => new MailFormat(bounds, drafter);
