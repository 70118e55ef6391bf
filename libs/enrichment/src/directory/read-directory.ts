import { peopleOf } from './people';
import type { DirectoryResult, DirectoryRules } from './person';
import { readCsv } from './read-csv';
import { readLdif } from './read-ldif';
import { readScim } from './read-scim';

/** Largest file; a million people as LDIF are about half of it. */
const MAX_BYTES = 500 * 1024 * 1024;

/** A directory's export by its content: SCIM JSON, LDIF, else CSV with a header. Never throws; every mistake has its place. */
export function readDirectory(bytes: Buffer, rules: DirectoryRules = {}): DirectoryResult {
  if (bytes.length > MAX_BYTES) return { mistakes: [`is larger than ${MAX_BYTES} bytes`] };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { mistakes: ['is not valid UTF-8'] };
  }
  const start = text.trimStart().slice(0, 64);
  if (start.startsWith('{') || start.startsWith('[')) return peopleOf(readScim(text), rules);
  return peopleOf(/^(?:#|dn:|version:)/i.test(start) ? readLdif(text) : readCsv(text, rules), rules);
}
