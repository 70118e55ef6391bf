import { canonicalMail } from '@cordon/core';

/**
 * What a journal report says of the envelope. Microsoft 365 and Exchange wrap a journaled mail as an attachment of a report whose first part
 * lists the sender and all recipients, Bcc and members of groups included (Microsoft Learn, "Journaling in Exchange Online", journal
 * reports).
 */
export interface JournalEnvelope {
  readonly from?: string;
  /** All recipients, in order, each once. */
  readonly to: readonly string[];
  readonly bcc: readonly string[];
  readonly on_behalf_of?: string;
  /** Recipients that got the mail as members of a group, with the group. */
  readonly expanded: readonly (readonly [address: string, group: string])[];
  readonly forwarded: readonly (readonly [address: string, by: string])[];
}

export interface Journaled {
  readonly original: Uint8Array;
  readonly envelope: JournalEnvelope;
}

/** A report's own headers and its list of recipients; what is longer is no report. */
const MAX_HEAD = 64 * 1024;
const MAX_LIST = 1024 * 1024;
const MAX_RECIPIENTS = 1_000;
const MAX_PARTS = 8;

/** Takes the original mail out of a journal report; undefined when the mail is none, or is one whose form is another. */
export function unwrapJournal(bytes: Uint8Array): Journaled | undefined {
  const mail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = split(mail);
  if (!head || !/^X-MS-Journal-Report:/im.test(head.headers)) return undefined;
  const boundary = boundaryOf(head.headers);
  const parts = boundary === undefined ? [] : partsOf(head.body, boundary);
  const list = parts.find((p) => /^Content-Type:\s*text\/plain/im.test(p.headers) || !/^Content-Type:/im.test(p.headers));
  const original = parts.find((p) => /^Content-Type:\s*message\/rfc822/im.test(p.headers));
  const envelope = list && list.body.length <= MAX_LIST ? envelopeOf(decoded(list).toString('utf8')) : undefined;
  return original && envelope ? { original: decoded(original), envelope } : undefined;
}

interface Part {
  /** Unfolded. */
  readonly headers: string;
  readonly body: Buffer;
}

function split(bytes: Buffer): Part | undefined {
  const start = bytes.subarray(0, MAX_HEAD).toString('latin1');
  // A part without headers begins with the blank line.
  const blank = /^\r?\n/.exec(start) ?? /\r?\n\r?\n/.exec(start);
  if (!blank) return undefined;
  return { headers: start.slice(0, blank.index).replace(/\r?\n[ \t]+/g, ' '), body: bytes.subarray(blank.index + blank[0].length) };
}

function boundaryOf(headers: string): string | undefined {
  const type = /^Content-Type:([^\r\n]*)/im.exec(headers)?.[1] ?? '';
  const [, quoted, bare] = /boundary\s*=\s*(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(type) ?? [];
  return /^\s*multipart\//i.test(type) ? (quoted ?? bare) : undefined;
}

function partsOf(body: Buffer, boundary: string): readonly Part[] {
  const parts: Part[] = [];
  const mark = `--${boundary}`;
  let at = lineStart(body, mark, 0);
  while (at >= 0 && parts.length < MAX_PARTS) {
    const line = body.indexOf(10, at);
    if (line < 0 || body.toString('latin1', at + mark.length, at + mark.length + 2) === '--') break;
    const next = lineStart(body, mark, line);
    let end = next < 0 ? body.length : next - 1;
    if (next >= 0 && body[end - 1] === 13) end--;
    const part = split(body.subarray(line + 1, Math.max(line + 1, end)));
    if (part) parts.push(part);
    at = next;
  }
  return parts;
}

/** Next place where the mark begins a line. */
function lineStart(body: Buffer, mark: string, from: number): number {
  for (let at = body.indexOf(mark, from, 'latin1'); at >= 0; at = body.indexOf(mark, at + 1, 'latin1'))
    if (at === 0 || body[at - 1] === 10) return at;
  return -1;
}

function decoded({ headers, body }: Part): Buffer {
  const encoding = /^Content-Transfer-Encoding:\s*([\w-]+)/im.exec(headers)?.[1]?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(body.toString('latin1'), 'base64');
  if (encoding !== 'quoted-printable') return body;
  const text = body.toString('latin1').replace(/=[ \t]*\r?\n/g, '');
  return Buffer.from(
    text.replace(/=([0-9A-Fa-f]{2})/g, (_: string, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  );
}

function envelopeOf(text: string): JournalEnvelope | undefined {
  const to = new Set<string>();
  const bcc: string[] = [];
  const expanded: (readonly [string, string])[] = [];
  const forwarded: (readonly [string, string])[] = [];
  let from: string | undefined;
  let behalf: string | undefined;
  for (const line of text.split(/\r?\n/)) {
    const [, rawName = '', value = ''] = /^(Sender|On-Behalf-Of|OnBehalfOf|To|Cc|Bcc|Recipient):\s*(.{1,2000})/i.exec(line) ?? [];
    const name = rawName.toLowerCase();
    if (name === '') continue;
    const [first = '', ...more] = value.split(',');
    const address = canonicalMail(first.trim().replace(/^<|>$/g, ''));
    if (address === undefined) continue;
    if (name === 'sender') from ??= address;
    else if (name.startsWith('on')) behalf ??= address;
    else if (to.size < MAX_RECIPIENTS) {
      to.add(address);
      if (name === 'bcc') bcc.push(address);
      for (const how of more) {
        const [, word, rawBy] = /^\s*(Expanded|Forwarded):\s*(\S{3,320})/i.exec(how) ?? [];
        const by = rawBy === undefined ? undefined : canonicalMail(rawBy);
        if (by !== undefined) (word?.toLowerCase() === 'expanded' ? expanded : forwarded).push([address, by]);
      }
    }
  }
  if (to.size === 0) return undefined;
  return {
    ...(from === undefined ? {} : { from }),
    to: [...to],
    bcc,
    ...(behalf === undefined ? {} : { on_behalf_of: behalf }),
    expanded,
    forwarded,
  };
}
