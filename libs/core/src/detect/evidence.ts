/** Bits of a score by a detector's own table, before there is enough history: `[score, bits]` in rising order, straight lines between. */
export type Prior = readonly (readonly [score: number, bits: number])[];

/** Scores of the same tenant and detector from which on the rank counts (learning.md, section 2). */
export const ENOUGH_SCORES = 200;

export function priorBits(prior: Prior, score: number): number {
  let [fromScore, fromBits] = prior[0] ?? [0, 0];
  if (score <= fromScore) return fromBits;
  for (const [toScore, toBits] of prior) {
    if (score <= toScore) return toScore === fromScore ? toBits : fromBits + ((score - fromScore) / (toScore - fromScore)) * (toBits - fromBits);
    [fromScore, fromBits] = [toScore, toBits];
  }
  return fromBits;
}

/**
 * Evidence of a conformal p-value, in bits: max(0, −log₂(−e·p·ln p)) for p < 1/e, else 0 (Sellke, Bayarri, Berger,
 * The American Statistician 55(1), 2001). −log₂ p would give ordinary things 1.4 bits each.
 */
export const conformalBits = (p: number): number => (p >= 1 / Math.E || p <= 0 ? 0 : Math.max(0, -Math.log2(-Math.E * p * Math.log(p))));

/**
 * What a score says. `rank`: how many recent scores of the tenant and detector were at least as high, itself included; `n`: how
 * many were looked at. Few: the detector's own table. Enough: the table, scaled by how far up the rank is of what n can show, so
 * that a score which is ordinary here says nothing however high it is, and the highest of all says what the table says.
 */
export function evidence(prior: Prior, score: number, rank: number, n: number): { readonly bits: number; readonly p?: number } {
  const bits = priorBits(prior, score);
  if (n < ENOUGH_SCORES) return { bits };
  const p = rank / (n + 1);
  return { bits: bits * Math.min(1, conformalBits(p) / conformalBits(1 / (n + 1))), p };
}
