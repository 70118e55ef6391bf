import { createHash } from 'node:crypto';
import type { FormatContext, Normalised } from '@cordon/runtime';
import { validateOcsf } from '@cordon/wire';
import { Estate } from '../inventory/estate';
import { MAIL_BOUNDS } from './bounds';
import { mailFormat, rfc5322 } from './mail-format';
import { wholly } from '../testing/wholly';

const context: FormatContext = {
  tenant: 'acme',
  source: 'mail',
  seen: 1_795_518_444_683,
  estate: new Estate({ domains: ['acme.example'], networks: [] }),
};
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const one = async (text: string): Promise<Normalised> => {
  const result = wholly(await rfc5322.parse(bytes(text), context));
  if (result.kind !== 'ok') throw new Error(JSON.stringify(result));
  const [first] = result.value;
  if (!first) throw new Error('no event');
  expect(validateOcsf(first.event)).toBeUndefined();
  return first;
};

const HEAD = [
  'Received: from out.supplies.example (out.supplies.example [203.0.113.7]) by mx.acme.example; Tue, 24 Nov 2026 10:00:05 +0000 (UTC)',
  'Authentication-Results: mx.acme.example; spf=pass smtp.mailfrom=supplies.example; dkim=pass header.d=supplies.example; dmarc=pass',
  'Authentication-Results: mx.acme.example; spf=fail; dmarc=fail',
  'Return-Path: <bounce@supplies.example>',
  'From: =?utf-8?q?J=C3=B6rg_Smith?= <Joerg@Supplies.Example>',
  'To: "Lee, Ann" <ann.lee+po@acme.example>, bob@acme.example',
  'Cc: carol@other.example',
  'Reply-To: pay@elsewhere.example',
  'Subject: =?utf-8?b?UmU6IMOcYmVyd2Vpc3VuZw==?=',
  'Message-ID: <m1@supplies.example>',
  'References: <r1@acme.example>',
  ' <r2@acme.example>',
  'In-Reply-To: <r2@acme.example>',
  'Date: Tue, 24 Nov 2026 09:59:58 +0000',
];
const PDF = Buffer.from('%PDF-1.4 made up');
const MAIL = [
  ...HEAD,
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="b"',
  '',
  '--b',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>Please pay. <a href="https://bank.example-login.example/a?b=1#c">https://bank.example</a></p>',
  '--b',
  'Content-Type: application/pdf; name="Invoice.PDF"',
  'Content-Disposition: attachment; filename="Invoice.PDF"',
  'Content-Transfer-Encoding: base64',
  '',
  PDF.toString('base64'),
  '--b--',
  '',
].join('\r\n');

