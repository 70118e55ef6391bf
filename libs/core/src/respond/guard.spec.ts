import type { Action, BindingBody, EntityKey, Mode, Support } from '@cordon/wire';
import { Estate } from './facts';
import { effectiveMode, guard, needsTwoPeople, STALE_MS, type GuardFacts, type GuardVerdict } from './guard';
import { parsePolicy, type Policy } from './policy';

const NOW = Date.UTC(2026, 0, 5);
const HOUR = 3_600_000;

function policyOf(value: object): Policy {
  const parsed = parsePolicy({ name: 'p', ...value }, 'text');
  if ('mistakes' in parsed) throw new Error(parsed.mistakes.join('; '));
  return parsed.policy;
}
const inMode = (mode: Mode, more: object = {}): Policy => policyOf({ rules: [{ verb: 'isolate_device', mode, minProbability: 0.8 }], ...more });

const device: EntityKey = { kind: 'device', key: 'pc-7' };
const binding = (b: Partial<BindingBody>): BindingBody => ({
  relation: 'attribute',
  a: device,
  from: NOW - HOUR,
  confidence: 1,
  origin: 'inventory',
  ...b,
});
function estateOf(...bindings: readonly BindingBody[]): Estate {
  const estate = new Estate();
  for (const b of [binding({ attributes: { class: 'workstation' } }), ...bindings]) estate.learn(b, NOW - HOUR);
  return estate;
}
const workstations = (n: number): BindingBody[] =>
  Array.from({ length: n - 1 }, (_, i) => binding({ a: { kind: 'device', key: `other-${i}` }, attributes: { class: 'workstation' } }));

const s = (domain: string, source: string, trust: Support['trust'], claimed = false): Support => ({ domain, source, trust, claimed });
const action = (change: Partial<Action> = {}): Action => ({
  id: 'act-1',
  tenant: 't',
  incident: 'inc-1',
  verb: 'isolate_device',
  target: device,
  targetClass: 'workstation',
  mode: 'auto',
  ttlMs: HOUR,
  reason: 'r',
  cause: [],
  policyVersion: 'p@1',
  by: 'engine',
  n: 0,
  decidedAt: NOW,
  evidenceAt: NOW - 1_000,
  confidence: 0.95,
  support: [s('network', 'zeek', 2), s('endpoint', 'edr', 2)],
  ...change,
});
const facts = (change: Partial<GuardFacts> = {}): GuardFacts => ({
  now: NOW,
  policy: inMode('auto'),
  estate: estateOf(),
  killSwitch: false,
  freeze: undefined,
  breakerOpen: false,
  clockSteady: true,
  approvedBy: undefined,
  actedInLastHour: 0,
  concurrent: 0,
  concurrentOfClass: 0,
  concurrentOfIncident: 0,
  adminsDisabled: 0,
  actuator: { reversible: true, targets: ['device'] },
  ...change,
});
const told = (v: GuardVerdict): string => ('code' in v ? `${v.kind} ${v.code}` : v.kind);
const verdict = (a: Partial<Action>, f: Partial<GuardFacts>): string => told(guard(action(a), facts(f)).verdict);

const ann: EntityKey = { kind: 'user', key: 'ann@example.org' };
const adminNo = (n: number): EntityKey => ({ kind: 'user', key: `admin-${n}@example.org` });
/** Ann and so many other admins. */
const admins = (others: number, ...more: readonly BindingBody[]): Partial<GuardFacts> => ({
  estate: estateOf(
    ...[ann, ...Array.from({ length: others }, (_, i) => adminNo(i))].map((a) => binding({ a, attributes: { tags: ['admin'] } })),
    ...more,
  ),
  policy: policyOf({ rules: [{ verb: 'disable_account', mode: 'auto', minProbability: 0.8 }] }),
  actuator: { reversible: true, targets: ['user'] },
});
function onlyAdmin(): Partial<GuardFacts> {
  return admins(0);
}

