import { peekTime } from './peek-time';

const NOW = Date.UTC(2026, 11, 1);
const AT = Date.UTC(2026, 10, 24, 10, 0, 0);

describe('the time that a record shows', () => {
  it.each<[string, string, number | undefined]>([
    ['a cloud record', '{"eventVersion":"1.08","eventTime":"2026-11-24T10:00:00Z"}', AT],
    ['an audit record without a zone', '{"CreationTime":"2026-11-24T10:00:00","Id":"x"}', AT],
    ['seconds', '{"ts":1795514400.25,"uid":"C1"}', AT + 250],
    ['milliseconds', '{"timestamp":1795514400000}', AT],
    ['an envelope around a line', '{"_event_time":"2026-11-24T10:00:00.000Z","data":{"_raw":"x"}}', AT],
    ['a row of a forwarder', '{"_raw":"x","_time":1795514400}', AT],
    ['a member of another name', '{"Received":"2026-11-24T10:00:00.5Z"}', AT + 500],
    ['a time that is none', '{"time":"soon"}', undefined],
    ['a Zeek line', '#path\tconn\n#fields\tts\tuid\n1795514400.5\tC1', AT + 500],
    ['a mail', 'From: a@b.example\nDate: Tue, 24 Nov 2026 11:00:00 +0100 (CET)\n\nhi', AT],
    ['a line of syslog', '<13>1 2026-11-24T10:00:00Z host app - - - up', AT],
    ['a line of old syslog', '<13>Nov 24 10:00:00 host app: up', AT],
    ['a line of a firewall', 'Nov 24 2026 10:00:00.250 FW %ASA-6-302013: Built', AT + 250],
    ['cells in quotes', '"","2026-11-24 10:00:00","a@b.example"', AT],
    ['a line of a web server', '192.0.2.1 - - [24/Nov/2026:11:00:00 +0100] "GET / HTTP/1.1" 200 1', AT],
    ['a Windows event as text', '11/24/2026 02:00:00 PM\nLogName=Security', AT + 4 * 3_600_000],
    ['nothing', 'up and running', undefined],
  ])('is found in %s', (_what, record, expected) => expect(peekTime(Buffer.from(record), NOW)).toBe(expected));
});
