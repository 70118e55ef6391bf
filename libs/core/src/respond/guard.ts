import type { Action, Code, EntityKey, GuardCheck, Mode } from '@cordon/wire';
import { isAddress } from '../entities/cidr';
import type { Estate } from './facts';
import { minProbabilityOf, modeAt, ruleFor, type Policy } from './policy';

/** Older evidence never acts by itself (architecture.md, section 4). */
export const STALE_MS = 10 * 60_000;
/** A class loses at most this share of itself to automatic action, but always one may be acted on. */
const SHARE = 0.02;

/** All that the guard looks at; gathered by the gateway in one moment, so that budgets are reserved atomically. */
export interface GuardFacts {
  readonly now: number;
  readonly policy: Policy;
  readonly estate: Estate;
  readonly killSwitch: boolean;
  readonly freeze: string | undefined;
  readonly breakerOpen: boolean;
  readonly breakerReason?: string;
  readonly clockSteady: boolean;
  /** Present when a person approved this very action. */
  readonly approvedBy: string | undefined;
  /** In auto_with_veto: the time to veto is over. Stands for the mode alone; silence takes no responsibility for evidence or budgets. */
  readonly vetoLapsed?: boolean;
  readonly actedInLastHour: number;
  readonly concurrent: number;
  /** Concurrent on targets of this class. */
  readonly concurrentOfClass: number;
  /** Concurrent for the same incident. */
  readonly concurrentOfIncident: number;
  /** Admins that are disabled now, the target left out. */
  readonly adminsDisabled: number;
  readonly actuator: { readonly reversible: boolean; readonly targets: readonly string[] } | undefined;
}

export type GuardVerdict =
  { readonly kind: 'act' } | { readonly kind: 'shadow' } | { readonly kind: 'suppress' | 'pending'; readonly code: Code; readonly reason: string };

export interface GuardResult {
  readonly verdict: GuardVerdict;
  readonly checks: readonly GuardCheck[];
}

interface Check {
  readonly name: string;
  /** What a failure leads to. */
  readonly to: 'suppress' | 'pending';
  readonly code: Code;
  readonly run: (a: Action, f: GuardFacts) => { readonly passed: boolean; readonly value: string };
}

/**
 * In the order of response.md, section 4. The first that rules the action out decides; else the first that needs a person, and
 * nobody is asked to approve what could not be done. Every value seen is kept for the audit.
 */
const CHECKS: readonly Check[] = [
  { name: 'kill-switch', to: 'suppress', code: 'CORDON_GUARD_KILL_SWITCH', run: (_, f) => pass(!f.killSwitch, f.killSwitch ? 'on' : 'off') },
  { name: 'freeze', to: 'suppress', code: 'CORDON_GUARD_FROZEN', run: (_, f) => pass(f.freeze === undefined, f.freeze ?? 'none') },
  { name: 'clock', to: 'suppress', code: 'CORDON_GUARD_CLOCK', run: (_, f) => pass(f.clockSteady, f.clockSteady ? 'steady' : 'jumped') },
  { name: 'mode', to: 'pending', code: 'CORDON_GUARD_MODE', run: (a, f) => modeCheck(effectiveMode(a, f), f) },
  { name: 'protected', to: 'suppress', code: 'CORDON_GUARD_PROTECTED', run: protection },
  { name: 'admins', to: 'suppress', code: 'CORDON_GUARD_PROTECTED', run: admins },
  { name: 'target', to: 'suppress', code: 'CORDON_GUARD_TARGET', run: (a) => pass(isExact(a.target), a.target.key) },
  {
    name: 'fresh',
    to: 'pending',
    code: 'CORDON_GUARD_STALE',
    run: (a, f) => orPerson(f, f.now - a.evidenceAt <= STALE_MS, `${f.now - a.evidenceAt} ms old`),
  },
  { name: 'inventory', to: 'pending', code: 'CORDON_GUARD_INVENTORY', run: inventory },
  { name: 'trust', to: 'pending', code: 'CORDON_GUARD_TRUST', run: trust },
  { name: 'confidence', to: 'pending', code: 'CORDON_GUARD_CONFIDENCE', run: confidence },
  {
    name: 'reversible',
    to: 'pending',
    code: 'CORDON_GUARD_IRREVERSIBLE',
    run: (_, f) => orPerson(f, f.actuator?.reversible ?? true, String(f.actuator?.reversible)),
  },
  { name: 'breaker', to: 'pending', code: 'CORDON_GUARD_BREAKER', run: breaker },
  { name: 'budget', to: 'pending', code: 'CORDON_GUARD_BUDGET', run: budget },
  {
    name: 'capability',
    to: 'suppress',
    code: 'CORDON_GUARD_CAPABILITY',
    run: (a, f) => pass(f.actuator?.targets.includes(a.target.kind) ?? false, a.target.kind),
  },
];

