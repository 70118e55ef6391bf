import type { LinkKind } from '@cordon/wire';
import { plainKey, spell } from '../narrative/plain-text';
import type { JoinKey } from './entry';

/** One sentence that a person can check: what is shared, how, and how far apart. */
export function linkReason(kind: LinkKind, why: string, key: JoinKey, dtMs: number, partner: string): string {
  const thing = `${key.entity.kind} ${plainKey(key.entity)}`;
  const shared = kind === 'shared_entity' ? `shares ${thing}` : `${why}, through ${thing}`;
  const through = key.names.includes(key.tag) && key.factor === 1 ? '' : ' by its bindings';
  return `${shared}${through} with ${partner}, ${spell(dtMs)} apart`;
}
