import fc from 'fast-check';
import { readSyslogHeader } from './header';

/** The header with the time as `yyyy-mm-dd hh:mm:ss.mmm zone` (`?` for a year that was not written), and without what follows from `pri` and `messageStart`. */
function read(text: string): Record<string, unknown> {
  const { at, pri, facility, severity, messageStart, ...rest } = readSyslogHeader(text);
  expect(text.slice(messageStart)).toBe(rest.message);
  expect(pri === undefined ? undefined : pri >> 3).toBe(facility);
  expect(pri === undefined ? undefined : pri & 7).toBe(severity);
  return { ...(pri === undefined ? {} : { pri }), ...(at ? { at: shown(at) } : {}), ...rest };
}

const two = (n: number): string => String(n).padStart(2, '0');

function shown(at: NonNullable<ReturnType<typeof readSyslogHeader>['at']>): string {
  const zone = at.offsetMinutes === undefined ? (at.zone ?? '') : String(at.offsetMinutes);
  return (
    `${at.unsynced === true ? '*' : ''}${at.year ?? '?'}-${two(at.month)}-${two(at.day)} ` +
    `${two(at.hour)}:${two(at.minute)}:${two(at.second)}.${String(at.ms).padStart(3, '0')} ${zone}`
  ).trim();
}