/** One thing, not a pattern, a range or nothing. */
const isExact = ({ kind, key }: EntityKey): boolean => key !== '' && !/[\s*]/.test(key) && (kind !== 'ip' || isAddress(key));

/** Decides whether a proposed action may be dispatched now. Pure: the same facts give the same verdict. */
export function guard(action: Action, facts: GuardFacts): GuardResult {
  const checks: GuardCheck[] = [];
  const mode = effectiveMode(action, facts);
  let pending: GuardVerdict | undefined;
  for (const check of CHECKS) {
    const { passed, value } = check.run(action, facts);
    checks.push({ check: check.name, passed, value });
    if (passed) continue;
    if (check.name === 'mode' && mode === 'observe') continue;
    if (check.name === 'mode' && mode === 'off') return { verdict: { kind: 'suppress', code: check.code, reason: 'mode off' }, checks };
    if (mode === 'observe' && check.to === 'pending') continue;
    const verdict = { kind: check.to, code: check.code, reason: `${check.name}: ${value}` };
    if (check.to === 'suppress') return { verdict, checks };
    pending ??= verdict;
  }
  if (pending) return { verdict: pending, checks };
  if (mode === 'observe' && facts.approvedBy === undefined) return { verdict: { kind: 'shadow' }, checks };
  return { verdict: { kind: 'act' }, checks };
}

/** Mode of the policy in force now, and of the one it was decided under: the more restrictive wins. */
export function effectiveMode(action: Action, facts: GuardFacts): Mode {
  const now = modeAt(facts.policy, ruleFor(facts.policy, action.verb, action.targetClass), facts.now);
  return rank(now) < rank(action.mode) ? now : action.mode;
}

const ORDER: readonly Mode[] = ['off', 'observe', 'confirm', 'auto_with_veto', 'auto'];
const rank = (m: Mode): number => ORDER.indexOf(m);
const pass = (passed: boolean, value: string): { passed: boolean; value: string } => ({ passed, value });
/** Where a person may take the responsibility that evidence does not carry. */
const orPerson = (f: GuardFacts, passed: boolean, value: string): { passed: boolean; value: string } =>
  f.approvedBy === undefined ? pass(passed, value) : pass(true, `${value}; approved by ${f.approvedBy}`);

/** The version is that of the policy in force now, which a reload may have changed since it was decided. */
function modeCheck(mode: Mode, f: GuardFacts): { passed: boolean; value: string } {
  const by = `${mode} by ${f.policy.version}`;
  if (f.approvedBy !== undefined) return pass(mode !== 'off', `${by}; approved by ${f.approvedBy}`);
  if (mode === 'auto_with_veto' && f.vetoLapsed) return pass(true, `${by}; nobody vetoed`);
  return pass(mode === 'auto', by);
}

function protection(a: Action, f: GuardFacts): { passed: boolean; value: string } {
  if (a.verb === 'notify') return pass(true, 'people are told; the target is not touched');
  const reason = targetProtectedBecause(a, f);
  return pass(reason === undefined, reason ?? 'not protected');
}

/** Never more than half of the admins, and never the last ones, whoever asks (response.md, section 4). */
function admins(a: Action, f: GuardFacts): { passed: boolean; value: string } {
  if (a.verb !== 'disable_account' || !f.estate.isAdmin(a.target, f.now)) return pass(true, 'not an admin');
  const all = f.estate.admins;
  const most = Math.min(Math.floor(all / 2), all - f.policy.keepAdmins);
  const disabled = f.adminsDisabled + 1;
  return pass(disabled <= most, `would disable ${disabled} of ${all} admins; at most ${Math.max(0, most)}`);
}

