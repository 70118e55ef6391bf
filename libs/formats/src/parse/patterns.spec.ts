import { fit, pattern } from './patterns';

describe('pattern', () => {
  it.each([
    ['names and kinds', 'Built {direction:word} connection {id:int}', 'Built inbound connection 7', { direction: 'inbound', id: '7' }],
    [
      'brackets that the line itself has',
      'session of {user:text}(uid={uid:int}) by {by:text}(uid={byUid:int})',
      'session of mira(uid=5) by (uid=0)',
      { user: 'mira', uid: '5', byUid: '0' },
    ],
    ['a part that may be missing', 'from {ip:ip}(?: port {port:int})?', 'from 192.0.2.1', { ip: '192.0.2.1' }],
    ['one of two words', '(?:a|b) {x}', 'b 1', { x: '1' }],
    ['a question mark and a stroke behind no group', 'why (it)? a|b {x}', 'why (it)? a|b 1', { x: '1' }],
    ['a bracket of the line', 'for {a:ip} ({b:ip}) to', 'for 192.0.2.1 (192.0.2.2) to', { a: '192.0.2.1', b: '192.0.2.2' }],
    [
      'a bracket in what may be left out',
      'for {a:ip}(?: ({b:paren}))? to {c:word}',
      'for 192.0.2.1 (x y) to z',
      { a: '192.0.2.1', b: 'x y', c: 'z' },
    ],
    ['what may be left out, left out', 'for {a:ip}(?: ({b:paren}))? to {c:word}', 'for 192.0.2.1 to z', { a: '192.0.2.1', c: 'z' }],
    [
      'a group in a bracket in a group',
      'for {a:int}(?: ({b:ip}(?:/{c:int})?))?{:rest}',
      'for 1 (192.0.2.1/80) to',
      { a: '1', b: '192.0.2.1', c: '80' },
    ],
    ['one of several words', '(?:Built|Teardown) {what:word}', 'Teardown it', { what: 'it' }],
    [
      'signs that end a value',
      "User '{user:single}', group <{group:angled}>, {more:rest}",
      "User 'a b', group <c, d>, e",
      { user: 'a b', group: 'c, d', more: 'e' },
    ],
    ['a nested name', '{src.ip:ip}/{src.port:int}', '192.0.2.1/80', { src: { ip: '192.0.2.1', port: '80' } }],
  ])('reads %s', (_, text, line, expected) => {
    expect(fit(line, [pattern(text)])).toEqual(expected);
  });

  it('is not fitted by a line that only begins so', () => {
    expect(fit('for 192.0.2.1 and more', [pattern('for {a:ip}')])).toBeUndefined();
  });

  it('is not tried on a line that somebody made long, so that none costs minutes', () => {
    const two = pattern('a {x:text} b {y:text} c');
    expect(fit(`a ${' b '.repeat(9_000)} c`, [two])).toBeDefined();
    expect(fit(`a ${' b '.repeat(2_000_000)} c`, [two])).toBeUndefined();
  });
});
