/** SD-ID → parameters. A parameter that was written several times has all its values, in order (RFC 5424, section 6.3.3). */
export type StructuredData = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

const SPACE = 32;
const QUOTE = 34;
const EQUALS = 61;
const OPEN = 91;
const BACKSLASH = 92;
const CLOSE = 93;

/**
 * Structured data of RFC 5424, section 6.3, that begins at `at` with `[`: its elements with unescaped values, and the index after them.
 * undefined when it is not well formed: products write their own things in brackets there, and those belong to the message.
 */
export function readStructuredData(text: string, at: number): { readonly data: StructuredData; readonly end: number } | undefined {
  const elements = new Map<string, Readonly<Record<string, string | readonly string[]>>>();
  let i = at;
  while (text.charCodeAt(i) === OPEN) {
    const idEnd = nameEnd(text, i + 1);
    if (idEnd === i + 1) return undefined;
    const element = readParameters(text, idEnd);
    if (element === undefined) return undefined;
    elements.set(text.slice(i + 1, idEnd), element.parameters);
    i = element.end;
  }
  // fromEntries, because it makes an own property of any name, `__proto__` included.
  return { data: Object.fromEntries(elements), end: i };
}

/** ` name="value"` any number of times, then `]`. */
function readParameters(text: string, at: number) {
  const parameters = new Map<string, string | string[]>();
  let i = at;
  while (text.charCodeAt(i) === SPACE) {
    while (text.charCodeAt(i) === SPACE) i++;
    // `[id ]` is not well formed, but what it means is plain.
    if (text.charCodeAt(i) === CLOSE) break;
    const end = nameEnd(text, i);
    if (end === i || text.charCodeAt(end) !== EQUALS || text.charCodeAt(end + 1) !== QUOTE) return undefined;
    const value = readValue(text, end + 2);
    if (value === undefined) return undefined;
    const name = text.slice(i, end);
    const before = parameters.get(name);
    if (Array.isArray(before)) before.push(value.value);
    else parameters.set(name, before === undefined ? value.value : [before, value.value]);
    i = value.end;
  }
  return text.charCodeAt(i) === CLOSE ? { parameters: Object.fromEntries(parameters), end: i + 1 } : undefined;
}

/** SD-NAME: printable ASCII without `=`, space, `]` and `"`. */
function nameEnd(text: string, at: number): number {
  let i = at;
  for (; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c <= SPACE || c > 126 || c === EQUALS || c === CLOSE || c === QUOTE) break;
  }
  return i;
}

/** A value up to its closing quote; `\"`, `\\` and `\]` are unescaped, any other backslash stays. */
function readValue(text: string, at: number): { readonly value: string; readonly end: number } | undefined {
  let value = '';
  let from = at;
  for (let i = at; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === QUOTE) return { value: value + text.slice(from, i), end: i + 1 };
    if (c !== BACKSLASH) continue;
    const next = text.charCodeAt(i + 1);
    if (next !== QUOTE && next !== BACKSLASH && next !== CLOSE) continue;
    value += text.slice(from, i);
    from = ++i;
  }
  return undefined;
}