describe('rfc5322', () => {
  it('maps a mail to Email Activity with addresses, links, files and checks', async () => {
    const { event, at, principal, ownId } = await one(MAIL);
    expect({ at, principal, ownId }).toEqual({ at: Date.UTC(2026, 10, 24, 10, 0, 5), principal: 'mailbox/joerg@supplies.example', ownId: undefined });
    expect(event).toMatchObject({
      class_uid: 4009,
      activity_id: 2,
      direction_id: 1,
      email: {
        from: 'joerg@supplies.example',
        from_mailbox: 'Jörg Smith <joerg@supplies.example>',
        to: ['ann.lee+po@acme.example', 'bob@acme.example'],
        cc: ['carol@other.example'],
        reply_to_list: ['pay@elsewhere.example'],
        return_path: 'bounce@supplies.example',
        subject: 'Re: Überweisung',
        message_uid: '<m1@supplies.example>',
        size: MAIL.length,
        urls: [
          {
            url_string: 'https://bank.example-login.example/a?b=1#c',
            hostname: 'bank.example-login.example',
            domain: 'example-login.example',
            scheme: 'https',
            path: '/a',
            query_string: 'b=1',
          },
        ],
        files: [
          {
            name: 'Invoice.PDF',
            ext: 'pdf',
            mime_type: 'application/pdf',
            size: PDF.length,
            hashes: [
              { algorithm_id: 3, value: createHash('sha256').update(PDF).digest('hex') },
              { algorithm_id: 2, value: createHash('sha1').update(PDF).digest('hex') },
              { algorithm_id: 1, value: createHash('md5').update(PDF).digest('hex') },
            ],
          },
        ],
      },
      unmapped: {
        text: 'Please pay. https://bank.example',
        links: [{ url: 'https://bank.example-login.example/a?b=1#c', text: 'https://bank.example' }],
        references: ['<r1@acme.example>', '<r2@acme.example>'],
        in_reply_to: '<r2@acme.example>',
        authserv_id: 'mx.acme.example',
      },
    });
  });

  it('names the target of a link that a gateway rewrote, once, whether it stands in the text or behind it', async () => {
    const gateway = (target: string): string => `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(target)}&amp;data=05`;
    const html = `<p>See <a href="${gateway('https://shop.example/list')}">www.shop.example</a> or ${gateway('https://shop.example/list')}</p>
      <a href="${gateway('https://shop-example.example/sign-in')}">www.shop.example</a>`;
    const { event } = await one([...HEAD, 'Content-Type: text/html', '', html, ''].join('\r\n'));
    expect(event).toMatchObject({
      email: { urls: [{ hostname: 'shop.example', path: '/list' }, { hostname: 'shop-example.example' }] },
      unmapped: {
        links: [
          { url: 'https://shop.example/list', text: 'www.shop.example' },
          { url: 'https://shop-example.example/sign-in', text: 'www.shop.example' },
        ],
      },
    });
  });

  it.each([
    ['the same in both', 'Your password expires.', '<p>Your password expires.</p>', 'Your password expires.'],
    [
      'a stub beside what is shown',
      'Your program shows no HTML.',
      '<p>Your password expires.</p>',
      'Your password expires.\nYour program shows no HTML.',
    ],
    ['plain text alone', 'Your password expires.', '', 'Your password expires.'],
  ])('reads an alternative as a mail program shows it: %s', async (_what, plain, html, text) => {
    const parts = [`Content-Type: text/plain\r\n\r\n${plain}`, ...(html === '' ? [] : [`Content-Type: text/html\r\n\r\n${html}`])];
    const body = parts.map((part) => `--b\r\n${part}\r\n`).join('');
    const { event } = await one([...HEAD, 'Content-Type: multipart/alternative; boundary="b"', '', `${body}--b--`, ''].join('\r\n'));
    expect(event).toMatchObject({ unmapped: { text } });
  });

  it('trusts only the topmost Authentication-Results', async () => {
    expect((await one(MAIL)).event).toMatchObject({ email_auth: { spf: 'pass', dkim: 'pass', dkim_domain: 'supplies.example', dmarc: 'pass' } });
  });

  it.each([
    ['from outside', 'x@other.example', 'ann@acme.example', '', 1, 2],
    ['to outside', 'ann@acme.example', 'x@other.example', '', 2, 1],
    ['inside', 'ann@acme.example', 'bob@acme.example', '', 3, 2],
    [
      'an own sender that failed its checks',
      'ann@acme.example',
      'bob@acme.example',
      'Authentication-Results: mx; spf=fail; dkim=none; dmarc=fail\r\n',
      1,
      2,
    ],
    [
      'an own sender that passed them',
      'ann@acme.example',
      'bob@acme.example',
      'Authentication-Results: mx; spf=fail; dkim=pass; dmarc=pass\r\n',
      3,
      2,
    ],
    [
      'an own sender whose signature a mailing list broke',
      'ann@acme.example',
      'list@acme.example',
      'Authentication-Results: mx; dkim=fail\r\n',
      3,
      2,
    ],
    [
      'an own sender that failed SPF and has no signature that holds',
      'ann@acme.example',
      'bob@acme.example',
      'Authentication-Results: mx; spf=softfail; dkim=fail\r\n',
      1,
      2,
    ],
    ['neither', 'x@other.example', 'y@other.example', '', 0, 2],
  ])('%s has direction', async (_, from, to, more, direction, activity) => {
    expect((await one(`${more}From: ${from}\r\nTo: ${to}\r\n\r\nhi\r\n`)).event).toMatchObject({ direction_id: direction, activity_id: activity });
  });

  it('uses Date when no server noted the time, and the arrival when there is none', async () => {
    expect((await one('From: a@b.example\r\nDate: Tue, 24 Nov 2026 09:00:00 +0100\r\n\r\nx')).at).toBe(Date.UTC(2026, 10, 24, 8));
    expect((await one('From: a@b.example\r\nDate: yesterday\r\n\r\nx')).at).toBe(context.seen);
  });

  it('takes a leading mbox line, bare LF and a sender whose domain has one label', async () => {
    const { event, principal } = await one(
      'From someone Tue Nov 24 10:00:00 2026\nFrom: Root <root@host>\nTo: ann@acme.example\nSubject: x\n\nSee https://a.example/b.\n',
    );
    expect(principal).toBe('mailbox/root@host');
    expect(event).toMatchObject({ email: { from: 'root@host', urls: [{ url_string: 'https://a.example/b' }] } });
  });

  it('a mail that names nobody is still an event', async () => {
    const { event, principal } = await one('From: "Mrs. B"\r\nTo: Undisclosed recipients:;\r\nSubject: prize\r\n\r\nx');
    expect(principal).toBeUndefined();
    expect(event).toMatchObject({ email: { from_mailbox: '"Mrs. B"', to: [], subject: 'prize' } });
  });

  it('finds the recipient in Received when no header names one', async () => {
    const text = 'Received: by mx.acme.example for <ann@acme.example>; Tue, 24 Nov 2026 10:00:05 +0000\r\nFrom: a@b.example\r\n\r\nx';
    expect((await one(text)).event).toMatchObject({ direction_id: 1, email: { to: ['ann@acme.example'] } });
  });

  it('repeats give equal events', async () => expect(await one(MAIL)).toEqual(await one(MAIL)));
});

