import type { FormatContext } from '@cordon/runtime';
import { Estate, FormatReader, FORMATS, READER } from './index';

const utf8 = new TextEncoder();
const TRAIL =
  '{"eventVersion":"1.08","userIdentity":{"type":"IAMUser"},"eventTime":"2026-01-01T00:00:00Z","eventSource":"s3.amazonaws.com","eventName":"GetObject","awsRegion":"eu-west-1"}';
const UAL = '{"CreationTime":"2026-01-01T00:00:00","Id":"1","Operation":"Send","RecordType":2,"Workload":"Exchange"}';
const CONN = '{"ts":1.5,"uid":"C1","id.orig_h":"10.0.0.1","id.resp_h":"10.0.0.2","proto":"tcp","conn_state":"SF"}';

const OKTA = {
  eventType: 'user.session.start',
  published: '2026-01-01T00:00:00Z',
  actor: { id: '1', alternateId: 'a' },
  outcome: { result: 'SUCCESS' },
};
const cased = (change: (name: string) => string): string => JSON.stringify(Object.fromEntries(Object.entries(OKTA).map(([k, v]) => [change(k), v])));
const context: FormatContext = { tenant: 'a', source: 's', seen: 1, estate: new Estate({ domains: [], networks: [] }) };

const table: [string, string, string | undefined][] = [
  ['CloudTrail', TRAIL, 'aws.cloudtrail'],
  ['a CloudTrail file', `{"Records":[${TRAIL}]}`, 'aws.cloudtrail'],
  ['UAL', UAL, 'm365.ual'],
  ['an array of UAL', `[\n${UAL}]`, 'm365.ual'],
  ['an export row', '{"RecordType":"1","AuditData":"{}"}', 'm365.ual'],
  ['conn', CONN, 'zeek.conn'],
  ['dns', '{"ts":1.5,"id.orig_h":"10.0.0.1","trans_id":7,"query":"a.example"}', 'zeek.dns'],
  ['OCSF', '{"class_uid":3002,"category_uid":3,"type_uid":300201,"activity_id":1,"time":1,"metadata":{}}', 'ocsf'],
  ['a row of a table that writes columns small', cased((name) => name.toLowerCase()), 'okta.system'],
  ['a row of a table that writes columns large', cased((name) => name.toUpperCase()), 'okta.system'],
  ['mail', 'Received: from a\r\nFrom: a@b.example\r\nTo: c@d.example\r\n\r\nx', 'rfc5322'],
  ['mail that quotes a log', `From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\n\r\n${TRAIL}`, 'rfc5322'],
  ['an inventory, which only a hint may name', 'domains: [a.example]\npeople: []', undefined],
  ['another JSON', '{"hello":"world"}', undefined],
  ['CSV', 'a,b\n1,2', undefined],
  ['nothing', '', undefined],
];

describe('the reader', () => {
  it.each(table)('%s', (_, text, name) => expect(READER.recognise(utf8.encode(text))).toBe(name));

  it('does not depend on the order of the formats where one is surest', () => {
    for (const [, text, name] of table) expect(new FormatReader([...FORMATS].reverse()).recognise(utf8.encode(text))).toBe(name);
  });

  it.each(['eventtype', 'EVENTTYPE', 'eventType'])('reads a row with the column %s as the product writes it', (name) => {
    const text = name === 'eventType' ? JSON.stringify(OKTA) : cased((n) => (name === 'eventtype' ? n.toLowerCase() : n.toUpperCase()));
    expect(READER.read(utf8.encode(text), undefined, context)).toEqual(READER.read(utf8.encode(JSON.stringify(OKTA)), undefined, context));
  });

  it.each([
    ['nothing but what it names reads a record that no format knows', '{"hello":"world"}', 'json'],
    ['what a format knows is still read by it', TRAIL, 'aws.cloudtrail'],
    ['a table that lost its case is no unknown product', cased((n) => n.toLowerCase()), 'okta.system'],
  ])('at a source of json %s', (_, text, format) => {
    expect(READER.read(utf8.encode(text), 'json', context)).toMatchObject({ kind: 'ok', value: [{ format }] });
  });

  it('answers to binary of any size', () => expect(READER.recognise(new Uint8Array(8 * 1024 * 1024))).toBeUndefined());
});
