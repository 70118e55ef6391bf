import type { EntityKey } from '@cordon/wire';

/** Control characters, zero-width and direction marks: they make a text show other than it is. */
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
/** What HTML, Markdown or a chat would read as markup. */
const MARKUP = /[<>&"'`*[\]{}|\\~#]/g;
const LONGEST_KEY = 80;
const LONGEST_TITLE = 120;

/** Text that may hold what an attacker wrote → one line without markup or invisible characters, at most `most` characters. */
export function plainText(text: string, most = LONGEST_TITLE): string {
  // The rest is cut before it is cleaned, so that a megabyte costs nothing.
  const clean = text
    .slice(0, most * 4)
    .replace(INVISIBLE, ' ')
    .replace(MARKUP, '')
    .replace(/\s+/g, ' ')
    .trim();
  const characters = [...clean];
  return characters.length <= most ? clean : `${characters.slice(0, most - 1).join('')}…`;
}

/** An entity's key in a sentence; links are written so that no program makes them clickable. */
export const plainKey = (e: EntityKey): string => {
  const key = plainText(e.key, LONGEST_KEY);
  return e.kind === 'url' ? key.replace(/^http/i, 'hxxp') : key;
};

const UNITS: readonly (readonly [number, string])[] = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
  [1_000, 'second'],
];

/** A duration in its largest whole unit: "3 hours"; "less than a second". */
export function spell(ms: number): string {
  for (const [size, name] of UNITS) {
    const n = Math.floor(ms / size);
    if (n >= 1) return `${n} ${name}${n === 1 ? '' : 's'}`;
  }
  return 'less than a second';
}
