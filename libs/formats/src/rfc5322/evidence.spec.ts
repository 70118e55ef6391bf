import fc from 'fast-check';
import { mailOf } from '@cordon/core';
import type { FormatContext, Normalised } from '@cordon/runtime';
import { validateOcsf } from '@cordon/wire';
import { Estate } from '../inventory/estate';
import { languageDetector } from './language';
import { rfc5322 } from './mail-format';
import { wholly } from '../testing/wholly';

const context: FormatContext = {
  tenant: 'acme',
  source: 'mail',
  seen: 1_795_518_444_683,
  estate: new Estate({ domains: ['acme.example'], networks: [] }),
};
const one = async (...lines: readonly string[]): Promise<Normalised> => {
  const result = wholly(await rfc5322.parse(new Uint8Array(Buffer.from(lines.join('\r\n'), 'utf8')), context));
  const first = result.kind === 'ok' ? result.value[0] : undefined;
  if (!first) throw new Error(JSON.stringify(result));
  expect(validateOcsf(first.event)).toBeUndefined();
  return first;
};
const HEAD = ['From: Eve <eve@partner.example>', 'To: ann@acme.example', 'Subject: hi'];
const RECEIVED = 'Received: from a.partner.example by mx.acme.example; Tue, 24 Nov 2026 10:00:05 +0000';

describe('authentication results', () => {
  it('of the own server above Received are put together; those below came with the mail', async () => {
    const { event } = await one(
      'Authentication-Results: mx.acme.example; dkim=pass header.d=partner.example',
      'Authentication-Results: mx.acme.example; spf=pass; arc=pass',
      RECEIVED,
      'Authentication-Results: mx.acme.example; dmarc=pass',
      ...HEAD,
      '',
      'x',
    );
    expect(event).toMatchObject({
      email_auth: { spf: 'pass', dkim: 'pass', dkim_domain: 'partner.example' },
      unmapped: {
        authserv_id: 'mx.acme.example',
        arc: 'pass',
        auth_results: [
          { dkim: 'pass', trusted: true },
          { spf: 'pass', arc: 'pass', trusted: true },
          { dmarc: 'pass', trusted: false },
        ],
      },
    });
    expect(event['email_auth']).not.toHaveProperty('dmarc');
  });

  it('take SPF from Received-SPF when nobody else says it', async () => {
    expect((await one('Received-SPF: softfail (mx: partner.example)', ...HEAD, '', 'x')).event).toMatchObject({ email_auth: { spf: 'softfail' } });
  });
});

describe('the way of a mail', () => {
  it('is told by hosts, addresses and delays, with threads, lists and the sender’s machine', async () => {
    const { event } = await one(
      'Received: from out.partner.example (out.partner.example [203.0.113.7]) by mx.acme.example; Tue, 24 Nov 2026 10:00:05 +0000',
      'Received: from [192.0.2.9] (helo=laptop) by out.partner.example; Tue, 24 Nov 2026 09:59:05 +0000',
      ...HEAD,
      'Reply-To: eve@elsewhere.test',
      'X-Originating-IP: [198.51.100.4]',
      'Thread-Index: AdIz',
      'List-Id: News <news.partner.example>',
      'List-Unsubscribe: <https://partner.example/u>',
      '',
      'x',
    );
    expect(event).toMatchObject({
      email: { x_originating_ip: ['198.51.100.4'] },
      unmapped: {
        received: [
          { from: 'out.partner.example', by: 'mx.acme.example', ip: '203.0.113.7', delay_ms: 60_000 },
          { by: 'out.partner.example', ip: '192.0.2.9' },
        ],
        thread_index: 'AdIz',
        list_id: 'News <news.partner.example>',
        list_unsubscribe: '<https://partner.example/u>',
        reply_to_differs: true,
      },
    });
  });

  it('names no more than twenty servers, and no odd answer address where the domain is the same', async () => {
    const { event } = await one(...Array<string>(50).fill(RECEIVED), ...HEAD, 'Reply-To: sales@mail.partner.example', '', 'x');
    expect(event['unmapped']).toMatchObject({ received: { length: 20 } });
    expect(event['unmapped']).not.toHaveProperty('reply_to_differs');
  });
});