describe('bad mail', () => {
  it.each([
    ['nothing', '', 'CORDON_RAW_EMPTY'],
    ['text without headers', 'hello\r\nthere\r\n', 'CORDON_MAIL_MALFORMED'],
    ['binary', '\u0000\u0001\u0002\u0003', 'CORDON_MAIL_MALFORMED'],
    ['headers without end', `From: a@b.example\r\n${'X-A: b\r\n'.repeat(150_000)}`, 'CORDON_MAIL_BOUNDS'],
    ['empty lines without end', `From: a@b.example\r\n\r\n${'\n'.repeat(2_000_001)}`, 'CORDON_MAIL_BOUNDS'],
    [
      'attachments without end',
      `From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\nContent-Type: application/zip\r\n\r\nx\r\n'.repeat(400)}--b--`,
      'CORDON_MAIL_BOUNDS',
    ],
  ])('%s is dead with its code', async (_, text, code) => expect(await rfc5322.parse(bytes(text), context)).toMatchObject({ kind: 'dead', code }));

  it('a mail over the size bound is dead unread', async () => {
    const small = mailFormat({ ...MAIL_BOUNDS, maxBytes: 10 });
    expect(await small.parse(bytes(MAIL), context)).toMatchObject({ kind: 'dead', code: 'CORDON_MAIL_BOUNDS' });
  });

  it('a mail that takes too long is dead', async () => {
    const slow = mailFormat({ ...MAIL_BOUNDS, maxMs: -1 });
    expect(await slow.parse(bytes(MAIL), context)).toMatchObject({ kind: 'dead', code: 'CORDON_MAIL_BOUNDS' });
  });

  it('multiparts nested hundreds deep end, as an event or as dead', async () => {
    let text = 'From: a@b.example\r\n';
    for (let i = 0; i < 300; i++) text += `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`;
    const result = await rfc5322.parse(bytes(`${text}\r\nx`), context);
    expect(['ok', 'dead']).toContain(result.kind);
  });

  it('one line of eight mebibytes and NUL bytes are read', async () => {
    const { event } = await one(`From: a@b.example\r\nSubject: a\u0000b\r\n\r\n${'x'.repeat(8 * 1024 * 1024)}`);
    expect(event).toMatchObject({ email: { subject: 'a b' }, unmapped: { text: 'x'.repeat(8_192) } });
  });
});
