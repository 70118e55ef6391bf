interface Verdict {
  readonly path: string;
  readonly verdict: string;
  readonly elsewhere?: readonly string[];
}
interface Scorer {
  score(one: { kind: string; message: string; expected: unknown }, events: readonly object[]): Verdict[];
}
interface Comparison {
  same(expected: unknown, ours: unknown): boolean;
  allAmong(expected: unknown, ours: unknown): boolean;
  sameDuration(expected: unknown, ours: unknown): boolean;
  at(event: object, path: string): unknown[];
}

let scorer: Scorer;
let comparison: Comparison;
beforeAll(async () => {
  scorer = await import('../eval/normalise/score.mjs');
  comparison = await import('../eval/normalise/compare.mjs');
});

/** The verdict on one expected ECS field, given as nested members. */
const verdict = (path: string, expected: object, events: readonly object[], message = '2026 192.0.2.7') =>
  scorer.score({ kind: 'ecs', message, expected }, events).find((v) => v.path === path)?.verdict;

describe('the comparison of one expected value with one of ours', () => {
  it.each([
    ['text ignores case and blanks at its ends', ' Alice ', 'alice', true],
    ['numbers may be text', '443', 443, true],
    ['other numbers differ', 443, 444, false],
    ['truth may be text', true, 'true', true],
    ['MACs ignore their separators', '00-00-5E-00-53-01', '0000.5e00.5301', true],
    ['IPv6 has one form', '2001:0db8:0:0::1', '2001:db8::1', true],
    ['a mapped IPv4 is that IPv4', '::ffff:192.0.2.7', '192.0.2.7', true],
    ['a time may be ms here', '2026-01-02T03:04:05.678901Z', Date.UTC(2026, 0, 2, 3, 4, 5, 678), true],
    ['a ms apart is another time', '2026-01-02T03:04:05.678Z', Date.UTC(2026, 0, 2, 3, 4, 5, 679), false],
    ['a name and the same with the full stop of the root are one', 'host.example.org.', 'host.example.org', true],
    ['a full stop that ends a word alone stays', 'done.', 'done', false],
    ['long identifiers differ in their last digit', '9007199254740993000', '9007199254740993001', false],
  ])('%s', (_why, expected, ours, equal) => {
    expect(comparison.same(expected, ours)).toBe(equal);
  });

  it('ignores the order of lists, takes a list for a scalar, and finds nothing right when nothing is expected', () => {
    expect(comparison.allAmong(['b', 'a'], ['a', 'b', 'c'])).toBe(true);
    expect(comparison.allAmong('a', ['a'])).toBe(true);
    expect(comparison.allAmong(['a', 'd'], ['a', 'b'])).toBe(false);
    expect(comparison.allAmong([], ['a'])).toBe(false);
    expect(comparison.allAmong(['-', 'a'], ['a'])).toBe(true);
    expect(comparison.allAmong(['-'], ['a'])).toBe(false);
  });

  it('takes the hash of the algorithm that is asked for', () => {
    const hashes = [
      { algorithm_id: 1, value: 'aa' },
      { algorithm_id: 3, value: 'bb' },
    ];
    expect(comparison.at({ file: { hashes } }, 'file.hashes[3].value')).toEqual(['bb']);
  });

  it('takes a duration in ns, ms or s', () => {
    expect([2e9, 2_000, 2, 3].map((expected) => comparison.sameDuration(expected, 2_000))).toEqual([true, true, true, false]);
  });
});

