import type { Action, ActionState } from './action';

/** One check of the guard with the value it saw; kept for the audit. */
export interface GuardCheck {
  readonly check: string;
  readonly passed: boolean;
  readonly value: string;
}

/** One journalled edge of an action's life (OCSF Remediation Activity 7001 on the wire). */
export interface Outcome {
  /** Hash of (action, edge number). */
  readonly id: string;
  readonly tenant: string;
  readonly action: Action;
  readonly state: ActionState;
  readonly previous?: ActionState;
  /** Number of this edge in the action's life, from 1. */
  readonly edge: number;
  readonly at: number;
  readonly by: string;
  /** Coded reason (`CORDON_GUARD_PROTECTED`) with a sentence, where there is one. */
  readonly code?: string;
  readonly reason?: string;
  readonly actuator?: string;
  /** When the effect ends by itself, ms since the epoch. */
  readonly until?: number;
  readonly checks?: readonly GuardCheck[];
  /** State of the target before and after, as the actuator saw it. */
  readonly prior?: string;
  readonly observed?: string;
  /** What an approver must send back: hash of (action, target, evidence, expiry). */
  readonly approvalHash?: string;
}
