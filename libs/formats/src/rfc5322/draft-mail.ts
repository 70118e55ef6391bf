import type { Result } from '@cordon/wire';
import type { MailBounds } from './bounds';
import { unwrapJournal } from './journal';
import { languageDetector } from './language';
import { mapMail, type MailDraft } from './map-mail';
import { readMail } from './read-mail';

/** Reads mails, here or in another thread. Same bytes, same draft. Bad mail is a dead result; a rejection is a defect. */
export interface MailDrafter {
  /** `seen`: when the record came in, ms; the time of a mail that tells none. The bytes are not changed and not kept. */
  draft(bytes: Uint8Array, seen: number): Promise<Result<MailDraft>>;
}

/** One mail, or the one that a journal report holds. */
export async function draftMail(bytes: Uint8Array, seen: number, bounds: MailBounds): Promise<Result<MailDraft>> {
  const message = withoutEnvelopeLine(bytes);
  const journaled = unwrapJournal(message);
  const original = journaled?.original ?? message;
  const mail = await readMail(original, bounds);
  if (mail.kind !== 'ok') return mail;
  return mapMail(
    mail.value,
    { sizeBytes: journaled ? original.length : bytes.length, seen, envelope: journaled?.envelope },
    await languageDetector(),
  );
}

export const inlineDrafter = (bounds: MailBounds): MailDrafter => ({ draft: (bytes, seen) => draftMail(bytes, seen, bounds) });

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