describe('the verdict on an expected field', () => {
  const source = { source: { ip: '192.0.2.7' } };
  it.each([
    ['is right at its OCSF place', 'source.ip', source, [{ src_endpoint: { ip: '192.0.2.7' } }], 'right'],
    ['is right below evidences', 'source.ip', source, [{ evidences: [{ src_endpoint: { ip: '192.0.2.7' } }] }], 'right'],
    ['is right in the second event of a record', 'source.ip', source, [{}, { src_endpoint: { ip: '192.0.2.7' } }], 'right'],
    ['is missed at the other end', 'source.ip', source, [{ dst_endpoint: { ip: '192.0.2.7' } }], 'missed'],
    ['is missed when only unmapped has it', 'source.ip', source, [{ unmapped: { ip: '192.0.2.7' } }], 'missed'],
    ['is missed when the record is dead', 'source.ip', source, [], 'missed'],
    ["is right anywhere when it is the source's own", 'acme.zone', { acme: { zone: 'blue' } }, [{ unmapped: { z: 'Blue' } }], 'right'],
    ['is right when an id says success', 'event.outcome', { event: { outcome: 'success' } }, [{ status_id: 1 }], 'right'],
    ['is missed when an id says failure', 'event.outcome', { event: { outcome: 'success' } }, [{ status_id: 2 }], 'missed'],
    ['is right with a class that fits', 'event.category', { event: { category: ['authentication'] } }, [{ class_uid: 3002 }], 'right'],
    ['is missed with a class that does not', 'event.category', { event: { category: ['authentication'] } }, [{ class_uid: 1007 }], 'missed'],
    [
      'is right for arguments that the command line holds',
      'process.args',
      { process: { args: ['-x', 'a b'] } },
      [{ process: { cmd_line: 'p -x "a b"' } }],
      'right',
    ],
    ['is missed for an argument that it does not', 'process.args', { process: { args: ['-y'] } }, [{ process: { cmd_line: 'p -x' } }], 'missed'],
    [
      'is right when an id says the direction',
      'network.direction',
      { network: { direction: 'inbound' } },
      [{ connection_info: { direction_id: 1 } }],
      'right',
    ],
    [
      'is missed when an id says the other',
      'network.direction',
      { network: { direction: 'inbound' } },
      [{ connection_info: { direction_id: 2 } }],
      'missed',
    ],
    [
      'is right for a sentence within the message',
      'event.action',
      { event: { action: 'A door was opened.' } },
      [{ message: 'A door was opened by Ann' }],
      'right',
    ],
    ['is missed for a word within the message', 'event.action', { event: { action: 'opened' } }, [{ message: 'A door was opened' }], 'missed'],
    [
      'is right for an account whose domain is apart',
      'acme.user',
      { acme: { user: 'ACME\\ann' } },
      [{ user: { domain: 'ACME', name: 'ann' } }],
      'right',
    ],
    ['is missed for one of another domain', 'acme.user', { acme: { user: 'ACME\\ann' } }, [{ user: { domain: 'B', name: 'ann' } }], 'missed'],
    [
      "is right for the values of the source's pairs",
      'acme.all',
      { acme: { all: [{ name: 'k', value: 'v' }] } },
      [{ unmapped: { k: 'v' } }],
      'right',
    ],
    ['is missed for another value', 'acme.all', { acme: { all: [{ name: 'k', value: 'v' }] } }, [{ unmapped: { k: 'w' } }], 'missed'],
    ['is out for the null SID', 'user.id', { user: { id: 'S-1-0-0' } }, [], 'out'],
    ['is out for the raw line', 'message', { message: 'x' }, [], 'out'],
    ['is out when a database supplied it', 'source.geo.country_name', { source: { geo: { country_name: 'Atlantis' } } }, [], 'out'],
    ['is out for a time in a line without a year', '@timestamp', { '@timestamp': '2019-05-05T01:02:03Z' }, [], 'out'],
  ])('%s', (_why, path, expected, events, wanted) => {
    expect(verdict(path, expected, events)).toBe(wanted);
  });

  it('compares a pair of OCSF at the same path or where the path moved', () => {
    const expected = JSON.stringify({ class_uid: 2001, class_name: 'Old', cloud: { account_uid: '1' }, finding: { title: 'T' } });
    const events = [{ class_uid: 2004, cloud: { account: { uid: '1' } }, finding_info: { title: 'other' } }];
    const said = scorer.score({ kind: 'ocsf', message: '', expected }, events);
    expect(said.map(({ path, verdict: v }) => `${path} ${v}`)).toEqual([
      'class_uid right',
      'class_name out',
      'cloud.account_uid right',
      'finding.title missed',
    ]);
  });

  it('takes JSON as text for the same object, leaves captions of ids out, and reads past a comma too many', () => {
    const expected = '{"api": {"request": {"data": "{\\"a\\":\\"b, ]\\"}"}}, "action": "Denied", "action_id": 2, "type_uid": 600301,}';
    const said = scorer.score({ kind: 'ocsf', message: '', expected }, [{ api: { request: { data: { a: 'b, ]' } } }, action_id: 2 }]);
    expect(said.map(({ path, verdict: v }) => `${path} ${v}`)).toEqual(['api.request.data right', 'action out', 'action_id right', 'type_uid out']);
  });
});
