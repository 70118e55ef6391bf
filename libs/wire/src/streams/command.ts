import type { EntityKey } from './entity';
import type { Verb } from './action';
import type { Verdict } from './incident';

/** What people and SOAR tell the engine. `id` is a hash of (tenant, principal, idempotency key). */
export interface Command {
  readonly id: string;
  readonly tenant: string;
  readonly at: number;
  /** Principal of the token that sent it. */
  readonly by: string;
  readonly order: Order;
}

export type Order =
  | { readonly kind: 'action.approve'; readonly action: string; readonly approvalHash: string }
  | { readonly kind: 'action.deny'; readonly action: string; readonly reason?: string }
  | { readonly kind: 'action.release'; readonly action: string; readonly reason?: string }
  | { readonly kind: 'action.extend'; readonly action: string; readonly ttlMs: number }
  | {
      readonly kind: 'action.propose';
      readonly incident: string;
      readonly verb: Verb;
      readonly target: EntityKey;
      readonly ttlMs?: number;
      readonly reason: string;
    }
  | {
      readonly kind: 'incident.status';
      readonly incident: string;
      readonly status: 'open' | 'investigating' | 'contained' | 'resolved' | 'closed';
      readonly verdict?: Verdict;
    }
  | { readonly kind: 'incident.assign'; readonly incident: string; readonly assignee: string }
  | { readonly kind: 'incident.comment'; readonly incident: string; readonly text: string }
  | { readonly kind: 'incident.remove-link'; readonly incident: string; readonly finding: string }
  | { readonly kind: 'kill-switch'; readonly on: boolean; readonly reason: string }
  | { readonly kind: 'freeze'; readonly on: boolean; readonly until?: number; readonly reason: string }
  | { readonly kind: 'rearm'; readonly reason: string }
  | DeadOrder
  | { readonly kind: 'source.resume'; readonly source: string };

/** What people did with dead letters, by id. Written when it is done, so that it can be audited; no stage acts on it. */
export interface DeadOrder {
  readonly kind: 'dead.look' | 'dead.redrive' | 'dead.discard';
  readonly letters: readonly string[];
}

export type OrderKind = Order['kind'];
