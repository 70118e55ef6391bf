import type { Json } from '../shared/json';

/** Names of parts of a pattern that mean the same everywhere; each matches in linear time. */
const PARTS: Readonly<Record<string, string>> = {
  ip: '[0-9A-Fa-f:.%]{2,64}',
  int: '-?\\d{1,19}',
  num: '-?\\d{1,15}(?:\\.\\d{1,15})?',
  word: '[\\w.@$-]{1,256}',
  token: '\\S{1,1024}',
  quoted: '[^"]{0,2048}',
  /** One word, or none. */
  maybe: '\\S{0,256}',
  /** What stands in round brackets. */
  inside: '[^\\s()]{1,128}',
  single: "[^']{0,2048}",
  angled: '[^<>]{0,256}',
  paren: '[^()]{1,256}',
  comma: '[^,]{0,512}',
  /** What stands in square brackets, or nothing. */
  squared: '[^\\]]{0,512}',
  text: '.*?',
  rest: '.*',
};

/**
 * A line of a product, written as it documents it: `Built {direction:word} {protocol:word} connection {id:int} for {interface:token}`. Between braces
 * a name and a kind (`ip`, `int`, `num`, `word`, `token`, `maybe` = a word or nothing, `quoted`, `single`, `angled`, `paren`, `comma`, `inside` and `squared`
 * = up to such a sign, `text` = as little as possible, `rest`); `{:kind}` is skipped; `(?:` … `)?` is optional, and `|` inside it an alternative.
 * Other signs stand for themselves, also brackets of the line; several blanks match any number of blanks.
 */
export function pattern(text: string): RegExp {
  // What is open: brackets of the line itself, and groups of the pattern.
  const open: ('bracket' | 'group')[] = [];
  const source = text
    .split(/(\{[\w.]*(?::\w+)?\}|\(\?:|\)\?|\||\))/)
    .map((part) => {
      // A bracket that closes none of the pattern's groups stands for itself.
      if (part.startsWith(')') && open.pop() !== 'group') return part === ')' ? '\\)' : '\\)\\?';
      if (part === '(?:') open.push('group');
      if (part === '|') return open.includes('group') ? part : '\\|';
      if (part === '(?:' || part === ')?' || part === ')') return part;
      const hole = /^\{([\w.]*)(?::(\w+))?\}$/.exec(part);
      if (!hole) {
        for (let i = part.split('(').length - 1; i > 0; i--) open.push('bracket');
        return part.replace(/[.*+?^$[\]\\{}()|]/g, '\\$&').replace(/ +/g, ' +');
      }
      const kind = PARTS[hole[2] ?? 'token'];
      if (kind === undefined) throw new Error(`${text}: there is no kind ${hole[2]}`);
      return hole[1] === '' ? `(?:${kind})` : `(?<${(hole[1] ?? '').replaceAll('.', '__')}>${kind})`;
    })
    .join('');
  return new RegExp(`^${source}$`, 's');
}

/**
 * Longest line that is fitted, characters: the cost of a pattern with two parts of free text grows with the square of the line, and whoever writes into a
 * log chooses its length. What products document is far shorter.
 */
const MAX_LINE = 32 * 1024;

/** The named parts of the first pattern that the line fits; undefined when none does, or the line is longer than 32 KiB. `a__b` and `{a.b}` become `{a: {b}}`. */
export function fit(text: string, patterns: readonly RegExp[]): Json | undefined {
  if (text.length > MAX_LINE) return undefined;
  for (const one of patterns) {
    const found = one.exec(text);
    if (found) return nested(found.groups ?? {});
  }
  return undefined;
}

function nested(groups: Readonly<Record<string, string | undefined>>): Json {
  const record: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(groups)) {
    if (value === undefined || value === '') continue;
    const parts = name.split('__');
    if (parts.length === 1) record[name] = value;
    else {
      const [outer = '', inner = ''] = parts;
      const before = record[outer];
      record[outer] = { ...(typeof before === 'object' ? before : {}), [inner]: value };
    }
  }
  return record;
}
