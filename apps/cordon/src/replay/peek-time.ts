const HEAD_BYTES = 16 * 1024;
/** Members that hold the time of an event, in the order they are looked for. */
const JSON_TIME = /"(?:eventTime|CreationTime|ts|time|@timestamp|timestamp|TimeGenerated)"\s*:\s*("([^"]{1,40})"|[\d.eE+-]{1,24})/;
const MAIL_DATE = /^date:[ \t]*([^\r\n]{1,80})/im;
const FIRST_NUMBER = /(?:^|\n)(\d{9,10}(?:\.\d+)?)[\t ]/;
/** Numbers below this are seconds, above ms. */
const MS_FROM = 1e11;

/** Event time of a raw record without parsing it, ms; undefined when none is found. Only the order of a replay hangs on it. */
export function peekTime(bytes: Uint8Array): number | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HEAD_BYTES)).toString('latin1');
  const json = JSON_TIME.exec(head);
  if (json) return fromText(json[2] ?? json[1] ?? '');
  const zeek = FIRST_NUMBER.exec(head);
  if (zeek?.[1]) return fromText(zeek[1]);
  const mail = MAIL_DATE.exec(head);
  return mail?.[1] ? fromText(mail[1]) : undefined;
}

function fromText(text: string): number | undefined {
  const number = Number(text);
  if (Number.isFinite(number) && text !== '') return Math.round(number < MS_FROM ? number * 1_000 : number);
  const zoned = /T[\d:.]+$/.test(text) ? `${text}Z` : text;
  const parsed = Date.parse(zoned);
  return Number.isNaN(parsed) ? undefined : parsed;
}
