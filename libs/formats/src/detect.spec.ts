import { FormatReader, FORMATS, READER } from './index';

const utf8 = new TextEncoder();
const TRAIL =
  '{"eventVersion":"1.08","userIdentity":{"type":"IAMUser"},"eventTime":"2026-01-01T00:00:00Z","eventSource":"s3.amazonaws.com","eventName":"GetObject","awsRegion":"eu-west-1"}';
const UAL = '{"CreationTime":"2026-01-01T00:00:00","Id":"1","Operation":"Send","RecordType":2,"Workload":"Exchange"}';
const CONN = '{"ts":1.5,"uid":"C1","id.orig_h":"10.0.0.1","id.resp_h":"10.0.0.2","proto":"tcp","conn_state":"SF"}';

const table: [string, string, string | undefined][] = [
  ['CloudTrail', TRAIL, 'aws.cloudtrail'],
  ['a CloudTrail file', `{"Records":[${TRAIL}]}`, 'aws.cloudtrail'],
  ['UAL', UAL, 'm365.ual'],
  ['an array of UAL', `[\n${UAL}]`, 'm365.ual'],
  ['an export row', '{"RecordType":"1","AuditData":"{}"}', 'm365.ual'],
  ['conn', CONN, 'zeek.conn'],
  ['dns', '{"ts":1.5,"id.orig_h":"10.0.0.1","trans_id":7,"query":"a.example"}', 'zeek.dns'],
  ['OCSF', '{"class_uid":3002,"category_uid":3,"type_uid":300201,"activity_id":1,"time":1,"metadata":{}}', 'ocsf'],
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

  it('answers to binary of any size', () => expect(READER.recognise(new Uint8Array(8 * 1024 * 1024))).toBeUndefined());
});
