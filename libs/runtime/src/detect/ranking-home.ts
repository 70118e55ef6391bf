import { evidence, makeFinding, type Draft, type Manifest, type Ranks } from '@cordon/core';
import type { EntityKey, EvidenceRef, Finding } from '@cordon/wire';

/**
 * Where a tenant's scores meet. Findings are ranked against those of the whole tenant, so candidates go as observations about
 * this one entity, whose shard keeps the ranks; the same on one worker or twenty.
 */
export const RANKING_HOME: EntityKey = { kind: 'app', key: 'cordon.ranking' };
export const RANKING_HOME_KEY = `${RANKING_HOME.kind}/${RANKING_HOME.key}`;

/** A draft on its way to where it is ranked. */
export interface Candidate {
  readonly draft: Draft;
  readonly evidence: readonly EvidenceRef[];
  readonly at: number;
  readonly seen: number;
  /** Best score that the same subject had on the same day before. */
  readonly before: number;
}

/** Findings with less evidence than this say nothing to anybody, in bits. */
export const LEAST_BITS = 1;
/** What an incident that is open already names may say less: it is read with the rest. */
const LEAST_EXPLAINED_BITS = 0.5;

export interface Verdict {
  readonly finding?: Finding;
  readonly why: 'raised' | 'over-budget' | 'too-weak';
}

/**
 * Ranks a candidate and decides by the budget. What belongs to an open incident is explained, so it costs no budget; what may
 * not be learned from leaves no trace in the ranks.
 */
export function judge(
  m: Manifest,
  tenant: string,
  c: Candidate,
  ranks: Ranks,
  perDay: number,
  how: { readonly teaches: boolean; readonly explained: boolean },
): Verdict {
  const { score } = c.draft;
  const rank = ranks.rank(score);
  const said = evidence(m.prior, score, rank, ranks.n);
  const allowed = ranks.allowed(c.at, perDay);
  if (how.teaches) ranks.add(c.at, score, c.before);
  if (said.bits < (how.explained ? LEAST_EXPLAINED_BITS : LEAST_BITS)) return { why: 'too-weak' };
  if (!how.explained && rank > allowed) return { why: 'over-budget' };
  return { why: 'raised', finding: makeFinding(m, tenant, c.draft, c.evidence, c, said) };
}
