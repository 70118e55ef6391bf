import type { Domain, EntityKind, EntityRole, Finding } from '@cordon/wire';
import { Bindings } from './bindings';
import { entryOf } from './entry';
import { ADDRESS_SEQUENCE, CROSS_DOMAIN_BONUS, IDF_FULL_BITS, PRIORS, T1, T2 } from './link-table';
import { memberOf } from './member';
import { EarliestFirst, insertInOrder, isBefore, placeOf } from './ordered';
import { bestPossible, pairScore } from './pair-score';
import { Rarity } from './rarity';
import { opens, riskOf } from './risk';
import { CORRELATE_SETTINGS } from './settings';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function side(
  kind: EntityKind,
  role: EntityRole,
  at: number,
  domain: Domain,
  marks: string[] = [],
  claimed = false,
): Parameters<typeof pairScore>[0] {
  const f: Finding = {
    id: `${at}`,
    tenant: 't',
    detector: 'd',
    detectorVersion: 1,
    domain,
    at,
    seen: at,
    title: '',
    reason: '',
    bits: 5,
    entities: [{ kind, key: 'k', role, ...(claimed ? { claimed } : {}) }],
    tactics: [],
    techniques: marks,
    measures: [],
    compared: '',
    normal: [],
    evidence: [],
  };
  const entry = entryOf(memberOf(f), new Bindings());
  const key = entry.threads[0]?.[0];
  if (!key) throw new Error('the entity can join');
  return { entry, key };
}

describe('pairScore = prior x idf x decay x direction x bonus', () => {
  const full = IDF_FULL_BITS;
  it.each<[string, ReturnType<typeof side>, ReturnType<typeof side>, number, string, number]>([
    ['the same actor at once', side('user', 'actor', 0, 'identity'), side('user', 'actor', 0, 'identity'), full, 'shared_entity', 0.5],
    ['half a life later', side('user', 'actor', 0, 'identity'), side('user', 'actor', 48 * HOUR, 'identity'), full, 'shared_entity', 0.25],
    ['half as rare', side('user', 'actor', 0, 'identity'), side('user', 'actor', 0, 'identity'), full / 2, 'shared_entity', 0.25],
    ['rarer than full counts no more', side('user', 'actor', 0, 'identity'), side('user', 'actor', 0, 'identity'), full * 2, 'shared_entity', 0.5],
    ['in another domain', side('user', 'actor', 0, 'identity'), side('user', 'actor', 0, 'cloud'), full, 'shared_entity', 0.5 * CROSS_DOMAIN_BONUS],
    ['the same target', side('user', 'target', 0, 'identity'), side('user', 'target', 0, 'identity'), full, 'shared_entity', 0.4],
    ['acts, then suffers', side('mailbox', 'actor', 0, 'email'), side('mailbox', 'target', 0, 'email'), full, 'shared_entity', 0.45],
    [
      'a name an attacker can write',
      side('user', 'actor', 0, 'identity', [], true),
      side('user', 'actor', 0, 'identity'),
      full,
      'shared_entity',
      0.3,
    ],
    ['the same file', side('file', 'artefact', 0, 'email'), side('file', 'artefact', 0, 'email'), full, 'artefact', PRIORS.artefact],
    [
      'logon after phishing',
      side('user', 'target', 0, 'email', ['T1566.002']),
      side('user', 'actor', 0, 'email', ['T1078.004']),
      full,
      'sequence',
      PRIORS.sequence,
    ],
    [
      'phishing after logon is no sequence',
      side('mailbox', 'actor', 0, 'email', ['T1078']),
      side('mailbox', 'target', 0, 'email', ['T1566']),
      full,
      'shared_entity',
      0.45,
    ],
    ['the target is the next source', side('device', 'destination', 0, 'network'), side('device', 'source', 0, 'network'), full, 'peer', PRIORS.peer],
    [
      'the source is the next target: a weaker peer than two roles',
      side('device', 'source', 0, 'network'),
      side('device', 'destination', 0, 'network'),
      full,
      'shared_entity',
      0.45,
    ],
    [
      'passwords guessed and a logon from one address',
      side('ip', 'source', 0, 'identity', ['T1110.003']),
      side('ip', 'source', 0, 'identity', ['T1078']),
      full,
      'sequence',
      ADDRESS_SEQUENCE,
    ],
    [
      'passwords guessed from an address, and a logon at it',
      side('ip', 'source', 0, 'identity', ['T1110.003']),
      side('ip', 'destination', 0, 'identity', ['T1078']),
      full,
      'shared_entity',
      0.45,
    ],
    [
      'what people do one after the other behind one address is no sequence',
      side('ip', 'source', 0, 'identity', ['T1078']),
      side('ip', 'source', 0, 'identity', ['T1098']),
      full,
      'shared_entity',
      0.5,
    ],
    ['a link never proves', side('file', 'artefact', 0, 'email'), side('file', 'artefact', 0, 'endpoint'), full, 'artefact', 0.98],
  ])('%s', (_, earlier, later, idf, kind, score) => {
    const s = pairScore(earlier, later, idf);
    expect([s.kind, Number(s.score.toFixed(6))]).toEqual([kind, Number(score.toFixed(6))]);
  });

  it('never exceeds the bound that ends the search backwards', () => {
    const marks = ['T1566', 'T1110', 'T1078', 'T1098', 'TA0010'];
    const kinds: readonly EntityKind[] = ['user', 'ip', 'url', 'domain'];
    for (const kind of kinds)
      for (const first of marks)
        for (const then of marks) {
          const hours = 3;
          const { score } = pairScore(side(kind, 'source', 0, 'identity', [first]), side(kind, 'source', hours * HOUR, 'cloud', [then]), full);
          expect(score).toBeLessThanOrEqual(bestPossible(kind, hours * HOUR, full));
        }
  });

  it('needs more to merge than to attach, and no plain shared entity merges', () => {
    expect(T2).toBeGreaterThan(T1);
    expect(PRIORS.shared_entity * CROSS_DOMAIN_BONUS).toBeLessThan(T2);
  });
});

