import { TACTICS, TECHNIQUES, tacticName, techniqueName } from '../attack';
import type { Member } from '../correlate/member';
import { narrate } from './narrate';
import { plainKey, plainText, spell } from './plain-text';

const member = (id: string, more: Partial<Member> = {}): Member => ({
  id,
  detector: 'identity.new-place',
  domain: 'identity',
  at: Date.UTC(2026, 2, 3, 9, 14),
  title: 'logon from a new place',
  reason: '',
  bits: 5,
  tactics: ['TA0001'],
  techniques: ['T1078.004'],
  entities: [{ kind: 'user', key: 'ann@acme.example', role: 'actor' }],
  sources: [],
  raw: [],
  suffices: false,
  ...more,
});

describe('plainText', () => {
  it.each([
    ['markup', '<img src=x onerror=alert(1)> [a](b) `c` *d*', 80, 'img src=x onerror=alert(1) a(b) c d'],
    ['control characters and line ends', 'a\r\nInjected: yes\u0000\u001b[31m', 80, 'a Injected: yes 31m'],
    ['direction and zero-width marks', 'exe.\u202egpj\u200b', 80, 'exe. gpj'],
    ['length', 'x'.repeat(100), 10, `${'x'.repeat(9)}…`],
    ['whole characters at the end', '😀'.repeat(20), 5, `${'😀'.repeat(4)}…`],
  ])('takes out %s', (_, text, most, expected) => expect(plainText(text, most)).toBe(expected));

  it('makes no link clickable', () => expect(plainKey({ kind: 'url', key: 'https://evil.example/a' })).toBe('hxxps://evil.example/a'));
  it('spells durations', () =>
    expect([500, 1_000, 90_000, 7_200_000, 172_800_000].map(spell)).toEqual(['less than a second', '1 second', '1 minute', '2 hours', '2 days']));
});

