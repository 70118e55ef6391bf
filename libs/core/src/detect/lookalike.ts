import { registrableDomain } from '../entities';
import { decodePunycode } from './punycode';

/** Latin letters that letters of other alphabets look like: the frequent part of UTS #39's confusables. */
const CONFUSABLE: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  е: 'e',
  ѕ: 's',
  і: 'i',
  ї: 'i',
  ј: 'j',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
  ԁ: 'd',
  ԛ: 'q',
  ԝ: 'w',
  α: 'a',
  ε: 'e',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  ω: 'w',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  '0': 'o',
  '1': 'l',
  '5': 's',
  '|': 'l',
};

/** What a hurried reader sees: accents and other alphabets as Latin, `rn` as `m`, `vv` as `w`, `i` as `l`, no hyphens. */
export function skeleton(label: string): string {
  const plain = (label.startsWith('xn--') ? (decodePunycode(label.slice(4)) ?? label) : label).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  let out = '';
  for (const c of plain) out += CONFUSABLE[c] ?? c;
  return out.replace(/rn/g, 'm').replace(/vv/g, 'w').replace(/cl/g, 'd').replace(/i/g, 'l').replace(/[-_]/g, '');
}

const ASCII = /^[\x00-\x7f]*$/;
const INVISIBLE = /[\p{M}\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/gu;
const WORD = /\p{L}+/gu;
const FOREIGN = /[\p{Script=Greek}\p{Script=Cyrillic}]/u;

/**
 * Text in the lower-case letters that a reader takes it for: styled letters (𝐓𝐫𝐚𝐜𝐤) as plain ones, no accents and no invisible characters,
 * and Greek or Cyrillic letters inside a Latin word as Latin: nobody writes so but to hide a word from machines. Whole words of other alphabets stay.
 */
export function lettersAsRead(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  const plain = text.normalize('NFKD').replace(INVISIBLE, '').toLowerCase();
  return plain.replace(WORD, (word) => (/[a-z]/.test(word) && FOREIGN.test(word) ? [...word].map((c) => CONFUSABLE[c] ?? c).join('') : word));
}

/** Edits (insert, delete, replace, swap of neighbours) from a to b, or `limit` + 1 when there are more. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    before = row;
    row = next;
  }
  return row[b.length] ?? limit + 1;
}

export interface Likeness {
  readonly domain: string;
  readonly whose: string;
  readonly how: string;
}

/** Labels shorter than this are near to too many others. */
const SHORTEST = 5;
const SHORTEST_FOR_TWO = 9;
const MAX_LABEL = 63;

/** The own or partner domain that `domain` can be mistaken for, if any. A domain is not like itself. */
export function lookalikeOf(domain: string, imitable: Iterable<readonly [domain: string, whose: string]>): Likeness | undefined {
  const suspect = registrableDomain(domain) ?? domain;
  const label = labelOf(suspect);
  if (label.length < 3 || label.length > MAX_LABEL) return undefined;
  const own = skeleton(label);
  let found: Likeness | undefined;
  for (const [known, whose] of imitable) {
    if (known === suspect) return undefined;
    found ??= compare(label, own, known, whose);
  }
  return found;
}

function compare(label: string, own: string, known: string, whose: string): Likeness | undefined {
  const other = labelOf(known);
  if (other.length < SHORTEST) return undefined;
  if (own === skeleton(other)) return { domain: known, whose, how: label === other ? 'same name under another ending' : 'looks the same' };
  const limit = other.length >= SHORTEST_FOR_TWO ? 2 : 1;
  const distance = editDistance(label, other, limit);
  if (distance <= limit) return { domain: known, whose, how: `edit distance ${distance}` };
  if (other.length > SHORTEST && label.split('-').join('').includes(other.split('-').join('')))
    return { domain: known, whose, how: 'the name with words added' };
  return undefined;
}

const labelOf = (domain: string): string => domain.slice(0, Math.max(0, domain.indexOf('.')));
