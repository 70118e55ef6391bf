import type { Action, ActionState, EntityKey, Incident, IncidentEntity, Support, TimelineEntry, Verb } from '@cordon/wire';
import { actionId } from './action-id';
import { STALE_MS } from './guard';
import { maxTtlOf, minProbabilityOf, modeAt, MOST_STEPS, ruleFor, ttlOf, type Policy } from './policy';

/** What respond remembers of one action. */
export interface KnownAction {
  readonly id: string;
  readonly incident: string;
  readonly verb: Verb;
  readonly target: EntityKey;
  readonly n: number;
  readonly state: ActionState;
  /** When it last became active, ms. */
  readonly activeAt?: number;
  readonly endedAt?: number;
  /** Time of the newest evidence that it was decided on, ms. */
  readonly evidenceAt?: number;
  /** The guard found that evidence too old to act on by itself, and nobody has approved it. */
  readonly stale?: boolean;
  /** Proposed, and the gateway has not said a word for long: it is proposed again, under the same id. */
  readonly unanswered?: boolean;
}

const NETWORK_LADDER: readonly Verb[] = ['block_traffic', 'isolate_device'];
/** Exfiltration and impact: waiting for the milder step costs what cannot be brought back. */
const URGENT_TACTICS: readonly string[] = ['TA0010', 'TA0040'];
/** Classes that are never isolated: somebody's life or a plant hangs on them. People are told instead (response.md, section 3). */
const LIFE_CRITICAL: readonly string[] = ['ot', 'iomt', 'life-critical'];

interface Candidate {
  readonly verb: Verb;
  readonly target: IncidentEntity;
  readonly entries: readonly TimelineEntry[];
}

/**
 * What to do about one version of an incident, under a policy: the mildest verb that suffices first. Pure; the gateway's
 * guard has the last word. `known` are the actions of this incident so far.
 */
export function decide(incident: Incident, policy: Policy, known: readonly KnownAction[], now: number): Action[] {
  if (incident.verdict === 'false_positive' || incident.verdict === 'benign_true_positive') return [];
  if (incident.status !== 'open' && incident.status !== 'investigating' && incident.status !== 'contained') return [];
  return candidates(incident).flatMap((c) => {
    const action = propose(incident, policy, c, known, now);
    return action ? [action] : [];
  });
}

function candidates(incident: Incident): Candidate[] {
  const found: Candidate[] = [];
  for (const target of incident.entities) {
    const verb = verbFor(target);
    for (const v of verb ? [verb] : []) {
      const entries = incident.timeline.filter((t) => supports(t, v, target));
      if (entries.length > 0) found.push({ verb: v, target, entries });
    }
  }
  return found.sort((a, b) => NETWORK_LADDER.indexOf(a.verb) - NETWORK_LADDER.indexOf(b.verb));
}

function verbFor(e: IncidentEntity): Verb | undefined {
  if (e.kind === 'user') return 'disable_account';
  if (e.kind === 'device') return e.class !== undefined && LIFE_CRITICAL.includes(e.class) ? 'notify' : 'isolate_device';
  return e.kind === 'ip' ? 'block_traffic' : undefined;
}

/** A finding supports an action when it saw the target itself in a role that the verb would stop. */
function supports(t: TimelineEntry, verb: Verb, target: IncidentEntity): boolean {
  const roles = t.entities.filter((e) => e.kind === target.kind && e.key === target.key && !e.claimed).map((e) => e.role);
  switch (verb) {
    case 'block_traffic':
      return roles.includes('destination') && t.domain === 'network' && target.class === undefined;
    case 'isolate_device':
      return roles.includes('actor') || roles.includes('source');
    case 'disable_account':
      return roles.includes('actor') && (t.domain === 'identity' || t.domain === 'cloud');
    case 'notify':
      return roles.length > 0;
  }
}

