import { octetCounted, syslogMessage } from './rfc5424';

const AT = Date.UTC(2026, 0, 5, 1, 2, 3, 4);

describe('an RFC 5424 message', () => {
  it('has priority local0.notice, version 1, a UTC time, and nil where nothing is said', () => {
    expect(syslogMessage('gw-1', 'incident', AT, 'body text')).toBe('<133>1 2026-01-05T01:02:03.004Z gw-1 cordon - incident - body text');
  });

  it.each([
    ['', '-'],
    ['a b\nc', 'abc'],
    ['münchen', 'mnchen'],
    ['日本', '-'],
    ['h'.repeat(300), 'h'.repeat(255)],
  ])('writes the host name %j as %j', (host, token) => {
    expect(syslogMessage(host, 'm', AT, 'b').split(' ')[2]).toBe(token);
  });
});

describe('octet counting', () => {
  it.each([
    ['abc', '3 abc'],
    ['', '0 '],
    ['日本', '6 日本'],
    ['two\nlines', '9 two\nlines'],
  ])('%j is framed by its bytes, not its characters', (text, framed) => {
    expect(octetCounted(text).toString('utf8')).toBe(framed);
  });
});
