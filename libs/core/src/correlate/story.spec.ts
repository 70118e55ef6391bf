import type { BindingBody, Command, Domain, EntityKind, EntityRole, Finding, Incident, Order, Outcome } from '@cordon/wire';
import { parseEntityId } from '../entities';
import { Correlator } from './correlator';
import { incidentId } from './incident-id';
import { loadCorrelator, saveCorrelator, type SavedCorrelator } from './saved';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const T0 = Date.UTC(2026, 2, 3, 9);

/** `user/ann actor`, `ip/10.0.0.5 source claimed` */
function entity(text: string): Finding['entities'][number] {
  const [tag = '', role, claimed] = text.split(' ');
  const slash = tag.indexOf('/');
  return { kind: tag.slice(0, slash) as EntityKind, key: tag.slice(slash + 1), role: role as EntityRole, ...(claimed ? { claimed: true } : {}) };
}

function finding(id: string, at: number, domain: Domain, entities: string[], marks: string, bits = 6): Finding {
  const ids = marks.split(' ').filter((m) => m !== '');
  return {
    id,
    tenant: 'acme',
    detector: `${domain}.${id.replace(/\d/g, '')}`,
    detectorVersion: 1,
    domain,
    at,
    seen: at,
    title: `odd ${id}`,
    reason: `why ${id}`,
    bits,
    entities: entities.map(entity),
    tactics: ids.filter((m) => m.startsWith('TA')),
    techniques: ids.filter((m) => !m.startsWith('TA')),
    measures: [],
    compared: '',
    normal: [],
    evidence: [{ event: `e-${id}`, raw: `r-${id}`, source: `${domain}-1`, trust: 2, at }],
  };
}

function binding(relation: BindingBody['relation'], a: string, b: string, origin: string, from = T0 - DAY, until = T0 + DAY): BindingBody {
  return { relation, a: entity(a), b: entity(b), from, until, confidence: 0.9, origin };
}

const BINDINGS = [
  binding('same', 'user/ann@acme.example', 'mailbox/ann@acme.example', 'directory'),
  binding('on', 'user/ann@acme.example', 'device/ws-7', 'logon'),
  binding('at', 'device/ws-7', 'ip/10.0.0.5', 'dhcp'),
  binding('on', 'user/bob@acme.example', 'device/ws-8', 'logon'),
  binding('at', 'device/ws-8', 'ip/10.0.0.6', 'dhcp'),
];

const STORY = [
  finding(
    'mail',
    T0,
    'email',
    ['domain/evil.example actor claimed', 'mailbox/ann@acme.example target', 'url/https://evil.example/a artefact'],
    'TA0001 T1566.002',
  ),
  finding('click', T0 + 12 * MINUTE, 'network', ['ip/10.0.0.5 source', 'domain/evil.example destination'], 'TA0002 T1204.001'),
  finding('logon', T0 + 20 * MINUTE, 'identity', ['user/ann@acme.example actor', 'ip/198.51.100.9 source'], 'TA0001 T1078.004'),
  finding('rule', T0 + 31 * MINUTE, 'email', ['mailbox/ann@acme.example actor'], 'TA0003 T1114.003'),
  finding('key', T0 + 40 * MINUTE, 'cloud', ['user/ann@acme.example actor', 'key/AKIA1 artefact'], 'TA0003 T1098.001'),
  finding('exfil', T0 + 55 * MINUTE, 'network', ['ip/10.0.0.5 source', 'ip/203.0.113.77 destination'], 'TA0010 T1048'),
];
const ORDINARY = finding('other', T0 + 25 * MINUTE, 'network', ['ip/10.0.0.6 source', 'ip/192.0.2.80 destination'], 'TA0011', 5);

function correlator(findings: readonly Finding[], bindings: readonly BindingBody[] = BINDINGS): Correlator {
  const c = new Correlator('acme');
  for (const b of bindings) c.bind(b);
  for (const f of findings) c.learn(f);
  return c;
}

