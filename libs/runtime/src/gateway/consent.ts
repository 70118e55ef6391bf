import { holds, type GuardVerdict } from '@cordon/core';
import type { Lease } from '../ports/leases';

/** What stands in for the engine's own certainty: a person's approval, or nobody's veto. */
export interface Consent {
  readonly approvedBy?: string;
  readonly vetoLapsed?: boolean;
}

/** A person's approval outlives a restart, though not the time it was given for. */
export const stillApproved = (l: Lease, now: number): Consent =>
  l.approvedBy !== undefined && (l.approval?.expires ?? 0) > now
    ? { approvedBy: l.approvedBy }
    : { vetoLapsed: l.vetoUntil !== undefined && l.vetoUntil <= now };

/** Its effect is in place, or will be once its turn comes: a release waits behind it. */
export const mayHold = (s: Lease['state']): boolean => s === 'approved' || holds(s);

/** What the journal keeps of a verdict. */
export function factsOf(v: GuardVerdict, given: Consent): { readonly code?: string; readonly reason: string } {
  switch (v.kind) {
    case 'act':
      if (given.approvedBy !== undefined) return { reason: `approved by ${given.approvedBy}` };
      return { reason: given.vetoLapsed ? 'nobody vetoed' : 'the policy lets it act by itself' };
    case 'shadow':
      return { reason: 'observe mode: decided, not done' };
    case 'suppress':
    case 'pending':
      return { code: v.code, reason: v.reason };
  }
}
