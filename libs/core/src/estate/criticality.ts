/** correlation.md, section 4. */
const LEVELS: ReadonlyMap<string, number> = new Map([
  ['low', 0.5],
  ['ordinary', 1],
  ['high', 1.5],
  ['critical', 2],
]);
const LOWEST = 0.5;
const HIGHEST = 2;

/** What a file may say of how critical somebody or something is; for mistakes. */
export const CRITICALITY_WORDS = 'must be low, ordinary, high, critical, or a number from 0.5 to 2';

/** Criticality by word or number; undefined for anything else. */
export function criticalityOf(said: unknown): number | undefined {
  const level = typeof said === 'string' ? LEVELS.get(said.toLowerCase()) : said;
  return typeof level === 'number' && level >= LOWEST && level <= HIGHEST ? level : undefined;
}