const live = (c: Correlator): Incident[] => [...c.register.all()].filter((p) => p.live).map((p) => p.last);
const membersOf = (i: Incident | undefined): string[] => (i?.timeline ?? []).map((t) => t.finding);
/** Findings grouped, open or not, as sets of ids. */
const groups = (c: Correlator): string[] => {
  c.settle(T0);
  const roots = new Map<string, string[]>();
  for (const e of c.grouping.entries.values()) {
    const seed = c.grouping.rootOfEntry(e)?.seed.id ?? '';
    roots.set(seed, [...(roots.get(seed) ?? []), e.id]);
  }
  return [...roots.values()].map((ids) => ids.sort().join('+')).sort();
};
const command = (order: Order, id = 'cmd-1'): Command => ({ id, tenant: 'acme', at: T0 + DAY, by: 'ann', order });

describe('passwords that were guessed before', () => {
  const HOUR = 60 * MINUTE;
  const spray = (id: string, at: number, ip: string): Finding => finding(id, at, 'identity', [`ip/${ip} source`], 'TA0006 T1110.003');
  const early = [spray('spray1', T0 - 5 * HOUR, '198.51.100.9'), spray('spray2', T0 - 4 * HOUR, '198.51.100.9')];
  const all = 'click+exfil+key+logon+mail+rule';

  it('from the address of the logon are part of the attack, whichever is known first', () => {
    const whole = ['spray1', 'spray2', ...all.split('+')].sort().join('+');
    expect(groups(correlator([...early, ...STORY]))).toEqual([whole]);
    expect(groups(correlator([...STORY, ...early].reverse()))).toEqual([whole]);
    const late = correlator(STORY);
    late.settle(T0);
    for (const f of early) late.learn(f);
    expect(groups(late)).toEqual([whole]);
  });

  it.each([
    ['from another address', [spray('spray1', T0 - HOUR, '198.51.100.77')], BINDINGS],
    ['the day before, when somebody else may have had the address', [spray('spray1', T0 - 20 * HOUR, '198.51.100.9')], BINDINGS],
    [
      'from an address that the inventory calls a VPN exit',
      [spray('spray1', T0 - HOUR, '198.51.100.9')],
      [...BINDINGS, { ...binding('attribute', 'ip/198.51.100.9', 'ip/198.51.100.9', 'inventory'), attributes: { class: 'vpn' } }],
    ],
  ])('%s are not', (_, sprayed, bindings) => {
    expect(groups(correlator([...sprayed, ...STORY], bindings))).toEqual([all, 'spray1']);
  });
});

describe('an attack over four domains', () => {
  const c = correlator([...STORY, ORDINARY]);
  const versions = c.settle(T0 + DAY);
  const [incident] = live(c);

  it('is one incident, whose id is that of its first finding', () => {
    expect(versions).toHaveLength(1);
    expect(membersOf(incident)).toEqual(['mail', 'click', 'logon', 'rule', 'key', 'exfil']);
    expect(incident?.id).toBe(incidentId('acme', 'mail'));
    expect(incident).toMatchObject({
      version: 1,
      status: 'open',
      change: 'opened',
      domains: ['email', 'network', 'identity', 'cloud'],
      firstAt: T0,
      lastAt: T0 + 55 * MINUTE,
    });
    expect(versions[0]?.cause).toEqual(['mail', 'click', 'logon', 'rule', 'key', 'exfil']);
  });

  it('holds every member by a stored link over an entity that both share by the bindings', () => {
    const first = new Map((incident?.links ?? []).map((l) => [l.finding, l]));
    expect([...first.keys()]).toEqual(membersOf(incident));
    expect(first.get('mail')).toMatchObject({ kind: 'seed', weight: 1 });
    expect(first.get('logon')).toMatchObject({ kind: 'sequence', dtMs: 20 * MINUTE, entity: 'acme/user/ann%40acme.example' });
    for (const l of incident?.links ?? []) {
      expect(parseEntityId(l.entity)?.tenant).toBe('acme');
      expect(l.reason).not.toBe('');
      expect(l.incident).toBe(incident?.id);
    }
  });

  it('adds up evidence of detectors and prior, and orders by probability times impact', () => {
    expect(incident?.bits).toBeCloseTo(6 * 6 - 12, 9);
    expect(incident?.probability).toBeCloseTo(1 / (1 + 2 ** -24), 9);
    expect(incident?.priority).toBeCloseTo((incident?.probability ?? 0) * (incident?.impact ?? 0), 9);
  });

  it('tells it in sentences that cite members only, each member at least once', () => {
    const cited = (incident?.narrative ?? []).flatMap((s) => s.evidence);
    for (const s of incident?.narrative ?? []) expect(s.evidence.length).toBeGreaterThan(0);
    expect([...new Set(cited)].sort()).toEqual([...membersOf(incident)].sort());
    expect(incident?.title).toBe('Account takeover after phishing: ann@acme.example');
  });

  it('stays two groups: an unrelated finding of the same morning is not in it', () =>
    expect(groups(c)).toEqual(['click+exfil+key+logon+mail+rule', 'other']));
  it('falls apart without its bindings: they are what joins it', () => expect(groups(correlator(STORY, [])).length).toBeGreaterThan(1));
});