describe('Rarity', () => {
  const names = (...tags: string[]): Map<string, EntityKind> => new Map(tags.map((t) => [t, 'user']));

  it('is the snapshot of midnight: what the day itself brings changes nothing', () => {
    const r = new Rarity();
    for (let i = 0; i < 100; i++) r.add(names('user/a'), 5 * DAY + i);
    expect(r.idf(['user/a'], 'user', 5 * DAY + HOUR)).toBe(Math.log2(1 + 64));
    // 100 findings are taken as 64 of 64.
    expect(r.idf(['user/a'], 'user', 6 * DAY)).toBe(1);
    expect(r.idf(['user/b'], 'user', 6 * DAY)).toBe(Math.log2(1 + 64));
    expect(r.idf(['user/a'], 'user', 36 * DAY)).toBe(Math.log2(1 + 64));
  });

  it('says nothing of what hundreds of findings name', () => {
    const r = new Rarity();
    for (let i = 0; i < 300; i++) r.add(names('user/a'), i);
    expect(r.idf(['user/a'], 'user', DAY)).toBe(0);
  });

  it('tells which later days a late finding re-weighs: those where a count passes a power of two', () => {
    const r = new Rarity();
    r.add(names('user/a'), 10 * DAY);
    expect(r.add(names('user/a'), 9 * DAY)).toEqual([]);
    expect(r.add(names('user/a'), 9 * DAY)).toEqual([{ tag: 'user/a', day: 10 }]);
    expect(r.add(names('user/a'), 9 * DAY)).toEqual([]);
  });

  it('forgets days that no snapshot needs', () => {
    const r = new Rarity();
    r.add(names('user/a'), 0);
    r.prune(100 * DAY);
    expect(r.save().tags).toEqual([]);
  });
});

describe('risk', () => {
  const member = (detector: string, bits: number): ReturnType<typeof memberOf> => ({
    ...side('user', 'actor', 0, 'identity').entry.member,
    detector,
    bits,
  });

  it('is the sum over detectors of bits by size over i^1.5, plus the prior', () => {
    const risk = riskOf([member('a', 4), member('b', 3), member('a', 8)], -12);
    expect(risk.contributions).toEqual([
      { detector: 'a', bits: 8 + 4 / 2 ** 1.5, findings: 2 },
      { detector: 'b', bits: 3, findings: 1 },
    ]);
    expect(risk.bits).toBeCloseTo(8 + 4 / 2 ** 1.5 + 3 - 12, 12);
    expect(risk.probability).toBeCloseTo(1 / (1 + 2 ** -risk.bits), 12);
  });

  it('of different things that one detector says grows like a root, and of repeats of one thing hardly', () => {
    const said = (titles: readonly string[]): number =>
      riskOf(
        titles.map((title) => ({ ...member('a', 4), title })),
        0,
      ).bits;
    expect(said(['x', 'y'])).toBeCloseTo(4 + 4 / 2 ** 0.5, 12);
    expect(said(['x', 'y', 'x'])).toBeCloseTo(4 + 4 / 2 ** 1.5 + 4 / 2 ** 0.5, 12);
    expect(said(Array.from({ length: 1_000 }, () => 'x'))).toBeLessThan(4 * 2.62);
    expect(said(Array.from({ length: 100 }, (_, i) => `${i}`))).toBeLessThan(4 * 2 * 10);
  });

  it('opens on five strong things that one detector says of one actor, and not on fifty repeats of one of them', () => {
    const found = (n: number, titles: number): ReturnType<typeof memberOf>[] =>
      Array.from({ length: n }, (_, i) => ({ ...member('a', 4.5), title: `call ${i % titles}`, tactics: ['TA0005'] }));
    expect(opens(found(5, 5), CORRELATE_SETTINGS)).toBe(true);
    expect(opens(found(3, 3), CORRELATE_SETTINGS)).toBe(false);
    expect(opens(found(50, 1), CORRELATE_SETTINGS)).toBe(false);
  });

  it('of no evidence is the prior, and opens nothing', () => {
    expect(riskOf([], -12).probability).toBeCloseTo(2 ** -12, 6);
    expect(opens([], CORRELATE_SETTINGS)).toBe(false);
  });
});

describe('the order', () => {
  it('is by time, then id, in lists and heaps alike', () => {
    const items = [3, 1, 2, 1, 3, 2].map((at, i) => ({ at, id: `i${i}` }));
    const sorted = [...items].sort((a, b) => (isBefore(a, b) ? -1 : 1));
    const list: typeof items = [];
    const heap = new EarliestFirst<(typeof items)[number]>();
    for (const x of items) {
      insertInOrder(list, x);
      heap.push(x);
    }
    expect(list).toEqual(sorted);
    expect(items.map(() => heap.pop())).toEqual(sorted);
    expect(heap.pop()).toBeUndefined();
    expect(sorted.map((x) => placeOf(list, x))).toEqual([0, 1, 2, 3, 4, 5]);
  });
});
