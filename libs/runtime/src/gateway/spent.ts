import { holds, type GuardFacts } from '@cordon/core';
import type { Action } from '@cordon/wire';
import type { Lease } from '../ports/leases';
import { mayHold } from './consent';

const HOUR_MS = 3_600_000;
/** False alarms beyond this share of all effects open the breaker (response.md, section 4), once there are enough to tell. */
const FALSE_SHARE = 0.1;
const FALSE_LEAST = 5;

/** How much of a verb's budget other actions of the tenant have used or reserved. */
export function spent(action: Action, all: Iterable<Lease>, now: number): Pick<GuardFacts, 'actedInLastHour' | 'concurrent' | 'concurrentOfClass'> {
  const same = [...all].filter((l) => l.action.tenant === action.tenant && l.action.verb === action.verb && l.action.id !== action.id);
  const taken = same.filter((l) => mayHold(l.state));
  return {
    // What is on its way has no time yet, and counts.
    actedInLastHour: same.filter((l) => (l.activeAt === undefined ? mayHold(l.state) : l.activeAt > now - HOUR_MS)).length,
    concurrent: taken.length,
    concurrentOfClass: taken.filter((l) => l.action.targetClass === action.targetClass).length,
  };
}

/** Counts incidents with effects that turned out to be false alarms, since the process began. */
export class FalseAlarms {
  private readonly byTenant = new Map<string, number>();

  /** Notes one more; true when they are too many of the tenant's effects. */
  tooMany(tenant: string, all: Iterable<Lease>): boolean {
    const wrong = (this.byTenant.get(tenant) ?? 0) + 1;
    this.byTenant.set(tenant, wrong);
    const effects = [...all].filter((l) => l.action.tenant === tenant && (l.activeAt !== undefined || holds(l.state))).length;
    return wrong >= FALSE_LEAST && wrong / effects > FALSE_SHARE;
  }
}
