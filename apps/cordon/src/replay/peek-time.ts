import { anyTime } from '@cordon/formats';

const HEAD_BYTES = 16 * 1024;
/** A time that is written out stands near the beginning of its record. */
const NEAR_CHARS = 2 * 1024;
/** Members that hold the time of an event; the first in the record is taken. */
const JSON_TIME = /"(?:eventTime|CreationTime|ts|time|@timestamp|timestamp|TimeGenerated|_time|_event_time)"\s*:\s*("([^"]{1,40})"|[\d.eE+-]{1,24})/;
const MAIL_DATE = /^date:[ \t]*([^\r\n]{1,80})/im;
const FIRST_NUMBER = /(?:^|\n)(\d{9,10}(?:\.\d+)?)[\t ]/;
/** Times as products write them into lines: ISO 8601, `11/24/2026 10:00:00 AM`, `2026/11/24 10:00:00`, `24/Nov/2026:10:00:00 +0100`, `Nov 24 2026 10:00:00`. */
const WRITTEN = new RegExp(
  [
    String.raw`\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?: ?(?:Z|[+-]\d\d:?\d\d))?`,
    String.raw`\d{1,2}/\d{1,2}/\d{4},? \d{1,2}:\d\d:\d\d(?:\.\d{1,9})?(?: [AP]M)?`,
    String.raw`\d{4}/\d\d/\d\d[ -]\d\d:\d\d:\d\d`,
    String.raw`\d{1,2}[/-][A-Z][a-z]{2}[/-]\d{4}[: ]\d\d:\d\d:\d\d(?: [+-]\d{4})?`,
    String.raw`\b[A-Z][a-z]{2} {1,2}\d{1,2}(?:,? \d{4})? \d\d:\d\d:\d\d(?:\.\d{1,9})?(?: \d{4}\b)?`,
  ].join('|'),
);

/**
 * Event time of a raw record without parsing it, ms; undefined when none is found. Only the order of a replay hangs on it. What names no zone is
 * taken for UTC, and what names no year for the one nearest to `now`.
 */
export function peekTime(bytes: Uint8Array, now: number): number | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HEAD_BYTES)).toString('latin1');
  const json = JSON_TIME.exec(head);
  if (json) return read(json[2] ?? json[1] ?? '', now);
  const zeek = FIRST_NUMBER.exec(head);
  if (zeek?.[1]) return read(zeek[1], now);
  const mail = MAIL_DATE.exec(head);
  if (mail?.[1]) return read(mail[1], now);
  const [written] = WRITTEN.exec(head.slice(0, NEAR_CHARS)) ?? [];
  return written === undefined ? undefined : anyTime(written, 'UTC', now);
}

/** A number is a count since the epoch. A mail's date may have a comment behind it, which the runtime's own parser reads over. */
function read(text: string, now: number): number | undefined {
  const number = Number(text);
  if (Number.isFinite(number) && text !== '') return anyTime(number, 'UTC', now);
  const known = anyTime(text, 'UTC', now);
  if (known !== undefined) return known;
  const parsed = Date.parse(text);
  return Number.isNaN(parsed) ? undefined : parsed;
}
