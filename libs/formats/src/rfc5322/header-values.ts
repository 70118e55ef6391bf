import type { ReadMail } from './read-mail';

/** Longest header value that an event carries. */
const MAX_HEADER = 4_096;

/** Topmost header of that name, unfolded, not decoded. */
export function lineValue(mail: ReadMail, key: string): string | undefined {
  const line = mail.lines.find((l) => l.key === key)?.line;
  if (line === undefined) return undefined;
  const value = printable(line.slice(line.indexOf(':') + 1, MAX_HEADER * 2))
    .replace(/\s+/g, ' ')
    .trim();
  return value === '' ? undefined : value.slice(0, MAX_HEADER);
}

/** Decoded header value. */
export function headerText(mail: ReadMail, key: string): string | undefined {
  const value = mail.headers.get(key);
  const text = typeof value === 'string' ? value : Array.isArray(value) && typeof value[0] === 'string' ? value[0] : undefined;
  const clean = text === undefined ? '' : printable(text).replace(/\s+/g, ' ').trim();
  return clean === '' ? undefined : clean.slice(0, MAX_HEADER);
}

/** Control characters other than tab and line ends, to blanks. */
export const printable = (text: string): string => text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g, ' ');

/** All lines of that name, topmost first, unfolded, without the name. */
export const lineValues = (mail: ReadMail, key: string): readonly string[] =>
  mail.lines
    .filter((l) => l.key === key)
    .map(({ line }) =>
      printable(line.slice(line.indexOf(':') + 1, MAX_HEADER * 2))
        .replace(/\s+/g, ' ')
        .trim(),
    );
