/** correlation.md, section 4. */
const LEVELS: ReadonlyMap<string, number> = new Map([
  ['low', 0.5],
  ['ordinary', 1],
  ['high', 1.5],
  ['critical', 2],
]);
const LOWEST = 0.5;
const HIGHEST = 2;

/** Criticality by word, or a number from 0.5 to 2; undefined for anything else. */
export function levelOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const level = LEVELS.get(text.toLowerCase()) ?? Number(text);
  return level >= LOWEST && level <= HIGHEST ? level : undefined;
}
