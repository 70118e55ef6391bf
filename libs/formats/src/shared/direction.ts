import { isGroupIp, isPrivateIp } from '@cordon/core';
import type { EstateView } from '@cordon/runtime';

/** OCSF connection_info.direction_id. */
export const DIRECTION = { unknown: 0, inbound: 1, outbound: 2, lateral: 3 } as const;
/** OCSF connection_info.boundary_id. */
export const BOUNDARY = { unknown: 0, internal: 2, external: 3 } as const;

/**
 * The inventory knows best. Where it lists no network of the address: what the product says (`local`), and what is inside by its nature,
 * because nobody routes it (RFC 1918, RFC 4193, link-local), or because it names all who listen and no host outside.
 */
export function isInside(ip: string, local: boolean, estate: EstateView): boolean {
  const network = estate.network(ip);
  if (network) return network.own;
  return local || isPrivateIp(ip) || isGroupIp(ip) || estate.ownsAddress(ip);
}

export const directionOf = (ownSource: boolean, ownTarget: boolean): number =>
  ownSource ? (ownTarget ? DIRECTION.lateral : DIRECTION.outbound) : ownTarget ? DIRECTION.inbound : DIRECTION.unknown;

export const boundaryOf = (ownSource: boolean, ownTarget: boolean): number =>
  ownSource && ownTarget ? BOUNDARY.internal : ownSource || ownTarget ? BOUNDARY.external : BOUNDARY.unknown;
