import type { Entry } from './entry';
import { isBefore, placeOf, type Ordered } from './ordered';

/** "From finding `by` on, this cluster is part of `to`." */
export interface Pointer {
  readonly by: Entry;
  readonly to: Cluster;
}

/**
 * Findings that attached to one seed. Clusters that a later finding proved to be one attack point to the older one, with the finding that
 * proved it, so that the grouping can be read as it was before any finding: what is decided for a finding depends on earlier ones only.
 */
export class Cluster {
  /** In order; the seed is the first. */
  readonly members: Entry[] = [];
  /** In order of `by`; the first one counts, later ones are about to be decided anew. */
  readonly into: Pointer[] = [];
  readonly parts = new Set<Cluster>();
  /** How many members name an entity, by tag. */
  readonly named = new Map<string, number>();
  /** Ended by a person: members stay, nothing is added. */
  frozen = false;
  /** A cap, or people who took findings apart, have shaped it: then a change concerns all of it, not only neighbours. */
  pressed = false;
  /** `now` of its last change, ms. */
  touchedAt = 0;

  constructor(readonly seed: Entry) {}

  get alive(): boolean {
    return this.seed.decision?.cluster === this;
  }
}

/** The cluster that `c` belongs to as known before `x`, or now. */
export function rootOf(c: Cluster, x?: Ordered): Cluster {
  let root = c;
  for (;;) {
    const pointer = root.into[0];
    if (!pointer || (x && !isBefore(pointer.by, x))) return root;
    root = pointer.to;
  }
}

/** A root with all clusters that are part of it as known before `x`, or now. */
export function partsOf(root: Cluster, x?: Ordered): Cluster[] {
  const all = [root];
  for (const c of all) {
    for (const part of c.parts) {
      const pointer = part.into[0];
      if (pointer?.to === c && (!x || isBefore(pointer.by, x))) all.push(part);
    }
  }
  return all;
}

export function findingsBefore(parts: readonly Cluster[], x: Ordered): number {
  return parts.reduce((n, c) => n + placeOf(c.members, x), 0);
}

/** Different entities of each part, added up; an upper bound that costs nothing when `x` is the latest. */
export function entitiesBefore(parts: readonly Cluster[], x: Ordered): number {
  let n = 0;
  for (const c of parts) {
    const count = placeOf(c.members, x);
    n += count === c.members.length ? c.named.size : new Set(c.members.slice(0, count).flatMap((m) => [...m.observed.keys()])).size;
  }
  return n;
}
