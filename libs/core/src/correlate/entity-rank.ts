import { ENTITY_KINDS, type EntityKey } from '@cordon/wire';

const RANKS: ReadonlyMap<string, number> = new Map(ENTITY_KINDS.map((kind, rank) => [kind, rank]));

/** Strength of an identity, 0 the strongest. */
export const rankOf = (e: EntityKey): number => RANKS.get(e.kind) ?? ENTITY_KINDS.length;

/** The one with the least (kind rank, key); `keys` must not be empty. */
export function leastOf(keys: readonly EntityKey[]): EntityKey {
  return keys.reduce((least, k) => {
    const difference = rankOf(k) - rankOf(least);
    return difference < 0 || (difference === 0 && k.key < least.key) ? k : least;
  });
}
