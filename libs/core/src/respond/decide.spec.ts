import type { ActionState, EntityRole, Incident, IncidentEntity, Mode, TimelineEntry, Verb } from '@cordon/wire';
import { actionId } from './action-id';
import { decide, type KnownAction } from './decide';
import { parsePolicy, type Policy } from './policy';

const NOW = Date.UTC(2026, 0, 5);
const HOUR = 3_600_000;

function policyOf(...rules: object[]): Policy {
  const parsed = parsePolicy({ name: 'p', rules }, 'text');
  if ('mistakes' in parsed) throw new Error(parsed.mistakes.join('; '));
  return parsed.policy;
}
const every = (mode: Mode, more: object = {}): Policy =>
  policyOf(...['block_traffic', 'isolate_device', 'disable_account'].map((verb) => ({ verb, mode, minProbability: 0.5, ...more })));
const AUTO = every('auto');

type Seen = [kind: IncidentEntity['kind'], key: string, role: EntityRole, claimed?: boolean];
const finding = (id: string, domain: TimelineEntry['domain'], entities: Seen[], change: Partial<TimelineEntry> = {}): TimelineEntry => ({
  finding: id,
  detector: 'd',
  domain,
  at: NOW - 60_000,
  title: 'Beaconing',
  reason: 'r',
  bits: 8,
  tactics: ['TA0011'],
  techniques: [],
  entities: entities.map(([kind, key, role, claimed]) => ({ kind, key, role, ...(claimed === undefined ? {} : { claimed }) })),
  sources: [{ source: `${domain}-1`, trust: 2 }],
  raw: [],
  ...change,
});
const incident = (timeline: TimelineEntry[], change: Partial<Incident> = {}): Incident => ({
  id: 'inc-1',
  tenant: 't',
  version: 3,
  status: 'open',
  title: 'i',
  probability: 0.97,
  bits: 5,
  contributions: [],
  impact: 1,
  priority: 0.97,
  openedAt: NOW,
  firstAt: NOW,
  lastAt: NOW,
  domains: [],
  tactics: [],
  techniques: [],
  entities: [
    ...new Map(timeline.flatMap((t) => t.entities).map((e) => [`${e.kind}/${e.key}`, { kind: e.kind, key: e.key, roles: [], findings: 1 }])).values(),
  ],
  timeline,
  links: [],
  narrative: [],
  comments: [],
  change: 'finding',
  ...change,
});
const beacon = finding('f-beacon', 'network', [
  ['device', 'pc-7', 'source'],
  ['ip', '203.0.113.9', 'destination'],
]);
const logon = finding('f-logon', 'identity', [
  ['user', 'jane@example.org', 'actor'],
  ['device', 'pc-7', 'source'],
]);
const upload = finding(
  'f-upload',
  'network',
  [
    ['device', 'pc-7', 'source'],
    ['ip', '203.0.113.9', 'destination'],
  ],
  { tactics: ['TA0010'] },
);

const known = (verb: Verb, state: ActionState, change: Partial<KnownAction> = {}): KnownAction => {
  const target = verb === 'block_traffic' ? ({ kind: 'ip', key: '203.0.113.9' } as const) : ({ kind: 'device', key: 'pc-7' } as const);
  return { id: 'k', incident: 'inc-1', verb, target, n: 0, state, ...change };
};
const done = (i: Incident, policy = AUTO, before: readonly KnownAction[] = []): string[] =>
  decide(i, policy, before, NOW).map((a) => `${a.verb} ${a.target.key}`);

