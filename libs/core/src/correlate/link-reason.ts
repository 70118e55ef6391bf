import type { LinkKind } from '@cordon/wire';
import { plainKey, spell } from '../narrative/plain-text';
import type { DecidedLink, JoinKey } from './entry';

/** What is shared and how, as the middle of a sentence that a person can check. */
export function linkReason(kind: LinkKind, why: string, key: JoinKey): string {
  const thing = `${key.entity.kind} ${plainKey(key.entity)}`;
  const shared = kind === 'shared_entity' ? `shares ${thing}` : `${why}, through ${thing}`;
  return key.names.includes(key.tag) && key.factor === 1 ? shared : `${shared} by its bindings`;
}

/** The whole sentence; `partner` says which finding is on the other side: its id in data, its title for people. */
export const linkSentence = (l: Pick<DecidedLink, 'reason' | 'dtMs'>, partner: string): string =>
  `${l.reason} with ${partner}, ${spell(l.dtMs)} apart`;
