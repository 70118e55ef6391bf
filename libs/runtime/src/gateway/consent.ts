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
