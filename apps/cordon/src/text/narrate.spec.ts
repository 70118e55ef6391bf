import type { Incident, TimelineEntry } from '@cordon/wire';
import { Footnotes } from './footnotes';
import { narrate } from './narrate';

const id = (n: number): string => `${n}`.padStart(2, '0').repeat(16);
const entry = (n: number, more: Partial<TimelineEntry> = {}): TimelineEntry => ({
  finding: id(n),
  detector: 'identity.new-place',
  domain: 'identity',
  at: Date.UTC(2026, 2, 3, 9, n),
  title: `odd thing ${n}`,
  reason: '',
  bits: 5,
  tactics: [],
  techniques: [],
  entities: [],
  sources: [],
  raw: [],
  ...more,
});

describe('Footnotes', () => {
  const notes = new Footnotes([4, 2, 1, 3, 5, 6].map((n) => entry(n)));

  it('number findings in order of time, whatever order they came in', () =>
    expect(notes.entries.map((e) => e.finding)).toEqual([1, 2, 3, 4, 5, 6].map(id)));

  it.each<[string, string[], string]>([
    ['one', [id(2)], '[2]'],
    ['two neighbours', [id(3), id(2)], '[2, 3]'],
    ['a run and one apart', [id(6), id(1), id(2), id(3), id(4)], '[1-4, 6]'],
    ['repeats', [id(5), id(5)], '[5]'],
    ['one that the list does not show', [id(1), id(9)], '[1, and 1 more]'],
    ['only such', [id(9), id(8)], '[2 not shown]'],
    ['nothing', [], ''],
  ])('cite %s', (_, ids, expected) => expect(notes.refs(ids)).toBe(expected));

  it('stand in a text for whole ids only', () =>
    expect(notes.numbered(`shares ip 192.0.2.1 with ${id(3)}, an hour apart; x${id(3)} stays, so does ${id(9)}`)).toBe(
      `shares ip 192.0.2.1 with [3], an hour apart; x${id(3)} stays, so does ${id(9)}`,
    ));
});

describe('an incident in a terminal', () => {
  const incident: Incident = {
    id: 'inc-1',
    tenant: 'acme',
    version: 2,
    status: 'open',
    title: 'Account takeover: ann@acme.example',
    probability: 0.99,
    bits: 7,
    contributions: [],
    impact: 1,
    priority: 0.99,
    openedAt: 0,
    firstAt: 0,
    lastAt: 0,
    domains: ['identity'],
    tactics: [],
    techniques: ['T1078'],
    entities: [],
    timeline: [entry(2), entry(1)],
    links: [
      {
        incident: 'inc-1',
        finding: id(2),
        entity: 'acme/user/ann',
        kind: 'sequence',
        weight: 0.86,
        dtMs: 60_000,
        idf: 6,
        reason: `logon after a credential page, through user ann with ${id(1)}, 1 minute apart`,
      },
    ],
    narrative: [{ text: 'This looks like account takeover.', evidence: [id(1), id(2)] }],
    comments: [],
    change: 'finding',
  };

  it('has each id once, in the list that the numbers point at', () => {
    const lines = narrate(incident).split('\n');
    for (const n of [1, 2])
      expect(lines.filter((l) => l.includes(id(n)))).toEqual([expect.stringMatching(new RegExp(`^ +\\[${n}\\]  2026-03-03 .*${id(n)}$`))]);
    expect(lines).toContain('  This looks like account takeover. [1, 2]');
    expect(lines).toContain('    [2]  sequence       0.86  logon after a credential page, through user ann with [1], 1 minute apart');
  });
});