describe('what is decided', () => {
  it('is the mildest first: a block, and no isolation, for a device that talks to its command server', () => {
    expect(done(incident([beacon]))).toEqual(['block_traffic 203.0.113.9']);
  });

  it.each<[string, number | undefined, string[]]>([
    ['seen again after the block took effect', NOW - 90_000, ['isolate_device pc-7']],
    ['not seen again', NOW - 60_000, []],
    ['whose block never took effect', undefined, []],
  ])('is isolation only after a block: for a device %s', (_what, activeAt, expected) => {
    const before = [known('block_traffic', 'verified', activeAt === undefined ? {} : { activeAt })];
    expect(done(incident([beacon]), AUTO, before)).toEqual(expected);
  });

  it.each(['TA0010', 'TA0040'])('is isolation at once, beside the block, when the device itself shows %s', (tactic) => {
    expect(done(incident([{ ...upload, tactics: [tactic] }]))).toEqual(['block_traffic 203.0.113.9', 'isolate_device pc-7']);
  });

  it('is no isolation of a device because another one sends data away', () => {
    const other = finding('f-2', 'network', [['device', 'pc-8', 'source']], { tactics: ['TA0010'] });
    expect(done(incident([beacon, other]))).toEqual(['block_traffic 203.0.113.9', 'isolate_device pc-8']);
  });

  it('is the account that acted, and none that was only the target or that the network saw', () => {
    expect(done(incident([logon]))).toEqual(['disable_account jane@example.org']);
    expect(done(incident([finding('f', 'identity', [['user', 'jane@example.org', 'target']])]))).toEqual([]);
    expect(done(incident([finding('f', 'network', [['user', 'jane@example.org', 'actor']])]))).toEqual([]);
  });

  it('finds the role that matters where one finding names a thing twice', () => {
    expect(
      done(
        incident([
          finding('f', 'identity', [
            ['user', 'j@example.org', 'target'],
            ['user', 'j@example.org', 'actor'],
          ]),
        ]),
      ),
    ).toEqual(['disable_account j@example.org']);
  });

  it('is never a block of a device of our own', () => {
    const i = incident([beacon]);
    expect(done({ ...i, entities: i.entities.map((e) => ({ ...e, class: 'server' })) })).toEqual([]);
  });

  it.each<[string, TimelineEntry]>([
    ['the account of a failed logon', finding('f', 'identity', [['user', 'ceo@example.org', 'actor', true]])],
    ['the sender of a mail', finding('f', 'cloud', [['user', 'ceo@example.org', 'actor', true]])],
    ['a spoofable source', finding('f', 'network', [['device', 'dc-1', 'source', true]], { tactics: ['TA0040'] })],
    ['a destination that is only claimed', finding('f', 'network', [['ip', '198.51.100.1', 'destination', true]])],
  ])('is never aimed at what an attacker can write: %s', (_what, claimed) => {
    expect(done(incident([claimed]))).toEqual([]);
  });

  it.each<[string, Partial<Incident>, boolean]>([
    ['open', { status: 'open' }, true],
    ['investigating', { status: 'investigating' }, true],
    ['contained', { status: 'contained' }, true],
    ['a candidate', { status: 'candidate' }, false],
    ['resolved', { status: 'resolved' }, false],
    ['closed', { status: 'closed' }, false],
    ['merged', { status: 'merged' }, false],
    ['split', { status: 'split' }, false],
    ['open and judged a true positive', { verdict: 'true_positive' }, true],
    ['open and judged a false positive', { verdict: 'false_positive' }, false],
    ['open and judged benign', { verdict: 'benign_true_positive' }, false],
  ])('for an incident that is %s', (_what, change, acts) => {
    expect(done(incident([beacon], change)).length > 0).toBe(acts);
  });

  it.each<[string, Policy, number]>([
    ['mode off', every('off'), 0],
    ['mode observe', every('observe'), 1],
    ['no rule at all, at 0.97', policyOf(), 1],
    ['a probability above the incident’s', every('auto', { minProbability: 0.98 }), 0],
    ['a tactic that the target shows', every('auto', { tactics: ['TA0011', 'TA0040'] }), 1],
    ['a tactic that it does not show', every('auto', { tactics: ['TA0040'] }), 0],
  ])('under a policy with %s', (_what, policy, count) => {
    expect(done(incident([beacon]), policy)).toHaveLength(count);
  });
});

describe('what a life or a plant hangs on', () => {
  it.each(['ot', 'iomt', 'life-critical'])('is never isolated: of a device of class %s people are told', (assetClass) => {
    const i = incident([upload]);
    const entities = i.entities.map((e) => (e.kind === 'device' ? { ...e, class: assetClass } : e));
    const told = policyOf({ verb: 'notify', mode: 'auto', minProbability: 0.5 });
    expect(done({ ...i, entities }, told).filter((a) => a.endsWith('pc-7'))).toEqual(['notify pc-7']);
  });
});

