import type { Domain } from '../domain';
import type { EntityKind, EntityRef, EntityRole } from './entity';

/** correlation.md, section 3. Candidates are not written to the stream. */
export const INCIDENT_STATUSES = ['candidate', 'open', 'investigating', 'contained', 'resolved', 'closed', 'merged', 'split'] as const;
export type IncidentStatus = (typeof INCIDENT_STATUSES)[number];

export const VERDICTS = ['true_positive', 'benign_true_positive', 'false_positive', 'undetermined'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const LINK_KINDS = ['seed', 'shared_entity', 'artefact', 'sequence', 'peer', 'rule', 'manual'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** Why a finding belongs to an incident. Every link is stored and shown (correlation.md, section 2). */
export interface Link {
  readonly incident: string;
  readonly finding: string;
  /** Canonical entity id (`tenant/kind/key`) that both share, as resolved when the link was made. */
  readonly entity: string;
  readonly kind: LinkKind;
  /** 0..1 */
  readonly weight: number;
  /** ms between this finding and the nearest of the incident that shares the entity. */
  readonly dtMs: number;
  readonly idf: number;
  readonly rule?: string;
  readonly reason: string;
}

export interface IncidentEntity {
  readonly kind: EntityKind;
  readonly key: string;
  readonly roles: readonly EntityRole[];
  /** True when no finding observed it in a form an attacker cannot write. */
  readonly claimed?: boolean;
  readonly class?: string;
  readonly criticality?: number;
  readonly protected?: string;
  readonly name?: string;
  /** Number of findings that name it. */
  readonly findings: number;
}

/** A finding as its incident shows it. */
export interface TimelineEntry {
  readonly finding: string;
  readonly detector: string;
  readonly domain: Domain;
  readonly at: number;
  readonly title: string;
  readonly reason: string;
  readonly bits: number;
  readonly tactics: readonly string[];
  readonly techniques: readonly string[];
  readonly entities: readonly EntityRef[];
  readonly sources: readonly { readonly source: string; readonly trust: 0 | 1 | 2 | 3 }[];
  /** Raw record ids, at most 20. */
  readonly raw: readonly string[];
}

/** One sentence of the narrative with the findings that it rests on. */
export interface Sentence {
  readonly text: string;
  readonly evidence: readonly string[];
}

/** How much one detector adds to the risk, in bits. */
export interface Contribution {
  readonly detector: string;
  readonly bits: number;
  readonly findings: number;
}

export interface IncidentComment {
  readonly at: number;
  readonly by: string;
  readonly text: string;
}

/** One version of an incident (OCSF Incident Finding 2005 on the wire). */
export interface Incident {
  readonly id: string;
  readonly tenant: string;
  /** Grows by one with each change. */
  readonly version: number;
  readonly status: IncidentStatus;
  readonly verdict?: Verdict;
  readonly title: string;
  /** 0..1, from `bits` and the tenant's prior. */
  readonly probability: number;
  /** Sum of contributions plus prior log-odds, in bits. */
  readonly bits: number;
  readonly contributions: readonly Contribution[];
  /** 0.5 .. 2 */
  readonly impact: number;
  /** probability x impact; the queue is ordered by it. */
  readonly priority: number;
  readonly openedAt: number;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly domains: readonly Domain[];
  readonly tactics: readonly string[];
  readonly techniques: readonly string[];
  readonly entities: readonly IncidentEntity[];
  readonly timeline: readonly TimelineEntry[];
  readonly links: readonly Link[];
  readonly narrative: readonly Sentence[];
  readonly assignee?: string;
  readonly comments: readonly IncidentComment[];
  /** Why it stopped accepting findings, where it did. */
  readonly groupingStatus?: string;
  readonly mergedInto?: string;
  readonly splitFrom?: string;
  readonly recurrenceOf?: string;
  /** What made this version: opened, finding, status, merged, ... */
  readonly change: string;
}
