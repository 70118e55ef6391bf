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
export const codeOf = (v: GuardVerdict): { code?: string; reason?: string } => ('code' in v ? { code: v.code, reason: v.reason } : {});