describe('how often', () => {
  it.each<[ActionState]>([
    ['proposed'],
    ['pending_approval'],
    ['approved'],
    ['dispatching'],
    ['active'],
    ['verified'],
    ['releasing'],
    ['release_failed'],
    ['unknown'],
    ['shadow'],
    ['suppressed'],
    ['denied'],
    ['expired'],
    ['failed'],
  ])('nothing again while the last one is %s', (state) => {
    expect(done(incident([beacon]), AUTO, [known('block_traffic', state, { endedAt: 0 })])).toEqual([]);
  });

  it('again after its release only with new evidence, under a new id and for longer, at most five times as long', () => {
    for (const [n, steps] of [
      [0, 2],
      [1, 3],
      [3, 5],
      [4, 5],
      [9, 5],
    ] as const) {
      const released = known('block_traffic', 'released', { n, endedAt: beacon.at - 1 });
      const [again, ...others] = decide(incident([beacon]), AUTO, [released], NOW);
      expect(others).toEqual([]);
      expect(again).toMatchObject({ n: n + 1, ttlMs: steps * HOUR, id: actionId('t', 'inc-1', 'block_traffic', released.target, n + 1) });
      expect(done(incident([beacon]), AUTO, [{ ...released, endedAt: beacon.at }])).toEqual([]);
    }
  });

  it('never for longer than the policy lets it hold in all', () => {
    const policy = every('auto', { ttl: '1h', maxTtl: '90m' });
    const released = known('block_traffic', 'released', { n: 3, endedAt: beacon.at - 1 });
    expect(decide(incident([beacon]), policy, [released], NOW)[0]?.ttlMs).toBe(1.5 * HOUR);
  });

  it('counts from the last of several', () => {
    const before = [2, 0, 1].map((n) => known('block_traffic', 'released', { n, endedAt: 0 }));
    expect(decide(incident([beacon]), AUTO, before, NOW)[0]?.n).toBe(3);
  });

  it.each<[string, Partial<KnownAction>, number, number[]]>([
    ['anew on evidence that is newer and fresh, and for no longer', {}, NOW - 60_000, [1]],
    ['not while that is too old to act on by itself', {}, NOW - 10 * 60_000 - 1, []],
    ['not on the evidence that it has', { evidenceAt: NOW - 60_000 }, NOW - 60_000, []],
    ['not when it waits for another reason', { stale: false }, NOW - 60_000, []],
    ['anew when nobody answered in time', { state: 'expired' }, NOW - 60_000, [1]],
  ])('where one waits for a person because its evidence was old: %s', (_what, change, at, steps) => {
    const waiting = known('block_traffic', 'pending_approval', { stale: true, evidenceAt: NOW - 20 * 60_000, ...change });
    const actions = decide(incident([{ ...beacon, at }]), AUTO, [waiting], NOW);
    expect(actions.map((a) => a.n)).toEqual(steps);
    expect(actions.every((a) => a.ttlMs === HOUR)).toBe(true);
    expect(actions.map((a) => a.supersedes)).toEqual(steps.map(() => (waiting.state === 'pending_approval' ? [waiting.id] : undefined)));
  });

  it('names an action by tenant, incident, verb, target and n, never by policy or time', () => {
    const id = (policy: Policy, now: number, change: Partial<Incident> = {}): string | undefined =>
      decide(incident([beacon], change), policy, [], now)[0]?.id;
    expect(id(AUTO, NOW)).toMatch(/^act-[0-9a-f]{32}$/);
    expect(id(every('confirm'), NOW + 5_000, { version: 9 })).toBe(id(AUTO, NOW));
    expect(id(AUTO, NOW, { tenant: 'other' })).not.toBe(id(AUTO, NOW));
    expect(id(AUTO, NOW, { id: 'inc-2' })).not.toBe(id(AUTO, NOW));
  });
});

describe('support', () => {
  const supportOf = (timeline: TimelineEntry[]): string[] =>
    (decide(incident(timeline), AUTO, [], NOW).find((a) => a.verb === 'block_traffic')?.support ?? [])
      .map((s) => `${s.domain} ${s.source} T${s.trust}${s.claimed ? ' claimed' : ''}`)
      .sort();

  it('is who saw the target and, of the same incident, who corroborates', () => {
    expect(supportOf([beacon, logon])).toEqual(['identity identity-1 T2', 'network network-1 T2']);
  });

  it('a T3 that did not see the target itself counts as T2', () => {
    const edr = finding('f', 'endpoint', [['device', 'pc-7', 'actor']], { sources: [{ source: 'edr', trust: 3 }] });
    expect(supportOf([beacon, edr])).toEqual(['endpoint edr T2', 'network network-1 T2']);
    expect(supportOf([{ ...beacon, sources: [{ source: 'firewall', trust: 3 }] }])).toEqual(['network firewall T3']);
  });

  it('nothing corroborates a target that only untrusted sources name', () => {
    const forged = { ...beacon, sources: [{ source: 'syslog', trust: 0 as const }] };
    expect(
      supportOf([forged, logon, upload].map((t) => (t === upload ? finding('f-3', 'cloud', [['user', 'jane@example.org', 'actor']]) : t))),
    ).toEqual(['cloud cloud-1 T2 claimed', 'identity identity-1 T2 claimed', 'network syslog T0']);
  });

  it('a finding in which everything is claimed corroborates nothing', () => {
    expect(supportOf([beacon, finding('f', 'email', [['user', 'jane@example.org', 'actor', true]])])).toEqual([
      'email email-1 T2 claimed',
      'network network-1 T2',
    ]);
  });
});
