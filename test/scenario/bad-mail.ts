/** Mails made to cost more than they should, and mails in bad shape. Each is one file; none holds content of anybody's. */

const MIB = 1024 ** 2;
const HEAD = 'From: Ada <ada@partner.example>\r\nTo: Bob <bob@own.example>\r\nDate: Mon, 7 Sep 2026 09:00:00 +0000\r\n';
const head = (subject: string, more = ''): string =>
  `${HEAD}Subject: ${subject}\r\nMessage-ID: <${subject.replaceAll(' ', '.')}@partner.example>\r\nMIME-Version: 1.0\r\n${more}\r\n`;
const part = (type: string, body: string | Buffer, more = ''): Buffer =>
  Buffer.concat([Buffer.from(`--b\r\nContent-Type: ${type}\r\n${more}\r\n`), Buffer.from(body as string), Buffer.from('\r\n')]);
const mixed = (subject: string, parts: readonly Buffer[]): Buffer =>
  Buffer.concat([Buffer.from(head(subject, 'Content-Type: multipart/mixed; boundary=b\r\n')), ...parts, Buffer.from('--b--\r\n')]);

/** Bytes that look like those of a compressed file: xorshift32. */
export function noise(size: number, seed: number): Buffer {
  const bytes = Buffer.alloc(size);
  let x = seed || 1;
  for (let i = 0; i < size; i += 4) {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    bytes.writeInt32LE(x, Math.min(i, size - 4));
  }
  return bytes;
}

const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/.{76}/g, '$&\r\n');
const attached = (name: string, bytes: Buffer): Buffer =>
  part('application/octet-stream', base64(bytes), `Content-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="${name}"\r\n`);

/** A mail of nearly 50 MiB: text and three attachments. */
export const largeMail = (): Buffer =>
  mixed('fifty megabytes', [part('text/plain', 'see attached'), ...[1, 2, 3].map((n) => attached(`scan${n}.zip`, noise(12 * MIB, n)))]);

export const plainMail = (n: number): Buffer => Buffer.from(`${head(`ordinary ${n}`)}All is well, see https://own.example/${n}\r\n`);

type BadMail = readonly [why: string, bytes: Buffer, fate: string];

/** Why, the mail, and what becomes of it: `archived`, or the code it dies of. */
export function badMails(deflate: (bytes: Buffer) => Buffer): readonly BadMail[] {
  const nest = (depth: number): Buffer => {
    const open = Array.from({ length: depth }, (_, i) => `Content-Type: multipart/mixed; boundary=n${i}\r\n\r\n--n${i}\r\n`).join('');
    return Buffer.from(`${head('nested').slice(0, -2)}${open}Content-Type: text/plain\r\n\r\nend\r\n`);
  };
  const forwarded = Array.from({ length: 1_000 }, () => 'Content-Type: message/rfc822\r\n\r\n').join('');
  const people = Array.from({ length: 100_000 }, (_, i) => `p${i}@own.example`).join(',\r\n ');
  const text = (why: string, subject: string, more: string, body: string | Buffer, fate: string): BadMail => [
    why,
    Buffer.concat([Buffer.from(head(subject, more)), Buffer.from(body as string)]),
    fate,
  ];
  return [
    [
      '10,000 parts',
      mixed(
        'many parts',
        Array.from({ length: 10_000 }, (_, i) => part('text/plain', `part ${i}`)),
      ),
      'CORDON_MAIL_BOUNDS',
    ],
    [
      '2,000 attachments',
      mixed(
        'many files',
        Array.from({ length: 2_000 }, (_, i) => attached(`${i}.bin`, noise(16, i))),
      ),
      'CORDON_MAIL_BOUNDS',
    ],
    ['parts nested 1,000 deep', nest(1_000), 'CORDON_MAIL_BOUNDS'],
    ['mails within mails, 1,000 deep', Buffer.from(`${head('forwarded').slice(0, -2)}${forwarded}${head('innermost')}`), 'archived'],
    ['a bomb of zeros, compressed', mixed('bomb', [attached('bomb.zip', deflate(Buffer.alloc(256 * MIB)))]), 'archived'],
    ['a header of 10 MB', Buffer.from(head('long header', `X-Long: ${'h'.repeat(10 * MIB)}\r\n`)), 'CORDON_MAIL_BOUNDS'],
    ['100,000 recipients', Buffer.from(head('everybody', `Cc: ${people}\r\n`)), 'CORDON_MAIL_BOUNDS'],
    ['3 million lines', Buffer.from(head('lines') + '\n'.repeat(3_000_000)), 'CORDON_MAIL_BOUNDS'],
    ['51 MB', Buffer.concat([Buffer.from(head('too large')), noise(51 * MIB, 5)]), 'CORDON_RAW_TOO_LARGE'],
    ['HTML that only opens', Buffer.from(`${head('html', 'Content-Type: text/html\r\n')}${'<div><a href="'.repeat(300_000)}`), 'archived'],
    text(
      'a character set that there is not',
      'charset',
      'Content-Type: text/plain; charset=klingon-8\r\n',
      Buffer.from([0xe4, 0xf6, 0xfc, 0xff]),
      'archived',
    ),
    text('UTF-8 said of latin-1', 'mislabelled', 'Content-Type: text/plain; charset=utf-8\r\n', Buffer.from('Stra\xdfe', 'latin1'), 'archived'),
    text('UTF-7', 'seven', 'Content-Type: text/plain; charset=utf-7\r\n', '+ADw-script+AD4-', 'archived'),
    text('base64 that is none', 'base64', 'Content-Transfer-Encoding: base64\r\n', '!!!=not base64===\u0000', 'archived'),
    text('a coded word that is broken', '=?utf-8?B?////?= =?x?Q?=GG?=', '', 'x', 'archived'),
    text('a boundary that never comes', 'no boundary', 'Content-Type: multipart/mixed; boundary="never"\r\n', 'x', 'archived'),
    text('addresses in bad shape', 'addresses', 'Cc: <<<@@>>, (((, "\\", ;:,\r\n', 'x', 'archived'),
    text('a date that is none', 'date', 'Date: the day after\r\n', 'x', 'archived'),
    text('NUL bytes', 'nul', '', 'a\0b\0', 'archived'),
    ['a head alone', Buffer.from('From: a@b.example\r\nTo: c@d.example\r\nSubject: x'), 'archived'],
    ['no header that a mail has', Buffer.from('X-One: 1\r\nX-Two: 2\r\nX-Three: 3\r\n\r\nbody'), 'CORDON_MAIL_MALFORMED'],
  ];
}