describe('links', () => {
  it('are told apart by what makes them lead somewhere, relative ones by the base', async () => {
    const html =
      '<base href="https://base.test/d/"><meta http-equiv=refresh content="0; url=https://r.test/x"><a href="p?q=1">go</a>' +
      '<form action="https://f.test/in"></form><a href="java\tscript:alert(1)">s</a><a href="data:text/html,hi">d</a>';
    const { event } = await one(...HEAD, 'Content-Type: text/html', '', html);
    expect(event).toMatchObject({
      unmapped: {
        links: [
          { url: 'https://r.test/x', text: '', kind: 'refresh' },
          { url: 'https://base.test/d/p?q=1', text: 'go' },
          { url: 'https://f.test/in', text: '', kind: 'form' },
          { url: 'javascript:alert(1)', text: 's', kind: 'script' },
          { url: 'data:text/html,hi', text: 'd', kind: 'data' },
        ],
      },
    });
  });
});

describe('attachments', () => {
  const part = (name: string, type: string, body: Buffer): readonly string[] => [
    '--b',
    `Content-Type: ${type}`,
    `Content-Disposition: attachment; filename="${name}"`,
    'Content-Transfer-Encoding: base64',
    '',
    body.toString('base64'),
  ];

  it('are told with what they are, and those of attached messages as well', async () => {
    const inner = [
      'From: x@y.example',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      ...part('run.exe', 'application/octet-stream', Buffer.from('MZ')),
      '--b--',
      '',
    ];
    const outer = part('old.eml', 'application/octet-stream', Buffer.from(inner.join('\r\n')));
    const { event } = await one(
      ...HEAD,
      'Content-Type: multipart/mixed; boundary=b',
      '',
      ...part('a.pdf', 'application/pdf', Buffer.from('MZ')),
      ...outer,
      '--b--',
      '',
    );
    expect(event).toMatchObject({
      email: { files: [{ name: 'a.pdf' }, { name: 'old.eml' }, { name: 'old.eml/run.exe', ext: 'exe', size: 2 }] },
      unmapped: {
        attachments: [
          { name: 'a.pdf', sniffed: 'application/vnd.microsoft.portable-executable', flags: ['executable', 'type-mismatch'] },
          { name: 'old.eml/run.exe', flags: ['executable', 'executable-extension'] },
        ],
      },
    });
  });
});

describe('a journal report', () => {
  const report = (list: readonly string[], encoding = '7bit'): readonly string[] => [
    'From: journal@acme.example',
    'To: archive@acme.example',
    'Subject: wrapped',
    'X-MS-Journal-Report:',
    'Content-Type: multipart/mixed;',
    ' boundary="jb"',
    '',
    '--jb',
    'Content-Type: text/plain; charset="us-ascii"',
    `Content-Transfer-Encoding: ${encoding}`,
    '',
    ...list,
    '',
    '--jb',
    'Content-Type: message/rfc822',
    '',
    ...HEAD,
    'Message-ID: <m1@partner.example>',
    '',
    'the original',
    '--jb--',
    '',
  ];

  it('gives the mail that it holds, with all recipients, and how each came to be one', async () => {
    const { event, principal } = await one(
      ...report([
        'Sender: bounce@partner.example',
        'Subject: hi',
        'Message-Id: <m1@partner.example>',
        'OnBehalfOf: boss@partner.example',
        'To: ann@acme.example',
        'Bcc: carol@acme.example',
        'Recipient: dan@acme.example, Expanded: team@acme.example',
        'Recipient: fay@acme.example, Forwarded: ann@acme.example',
      ]),
    );
    expect(principal).toBe('mailbox/eve@partner.example');
    expect(event).toMatchObject({
      direction_id: 1,
      email: {
        subject: 'hi',
        to: ['ann@acme.example'],
        message_uid: '<m1@partner.example>',
        smtp_from: 'bounce@partner.example',
        smtp_to: ['ann@acme.example', 'carol@acme.example', 'dan@acme.example', 'fay@acme.example'],
      },
      unmapped: {
        text: 'the original',
        journal: {
          bcc: ['carol@acme.example'],
          on_behalf_of: 'boss@partner.example',
          expanded: [{ address: 'dan@acme.example', group: 'team@acme.example' }],
          forwarded: [{ address: 'fay@acme.example', by: 'ann@acme.example' }],
        },
      },
    });
    expect(mailOf({ ...event })?.subject).toBe('hi');
  });

  it('is known as mail, and read in quoted-printable', async () => {
    const lines = report(['Sender: bounce@partner.example', 'Recipient: ann=40acme.exa=', 'mple'], 'quoted-printable');
    expect(rfc5322.sniff(new Uint8Array(Buffer.from(lines.join('\r\n'))))).toBeGreaterThanOrEqual(0.9);
    expect((await one(...lines)).event).toMatchObject({ email: { subject: 'hi', smtp_to: ['ann@acme.example'] } });
  });

  it('without recipients or without a mail in it is a mail like others', async () => {
    expect((await one(...report(['nothing here']))).event).toMatchObject({ email: { subject: 'wrapped' } });
    expect((await one('X-MS-Journal-Report:', ...HEAD, '', 'Recipient: ann@acme.example')).event).toMatchObject({ email: { subject: 'hi' } });
  });
});

