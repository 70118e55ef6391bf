import type { Contribution } from '@cordon/wire';
import type { Member } from './member';
import type { CorrelateSettings } from './settings';

/** Repeats of one thing (same detector, same title) count for less and less, so that a noisy one cannot prove anything alone (Σ 1/i^1.5 = 2.61). */
const REPEAT_EXPONENT = 1.5;
/**
 * Different things that one detector says share its blind spots, so they add up more slowly than what two detectors say: n of them like
 * 2√n. Four calls that blind a trail are more than one, and a hundred are not twenty-five times four.
 */
const KIND_EXPONENT = 0.5;
const WINDOW_MS = 24 * 3_600_000;
/** Different ATT&CK tactics within the window that open an incident whatever its risk. */
const TACTICS_TO_OPEN = 3;
/** Below this a finding may join but not open (informational by OCSF severity). */
const LOW_BITS = 3;

export interface Risk {
  readonly bits: number;
  readonly probability: number;
  readonly contributions: readonly Contribution[];
}

/**
 * Per detector: Σ sᵢ/i^1.5 over the findings of each title by size, then Σ gₖ/√k over its titles by that sum; summed over detectors, plus
 * the prior log-odds (correlation.md, section 4).
 */
export function riskOf(members: readonly Member[], priorBits: number): Risk {
  const byDetector = new Map<string, { readonly byTitle: Map<string, number[]>; findings: number }>();
  for (const m of members) {
    let said = byDetector.get(m.detector);
    if (!said) byDetector.set(m.detector, (said = { byTitle: new Map(), findings: 0 }));
    said.findings += 1;
    const sizes = said.byTitle.get(m.title);
    if (sizes) sizes.push(m.bits);
    else said.byTitle.set(m.title, [m.bits]);
  }
  const contributions = [...byDetector].map(([detector, { byTitle, findings }]) => {
    const kinds = [...byTitle.values()].map((sizes) => faded(sizes, REPEAT_EXPONENT));
    return { detector, bits: faded(kinds, KIND_EXPONENT), findings };
  });
  contributions.sort((a, b) => b.bits - a.bits || (a.detector < b.detector ? -1 : 1));
  const bits = contributions.reduce((sum, c) => sum + c.bits, priorBits);
  return { bits, probability: 1 / (1 + 2 ** -bits), contributions };
}

/** Σ sᵢ/i^exponent, the largest first. Sorts `sizes`. */
function faded(sizes: number[], exponent: number): number {
  sizes.sort((a, b) => b - a);
  return sizes.reduce((sum, s, i) => sum + s / (i + 1) ** exponent, 0);
}

/** Does a candidate open: one finding suffices, the risk is high enough, or three tactics came within 24 h. `members` in order of time. */
export function opens(members: readonly Member[], settings: CorrelateSettings): boolean {
  if (members.some((m) => m.suffices)) return true;
  const strong = members.filter((m) => m.bits >= LOW_BITS);
  if (strong.length === 0) return false;
  return riskOf(strong, settings.priorBits).probability >= settings.openAt || manyTactics(strong);
}

function manyTactics(members: readonly Member[]): boolean {
  const last = new Map<string, number>();
  for (const m of members) {
    for (const t of m.tactics) last.set(t, m.at);
    let n = 0;
    for (const at of last.values()) if (m.at - at <= WINDOW_MS) n += 1;
    if (n >= TACTICS_TO_OPEN) return true;
  }
  return false;
}