describe('narrate', () => {
  const entity = { kind: 'user' as const, key: 'ann@acme.example', roles: ['actor' as const], findings: 1 };

  it('cites only members, under every sentence', () => {
    const members = Array.from({ length: 40 }, (_, i) => member(`f${i}`, { bits: i, at: Date.UTC(2026, 2, 3) + i }));
    const ids = new Set(members.map((m) => m.id));
    const { narrative } = narrate({ members, entities: [entity], ties: [] });
    expect(narrative.length).toBeGreaterThan(12);
    for (const s of narrative) {
      expect(s.evidence.length).toBeGreaterThan(0);
      expect(s.evidence.filter((id) => !ids.has(id))).toEqual([]);
      expect(s.evidence.length).toBeLessThanOrEqual(20);
    }
  });

  it('says why findings belong together by their titles, each reason once, with both ids as data only', () => {
    const ids = ['3f2a9c0d11e84b7f9a6c5d4e3b2a1f00', '7b1c2d3e4f5061728394a5b6c7d8e9f0'] as const;
    const members = [member(ids[0], { title: 'first contact *of* a sender' }), member(ids[1], { at: Date.UTC(2026, 2, 3, 9, 40) })];
    const link = { partner: ids[0], weight: 0.86, dtMs: 26 * 60_000, reason: 'logon after a credential page, through user ann@acme.example' };
    const { narrative } = narrate({
      members,
      entities: [entity],
      ties: [
        { finding: ids[1], link: { ...link, weight: 0.5 } },
        { finding: ids[1], link },
      ],
    });
    expect(narrative).toContainEqual({
      text: '“logon from a new place” belongs here: logon after a credential page, through user ann@acme.example with “first contact of a sender”, 26 minutes apart (weight 0.86).',
      evidence: [ids[1], ids[0]],
    });
    expect(narrative.filter((s) => s.text.includes('belongs here'))).toHaveLength(1);
    for (const s of narrative) for (const id of ids) expect(s.text).not.toContain(id);
  });

  it.each([
    ['ann@acme.example', 'Account takeover: Ann Lee (ann@acme.example)'],
    ['5b1df7f2-5635-4f60-bccc-15025ad6c375', 'Account takeover: Ann Lee'],
  ])('names whom it is about, and the key %s where it tells a reader something', (key, title) => {
    expect(narrate({ members: [member('f')], entities: [{ ...entity, key, name: 'Ann Lee' }], ties: [] }).title).toBe(title);
  });

  it('is about whom most evidence names when findings are equally many', () => {
    const named = (id: string, key: string, bits: number): Member => member(id, { bits, entities: [{ kind: 'user', key, role: 'actor' }] });
    const entities = ['ann', 'bob'].map((name) => ({ ...entity, key: `${name}@acme.example` }));
    const members = [named('f', 'ann@acme.example', 3), named('g', 'bob@acme.example', 7)];
    expect(narrate({ members, entities, ties: [] }).title).toBe('Account takeover: bob@acme.example');
  });

  it('says what was looked for and not found', () => {
    const { narrative, title } = narrate({ members: [member('f')], entities: [entity], ties: [] });
    expect(title).toBe('Account takeover: ann@acme.example');
    expect(narrative[0]).toEqual({ text: 'This looks like account takeover, because of a logon that is not the owner’s.', evidence: ['f'] });
    expect(narrative[1]?.text).toBe('Looked for and not found so far: an attack on credentials, lasting access and data leaving.');
    expect(narrative[2]?.text).toBe('2026-03-03 09:14 UTC, identity: logon from a new place (user ann@acme.example).');
  });

  it('tells a consent as consent phishing, not as stolen credentials, with the name of the application beside its id', () => {
    const app = { kind: 'app' as const, key: '0e8a7b44-51c3-4a7e-b1d2-77b1c0d4aa02', role: 'artefact' as const, name: 'Mail <b>Helper' };
    const consent = member('f', {
      title: 'consent to an application',
      tactics: ['TA0006', 'TA0003'],
      techniques: ['T1528'],
      entities: [{ kind: 'user', key: 'ann@acme.example', role: 'actor' }, app],
    });
    const { narrative, title } = narrate({ members: [consent], entities: [entity], ties: [] });
    expect(title).toBe('Consent phishing: ann@acme.example');
    expect(narrative[2]?.text).toContain('(user ann@acme.example, app “Mail bHelper” (0e8a7b44-51c3-4a7e-b1d2-77b1c0d4aa02))');
    const guessed = member('g', { tactics: ['TA0006'], techniques: ['T1110.003'] });
    expect(narrate({ members: [guessed], entities: [entity], ties: [] }).title).toBe('An attack on credentials: ann@acme.example');
  });

  it.each([
    ['keys made and recording turned off', [['T1098.001'], ['T1562.008']], 'Takeover of a cloud account'],
    ['data made unusable by code that spread', [['T1486'], ['T1021', 'TA0008']], 'Ransomware or destruction'],
  ])('tells %s as what it is', (_what, techniques, kind) => {
    const members = techniques.map((t, i) =>
      member(`f${i}`, { tactics: t.filter((x) => x.startsWith('TA')), techniques: t.filter((x) => !x.startsWith('TA')) }),
    );
    expect(narrate({ members, entities: [entity], ties: [] }).title).toBe(`${kind}: ann@acme.example`);
  });

  it('tells what was only tried as tried, in the marks and, where the first of them was, in the title', () => {
    const tried = { attempted: true, tactics: ['TA0040'], techniques: ['T1485'] };
    const keys = member('g', { tactics: ['TA0003'], techniques: ['T1098.001'] });
    const takeover = narrate({ members: [keys, member('f', tried)], entities: [entity], ties: [] });
    expect(takeover.title).toBe('Takeover of a cloud account: ann@acme.example');
    expect(takeover.narrative[0]?.text).toContain('destruction (only tried)');
    expect(narrate({ members: [member('f', tried)], entities: [entity], ties: [] }).title).toBe(
      'Attempted ransomware or destruction: ann@acme.example',
    );
    const done = member('h', { ...tried, attempted: false });
    expect(narrate({ members: [member('f', tried), done], entities: [entity], ties: [] }).title).toBe('Ransomware or destruction: ann@acme.example');
  });

  it('lets nothing through that an attacker wrote as markup or with hidden characters', () => {
    const key = '<script>alert(1)</script>\u202e\n[x](http://evil.example)';
    const members = [member('f', { title: `odd ${key}`, entities: [{ kind: 'device', key, role: 'actor' }] })];
    const { narrative, title } = narrate({ members, entities: [{ ...entity, kind: 'device', key, name: key }], ties: [] });
    for (const text of [title, ...narrative.map((s) => s.text)]) expect(text).not.toMatch(/[<>[\]\n\u202e]/);
  });

  it('has something to say of findings that name nothing', () => {
    const { narrative, title } = narrate({ members: [member('f', { tactics: [], techniques: [], entities: [] })], entities: [], ties: [] });
    expect(title).toBe('Logon from a new place');
    expect(narrative.map((s) => s.evidence)).toEqual([['f']]);
  });
});

describe('ATT&CK names', () => {
  it('have the parent before a sub-technique, and an unknown id as it is', () => {
    expect(techniqueName('T1566.002')).toBe('Phishing: Spearphishing Link');
    expect(techniqueName('T1566.999')).toBe('Phishing (T1566.999)');
    expect(techniqueName('T9999')).toBe('T9999');
    expect(tacticName('TA0010')).toBe('Exfiltration');
  });
  it('are keyed by ids of the right form', () => {
    for (const id of Object.keys(TECHNIQUES)) expect(id).toMatch(/^T\d{4}(\.\d{3})?$/);
    for (const id of Object.keys(TACTICS)) expect(id).toMatch(/^TA\d{4}$/);
  });
});