/** Each check with what makes it fail alone, in the guard's order. */
const CHECKS: readonly [check: string, a: Partial<Action>, f: Partial<GuardFacts>, verdict: string][] = [
  ['kill-switch', {}, { killSwitch: true }, 'suppress CORDON_GUARD_KILL_SWITCH'],
  ['freeze', {}, { freeze: 'release night' }, 'suppress CORDON_GUARD_FROZEN'],
  ['clock', {}, { clockSteady: false }, 'suppress CORDON_GUARD_CLOCK'],
  ['mode', {}, { policy: inMode('confirm') }, 'pending CORDON_GUARD_MODE'],
  ['protected', {}, { estate: estateOf(binding({ attributes: { protected: 'pump' } })) }, 'suppress CORDON_GUARD_PROTECTED'],
  ['admins', { verb: 'disable_account', target: ann, targetClass: 'person' }, onlyAdmin(), 'suppress CORDON_GUARD_PROTECTED'],
  ['target', { target: { kind: 'device', key: 'pc-*' } }, {}, 'suppress CORDON_GUARD_TARGET'],
  ['fresh', { evidenceAt: NOW - STALE_MS - 1 }, {}, 'pending CORDON_GUARD_STALE'],
  ['inventory', {}, { estate: new Estate() }, 'pending CORDON_GUARD_INVENTORY'],
  ['trust', { support: [s('network', 'zeek', 2)] }, {}, 'pending CORDON_GUARD_TRUST'],
  ['confidence', { confidence: 0.799 }, {}, 'pending CORDON_GUARD_CONFIDENCE'],
  ['reversible', {}, { actuator: { reversible: false, targets: ['device'] } }, 'pending CORDON_GUARD_IRREVERSIBLE'],
  ['breaker', {}, { breakerOpen: true }, 'pending CORDON_GUARD_BREAKER'],
  ['budget', {}, { actedInLastHour: 5 }, 'pending CORDON_GUARD_BUDGET'],
  ['capability', {}, { actuator: { reversible: true, targets: ['user'] } }, 'suppress CORDON_GUARD_CAPABILITY'],
];
const HARD = CHECKS.filter(([, , , v]) => v.startsWith('suppress'));
const SOFT = CHECKS.filter(([, , , v]) => v.startsWith('pending'));

describe('the guard', () => {
  it('lets an action through whose every check passes, and keeps every value it saw', () => {
    const { verdict: v, checks } = guard(action(), facts());
    expect(v).toEqual({ kind: 'act' });
    expect(checks.map((c) => c.check)).toEqual(CHECKS.map(([check]) => check));
    expect(checks.every((c) => c.passed && c.value !== '')).toBe(true);
  });

  it.each(CHECKS)('says so when %s alone fails', (check, a, f, expected) => {
    const { verdict: v, checks } = guard(action(a), facts(f));
    expect(told(v)).toBe(expected);
    expect(checks.filter((c) => !c.passed).map((c) => c.check)).toEqual([check]);
  });

  it.each(SOFT)('does what a person approved though %s fails, and notes who', (check, a, f) => {
    const { verdict: v, checks } = guard(action(a), facts({ ...f, approvedBy: 'ada' }));
    expect(v).toEqual({ kind: 'act' });
    expect(checks.find((c) => c.check === check)?.value).toContain('approved by ada');
  });

  it.each(HARD)('does not do what a person approved when %s fails', (_check, a, f, expected) => {
    expect(verdict(a, { ...f, approvedBy: 'ada' })).toBe(expected);
  });

  it('asks nobody to approve what could not be done', () => {
    for (const [, a, f, expected] of HARD) expect(verdict({ confidence: 0, ...a }, { breakerOpen: true, ...f })).toBe(expected);
  });

  it('names the first of several that need a person', () => {
    expect(verdict({ confidence: 0, support: [] }, { breakerOpen: true })).toBe('pending CORDON_GUARD_TRUST');
  });
});

