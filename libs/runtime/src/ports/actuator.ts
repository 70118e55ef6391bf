import type { Cancel } from './cancel';
import type { Action, EntityKey, Verb } from '@cordon/wire';

/** What an actuator is and may touch; shown to people before they enable it. */
export interface ActuatorManifest {
  /** `platform:verb-object`, e.g. `nftables:block-traffic`. */
  readonly name: string;
  readonly verb: Verb;
  readonly targets: readonly EntityKey['kind'][];
  /** Exact permissions it needs on the platform. */
  readonly permissions: readonly string[];
  readonly example: string;
  readonly howToUndo: string;
  readonly reversible: boolean;
  readonly idempotent: boolean;
  /** True when the enforcement point itself ends the effect after the TTL. */
  readonly nativeTtl: boolean;
  readonly readBack: boolean;
  /** True when the enforcement point has one effect a target, whichever tenant asked for it: it ends with the last lease of any tenant. */
  readonly acrossTenants?: boolean;
  readonly ratePerMinute: number;
  readonly deadlineMs: number;
}

/** State of a target at the enforcement point. `ours` only when it bears our ownership mark. */
export interface TargetState {
  readonly applied: boolean;
  readonly ours: boolean;
  /** Short text for people and the journal; also what `release` restores. */
  readonly text: string;
  readonly until?: number;
}

export type Refusal = {
  readonly kind: 'refused';
  readonly code: 'CORDON_ACTUATOR_REFUSED' | 'CORDON_ACTUATOR_FOREIGN' | 'CORDON_GUARD_TARGET';
  readonly reason: string;
};
export type CheckResult = { readonly kind: 'ready'; readonly prior: TargetState; readonly wouldDo: string } | Refusal;
export type ApplyResult = { readonly kind: 'applied'; readonly until?: number; readonly text: string } | Refusal;
export type ReleaseResult = { readonly kind: 'released'; readonly text: string } | Refusal;

/** What the gateway hands to an actuator: the action, when it must end, and what was there before. */
export interface Order {
  readonly action: Action;
  /** ms since the epoch. */
  readonly until: number;
  /** Remaining ms, for native timeouts; taken from the monotonic clock. */
  readonly remainingMs: number;
  /** Addresses of the target when it was dispatched (RFC 5952); kept with the lease, so that a release frees what was bound. */
  readonly addresses: readonly string[];
}

/**
 * One verb on one platform. A refusal is a value; only outages throw. Deadline, retry, idempotency, audit and metrics are
 * wrapped around it once, by the gateway; an adapter that retries by itself hides an outage.
 */
export abstract class Actuator {
  abstract readonly manifest: ActuatorManifest;
  /** Looks and never touches; also the dry run. */
  abstract check(order: Order, signal: Cancel): Promise<CheckResult>;
  /** Idempotent by action id: twice is once. */
  abstract apply(order: Order, signal: Cancel): Promise<ApplyResult>;
  abstract observe(order: Order, signal: Cancel): Promise<TargetState>;
  /** Restores `prior` exactly, only while the present state is ours; already gone is released. */
  abstract release(order: Order, prior: TargetState, signal: Cancel): Promise<ReleaseResult>;
  async close(): Promise<void> {}
}
