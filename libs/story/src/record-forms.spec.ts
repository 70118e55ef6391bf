import { simpleParser } from 'mailparser';
import type { RawFormat, RawRecord } from './records';
import { attackDay, ordinaryWeek, twinDay } from './stories';
import { makeWorld } from './world/make-world';

const START = Date.UTC(2025, 2, 9, 23);
const world = makeWorld(7);
const records = [
  ...attackDay(world, { start: START, scale: 0.3 }),
  ...twinDay(world, { start: START, scale: 0.2 }),
  ...ordinaryWeek(world, { start: START, scale: 0.1 }),
];
const decoder = new TextDecoder();

const of = (format: RawFormat): RawRecord[] => records.filter((r) => r.format === format);
const json = (r: RawRecord): Record<string, unknown> => {
  const value: unknown = JSON.parse(decoder.decode(r.bytes));
  if (typeof value !== 'object' || value === null) throw new TypeError('no object');
  return Object.fromEntries(Object.entries(value));
};

const REQUIRED: readonly (readonly [RawFormat, readonly string[], (f: Record<string, unknown>) => number])[] = [
  [
    'm365-ual',
    ['CreationTime', 'Id', 'Operation', 'OrganizationId', 'RecordType', 'UserKey', 'UserType', 'Version', 'Workload', 'ClientIP', 'UserId'],
    (f) => Date.parse(`${String(f['CreationTime'])}Z`),
  ],
  [
    'cloudtrail',
    [
      'eventVersion',
      'userIdentity',
      'eventTime',
      'eventSource',
      'eventName',
      'awsRegion',
      'sourceIPAddress',
      'eventID',
      'eventType',
      'recipientAccountId',
      'eventCategory',
    ],
    (f) => Date.parse(String(f['eventTime'])),
  ],
  [
    'zeek-conn',
    ['ts', 'uid', 'id.orig_h', 'id.orig_p', 'id.resp_h', 'id.resp_p', 'proto', 'conn_state', 'local_orig'],
    (f) => Math.round(Number(f['ts']) * 1000),
  ],
  ['zeek-dns', ['ts', 'uid', 'id.orig_h', 'id.resp_h', 'trans_id', 'query', 'qtype_name', 'rcode_name'], (f) => Math.round(Number(f['ts']) * 1000)],
];

describe.each(REQUIRED)('%s', (format, fields, time) => {
  it('is one JSON object a record, on one line, with the fields of the product and the time of the record', () => {
    expect(of(format).length).toBeGreaterThan(50);
    const wrong = of(format).filter((r) => {
      const found = json(r);
      return decoder.decode(r.bytes).includes('\n') || time(found) !== r.at || fields.some((field) => found[field] === undefined);
    });
    expect(wrong).toEqual([]);
  });
});

const operations = new Set(of('m365-ual').map((r) => json(r)['Operation']));
const calls = new Set(of('cloudtrail').map((r) => json(r)['eventName']));

it.each([
  'UserLoggedIn',
  'UserLoginFailed',
  'MailItemsAccessed',
  'FileAccessed',
  'FileDownloaded',
  'New-InboxRule',
  'Consent to application.',
  'Send',
])('the audit log knows %s', (operation) => {
  expect(operations).toContain(operation);
});

it.each(['ConsoleLogin', 'GetCallerIdentity', 'ListBuckets', 'GetObject', 'CreateAccessKey', 'DescribeInstances', 'ListUsers'])(
  'the trail knows %s',
  (name) => {
    expect(calls).toContain(name);
  },
);

it('a lookup and the connection that carried it have the same uid', () => {
  const carried = new Set(of('zeek-conn').map((r) => json(r)['uid']));
  expect(of('zeek-dns').filter((r) => !carried.has(json(r)['uid']))).toEqual([]);
});

/** The time behind the semicolon of the topmost Received. */
const deliveredAt = (r: RawRecord): number => Date.parse(/^Received:[^;]+;\s+(.+)$/m.exec(decoder.decode(r.bytes))?.[1] ?? '');

describe('mail', () => {
  it('parses, with sender, recipients, both bodies, an id and the time of the record', async () => {
    for (const r of of('rfc5322').slice(0, 80)) {
      const mail = await simpleParser(Buffer.from(r.bytes));
      expect(deliveredAt(r)).toBe(r.at);
      expect(r.at - (mail.date?.getTime() ?? 0)).toBeLessThanOrEqual(2_000);
      expect(mail.messageId).toMatch(/^<.+@.+>$/);
      expect(mail.from?.value[0]?.address).toMatch(/@.+\.(example|test)$/);
      expect(mail.subject).toBeTruthy();
      expect(mail.text).toBeTruthy();
      expect(mail.html).toContain('</html>');
      expect(mail.headers.get('received')).toBeDefined();
    }
  });

  it('has CRLF at the end of every line and no line over 998 octets', () => {
    const texts = of('rfc5322').map((r) => decoder.decode(r.bytes));
    expect(texts.filter((text) => /[\r\n]/.test(text.replace(/\r\n/g, '')) || text.split('\r\n').some((line) => line.length > 998))).toEqual([]);
  });

  it('the lure shows the partner’s host and leads to another, and answers go to a third', async () => {
    const lure = of('rfc5322').find((r) => r.stage === 'phish');
    const mail = await simpleParser(Buffer.from(lure?.bytes ?? []));
    const [, href, shown] = /<a href="https:\/\/([^/"]+)[^"]*">([^</]+)/.exec(mail.html || '') ?? [];
    expect(shown).toBe(`portal.${world.cast.impersonated}`);
    expect(href).not.toBe(shown);
    expect(mail.replyTo?.value[0]?.address).not.toBe(mail.from?.value[0]?.address);
    expect(mail.headers.get('authentication-results')).toContain('spf=pass');
  });

  it('the twin’s invoice is signed, leads to its own sender and carries its paper', async () => {
    const invoice = of('rfc5322').find((r) => r.echoes === 'phish');
    const mail = await simpleParser(Buffer.from(invoice?.bytes ?? []));
    const domain = mail.from?.value[0]?.address?.split('@')[1] ?? 'none';
    expect(mail.html).toContain(`https://portal.${domain}/`);
    expect(mail.headers.get('authentication-results')).toContain(`dkim=pass header.d=${domain}`);
    expect(mail.attachments[0]?.contentType).toBe('application/pdf');
  });
});