describe('language', () => {
  it.each([
    ['de', 'Bitte überweisen Sie den Betrag noch heute auf das neue Konto unserer Bank.'],
    ['en', 'Please pay the attached invoice today, as our bank details have changed.'],
    ['fr', 'Veuillez trouver ci-joint la facture de ce mois, merci de la régler.'],
    ['ja', '請求書を添付しましたので、ご確認ください。'],
    [undefined, 'ok'],
    [undefined, 'https://a.example/b 12345 67890'],
    ['en', 'Hi Loy, I have a similar problem to yours. I am trying to run'],
  ])('%s', async (language, text) => expect((await languageDetector())(text)).toBe(language));
});

describe('mutated mails', () => {
  const MAIL = Buffer.from(
    [
      RECEIVED,
      ...HEAD,
      'Content-Type: multipart/mixed; boundary="b"',
      '',
      '--b',
      'Content-Type: text/html',
      '',
      '<a href="https://a.test">x</a>',
      '--b',
      'Content-Type: message/rfc822',
      '',
      ...HEAD,
      '',
      'y',
      '--b',
      'Content-Type: application/zip; name="a.zip"',
      'Content-Transfer-Encoding: base64',
      '',
      'UEsDBAoAAAAAAA==',
      '--b--',
      '',
    ].join('\r\n'),
  );
  /** Taken from the clock, so that each run tries others; a failure prints it with the smallest mail that fails. */
  const edits = fc.array(fc.record({ at: fc.nat(MAIL.length - 1), drop: fc.nat(40), add: fc.uint8Array({ maxLength: 20 }), copy: fc.boolean() }), {
    maxLength: 8,
  });

  interface Edit {
    readonly at: number;
    readonly drop: number;
    readonly add: Uint8Array;
    readonly copy: boolean;
  }
  function edited(changes: readonly Edit[]): Buffer {
    let mail = MAIL;
    for (const { at, drop, add, copy } of changes)
      mail = Buffer.concat([mail.subarray(0, at), add, copy ? mail.subarray(at, at + 200) : Buffer.alloc(0), mail.subarray(at + drop)]);
    return mail;
  }

  it('end as valid events, or dead with a code, and twice the same', async () => {
    await fc.assert(
      fc.asyncProperty(edits, async (changes) => {
        const mail = edited(changes);
        const result = wholly(await rfc5322.parse(new Uint8Array(mail), context));
        if (result.kind === 'ok') for (const { event } of result.value) expect(validateOcsf(event)).toBeUndefined();
        else expect(result).toMatchObject({ code: expect.stringMatching(/^CORDON_(?:MAIL|RAW)_/) as string });
        expect(wholly(await rfc5322.parse(new Uint8Array(mail), context))).toEqual(result);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('end as a valid event when the type of a part is broken', async () => {
    const nothing = new Uint8Array(0);
    const broken = edited([
      { at: 0, drop: 28, add: nothing, copy: true },
      { at: 191, drop: 5, add: nothing, copy: true },
    ]);
    const result = wholly(await rfc5322.parse(new Uint8Array(broken), context));
    if (result.kind !== 'ok') throw new Error(result.code);
    expect(result.value.map(({ event }) => validateOcsf(event))).toEqual([undefined]);
  });
});