describe('a person whom strangers target every day', () => {
  /** Mails to ann on the days before, from somebody else each. */
  const mails = Array.from({ length: 40 }, (_, i) =>
    finding(`mail${i}`, T0 - 20 * DAY + i * (DAY / 2), 'email', [`mailbox/s${i}@evil.example actor claimed`, 'user/ann target'], 'TA0001 T1566', 2),
  );
  const done = [
    finding('consent', T0, 'identity', ['user/ann actor', 'app/x artefact'], 'TA0006 T1528'),
    finding('rule', T0 + 4 * 60 * MINUTE, 'identity', ['user/ann actor', 'ip/198.51.100.9 source'], 'TA0005 T1564'),
  ];

  it('is still linked by what was done in that name: mail to somebody must not hide what the account does', () => {
    expect(groups(correlator([...mails, ...done]))).toContain('consent+rule');
    expect(groups(correlator([...done, ...mails].reverse()))).toContain('consent+rule');
  });

  it('is not linked by what acts on everybody: where the account itself is busy, it says as little as before', () => {
    const busy = mails.map((m) => ({ ...m, entities: [entity('user/ann actor')] }));
    expect(groups(correlator([...busy, ...done]))).not.toContain('consent+rule');
  });
});

describe('what must not join', () => {
  const outside = (id: string, at: number, ip: string): Finding =>
    finding(id, at, 'network', [`ip/${ip} source`, `ip/192.0.2.${id.charCodeAt(0)} destination`], 'TA0011');
  it.each<[string, Finding[], BindingBody[], string[]]>([
    [
      'an address that DHCP gave to another device',
      [outside('a', T0, '10.0.0.9'), outside('b', T0 + 50 * MINUTE, '10.0.0.9')],
      [
        binding('at', 'device/x', 'ip/10.0.0.9', 'dhcp', T0 - DAY, T0 + 30 * MINUTE),
        binding('at', 'device/y', 'ip/10.0.0.9', 'dhcp', T0 + 30 * MINUTE, T0 + DAY),
      ],
      ['a', 'b'],
    ],
    [
      'a NAT address by its class',
      [outside('a', T0, '10.0.0.1'), outside('b', T0 + MINUTE, '10.0.0.1')],
      [{ relation: 'attribute', a: entity('ip/10.0.0.1'), from: 0, confidence: 1, origin: 'inventory', attributes: { class: 'nat' } }],
      ['a', 'b'],
    ],
    [
      'an inside address with two people behind it',
      [outside('a', T0, '10.0.0.1'), outside('b', T0 + MINUTE, '10.0.0.1')],
      [binding('at', 'user/u', 'ip/10.0.0.1', 'logon'), binding('at', 'user/v', 'ip/10.0.0.1', 'logon')],
      ['a', 'b'],
    ],
    [
      'a person two weeks later',
      [finding('a', T0, 'identity', ['user/u actor'], ''), finding('b', T0 + 15 * DAY, 'cloud', ['user/u actor'], '')],
      [],
      ['a', 'b'],
    ],
    [
      'one plain shared person after two days',
      [finding('a', T0, 'identity', ['user/u actor'], ''), finding('b', T0 + 2 * DAY, 'identity', ['user/u actor'], '')],
      [],
      ['a', 'b'],
    ],
    [
      'a name that an attacker may have written',
      [finding('a', T0, 'identity', ['user/u target claimed'], ''), finding('b', T0, 'identity', ['user/u target claimed'], '')],
      [],
      ['a', 'b'],
    ],
  ])('%s', (_, findings, bindings, expected) => expect(groups(correlator(findings, bindings))).toEqual(expected));

  it.each<[string, Finding[], BindingBody[], string[]]>([
    [
      'the same lease',
      [outside('a', T0, '10.0.0.9'), outside('b', T0 + 50 * MINUTE, '10.0.0.9')],
      [binding('at', 'device/x', 'ip/10.0.0.9', 'dhcp')],
      ['a+b'],
    ],
    [
      'one plain shared person on the same day',
      [finding('a', T0, 'identity', ['user/u actor'], ''), finding('b', T0 + DAY / 2, 'identity', ['user/u actor'], '')],
      [],
      ['a+b'],
    ],
    [
      'the target of one that is the source of the next',
      [
        finding('a', T0, 'network', ['device/x source', 'device/y destination'], 'TA0008'),
        finding('b', T0 + MINUTE, 'network', ['device/y source', 'device/z destination'], 'TA0008'),
      ],
      [],
      ['a+b'],
    ],
  ])('but it joins %s', (_, findings, bindings, expected) => expect(groups(correlator(findings, bindings))).toEqual(expected));

  it('an address that ten different people used within a day, from the tenth on', () => {
    const logons = Array.from({ length: 14 }, (_, i) =>
      finding(`l${String(i).padStart(2, '0')}`, T0 + i * MINUTE, 'identity', [`user/p${i} actor`, 'ip/198.51.100.1 source'], ''),
    );
    expect(groups(correlator(logons)).filter((g) => !g.includes('+'))).toEqual(['l09', 'l10', 'l11', 'l12', 'l13']);
  });

  it('what a lease that becomes known later takes apart, and the visible incident is withdrawn', () => {
    const c = correlator(
      [
        { ...outside('a', T0, '10.0.0.9'), bits: 8 },
        { ...outside('b', T0 + 50 * MINUTE, '10.0.0.9'), bits: 8, detector: 'network.b' },
      ],
      [],
    );
    c.settle(T0 + DAY);
    expect(live(c).map(membersOf)).toEqual([['a', 'b']]);
    c.bind(binding('at', 'device/x', 'ip/10.0.0.9', 'dhcp', T0 - DAY, T0 + 30 * MINUTE));
    expect(c.settle(T0 + DAY).map((v) => v.incident)).toMatchObject([
      { id: incidentId('acme', 'a'), status: 'resolved', verdict: 'undetermined', version: 2 },
    ]);
    expect(groups(c)).toEqual(['a', 'b']);
    expect(live(c)).toEqual([]);
  });

  it('findings of another tenant', () => {
    const other = new Correlator('other');
    for (const f of STORY) other.learn({ ...f, tenant: 'other' });
    other.settle(T0 + DAY);
    const c = correlator(STORY);
    c.settle(T0 + DAY);
    const ids = new Set(live(c).map((i) => i.id));
    expect(live(other).some((i) => ids.has(i.id))).toBe(false);
  });
});

