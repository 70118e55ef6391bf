import { DAY_MS } from './block';
import type { Seen } from './novelty';

/** Things seen after which a profile is about half mature, and days after which it is. */
const MATURE_COUNT = 6;
const MATURE_DAYS = 2;

/** 0..1: how far a profile can be trusted to know what is normal. Grows with what it has seen and with its age. */
export function maturity(seen: Pick<Seen, 'total' | 'ageMs'>): number {
  return (1 - 2 ** (-seen.total / MATURE_COUNT)) * (1 - 2 ** (-seen.ageMs / (MATURE_DAYS * DAY_MS)));
}

/** Maturity of a whole tenant under one detector, by how long it has been watched. */
export const watchedMaturity = (watchedMs: number): number => 1 - 2 ** (-watchedMs / (MATURE_DAYS * DAY_MS));

/**
 * −log₂ of the predictive probability of a value, by Witten and Bell's escape estimate (IEEE Trans. Inf. Theory 37(4), 1991,
 * method C): what is new takes the share distinct / (total + distinct) of an entity's mass, and that share is divided as the
 * organisation's own profile divides it (`wider`). Weighted by the maturity of the profile, so that a new hire surprises little.
 */
export function surprise(seen: Seen, wider?: Seen): number {
  const weight = maturity(seen);
  if (weight === 0) return 0;
  const escape = (seen.distinct + 0.5) / (seen.total + seen.distinct + 1);
  const share = wider ? (wider.count + 0.5 * escapeOf(wider)) / (wider.total + wider.distinct + 1) : 0;
  const own = seen.count / (seen.total + seen.distinct + 1);
  const p = own + escape * (wider ? Math.max(share, escapeOf(wider) * 0.5) : 1);
  return weight * -Math.log2(Math.min(1, p));
}

const escapeOf = (seen: Seen): number => (seen.distinct + 0.5) / (seen.total + seen.distinct + 1);
