import { holds, type KnownAction } from '@cordon/core';
import type { Action, ActionState, Incident, Outcome } from '@cordon/wire';

/** Incidents and actions that are over are forgotten after this long without a change; ids are pure, so a late repeat is harmless. */
const FORGET_MS = 30 * 24 * 3_600_000;
/** Incidents remembered at most per tenant; the least recently changed go first, counted. */
const MOST_INCIDENTS = 10_000;

/** The gateway journals an action as soon as it reads it: without a word for this long it may never have come. */
const UNANSWERED_MS = 5 * 60_000;
/** Then there is no gateway, and no use in asking. */
const MOST_TRIES = 3;

export interface RememberedAction extends KnownAction {
  readonly changedAt: number;
  /** How often it was proposed; absent = once. */
  readonly tries?: number;
}

/** What the respond stage remembers of a tenant. */
export class TenantState {
  readonly incidents = new Map<string, Incident>();
  readonly actions = new Map<string, RememberedAction>();

  /** Newer versions replace older ones; false when this one is old news. */
  learnIncident(incident: Incident): boolean {
    const known = this.incidents.get(incident.id);
    if (known && known.version >= incident.version) return false;
    this.incidents.delete(incident.id);
    this.incidents.set(incident.id, incident);
    return true;
  }

  propose(action: Action, now: number): void {
    const { id, incident, verb, target, n, evidenceAt } = action;
    const tries = (this.actions.get(id)?.tries ?? 0) + 1;
    this.actions.set(id, { id, incident, verb, target, n, evidenceAt, state: 'proposed', changedAt: now, tries });
  }

  learnOutcome(o: Outcome): void {
    const { id, incident, verb, target, n, evidenceAt } = o.action;
    const before = this.actions.get(id);
    const activeAt = o.state === 'active' ? o.at : before?.activeAt;
    this.actions.set(id, {
      id,
      incident,
      verb,
      target,
      n,
      evidenceAt,
      state: o.state,
      changedAt: o.at,
      ...(waitsAsStale(o) || (before?.stale && NEVER_DONE.has(o.state)) ? { stale: true } : {}),
      ...(activeAt === undefined ? {} : { activeAt }),
      ...(holds(o.state) ? {} : { endedAt: o.at }),
    });
  }

  /** Actions of an incident and of those that were merged into it: what was done for them is not done again. */
  ofIncident(id: string, now = 0): KnownAction[] {
    return [...this.actions.values()]
      .filter((a) => a.incident === id || this.survivorOf(a.incident) === id)
      .map((a) => ((askAt(a) ?? Infinity) <= now ? { ...a, unanswered: true } : a));
  }

  /** When the next action that the gateway has not answered is to be proposed again. */
  get askAt(): number | undefined {
    const times = [...this.actions.values()].flatMap((a) => askAt(a) ?? []);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  /** Incidents with actions that are to be proposed again; what hangs on one that is forgotten is given up. */
  unanswered(now: number): Incident[] {
    const ids = new Set([...this.actions.values()].flatMap((a) => ((askAt(a) ?? Infinity) <= now ? [this.survivorOf(a.incident)] : [])));
    for (const id of ids) if (!this.incidents.has(id)) this.giveUp(id, now);
    return [...ids].flatMap((id) => this.incidents.get(id) ?? []);
  }

  /** Nothing came of asking again (the policy has changed, the incident is over): it is not asked a third time. */
  giveUp(incident: string, now: number): void {
    for (const [id, a] of this.actions)
      if (this.survivorOf(a.incident) === incident && (askAt(a) ?? Infinity) <= now) this.actions.set(id, { ...a, tries: MOST_TRIES });
  }

  /** Where an incident went by merges; itself where it did not. */
  survivorOf(id: string): string {
    const seen = new Set<string>();
    let last = id;
    for (let next = this.incidents.get(id)?.mergedInto; next !== undefined && !seen.has(next); next = this.incidents.get(next)?.mergedInto) {
      seen.add(next);
      last = next;
    }
    return last;
  }

  /** Drops what is over and old; returns how many incidents were evicted by the cap. */
  trim(now: number): number {
    for (const [id, a] of this.actions) if (!holds(a.state) && a.changedAt < now - FORGET_MS) this.actions.delete(id);
    let evicted = 0;
    for (const id of this.incidents.keys()) {
      if (this.incidents.size <= MOST_INCIDENTS) break;
      this.incidents.delete(id);
      evicted += 1;
    }
    return evicted;
  }
}

/** True when the guard asks a person because the evidence was old. */
export const waitsAsStale = (o: Outcome): boolean => o.state === 'pending_approval' && o.code === 'CORDON_GUARD_STALE';

/** Ends of what waited in vain; a denial is an answer. */
const NEVER_DONE: ReadonlySet<ActionState> = new Set(['expired', 'superseded']);

const askAt = (a: RememberedAction): number | undefined =>
  a.state === 'proposed' && (a.tries ?? 1) < MOST_TRIES ? a.changedAt + UNANSWERED_MS : undefined;