describe('modes', () => {
  it.each<[Mode, Partial<GuardFacts>, string]>([
    ['off', {}, 'suppress CORDON_GUARD_MODE'],
    ['off', { approvedBy: 'ada' }, 'suppress CORDON_GUARD_MODE'],
    ['observe', {}, 'shadow'],
    ['observe', { breakerOpen: true, actedInLastHour: 99 }, 'shadow'],
    ['observe', { killSwitch: true }, 'suppress CORDON_GUARD_KILL_SWITCH'],
    ['confirm', {}, 'pending CORDON_GUARD_MODE'],
    ['confirm', { approvedBy: 'ada' }, 'act'],
    ['confirm', { vetoLapsed: true }, 'pending CORDON_GUARD_MODE'],
    ['auto_with_veto', {}, 'pending CORDON_GUARD_MODE'],
    ['auto_with_veto', { vetoLapsed: true }, 'act'],
    ['auto', {}, 'act'],
  ])('in %s with %j it says %s', (mode, f, expected) => {
    expect(verdict({}, { policy: inMode(mode), ...f })).toBe(expected);
  });

  it.each(SOFT.filter(([check]) => check !== 'mode'))(
    'silence is no approval: with a lapsed veto %s still needs a person',
    (_check, a, f, expected) => {
      expect(verdict(a, { policy: inMode('auto_with_veto'), vetoLapsed: true, ...f })).toBe(expected);
    },
  );

  it('of the mode it was decided under and the mode now, the more restrictive holds', () => {
    const modes: readonly Mode[] = ['off', 'observe', 'confirm', 'auto_with_veto', 'auto'];
    modes.forEach((then, i) =>
      modes.forEach((now, j) => expect(effectiveMode(action({ mode: then }), facts({ policy: inMode(now) }))).toBe(modes[Math.min(i, j)])),
    );
  });

  it.each<[string, string, string]>([
    ['within its hours', '2026-01-05T08:00:00Z', 'act'],
    ['outside them', '2026-01-05T07:59:59Z', 'pending CORDON_GUARD_MODE'],
  ])('a rule with hours holds %s', (_what, now, expected) => {
    const policy = policyOf({ rules: [{ verb: 'isolate_device', mode: 'auto', minProbability: 0.8, hours: 'mon-fri 08:00-18:00' }] });
    const at = Date.parse(now);
    expect(verdict({ evidenceAt: at }, { now: at, policy })).toBe(expected);
  });

  it('a verb without a rule is observed', () => {
    expect(verdict({ verb: 'notify' }, {})).toBe('shadow');
  });
});

describe('telling people', () => {
  it('is no action on the target, so that protection does not stand in its way', () => {
    const policy = policyOf({ rules: [{ verb: 'notify', mode: 'auto', minProbability: 0.8 }] });
    const pump = { verb: 'notify', targetClass: 'iomt' } as const;
    expect(verdict(pump, { policy, estate: estateOf(binding({ attributes: { protected: 'pump' } })) })).toBe('act');
  });
});

describe('protection', () => {
  const ip: EntityKey = { kind: 'ip', key: '10.1.2.3' };
  const mail: EntityKey = { kind: 'user', key: 'jane@example.org' };
  const upn: EntityKey = { kind: 'user', key: 'jane@corp.example.org' };
  const sid: EntityKey = { kind: 'user', key: 's-1-5-21-1' };
  const same = (a: EntityKey, b: EntityKey, change: Partial<BindingBody> = {}): BindingBody => binding({ relation: 'same', a, b, ...change });
  const at = (a: EntityKey, b: EntityKey, change: Partial<BindingBody> = {}): BindingBody => binding({ relation: 'at', a, b, ...change });
  const listing = (entry: object): Policy => inMode('auto', { protected: [{ ...entry, reason: 'listed' }] });

  it.each<[string, Partial<Action>, Partial<GuardFacts>]>([
    ['its class in the inventory', { targetClass: 'workstation' }, { estate: estateOf(binding({ attributes: { class: 'domain-controller' } })) }],
    ['the class it was decided with', { targetClass: 'iomt' }, { estate: estateOf() }],
    ['its key in the policy', {}, { policy: listing({ kind: 'device', key: 'PC-7' }) }],
    ['its class in the policy', {}, { policy: listing({ class: 'workstation' }) }],
    ['the range of an address it has now', {}, { policy: listing({ cidr: '10.1.0.0/16' }), estate: estateOf(at(device, ip)) }],
    ['an address of its own in a range', { target: ip }, { policy: listing({ cidr: '10.1.0.0/16' }) }],
    ['an IPv4 address written as IPv6', { target: { kind: 'ip', key: '::ffff:10.1.2.3' } }, { policy: listing({ cidr: '10.1.0.0/16' }) }],
    ['an alias', { target: mail }, { estate: estateOf(same(mail, upn), binding({ a: upn, attributes: { protected: 'break-glass' } })) }],
    [
      'an alias of an alias',
      { target: mail },
      { estate: estateOf(same(mail, upn), same(sid, upn)), policy: listing({ kind: 'user', key: sid.key }) },
    ],
    ['the device at the address', { target: ip }, { estate: estateOf(at(device, ip), binding({ attributes: { protected: 'infusion pump' } })) }],
  ])('holds by %s', (_what, a, f) => {
    expect(verdict(a, { ...f, actuator: { reversible: true, targets: ['device', 'user', 'ip'] }, approvedBy: 'ada' })).toBe(
      'suppress CORDON_GUARD_PROTECTED',
    );
  });

  it('ends when the inventory no longer says so, and not while another origin does', () => {
    const said = (origin: string, attributes: object): BindingBody => binding({ origin, attributes });
    const listed = [said('inventory', { protected: 'pump' }), said('inventory', { class: 'workstation' })];
    expect(verdict({}, { estate: estateOf(...listed) })).toBe('act');
    expect(verdict({}, { estate: estateOf(said('directory', { protected: 'vip' }), ...listed) })).toBe('suppress CORDON_GUARD_PROTECTED');
  });

  it.each<[string, Partial<GuardFacts>]>([
    ['an address that it had until now', { policy: listing({ cidr: '10.1.0.0/16' }), estate: estateOf(at(device, ip, { until: NOW })) }],
    ['an address beside the range', { policy: listing({ cidr: '10.1.2.4/30' }), estate: estateOf(at(device, ip)) }],
    ['another kind with the same key', { policy: listing({ kind: 'user', key: 'pc-7' }) }],
    [
      'a device that only once had the same address',
      {
        estate: estateOf(
          at(device, ip),
          at({ kind: 'device', key: 'dc-1' }, ip),
          binding({ a: { kind: 'device', key: 'dc-1' }, attributes: { protected: 'dc' } }),
        ),
      },
    ],
  ])('does not hold by %s', (_what, f) => {
    expect(verdict({}, f)).toBe('act');
  });
});