describe('late and repeated findings', () => {
  it('displace the seed: the new id survives and the old one redirects', () => {
    const c = correlator(STORY.slice(1));
    c.settle(T0 + DAY);
    const before = live(c)[0];
    c.learn(STORY[0] ?? ORDINARY);
    const versions = c.settle(T0 + DAY + 1).map((v) => v.incident);
    expect(versions.map((i) => [i.id, i.status, i.version])).toEqual([
      [incidentId('acme', 'mail'), 'open', 1],
      [before?.id, 'merged', 2],
    ]);
    expect(versions[1]?.mergedInto).toBe(incidentId('acme', 'mail'));
    expect(c.command(command({ kind: 'incident.comment', incident: before?.id ?? '', text: 'seen' }), T0)).toMatchObject([
      { incident: { id: incidentId('acme', 'mail'), version: 2 } },
    ]);
  });

  it('change nothing when they are repeats, also after a save', () => {
    const c = correlator(STORY);
    c.settle(T0 + DAY);
    const again = loadCorrelator(JSON.parse(JSON.stringify(saveCorrelator(c))) as SavedCorrelator);
    for (const x of [c, again]) {
      expect(STORY.map((f) => x.learn(f))).toEqual(STORY.map(() => false));
      expect(x.settle(T0 + DAY + 1)).toEqual([]);
    }
  });

  it('merge two incidents that one strong finding ties, into the older', () => {
    const a = [finding('a', T0, 'identity', ['user/u actor'], 'TA0001 T1078', 20)];
    const b = [finding('b', T0 + MINUTE, 'endpoint', ['device/d source'], 'TA0002', 20)];
    const c = correlator([...a, ...b], []);
    c.settle(T0 + DAY);
    expect(live(c)).toHaveLength(2);
    c.learn(finding('tie', T0 + 2 * MINUTE, 'network', ['user/u actor', 'device/d source'], 'TA0010 T1048', 4));
    c.settle(T0 + DAY);
    expect(live(c).map(membersOf)).toEqual([['a', 'b', 'tie']]);
    expect(live(c)[0]?.links.find((l) => l.finding === 'b')?.kind).toBe('seed');
  });

  it.each<[string, Order[]]>([
    [
      'people gave them to different assignees',
      [
        { kind: 'incident.assign', incident: incidentId('acme', 'a'), assignee: 'x' },
        { kind: 'incident.assign', incident: incidentId('acme', 'b'), assignee: 'y' },
      ],
    ],
    ['one is closed', [{ kind: 'incident.status', incident: incidentId('acme', 'b'), status: 'closed' }]],
  ])('do not merge them when %s', (_, orders) => {
    const c = correlator(
      [finding('a', T0, 'identity', ['user/u actor'], 'TA0001 T1078', 20), finding('b', T0 + MINUTE, 'endpoint', ['device/d source'], 'TA0002', 20)],
      [],
    );
    c.settle(T0 + DAY);
    for (const o of orders) expect(typeof c.command(command(o), T0 + DAY)).not.toBe('string');
    c.learn(finding('tie', T0 + 2 * MINUTE, 'network', ['user/u actor', 'device/d source'], 'TA0010 T1048', 4));
    c.settle(T0 + DAY);
    expect(live(c)).toHaveLength(2);
  });
});

