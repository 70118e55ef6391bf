import type { Action, ActionState, BindingBody, Outcome } from '@cordon/wire';
import type { TargetState } from './actuator';

/** Where one action stands, as the gateway's disk knows it. */
export interface Lease {
  readonly action: Action;
  readonly state: ActionState;
  /** Number of the last journalled edge. */
  readonly edge: number;
  /** When the effect must end, ms since the epoch; from 'dispatching' on. */
  readonly until?: number;
  readonly prior?: TargetState;
  readonly actuator?: string;
  readonly addresses?: readonly string[];
  readonly activeAt?: number;
  readonly changedAt: number;
  readonly approval?: { readonly hash: string; readonly expires: number };
  /** In auto_with_veto: dispatched at this time unless denied before. */
  readonly vetoUntil?: number;
  readonly approvedBy?: string;
  /** Answers that were lost since it was last in force; absent = none. */
  readonly lost?: number;
  /** How often its effect was found undone and applied again. */
  readonly reapplied?: number;
  /** Reading back right after it was applied did not find it. */
  readonly unverified?: boolean;
  /** Released because its incident was judged a false alarm. */
  readonly wrong?: boolean;
  /** Ids of the last commands that changed it: one that the log hands over again is known. */
  readonly commands?: readonly string[];
}

/** Switches that people set, by tenant; '*' is every tenant. */
export interface Switches {
  readonly killSwitch: boolean;
  readonly freeze?: { readonly reason: string; readonly until?: number };
  readonly breakerOpen: boolean;
  readonly breakerReason?: string;
  /** When the breaker was last armed by hand, ms; what lies before does not open it again. */
  readonly armedAt?: number;
  /** The command that armed it. */
  readonly armedBy?: string;
  /** The first of two people who want it armed. */
  readonly rearm?: { readonly by: string; readonly at: number };
}

/**
 * The gateway's own store on local disk: it needs neither the log nor ClickHouse, so that an effect always ends. Every
 * method that writes is durable when it resolves; rejects with CORDON_DISK_FULL, retriable. Opening it fences an older gateway on
 * the same disk: what that one writes then rejects with CORDON_OWNER_FENCED, not retriable.
 */
export abstract class Leases {
  /** All leases that are not over, and those that ended in the last 30 days. */
  abstract load(): Promise<readonly Lease[]>;
  /** Journals an edge and the lease after it in one transaction; returns the journal's sequence number, from 1. */
  abstract record(lease: Lease, edge: Outcome): Promise<number>;
  /** Journalled edges after `seq`, ascending, at most `limit`. */
  abstract journal(after: number, limit: number): Promise<readonly { readonly seq: number; readonly outcome: Outcome }[]>;
  abstract published(): Promise<number>;
  abstract setPublished(seq: number): Promise<void>;
  abstract switches(): Promise<ReadonlyMap<string, Switches>>;
  abstract setSwitches(tenant: string, switches: Switches): Promise<void>;
  /** Facts for the guard that must survive a restart. */
  abstract bindings(): Promise<readonly { readonly tenant: string; readonly seen: number; readonly binding: BindingBody }[]>;
  abstract addBindings(rows: readonly { readonly tenant: string; readonly seen: number; readonly binding: BindingBody }[]): Promise<void>;
  abstract close(): Promise<void>;
}
