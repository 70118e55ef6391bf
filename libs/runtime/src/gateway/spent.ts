import { holds, type Effect, type Estate, type GuardFacts } from '@cordon/core';
import type { Action } from '@cordon/wire';
import type { Lease } from '../ports/leases';
import { mayHold } from './consent';

const HOUR_MS = 3_600_000;

type Spent = Pick<GuardFacts, 'actedInLastHour' | 'concurrent' | 'concurrentOfClass' | 'concurrentOfIncident' | 'adminsDisabled'>;

/** How much of a verb's budget other actions of the tenant have used or reserved. */
export function spent(action: Action, all: Iterable<Lease>, estate: Estate, now: number): Spent {
  const same = [...all].filter((l) => l.action.tenant === action.tenant && l.action.verb === action.verb && l.action.id !== action.id);
  const taken = same.filter((l) => mayHold(l.state));
  return {
    // What is on its way has no time yet, and counts.
    actedInLastHour: same.filter((l) => (l.activeAt === undefined ? mayHold(l.state) : l.activeAt > now - HOUR_MS)).length,
    concurrent: taken.length,
    concurrentOfClass: taken.filter((l) => l.action.targetClass === action.targetClass).length,
    concurrentOfIncident: taken.filter((l) => l.action.incident === action.incident).length,
    adminsDisabled: action.verb === 'disable_account' ? othersDisabled(action, taken, estate, now) : 0,
  };
}

/** Admins besides the target that are disabled; one under two names counts twice, which errs on the safe side. */
function othersDisabled(action: Action, taken: readonly Lease[], estate: Estate, now: number): number {
  const key = ({ kind, key: k }: Action['target']): string => `${kind}/${k}`;
  const own = new Set([action.target, ...estate.aliases(action.target, now)].map(key));
  const others = taken.map((l) => l.action.target).filter((t) => !own.has(key(t)) && estate.isAdmin(t, now));
  return new Set(others.map(key)).size;
}

/** The tenant's effects as the breaker sees them. */
export function effectsOf(tenant: string, all: Iterable<Lease>): Effect[] {
  return [...all].flatMap((l) =>
    l.action.tenant === tenant && l.activeAt !== undefined && l.actuator !== undefined
      ? [{ actuator: l.actuator, verb: l.action.verb, at: l.activeAt, unverified: l.unverified ?? false, wrong: l.wrong ?? false }]
      : [],
  );
}

/** Effects in place. */
export const heldOf = (all: Iterable<Lease>): Lease[] => [...all].filter((l) => holds(l.state));