describe('candidates', () => {
  const step = (id: string, at: number, tactic: string, bits = 4): Finding => finding(id, at, 'identity', ['user/u actor'], tactic, bits);
  it.each<[string, Finding[], boolean]>([
    ['two tactics and little evidence', [step('a', T0, 'TA0001'), step('b', T0 + MINUTE, 'TA0003')], false],
    ['three tactics within a day', [step('a', T0, 'TA0001'), step('b', T0 + MINUTE, 'TA0003', 3), step('c', T0 + DAY / 3, 'TA0009', 3)], true],
    [
      'three tactics of findings that are too low',
      [step('a', T0, 'TA0001', 2), step('b', T0 + MINUTE, 'TA0003', 2), step('c', T0 + 2 * MINUTE, 'TA0009', 2)],
      false,
    ],
    [
      'three tactics over two days',
      [step('a', T0, 'TA0001', 3), step('b', T0 + 0.6 * DAY, 'TA0003', 3), step('c', T0 + 1.2 * DAY, 'TA0009', 3)],
      false,
    ],
    ['enough evidence', [step('a', T0, 'TA0001', 15)], true],
    ['one finding that suffices', [{ ...step('a', T0, 'TA0001', 1), suffices: true }], true],
    ['a noisy detector alone', Array.from({ length: 40 }, (_, i) => ({ ...step('n', T0 + i * MINUTE, 'TA0001', 4), id: `n${i}` })), false],
  ])('%s', (_, findings, opened) => {
    const c = correlator(findings, []);
    expect(c.settle(T0 + DAY).length > 0).toBe(opened);
    expect(c.candidates(10).length).toBe(opened ? 0 : 1);
  });

  it('open at the third tactic, with all that was collected unseen', () => {
    const c = correlator([], []);
    const versions = [step('a', T0, 'TA0001'), step('b', T0 + MINUTE, 'TA0003', 3), step('c', T0 + 2 * MINUTE, 'TA0009', 3)].map((f) => {
      c.learn(f);
      return c.settle(f.at);
    });
    expect(versions.map((v) => v.length)).toEqual([0, 0, 1]);
    expect(membersOf(versions[2]?.[0]?.incident)).toEqual(['a', 'b', 'c']);
  });

  it('expire unseen after 14 idle days; an open incident then says why it accepts no more', () => {
    const c = correlator([step('a', T0, 'TA0001'), finding('big', T0, 'cloud', ['user/v actor'], '', 20)], []);
    c.settle(T0);
    expect(c.sweep(T0 + 13 * DAY).versions).toEqual([]);
    const { versions, evicted } = c.sweep(T0 + 15 * DAY);
    expect(versions.map((v) => v.incident)).toMatchObject([{ groupingStatus: 'idle for 14 days', version: 2, status: 'open' }]);
    expect(evicted['candidate-expired']).toBe(1);
    expect(c.holdsAnything).toBe(false);
    expect(c.learn(step('a', T0, 'TA0001'))).toBe(false);
    const id = incidentId('acme', 'big');
    expect(c.command(command({ kind: 'incident.status', incident: id, status: 'resolved', verdict: 'false_positive' }), T0 + 16 * DAY)).toMatchObject(
      [{ incident: { id, version: 3, status: 'resolved', verdict: 'false_positive' } }],
    );
  });

  it('are evicted under a cap, counted, before anything open', () => {
    const c = new Correlator('acme', { priorBits: -12, openAt: 0.8, mostFindings: 20, mostCandidates: 1_000 });
    c.learn(finding('big', T0, 'cloud', ['user/v actor'], '', 20));
    for (let i = 0; i < 30; i++) c.learn({ ...finding('s', T0 + i, 'cloud', [`user/w${i} actor`], '', 4), id: `s${i}` });
    c.settle(T0);
    expect(c.makeRoom()).toBe(13);
    expect(c.grouping.entries.size).toBe(18);
    expect(live(c)).toHaveLength(1);
    expect(c.grouping.find('big')).toBeDefined();
  });
});

