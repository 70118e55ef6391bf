import type { BindingBody, Domain, EntityKind, EntityRole, Finding } from '@cordon/wire';
import { Correlator } from './correlator';
import { CORRELATE_SETTINGS } from './settings';
import { loadCorrelator, saveCorrelator, type SavedCorrelator } from './saved';

const DAY = 86_400_000;
const START = Date.UTC(2026, 2, 2);
type Step = { readonly finding: Finding } | { readonly binding: BindingBody };

/** mulberry32: a small generator with a seed, so that a failure can be repeated. */
function generator(seed: number): () => number {
  let s = seed >>> 0;
  return () => {
    s = (s + 0x6d2b79f5) >>> 0;
    let t = Math.imul(s ^ (s >>> 15), s | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pick = <T>(random: () => number, list: readonly T[]): T => {
  const x = list[Math.floor(random() * list.length)];
  if (x === undefined) throw new Error('nothing to pick from');
  return x;
};

function shuffle<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((x) => ({ x, r: random() }))
    .sort((a, b) => a.r - b.r)
    .map(({ x }) => x);
}

const DOMAINS: readonly Domain[] = ['email', 'identity', 'network', 'cloud'];
const MARKS: readonly (readonly [string, string])[] = [
  ['TA0001', 'T1566.002'],
  ['TA0001', 'T1078'],
  ['TA0003', 'T1098'],
  ['TA0010', 'T1567'],
  ['TA0007', 'T1087'],
  ['TA0006', 'T1110'],
];
const ROLES: readonly EntityRole[] = ['actor', 'target', 'source', 'destination'];

/** Findings over a few crowded entities, so that they attach, merge, compete and displace each other, with leases that change hands. */
function world(seed: number, findings: number, days: number): Step[] {
  const random = generator(seed);
  const steps: Step[] = [];
  for (let i = 0; i < findings; i++) {
    const [tactic, technique] = pick(random, MARKS);
    const entities = Array.from({ length: 1 + Math.floor(random() * 3) }, () => {
      const kind = pick<EntityKind>(random, ['user', 'device', 'ip', 'ip', 'url', 'mailbox', 'domain']);
      const n = Math.floor(random() * 14);
      const key = kind === 'ip' ? `10.0.0.${n}` : kind === 'mailbox' ? `u${n}@acme.example` : `${kind}-${n}`;
      return { kind, key, role: pick(random, ROLES), ...(random() < 0.1 ? { claimed: true } : {}) };
    });
    // Some at the very same time, so that ids decide.
    const at = START + Math.floor(random() * days * 400) * (DAY / 400);
    const detector = `${pick(random, DOMAINS)}.d${Math.floor(random() * 4)}`;
    steps.push({
      finding: {
        id: `f${String(Math.floor(random() * 1e9)).padStart(9, '0')}`,
        tenant: 't',
        detector,
        detectorVersion: 1,
        domain: pick(random, DOMAINS),
        at,
        seen: at,
        title: 'odd',
        reason: 'odd',
        bits: 2 + random() * 8,
        entities,
        tactics: [tactic],
        techniques: [technique],
        measures: [],
        compared: '',
        normal: [],
        evidence: [],
      },
    });
  }
  for (let i = 0; i < findings / 3; i++) {
    const from = START + Math.floor(random() * days * DAY);
    const until = from + Math.floor(random() * 2 * DAY);
    const ip = { kind: 'ip' as const, key: `10.0.0.${Math.floor(random() * 14)}` };
    const device = { kind: 'device' as const, key: `device-${Math.floor(random() * 14)}` };
    const user = { kind: 'user' as const, key: `user-${Math.floor(random() * 14)}` };
    const box = { kind: 'mailbox' as const, key: `u${Math.floor(random() * 14)}@acme.example` };
    const common = { from, until, confidence: 0.9 };
    steps.push({
      binding: pick<BindingBody>(random, [
        { relation: 'at', a: device, b: ip, origin: 'dhcp', ...common },
        { relation: 'at', a: user, b: ip, origin: 'logon', ...common },
        { relation: 'on', a: user, b: device, origin: 'logon', ...common },
        { relation: 'same', a: user, b: box, origin: 'directory', ...common },
        { relation: 'attribute', a: ip, origin: 'inventory', ...common, attributes: { class: 'nat' } },
      ]),
    });
  }
  return steps;
}

/** The whole grouping, open or not: seed → members with their links. */
function grouping(c: Correlator): Record<string, unknown> {
  const all: Record<string, unknown> = {};
  for (const entry of c.grouping.entries.values()) {
    const root = c.grouping.rootOfEntry(entry);
    const { links, recurs } = entry.decision ?? {};
    all[entry.id] = { root: root?.seed.id, links, recurs };
  }
  return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What the incident stream says in the end: the last version of each incident that is neither merged nor withdrawn. */
function incidents(versions: Map<string, unknown>, c: Correlator): unknown {
  const live = [...c.register.all()].filter((p) => p.live).map((p) => p.last);
  for (const i of live) expect(versions.get(i.id)).toBe(i);
  return live
    .map((i) => ({ id: i.id, links: i.links, members: i.timeline.map((t) => t.finding), bits: i.bits, entities: i.entities }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

interface Outcome {
  readonly grouping: unknown;
  readonly incidents: unknown;
  readonly decisions: number;
  readonly opened: number;
  readonly merged: number;
}

/** Runs the steps in the given order, cut at random places; `pause` saves and loads in between. */
function run(steps: readonly Step[], cutAt: () => boolean, pause = false): Outcome {
  let c = new Correlator('t', CORRELATE_SETTINGS);
  const versions = new Map<string, unknown>();
  let merged = 0;
  let decisions = 0;
  let now = START;
  const settle = (): void => {
    now += 1_000;
    for (const { incident } of c.settle(now)) {
      versions.set(incident.id, incident);
      if (incident.status === 'merged') merged += 1;
    }
  };
  for (const s of steps) {
    if ('finding' in s) c.learn(s.finding);
    else c.bind(s.binding);
    if (!cutAt()) continue;
    settle();
    if (!pause) continue;
    decisions += c.grouping.decisions;
    c = loadCorrelator(JSON.parse(JSON.stringify(saveCorrelator(c))) as SavedCorrelator);
    for (const p of c.register.all()) versions.set(p.id, p.last);
  }
  settle();
  const opened = [...c.register.all()].filter((p) => p.live).length;
  return { grouping: grouping(c), incidents: incidents(versions, c), decisions: decisions + c.grouping.decisions, opened, merged };
}

const inTime = (steps: readonly Step[]): Step[] =>
  [...steps].sort((a, b) => {
    const [x, y] = [a, b].map((s) => ('finding' in s ? s.finding.at : s.binding.from));
    return (x ?? 0) - (y ?? 0);
  });

describe('correlation does not depend on', () => {
  const seeds = Array.from({ length: 12 }, (_, i) => i + 1);

  it.each(seeds)('the order, cuts and repeats of findings and bindings (seed %i)', (seed) => {
    const random = generator(seed * 7_919);
    const steps = world(seed, 150, 5 + (seed % 4) * 8);
    const reference = run(inTime(steps), () => true);
    let redecided = 0;
    for (const often of [1, 0.3, 0.02]) {
      const again = run(shuffle([...steps, ...steps.slice(0, 40)], random), () => random() < often);
      expect(again.grouping).toEqual(reference.grouping);
      expect(again.incidents).toEqual(reference.incidents);
      redecided += again.decisions - steps.length;
    }
    // Otherwise the test would show nothing.
    expect(reference.opened).toBeGreaterThan(0);
    expect(redecided).toBeGreaterThan(50);
  });

  it.each(seeds.slice(0, 4))('a stop after every cut (seed %i)', (seed) => {
    const random = generator(seed);
    const steps = world(seed + 100, 120, 12);
    const reference = run(inTime(steps), () => true);
    const stopped = run(shuffle(steps, random), () => random() < 0.4, true);
    expect(stopped.grouping).toEqual(reference.grouping);
    expect(stopped.incidents).toEqual(reference.incidents);
  });

  it.each(seeds.slice(0, 4))('lateness: each twentieth finding comes last (seed %i)', (seed) => {
    const steps = inTime(world(seed + 200, 200, 20));
    const late = steps.filter((_, i) => i % 20 === 7);
    const reference = run(steps, () => true);
    const again = run([...steps.filter((s) => !late.includes(s)), ...late], () => true);
    expect(again.grouping).toEqual(reference.grouping);
    expect(again.incidents).toEqual(reference.incidents);
  });

  it('the order even where an incident is full', () => {
    const full = world(5, 1, 1)[0];
    if (!full || !('finding' in full)) throw new Error('the world has a finding');
    const steps = Array.from({ length: 1_040 }, (_, i): Step => ({
      finding: {
        ...full.finding,
        id: `f${String(i).padStart(5, '0')}`,
        at: START + i * 1_000,
        entities: [{ kind: 'user', key: 'ann', role: 'actor' }],
      },
    }));
    const often = generator(4);
    const reference = run(steps, () => often() < 0.01);
    const again = run(shuffle(steps, generator(3)), () => often() < 0.005);
    // Each late one is decided on its own, when the incident is full and the rest have begun another.
    let n = 0;
    const late = run([...steps.slice(0, 500), ...steps.slice(510), ...steps.slice(500, 510)], () => ++n >= 1_030);
    expect(again.grouping).toEqual(reference.grouping);
    expect(late.grouping).toEqual(reference.grouping);
    expect(late.incidents).toEqual(reference.incidents);
    expect(new Set(Object.values(reference.grouping as Record<string, { root: string }>).map((g) => g.root)).size).toBe(2);
  });
});
