import type { EntityKind, LinkKind } from '@cordon/wire';
import type { Entry, JoinKey } from './entry';
import {
  ADDRESS_SEQUENCE,
  CEILING,
  CLAIMED_FACTOR,
  CROSS_DOMAIN_BONUS,
  HALF_LIFE_MS,
  IDF_FULL_BITS,
  MIXED_ROLES,
  PEER_BACKWARDS,
  PRIORS,
  SAME_TARGET,
} from './link-table';
import { sequenceOf } from './sequences';

export interface Side {
  readonly entry: Entry;
  readonly key: JoinKey;
}

export interface PairScore {
  readonly kind: LinkKind;
  /** 0..1 */
  readonly score: number;
  readonly why: string;
}

const ARTEFACTS: ReadonlySet<EntityKind> = new Set<EntityKind>(['url', 'file', 'message']);
const IDENTITIES: ReadonlySet<EntityKind> = new Set<EntityKind>(['user', 'mailbox', 'device', 'principal', 'key', 'app', 'ot']);
const MOVERS: ReadonlySet<EntityKind> = new Set<EntityKind>(['user', 'principal', 'device', 'ot', 'ip']);

/**
 * prior(kind) × idf × decay(Δt) × direction × cross-domain bonus of one entity that two findings share (correlation.md, section 2).
 * idf is scaled by IDF_FULL_BITS to 0..1. Of the kinds that apply the strongest is taken. `earlier` stands before `later` in order.
 */
export function pairScore(earlier: Side, later: Side, idf: number): PairScore {
  const { kind, strength, why } = strongest(earlier, later);
  const decay = 2 ** (-(later.entry.at - earlier.entry.at) / HALF_LIFE_MS[later.key.entity.kind]);
  const bonus = earlier.entry.member.domain === later.entry.member.domain ? 1 : CROSS_DOMAIN_BONUS;
  const factor = earlier.key.factor * later.key.factor * (earlier.key.claimed || later.key.claimed ? CLAIMED_FACTOR : 1);
  const score = strength * Math.min(1, idf / IDF_FULL_BITS) * decay * bonus * factor;
  return { kind, score: Math.min(CEILING, score), why };
}

const HIGHEST_PRIOR = Math.max(PRIORS.artefact, ADDRESS_SEQUENCE);

/** Upper bound of any score at this distance, so that a search backwards can stop. */
export const bestPossible = (kind: EntityKind, dtMs: number, idf: number): number =>
  HIGHEST_PRIOR * CROSS_DOMAIN_BONUS * Math.min(1, idf / IDF_FULL_BITS) * 2 ** (-dtMs / HALF_LIFE_MS[kind]);

function strongest(earlier: Side, later: Side): { kind: LinkKind; strength: number; why: string } {
  const { kind } = later.key.entity;
  if (ARTEFACTS.has(kind)) return { kind: 'artefact', strength: PRIORS.artefact, why: 'same artefact' };
  let best = { kind: 'shared_entity' as LinkKind, strength: PRIORS.shared_entity * roles(earlier.key, later.key), why: 'shared' };
  const movement = MOVERS.has(kind) ? PRIORS.peer * peer(earlier.key, later.key) : 0;
  if (movement > best.strength) best = { kind: 'peer', strength: movement, why: 'target of one, source of the other' };
  const strength = sequencePrior(kind, earlier.key, later.key);
  if (strength <= best.strength) return best;
  const found = sequenceOf(earlier.entry.steps, later.entry.steps);
  return !found || (kind === 'ip' && !found.byAddress) ? best : { kind: 'sequence', strength, why: found.reason };
}

/** An address is nobody's identity, but where both steps came from it, it is the one who took them. */
function sequencePrior(kind: EntityKind, earlier: JoinKey, later: JoinKey): number {
  if (IDENTITIES.has(kind)) return PRIORS.sequence;
  return kind === 'ip' && earlier.acts && later.acts ? ADDRESS_SEQUENCE : 0;
}

function roles(a: JoinKey, b: JoinKey): number {
  if (a.acts && b.acts) return 1;
  return (a.acts && b.suffers) || (a.suffers && b.acts) ? MIXED_ROLES : SAME_TARGET;
}

/** Attacked first and acting later is movement. */
function peer(a: JoinKey, b: JoinKey): number {
  if (a.suffers && !a.acts && b.acts && !b.suffers) return 1;
  return a.acts && !a.suffers && b.suffers && !b.acts ? PEER_BACKWARDS : 0;
}
