import { partsOf, type Cluster } from './cluster';
import { compareOrdered } from './ordered';
import type { CorrelateSettings } from './settings';

/** Share that a full store makes room for at once, so that making room is rare. */
const ROOM = 0.1;

export interface Standing {
  readonly root: Cluster;
  /** Published and neither merged nor withdrawn. */
  readonly live: boolean;
  /** When it last changed or its last finding happened, ms. */
  readonly at: number;
}

/** Incidents whose findings must go to keep the caps: candidates first, then ended ones, then open ones; the longest quiet first. */
export function toEvict(all: readonly Standing[], findings: number, caps: Pick<CorrelateSettings, 'mostFindings' | 'mostCandidates'>): Cluster[] {
  const rank = (s: Standing): number => (s.live ? (s.root.frozen ? 1 : 2) : 0);
  const order = [...all].sort((a, b) => rank(a) - rank(b) || a.at - b.at || compareOrdered(a.root.seed, b.root.seed));
  let held = findings;
  let candidates = all.filter((s) => !s.live).length;
  const findingGoal = held > caps.mostFindings ? caps.mostFindings * (1 - ROOM) : Number.POSITIVE_INFINITY;
  const candidateGoal = candidates > caps.mostCandidates ? caps.mostCandidates * (1 - ROOM) : Number.POSITIVE_INFINITY;
  const gone: Cluster[] = [];
  for (const { root, live } of order) {
    const tooMany = !live && candidates > candidateGoal;
    if (!tooMany && held <= findingGoal) continue;
    gone.push(root);
    held -= partsOf(root).reduce((n, c) => n + c.members.length, 0);
    if (!live) candidates -= 1;
  }
  return gone;
}