function propose(incident: Incident, policy: Policy, c: Candidate, known: readonly KnownAction[], now: number): Action | undefined {
  const rule = ruleFor(policy, c.verb, c.target.class);
  const mode = modeAt(policy, rule, now);
  if (mode === 'off' || incident.probability < minProbabilityOf(rule)) return undefined;
  const tactics = new Set(c.entries.flatMap((t) => t.tactics));
  if (rule && rule.tactics.length > 0 && !rule.tactics.some((t) => tactics.has(t))) return undefined;
  if (c.verb === 'isolate_device' && !mustIsolate(c, known, tactics)) return undefined;
  const before = known.filter((k) => k.verb === c.verb && k.target.kind === c.target.kind && k.target.key === c.target.key);
  const n = nextStep(c, before, now);
  if (n === undefined) return undefined;
  // What only waited was no step of the response.
  const steps = n + 1 - before.filter((k) => k.stale).length;
  const target = { kind: c.target.kind, key: c.target.key };
  const newest = Math.max(...c.entries.map((t) => t.at));
  const waiting = before.filter((k) => k.stale && k.state === 'pending_approval' && k.n < n).map((k) => k.id);
  return {
    id: actionId(incident.tenant, incident.id, c.verb, target, n),
    tenant: incident.tenant,
    incident: incident.id,
    verb: c.verb,
    target,
    mode,
    ...(c.target.class === undefined ? {} : { targetClass: c.target.class }),
    ttlMs: Math.min(ttlOf(rule, c.verb) * Math.min(steps, MOST_STEPS), maxTtlOf(rule, c.verb)),
    reason: reasonOf(c, incident),
    cause: [`${incident.id}.${incident.version}`, ...c.entries.map((t) => t.finding)].slice(0, 20),
    policyVersion: policy.version,
    by: 'engine',
    n,
    decidedAt: now,
    evidenceAt: newest,
    confidence: incident.probability,
    support: supportOf(incident, c),
    ...(waiting.length === 0 ? {} : { supersedes: waiting }),
  };
}

/** Isolation is the last step of the network ladder: after a block that did not end it, or at once when data leaves. */
function mustIsolate(c: Candidate, known: readonly KnownAction[], tactics: ReadonlySet<string>): boolean {
  if (URGENT_TACTICS.some((t) => tactics.has(t))) return true;
  return known.some((k) => k.verb === 'block_traffic' && k.activeAt !== undefined && c.entries.some((t) => t.at > (k.activeAt ?? 0)));
}

/**
 * Which n this would be, or undefined when it is under way, was refused, or nothing new came since it ended. One that waits for a
 * person because its evidence was old does not stand in the way of fresh evidence, which may act by itself.
 */
function nextStep(c: Candidate, before: readonly KnownAction[], now: number): number | undefined {
  const last = before.reduce<KnownAction | undefined>((a, b) => (a && a.n > b.n ? a : b), undefined);
  if (!last) return 0;
  if (last.unanswered) return last.n;
  if (last.stale) {
    const since = Math.max(last.evidenceAt ?? 0, now - STALE_MS - 1);
    return c.entries.some((t) => t.at > since) ? last.n + 1 : undefined;
  }
  if (last.state !== 'released' || last.endedAt === undefined) return undefined;
  const since = last.endedAt;
  return c.entries.some((t) => t.at > since) ? last.n + 1 : undefined;
}

/** A source that did not see the target itself corroborates as this at most: T3 alone must have seen it. */
const CORROBORATES_AS = 2;

/**
 * Sources behind the target: those that saw it, and of the incident's other findings, which corroborate. Nothing corroborates
 * what only untrusted sources say of the target, or one forged record would borrow the trust of a real incident.
 */
function supportOf(incident: Incident, c: Candidate): Support[] {
  const all = new Map<string, Support>();
  const keep = (s: Support): void => {
    const key = `${s.domain}/${s.source}`;
    const before = all.get(key);
    if (!before || strength(s) > strength(before)) all.set(key, s);
  };
  for (const t of c.entries) for (const s of t.sources) keep({ domain: t.domain, source: s.source, trust: s.trust, claimed: false });
  const seenByTrusted = [...all.values()].some((s) => s.trust >= CORROBORATES_AS);
  for (const t of incident.timeline) {
    if (c.entries.includes(t)) continue;
    const claimed = !seenByTrusted || !sharesUnclaimed(t);
    for (const s of t.sources) keep({ domain: t.domain, source: s.source, trust: s.trust > CORROBORATES_AS ? CORROBORATES_AS : s.trust, claimed });
  }
  return [...all.values()];
}

const strength = (s: Support): number => (s.claimed ? 0 : 1 + s.trust);

/** A finding of another domain corroborates when it names anything that its attacker could not write. */
function sharesUnclaimed(t: TimelineEntry): boolean {
  return t.entities.some((e) => !e.claimed);
}

const reasonOf = (c: Candidate, incident: Incident): string =>
  `${c.entries[0]?.title ?? incident.title}: ${c.entries.length} finding${c.entries.length === 1 ? '' : 's'} on this target, incident probability ${incident.probability.toFixed(2)}`;
