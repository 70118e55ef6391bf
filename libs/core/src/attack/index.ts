import { TACTICS, type Tactic } from './tactics';
import { TECHNIQUES } from './techniques';

export { TACTICS, TECHNIQUES, type Tactic };

export const tacticName = (id: string): string => TACTICS[id]?.name ?? id;

/** `Phishing: Spearphishing Link` for a sub-technique whose parent is known; the id for what is not in the table. */
export function techniqueName(id: string): string {
  const name = TECHNIQUES[id];
  const parent = id.includes('.') ? TECHNIQUES[id.slice(0, id.indexOf('.'))] : undefined;
  if (name === undefined) return parent === undefined ? id : `${parent} (${id})`;
  return parent === undefined ? name : `${parent}: ${name}`;
}

/** Furthest stage that the tactics reach, 0..6; 0 for none. */
export const stageOf = (tactics: readonly string[]): number => tactics.reduce((most, t) => Math.max(most, TACTICS[t]?.stage ?? 0), 0);