describe('RFC 5424', () => {
  it.each([
    [
      'the first example of the RFC, without structured data',
      "<34>1 2003-10-11T22:14:15.003Z mymachine.example.com su - ID47 - \ufeff'su root' failed for lonvick on /dev/pts/8",
      {
        pri: 34,
        at: '2003-10-11 22:14:15.003 0',
        host: 'mymachine.example.com',
        app: 'su',
        msgId: 'ID47',
        message: "'su root' failed for lonvick on /dev/pts/8",
      },
    ],
    [
      'microseconds and an offset',
      '<165>1 2003-08-24T05:14:15.000003-07:00 192.0.2.1 myproc 8710 - - %% It is time.',
      { pri: 165, at: '2003-08-24 05:14:15.000 -420', host: '192.0.2.1', app: 'myproc', procId: '8710', message: '%% It is time.' },
    ],
    [
      'two elements and no message',
      '<165>1 2003-10-11T22:14:15.003Z h.example ev - ID47 [a@32473 iut="3" s="App"][b@32473 class="high"]',
      {
        pri: 165,
        at: '2003-10-11 22:14:15.003 0',
        host: 'h.example',
        app: 'ev',
        msgId: 'ID47',
        structured: { 'a@32473': { iut: '3', s: 'App' }, 'b@32473': { class: 'high' } },
        message: '',
      },
    ],
    [
      'escapes are undone, other backslashes stay, repeated parameters are a list',
      String.raw`<13>1 - - - - - [o ip="192.0.2.1" ip="192.0.2.2" v="a\"b\\c\]d\n" e=""] text`,
      { pri: 13, structured: { o: { ip: ['192.0.2.1', '192.0.2.2'], v: String.raw`a"b\c]d\n`, e: '' } }, message: 'text' },
    ],
    [
      'brackets that are no structured data are the message',
      '<134>1 2026-03-01T10:00:00Z gw CheckPoint 5 - [action:"Accept"; x:"1"]',
      { pri: 134, at: '2026-03-01 10:00:00.000 0', host: 'gw', app: 'CheckPoint', procId: '5', message: '[action:"Accept"; x:"1"]' },
    ],
    ['structured data that does not end is the message', '<13>1 - h a - - [x y="1', { pri: 13, host: 'h', app: 'a', message: '[x y="1' }],
    ['a header that breaks off', '<13>1 2026-03-01T10:00:00Z host', { pri: 13, at: '2026-03-01 10:00:00.000 0', host: 'host', message: '' }],
    [
      'no priority, as files have it',
      '1 2026-03-01T10:00:00+02:00 h app 1 - - text',
      { at: '2026-03-01 10:00:00.000 120', host: 'h', app: 'app', procId: '1', message: 'text' },
    ],
    ['a message that begins with a dash', '<13>1 - h a - - - - text', { pri: 13, host: 'h', app: 'a', message: '- text' }],
    [
      'seconds since the epoch, as Meraki writes them',
      '<134>1 1772359200.123456789 MX84 flows src=192.0.2.7',
      { pri: 134, at: '2026-03-01 10:00:00.123 0', host: 'MX84', message: 'flows src=192.0.2.7' },
    ],
    [
      'a name that objects have already',
      '<13>1 - - - - - [__proto__ constructor="x"] m',
      { pri: 13, structured: Object.fromEntries([['__proto__', { constructor: 'x' }]]), message: 'm' },
    ],
  ])('%s', (_why, text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('RFC 3164 and its relatives', () => {
  it.each([
    [
      'the first example of the RFC',
      "<34>Oct 11 22:14:15 mymachine su: 'su root' failed",
      { pri: 34, at: '?-10-11 22:14:15.000', host: 'mymachine', app: 'su', message: "'su root' failed" },
    ],
    [
      'a process id',
      '<38>Mar  1 10:00:00 h.example sshd[4711]: Accepted publickey for jo',
      { pri: 38, at: '?-03-01 10:00:00.000', host: 'h.example', app: 'sshd', procId: '4711', message: 'Accepted publickey for jo' },
    ],
    [
      'no priority',
      'Mar  1 10:00:00 h postfix/smtpd[9]: connect',
      { at: '?-03-01 10:00:00.000', host: 'h', app: 'postfix/smtpd', procId: '9', message: 'connect' },
    ],
    ['no host', '<13>Mar  1 10:00:00 CRON[5]: (root) CMD', { pri: 13, at: '?-03-01 10:00:00.000', app: 'CRON', procId: '5', message: '(root) CMD' }],
    ['neither time nor host', '<13>app[7]: text', { pri: 13, app: 'app', procId: '7', message: 'text' }],
    ['nothing but a priority', '<13>text alone', { pri: 13, message: 'text alone' }],
    ['a year before the clock', '<13>Mar 01 2026 10:00:00 h a: x', { pri: 13, at: '2026-03-01 10:00:00.000', host: 'h', app: 'a', message: 'x' }],
    ['a year behind the clock', '<13>Mar  1 10:00:00 2026 h a: x', { pri: 13, at: '2026-03-01 10:00:00.000', host: 'h', app: 'a', message: 'x' }],
    ['a year before the month', '<13>2026 Mar  1 10:00:00 h a: x', { pri: 13, at: '2026-03-01 10:00:00.000', host: 'h', app: 'a', message: 'x' }],
    [
      'ISO 8601 with a zone',
      '<13>2026-03-01T10:00:00.5+01:00 h a[1]: x',
      { pri: 13, at: '2026-03-01 10:00:00.500 60', host: 'h', app: 'a', procId: '1', message: 'x' },
    ],
    [
      'ISO 8601 with a space and no zone',
      '<13>2026-03-01 10:00:00,25 h a: x',
      { pri: 13, at: '2026-03-01 10:00:00.250', host: 'h', app: 'a', message: 'x' },
    ],
    ['milliseconds', '<13>Mar  1 10:00:00.042 h a: x', { pri: 13, at: '?-03-01 10:00:00.042', host: 'h', app: 'a', message: 'x' }],
    ['a zone by name', '<13>Mar  1 10:00:00 CEST h a: x', { pri: 13, at: '?-03-01 10:00:00.000 120', host: 'h', app: 'a', message: 'x' }],
    [
      'a host whose name looks like a zone',
      '<13>Mar  1 10:00:00 FW01 a: x',
      { pri: 13, at: '?-03-01 10:00:00.000', host: 'FW01', app: 'a', message: 'x' },
    ],
    [
      'a host that is an IPv6 address',
      '<13>Mar  1 10:00:00 2001:db8::1 a: x',
      { pri: 13, at: '?-03-01 10:00:00.000', host: '2001:db8::1', app: 'a', message: 'x' },
    ],
    [
      'an IPv6 address that ends in colons',
      '<13>Mar  1 10:00:00 2001:db8:: a: x',
      { pri: 13, at: '?-03-01 10:00:00.000', host: '2001:db8::', app: 'a', message: 'x' },
    ],
    [
      'a link-local address with its zone',
      '<13>Mar  1 10:00:00 fe80::1%eth0 a: x',
      { pri: 13, at: '?-03-01 10:00:00.000', host: 'fe80::1%eth0', app: 'a', message: 'x' },
    ],
    [
      'an address in brackets',
      '<13>Mar  1 10:00:00 [2001:db8::1] a: x',
      { pri: 13, at: '?-03-01 10:00:00.000', host: '2001:db8::1', app: 'a', message: 'x' },
    ],
    ['values that are not there', '<13>Mar  1 10:00:00 - a[-]: x', { pri: 13, at: '?-03-01 10:00:00.000', app: 'a', message: 'x' }],
    ['CEF is no tag', '<13>Mar  1 10:00:00 h CEF:0|V|P|1|2|n|3|', { pri: 13, at: '?-03-01 10:00:00.000', host: 'h', message: 'CEF:0|V|P|1|2|n|3|' }],
    ['CEF with a space is none either', '<13>Mar  1 10:00:00 h CEF: 0|V', { pri: 13, at: '?-03-01 10:00:00.000', host: 'h', message: 'CEF: 0|V' }],
    ['JSON is no tag', '<13>Mar  1 10:00:00 h {"a": 1}', { pri: 13, at: '?-03-01 10:00:00.000', host: 'h', message: '{"a": 1}' }],
    ['key=value is no host', '<189>date=2026-03-01 time=10:00:00 devname="f"', { pri: 189, message: 'date=2026-03-01 time=10:00:00 devname="f"' }],
    ['key=value behind a time is no host', '<13>Mar  1 10:00:00 a=1 b=2', { pri: 13, at: '?-03-01 10:00:00.000', message: 'a=1 b=2' }],
    [
      'comma-separated values behind a host',
      '<14>Mar  1 10:00:00 PA-220 1,2026/03/01 10:00:00,0011',
      { pri: 14, at: '?-03-01 10:00:00.000', host: 'PA-220', message: '1,2026/03/01 10:00:00,0011' },
    ],
    [
      'a repeat has no host',
      '<13>Mar  1 10:00:00 last message repeated 3 times',
      { pri: 13, at: '?-03-01 10:00:00.000', message: 'last message repeated 3 times' },
    ],
    [
      'what AIX passes on',
      '<13>Mar  1 10:00:00 Message forwarded from aix1: sshd[5]: x',
      { pri: 13, at: '?-03-01 10:00:00.000', host: 'aix1', app: 'sshd', procId: '5', message: 'x' },
    ],
    [
      'kernel brackets stay in the message',
      '<6>Mar  1 10:00:00 h kernel: [ 1.5] IN=eth0',
      { pri: 6, at: '?-03-01 10:00:00.000', host: 'h', app: 'kernel', message: '[ 1.5] IN=eth0' },
    ],
    ['a priority that is none', '<999>Mar  1 10:00:00 h a: x', { message: '<999>Mar  1 10:00:00 h a: x' }],
    ['a day that is none', '<13>Mar 41 10:00:00 h a: x', { pri: 13, message: 'Mar 41 10:00:00 h a: x' }],
    ['plain text', 'nothing: of the kind', { message: 'nothing: of the kind' }],
    ['nothing', '', { message: '' }],
  ])('%s', (_why, text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('Cisco', () => {
  it.each([
    [
      'its own name, and no priority',
      'r1: Mar  1 18:46:11.123 UTC: %SYS-5-CONFIG_I: Configured',
      { at: '?-03-01 18:46:11.123 0', host: 'r1', msgId: 'SYS-5-CONFIG_I', message: '%SYS-5-CONFIG_I: Configured' },
    ],
    ['a label and a time that no mnemonic follows', 'r1: Mar  1 18:46:11: x', { message: 'r1: Mar  1 18:46:11: x' }],
    [
      'sequence, host, unset clock, zone',
      '<189>123: r1: *Mar  1 18:46:11.123 UTC: %SYS-5-CONFIG_I: Configured',
      { pri: 189, at: '*?-03-01 18:46:11.123 0', host: 'r1', msgId: 'SYS-5-CONFIG_I', message: '%SYS-5-CONFIG_I: Configured' },
    ],
    [
      'sequence and clock',
      '<189>123: Mar  1 18:46:11: %LINK-3-UPDOWN: x',
      { pri: 189, at: '?-03-01 18:46:11.000', msgId: 'LINK-3-UPDOWN', message: '%LINK-3-UPDOWN: x' },
    ],
    [
      'two sequence numbers',
      '<189>57: r1: 000045: .Mar  1 18:46:11.1 CET: %A-B-5-C: x',
      { pri: 189, at: '*?-03-01 18:46:11.100 60', host: 'r1', msgId: 'A-B-5-C', message: '%A-B-5-C: x' },
    ],
    [
      'NX-OS',
      '<189>: 2026 Mar  1 18:46:11.123 UTC: %ETHPORT-5-IF_UP: x',
      { pri: 189, at: '2026-03-01 18:46:11.123 0', msgId: 'ETHPORT-5-IF_UP', message: '%ETHPORT-5-IF_UP: x' },
    ],
    [
      'IOS XR',
      '<189>9: RP/0/RSP0/CPU0:Mar  1 18:46:11.123 UTC: ifmgr[123]: %PKT_INFRA-LINK-3-UPDOWN : x',
      {
        pri: 189,
        at: '?-03-01 18:46:11.123 0',
        host: 'RP/0/RSP0/CPU0',
        app: 'ifmgr',
        procId: '123',
        msgId: 'PKT_INFRA-LINK-3-UPDOWN',
        message: '%PKT_INFRA-LINK-3-UPDOWN : x',
      },
    ],
    [
      'ASA with a year and no host',
      '<166>Mar 01 2026 18:46:11: %ASA-6-302013: Built',
      { pri: 166, at: '2026-03-01 18:46:11.000', msgId: 'ASA-6-302013', message: '%ASA-6-302013: Built' },
    ],
    [
      'ASA with a host',
      '<166>Mar 01 2026 18:46:11 fw1 : %ASA-6-302013: Built',
      { pri: 166, at: '2026-03-01 18:46:11.000', host: 'fw1', msgId: 'ASA-6-302013', message: '%ASA-6-302013: Built' },
    ],
    [
      'ASA with a host and its colon',
      '<166>Mar 01 18:46:11 fw1: %ASA-6-302013: Built',
      { pri: 166, at: '?-03-01 18:46:11.000', host: 'fw1', msgId: 'ASA-6-302013', message: '%ASA-6-302013: Built' },
    ],
    ['ASA with nothing', '<166>%ASA-6-302013: Built', { pri: 166, msgId: 'ASA-6-302013', message: '%ASA-6-302013: Built' }],
    [
      'ASA in EMBLEM form',
      '<166>:Mar 01 18:46:11 UTC: %ASA-session-6-302013: Built',
      { pri: 166, at: '?-03-01 18:46:11.000 0', msgId: 'ASA-session-6-302013', message: '%ASA-session-6-302013: Built' },
    ],
    ['ASA in a file', '%ASA-6-302013: Built', { msgId: 'ASA-6-302013', message: '%ASA-6-302013: Built' }],
    [
      "a relay's header before the device's own",
      '<189>Mar  1 18:46:12 192.0.2.9 123: Mar  1 17:46:11.123 UTC: %SYS-5-CONFIG_I: x',
      { pri: 189, at: '?-03-01 17:46:11.123 0', host: '192.0.2.9', msgId: 'SYS-5-CONFIG_I', message: '%SYS-5-CONFIG_I: x' },
    ],
    [
      "a relay's clock is better than one that was never set",
      '<189>Mar  1 18:46:12 192.0.2.9 123: *Jan  2 00:01:02: %SYS-5-CONFIG_I: x',
      { pri: 189, at: '?-03-01 18:46:12.000', host: '192.0.2.9', msgId: 'SYS-5-CONFIG_I', message: '%SYS-5-CONFIG_I: x' },
    ],
    [
      'a sequence number behind the host',
      '<189>Mar  1 18:46:12 r1 123: %SYS-5-CONFIG_I: x',
      { pri: 189, at: '?-03-01 18:46:12.000', host: 'r1', msgId: 'SYS-5-CONFIG_I', message: '%SYS-5-CONFIG_I: x' },
    ],
    [
      'a host that is an IPv6 address',
      '<189>1: 2001:db8::1: Mar  1 18:46:11: %A-5-B: x',
      { pri: 189, at: '?-03-01 18:46:11.000', host: '2001:db8::1', msgId: 'A-5-B', message: '%A-5-B: x' },
    ],
  ])('%s', (_why, text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('any text', () => {
  it('is read without an error, and its message is its end', () => {
    const pieces = fc.constantFrom(
      '<13>',
      '1 ',
      'Mar  1 10:00:00',
      '2026-03-01T10:00:00Z',
      ' ',
      ':',
      '-',
      '[',
      ']',
      '"',
      '=',
      '\\',
      '%A-5-B',
      'host',
      '::',
      '*',
      '.',
      '1772359200.5',
      '\ufeff',
      '999',
      'UTC',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 80 }),
          fc.array(pieces, { maxLength: 24 }).map((p) => p.join('')),
        ),
        (text) => {
          const { message, messageStart } = readSyslogHeader(text);
          expect(text.slice(messageStart)).toBe(message);
        },
      ),
      { numRuns: 5_000 },
    );
  });

  it.each([
    ['an open element', (n: number) => `<13>1 - - - - - [a ${'b="1" '.repeat(n)}`],
    ['one parameter many times', (n: number) => `<13>1 - - - - - [a${' b="1"'.repeat(n)}]`],
    ['escapes', (n: number) => `<13>1 - - - - - [a b="${'\\"'.repeat(n)}"]`],
    ['colons', (n: number) => `<13>Mar  1 10:00:00 ${':'.repeat(n)}`],
    ['blanks', (n: number) => `<13>${' '.repeat(n)}x`],
    ['times', (n: number) => `<13>${'1: Mar  1 10:00:00 '.repeat(n)}`],
    ['a fraction', (n: number) => `<13>Mar  1 10:00:00.${'1'.repeat(n)}`],
  ])('ends on a text of a megabyte, which would take hours if its cost grew with the square: %s', (_why, make) => {
    const text = make(1_000_000);
    expect(text.slice(readSyslogHeader(text).messageStart)).toBe(readSyslogHeader(text).message);
  });
});
