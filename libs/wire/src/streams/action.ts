import type { EntityKey } from './entity';

/** What can be done, named by effect; maps 1:1 to OpenC2 (`openc2.ts`). */
export const VERBS = ['notify', 'block_traffic', 'isolate_device', 'disable_account'] as const;
export type Verb = (typeof VERBS)[number];

/** Modes of autonomy, most restrictive first; of two that apply the more restrictive wins. */
export const MODES = ['off', 'observe', 'confirm', 'auto_with_veto', 'auto'] as const;
export type Mode = (typeof MODES)[number];

/** States of response.md, section 2. */
export const ACTION_STATES = [
  'proposed',
  'suppressed',
  'shadow',
  'pending_approval',
  'approved',
  'dispatching',
  'active',
  'verified',
  'drifted',
  'releasing',
  'released',
  'failed',
  'release_failed',
  'unknown',
  'superseded',
  'denied',
  'expired',
] as const;
export type ActionState = (typeof ACTION_STATES)[number];

/** What to do to which target, until when, why. */
export interface Action {
  /** Hash of (tenant, incident, verb, target, n); never of an attempt. */
  readonly id: string;
  readonly tenant: string;
  readonly incident: string;
  readonly verb: Verb;
  /** The one thing acted on. For block_traffic of a device's peer, `peer` narrows it. */
  readonly target: EntityKey;
  readonly peer?: EntityKey;
  /** What the target is, for modes and budgets, as known when decided. */
  readonly targetClass?: string;
  readonly mode: Mode;
  /** How long it holds once active, ms. */
  readonly ttlMs: number;
  readonly reason: string;
  /** Findings and incident version behind it. */
  readonly cause: readonly string[];
  readonly policyVersion: string;
  /** `engine`, or the principal who asked. */
  readonly by: string;
  /** How often this verb was active on this target for this incident before. */
  readonly n: number;
  readonly decidedAt: number;
  /** Event time of the newest evidence; old evidence never acts by itself. */
  readonly evidenceAt: number;
  readonly confidence: number;
  /** Independent sources behind the target: domain, source and its trust; `claimed` where an attacker can write it. */
  readonly support: readonly Support[];
  /** Actions that wait for a person on older evidence, of incidents that were merged into this one too; this one stands in for them. */
  readonly supersedes?: readonly string[];
}

export interface Support {
  readonly domain: string;
  readonly source: string;
  readonly trust: 0 | 1 | 2 | 3;
  readonly claimed: boolean;
}