describe('people', () => {
  const opened = (): { c: Correlator; id: string } => {
    const c = correlator(STORY);
    c.settle(T0 + DAY);
    return { c, id: incidentId('acme', 'mail') };
  };

  it('take a finding out, and it stays out whatever comes', () => {
    const { c, id } = opened();
    const versions = c.command(command({ kind: 'incident.remove-link', incident: id, finding: 'key' }), T0 + DAY);
    expect(versions).toMatchObject([{ incident: { id, version: 2, change: 'link removed' } }]);
    const saved = loadCorrelator(JSON.parse(JSON.stringify(saveCorrelator(c))) as SavedCorrelator);
    for (const x of [c, saved]) {
      x.learn(finding('later', T0 + 60 * MINUTE, 'cloud', ['user/ann@acme.example actor', 'key/AKIA1 actor'], 'TA0009'));
      x.learn(finding('early', T0 - 5 * MINUTE, 'email', ['mailbox/ann@acme.example target'], 'TA0001 T1566'));
      x.settle(T0 + DAY);
      expect(groups(x).filter((g) => g.split('+').includes('key') && g.split('+').includes('mail'))).toEqual([]);
      expect(membersOf(live(x)[0])).toEqual(expect.arrayContaining(['early', 'mail', 'click', 'logon', 'rule', 'exfil']));
    }
  });

  it('take out the bridge, and the incident falls into two', () => {
    const c = correlator(
      [
        finding('a', T0, 'identity', ['user/u actor'], 'TA0001 T1078', 20),
        finding('bridge', T0 + MINUTE, 'network', ['user/u actor', 'device/d source'], 'TA0011', 20),
        finding('b', T0 + 2 * MINUTE, 'endpoint', ['device/d source'], 'TA0010', 20),
      ],
      [],
    );
    c.settle(T0 + DAY);
    expect(groups(c)).toEqual(['a+b+bridge']);
    c.command(command({ kind: 'incident.remove-link', incident: incidentId('acme', 'a'), finding: 'bridge' }), T0 + DAY);
    expect(groups(c)).toEqual(['a', 'b+bridge']);
  });

  it('take out the seed: the rest goes on under the id of its own first finding, with what people wrote, and the old id redirects', () => {
    const { c, id } = opened();
    c.command(command({ kind: 'incident.assign', incident: id, assignee: 'zoe' }), T0 + DAY);
    c.command(command({ kind: 'incident.remove-link', incident: id, finding: 'mail' }), T0 + DAY);
    expect(live(c)).toMatchObject([{ id: incidentId('acme', 'click'), assignee: 'zoe' }]);
    expect([...c.register.all()].find((p) => p.id === id)?.last).toMatchObject({ status: 'merged', mergedInto: incidentId('acme', 'click') });
  });

  it('end an incident: it accepts nothing more, and what would have joined is its recurrence', () => {
    const { c, id } = opened();
    c.command(command({ kind: 'incident.status', incident: id, status: 'resolved', verdict: 'true_positive' }), T0 + DAY);
    c.learn(finding('again', T0 + 3 * 60 * MINUTE, 'cloud', ['user/ann@acme.example actor'], 'TA0010 T1537', 20));
    expect(c.settle(T0 + DAY)).toMatchObject([{ incident: { id: incidentId('acme', 'again'), recurrenceOf: id } }]);
    expect(live(c).find((i) => i.id === id)).toMatchObject({
      version: 2,
      status: 'resolved',
      verdict: 'true_positive',
      groupingStatus: 'ended by a person',
    });
  });

  it.each<[string, Order]>([
    ['an incident that does not exist', { kind: 'incident.comment', incident: 'inc-none', text: 'x' }],
    ['a finding that is not part of it', { kind: 'incident.remove-link', incident: incidentId('acme', 'mail'), finding: 'other' }],
    ['a step back from closed', { kind: 'incident.status', incident: incidentId('acme', 'mail'), status: 'open' }],
  ])('are told when they name %s', (_, order) => {
    const { c, id } = opened();
    if (order.kind === 'incident.status') c.command(command({ kind: 'incident.status', incident: id, status: 'closed' }), T0 + DAY);
    expect(typeof c.command(command(order), T0 + DAY)).toBe('string');
  });

  it('see in a version that an action took effect, once, and the status is theirs to change', () => {
    const { c, id } = opened();
    const outcome = { state: 'active', action: { id: 'act-1', incident: id }, id: 'act-1.3' } as unknown as Outcome;
    expect(c.outcome(outcome, T0 + DAY)).toMatchObject([
      { incident: { version: 2, status: 'open', change: 'action act-1 active' }, cause: ['act-1.3'] },
    ]);
    expect(c.outcome(outcome, T0 + DAY)).toEqual([]);
  });
});
