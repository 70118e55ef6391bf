import type { Json } from '../shared/json';

/** How a product writes its pairs. */
export interface KeyValueForm {
  /** Between key and value; left out = `=`. */
  readonly equals?: string;
  /** Between pairs; left out = a blank. */
  readonly between?: string;
}

const QUOTE = '"';
/** Pairs of one line that are read; what follows is left out, as no product writes so many. */
const MAX_PAIRS = 512;

/**
 * `key=value key2="value with blanks"` → an object of texts. In quotes `\"` and `""` are a quote. A value without quotes ends at the next separator.
 * Words without an equals sign are skipped; a key that comes again replaces the first. undefined when there is no pair.
 */
export function keyValues(text: string, { equals = '=', between = ' ' }: KeyValueForm = {}): Json | undefined {
  const pairs: Record<string, string> = {};
  let n = 0;
  let at = 0;
  while (at < text.length && n < MAX_PAIRS) {
    while (at < text.length && (text[at] === between || text[at] === ' ')) at++;
    const sign = text.indexOf(equals, at);
    if (sign < 0) break;
    const key = text.slice(Math.max(at, text.lastIndexOf(between, sign - 1) + 1), sign).trim();
    const start = sign + equals.length;
    const [value, end] = text[start] === QUOTE ? quoted(text, start) : bare(text, start, between);
    if (key !== '' && key !== '__proto__') {
      pairs[key] = value;
      n++;
    }
    at = end;
  }
  return n > 0 ? pairs : undefined;
}

function bare(text: string, start: number, between: string): [value: string, end: number] {
  const end = text.indexOf(between, start);
  return end < 0 ? [text.slice(start).trimEnd(), text.length] : [text.slice(start, end).trimEnd(), end];
}

function quoted(text: string, start: number): [value: string, end: number] {
  let value = '';
  let from = start + 1;
  for (let at = from; at < text.length; at++) {
    const c = text[at];
    if (c === '\\' && (text[at + 1] === QUOTE || text[at + 1] === '\\')) {
      value += text.slice(from, at);
      from = ++at;
    } else if (c === QUOTE) {
      if (text[at + 1] !== QUOTE) return [value + text.slice(from, at), at + 1];
      value += text.slice(from, at);
      from = ++at;
    }
  }
  return [value + text.slice(from), text.length];
}
