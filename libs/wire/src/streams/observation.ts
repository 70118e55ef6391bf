import type { EntityKey } from './entity';

/**
 * Counts about an entity other than the event's principal (a source address, a domain, the organisation). Keyed by that
 * entity, so that one worker sees all of it. One record packs what one cut had to say about one entity.
 */
export interface ObservationBody {
  readonly entity: EntityKey;
  /** Name of the detector that will read it. */
  readonly detector: string;
  readonly items: readonly ObservationItem[];
}

export interface ObservationItem {
  readonly at: number;
  /** What was seen about the entity, e.g. the user whose logon failed. */
  readonly value: string;
  readonly amount?: number;
  /** Event it came from, with the trust of its source. */
  readonly event: EvidenceRef;
  /** True when the event may be judged but not learned from: it was late, or its entity is part of an open incident. */
  readonly untaught?: boolean;
}

/** A pointer from a conclusion to what it rests on. An outcome walks back to raw lines along these. */
export interface EvidenceRef {
  readonly event: string;
  readonly raw: string;
  readonly source: string;
  readonly trust: 0 | 1 | 2 | 3;
  readonly at: number;
}