describe('admins', () => {
  const disable = { verb: 'disable_account', target: ann } as const;
  it.each<[others: number, disabled: number, Partial<GuardFacts>, boolean]>([
    [0, 0, {}, false],
    [1, 0, {}, true],
    [1, 1, {}, false],
    [2, 0, {}, true],
    [2, 1, {}, false],
    [9, 4, {}, true],
    [9, 5, {}, false],
    [9, 5, { approvedBy: 'ada' }, false],
  ])('beside %d others, with %d disabled already and %j, may one be disabled: %p', (others, adminsDisabled, change, may) => {
    expect(verdict(disable, { ...admins(others), adminsDisabled, ...change })).toBe(may ? 'act' : 'suppress CORDON_GUARD_PROTECTED');
  });

  it('are known by any alias, and others are not concerned', () => {
    const mailbox: EntityKey = { kind: 'user', key: 'ann.lee@example.org' };
    const alias = binding({ relation: 'same', a: ann, b: mailbox });
    expect(verdict({ ...disable, target: mailbox }, admins(0, alias))).toBe('suppress CORDON_GUARD_PROTECTED');
    expect(verdict({ ...disable, target: { kind: 'user', key: 'ben@example.org' } }, { ...admins(0), adminsDisabled: 9 })).toBe('act');
  });

  it('as many as the policy says stay enabled', () => {
    const f = admins(9);
    const policy = policyOf({ rules: [{ verb: 'disable_account', mode: 'auto', minProbability: 0.8 }], keepAdmins: 8 });
    expect([1, 2].map((adminsDisabled) => verdict(disable, { ...f, policy, adminsDisabled }))).toEqual(['act', 'suppress CORDON_GUARD_PROTECTED']);
  });
});

describe('two people', () => {
  it.each<[string, Partial<GuardFacts>, boolean]>([
    ['an action that only the mode holds back', { policy: inMode('confirm') }, false],
    ['one beyond a budget', { actedInLastHour: 5 }, true],
    ['one beyond a budget, in confirm mode', { policy: inMode('confirm'), concurrentOfIncident: 10 }, true],
    ['one while the breaker is open', { breakerOpen: true }, true],
    ['one beyond a budget where one person is enough', { policy: inMode('auto', { twoPeople: false }), actedInLastHour: 5 }, false],
  ])('must approve %s: %p', (_what, f, two) => {
    expect(needsTwoPeople(action(), facts(f))).toBe(two);
    expect(needsTwoPeople(action(), facts({ ...f, approvedBy: 'ada' }))).toBe(two);
  });
});

describe('an exact target', () => {
  it.each(['', 'a b', '*', '10.0.0.0/8', '1', '010.0.0.1', '0x7f.1', '203.0.113', 'example.org'])('is not the address %p', (key) => {
    expect(verdict({ target: { kind: 'ip', key } }, { actuator: { reversible: true, targets: ['ip'] } })).toBe('suppress CORDON_GUARD_TARGET');
  });

  it.each(['203.0.113.9', '2001:db8::9'])('is the address %s', (key) => {
    expect(verdict({ target: { kind: 'ip', key } }, { actuator: { reversible: true, targets: ['ip'] } })).toBe('act');
  });
});

