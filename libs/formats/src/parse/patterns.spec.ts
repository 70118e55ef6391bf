import { fit, pattern } from './patterns';

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
])('a pattern reads %s', (_, text, line, expected) => {
  expect(fit(line, [pattern(text)])).toEqual(expected);
});