function breaker(_: Action, f: GuardFacts): { passed: boolean; value: string } {
  return orPerson(f, !f.breakerOpen, f.breakerOpen ? (f.breakerReason ?? 'open') : 'closed');
}

/**
 * Why an action's target is protected, or undefined. By any alias: the key itself, its bindings at this moment, its class,
 * and address ranges. Also used to release live actions when an entry is added.
 */
export function targetProtectedBecause(
  a: Pick<Action, 'target' | 'targetClass'>,
  f: Pick<GuardFacts, 'policy' | 'estate' | 'now'>,
): string | undefined {
  for (const key of [a.target, ...f.estate.aliases(a.target, f.now)]) {
    const reason = protectedBecause(key, f, key === a.target ? a.targetClass : undefined);
    if (reason !== undefined) return `${key.kind} ${key.key}: ${reason}`;
  }
  return undefined;
}

/** Why one entity is protected, or undefined. */
export function protectedBecause(key: EntityKey, f: Pick<GuardFacts, 'policy' | 'estate'>, knownClass?: string): string | undefined {
  const attributes = f.estate.of(key);
  if (attributes?.protected !== undefined) return attributes.protected;
  for (const p of f.policy.protected) {
    if (p.class !== undefined && (p.class === attributes?.class || p.class === knownClass)) return p.reason;
    if (p.key !== undefined && p.kind === key.kind && p.key === key.key) return p.reason;
    if (p.cidr && key.kind === 'ip' && p.cidr.contains(key.key)) return p.reason;
  }
  return undefined;
}

function inventory(_: Action, f: GuardFacts): { passed: boolean; value: string } {
  const age = f.estate.inventoryAt === undefined ? undefined : f.now - f.estate.inventoryAt;
  return orPerson(f, age !== undefined && age <= f.policy.inventoryMaxAgeMs, age === undefined ? 'missing' : `${age} ms old`);
}

/** Two independent T2+ sources of different domains, or one T3 that saw the target itself; claimed evidence never counts. */
function trust(a: Action, f: GuardFacts): { passed: boolean; value: string } {
  const good = a.support.filter((s) => !s.claimed && s.trust >= 2);
  const domains = new Set(good.map((s) => s.domain));
  const enough = good.some((s) => s.trust === 3) || (domains.size >= 2 && new Set(good.map((s) => s.source)).size >= 2);
  return orPerson(f, enough, good.map((s) => `${s.source} T${s.trust}`).join(', ') || 'none');
}

function confidence(a: Action, f: GuardFacts): { passed: boolean; value: string } {
  const least = minProbabilityOf(ruleFor(f.policy, a.verb, a.targetClass));
  return orPerson(f, a.confidence >= least, `${a.confidence.toFixed(3)} of ${least}`);
}

function budget(a: Action, f: GuardFacts): { passed: boolean; value: string } {
  const fits = shortfalls(a, f).every(([used, most]) => used < most);
  return orPerson(
    f,
    fits,
    shortfalls(a, f)
      .map(([used, most, of]) => `${used}/${most} ${of}`)
      .join(', '),
  );
}

/** What has been used of each cap. */
function shortfalls(a: Action, f: GuardFacts): [used: number, most: number, of: string][] {
  const b = f.policy.budgets.get(a.verb) ?? { perHour: 0, concurrent: 0, perIncident: 0 };
  const population = a.targetClass === undefined ? 0 : f.estate.population(a.targetClass);
  const share = population === 0 ? b.concurrent : Math.max(1, Math.floor(population * SHARE));
  return [
    [f.actedInLastHour, b.perHour, 'an hour'],
    [f.concurrent, b.concurrent, 'at once'],
    [f.concurrentOfClass, share, 'of class'],
    [f.concurrentOfIncident, b.perIncident, 'for this incident'],
  ];
}

/**
 * True when two different people must approve: it would go beyond a budget (a mass action), or autonomy was taken away by the
 * breaker. `facts` as they are without an approval.
 */
export function needsTwoPeople(action: Action, facts: GuardFacts): boolean {
  if (!facts.policy.twoPeople) return false;
  const { checks } = guard(action, { ...facts, approvedBy: undefined });
  return checks.some((c) => !c.passed && (c.check === 'budget' || c.check === 'breaker'));
}