describe('trust', () => {
  const A = s('network', 'zeek', 2);
  it.each<[string, readonly Support[], boolean]>([
    ['nothing', [], false],
    ['one T2 source', [A], false],
    ['two T2 sources of one domain', [A, s('network', 'firewall', 2)], false],
    ['one T2 source in two domains', [A, s('endpoint', 'zeek', 2)], false],
    ['two T2 sources of two domains', [A, s('endpoint', 'edr', 2)], true],
    ['a T2 and a T1 source', [A, s('endpoint', 'edr', 1)], false],
    ['many T1 sources', [s('network', 'a', 1), s('endpoint', 'b', 1), s('identity', 'c', 1)], false],
    ['a T2 and a claimed T2 source', [A, s('endpoint', 'edr', 2, true)], false],
    ['one T3 source', [s('network', 'firewall', 3)], true],
    ['one claimed T3 source', [s('network', 'firewall', 3, true)], false],
  ])('%s', (_what, support, enough) => {
    expect(verdict({ support }, {})).toBe(enough ? 'act' : 'pending CORDON_GUARD_TRUST');
  });
});

describe('freshness', () => {
  it.each([
    ['evidence of exactly ten minutes', { evidenceAt: NOW - STALE_MS }, {}, 'act'],
    ['evidence a millisecond older', { evidenceAt: NOW - STALE_MS - 1 }, {}, 'pending CORDON_GUARD_STALE'],
    ['an inventory of 24 hours', {}, { estate: inventoryOf(24 * HOUR) }, 'act'],
    ['an inventory older than that', {}, { estate: inventoryOf(24 * HOUR + 1) }, 'pending CORDON_GUARD_INVENTORY'],
    ['an inventory in which nothing but logons stand', {}, { estate: logonsOnly() }, 'pending CORDON_GUARD_INVENTORY'],
  ])('%s', (_what, a, f, expected) => {
    expect(verdict(a, f)).toBe(expected);
  });

  function inventoryOf(age: number): Estate {
    const estate = new Estate();
    estate.learn(binding({ attributes: { class: 'workstation' } }), NOW - age);
    return estate;
  }
  function logonsOnly(): Estate {
    const estate = new Estate();
    estate.learn(binding({ relation: 'at', b: { kind: 'ip', key: '10.0.0.1' }, origin: 'logon' }), NOW);
    return estate;
  }
});

describe('budgets', () => {
  const small = inMode('auto', { budgets: [{ verb: 'isolate_device', perHour: 3, concurrent: 2 }] });
  const perIncident = inMode('auto', { budgets: [{ verb: 'isolate_device', perHour: 3, concurrent: 2, perIncident: 1 }] });
  const none = inMode('auto', { budgets: [{ verb: 'isolate_device', perHour: 0, concurrent: 0 }] });
  const roomy = inMode('auto', { budgets: [{ verb: 'isolate_device', perHour: 100, concurrent: 100 }] });
  it.each<[string, Partial<Action>, Partial<GuardFacts>, boolean]>([
    ['the last of the hour', {}, { policy: small, actedInLastHour: 2 }, true],
    ['one more', {}, { policy: small, actedInLastHour: 3 }, false],
    ['the last at once', {}, { policy: small, concurrent: 1 }, true],
    ['one more at once', {}, { policy: small, concurrent: 2 }, false],
    ['none at all', {}, { policy: none }, false],
    ['one more for an incident', {}, { policy: perIncident, concurrentOfIncident: 1 }, false],
    ['the first for an incident', {}, { policy: perIncident, concurrent: 1 }, true],
    ['the only one of its class', {}, { policy: roomy }, true],
    ['a second of 99', {}, { policy: roomy, estate: estateOf(...workstations(99)), concurrentOfClass: 1 }, false],
    ['a second of 100', {}, { policy: roomy, estate: estateOf(...workstations(100)), concurrentOfClass: 1 }, true],
    ['a third of 149', {}, { policy: roomy, estate: estateOf(...workstations(149)), concurrentOfClass: 2 }, false],
    ['a third of 150', {}, { policy: roomy, estate: estateOf(...workstations(150)), concurrentOfClass: 2 }, true],
  ])('%s', (_what, a, f, fits) => {
    expect(verdict(a, f)).toBe(fits ? 'act' : 'pending CORDON_GUARD_BUDGET');
  });
});
