/** Deepest nesting that is read; literals that products log have three or four levels. */
const MAX_DEPTH = 16;
const NUMBER = /-?\d{1,20}(?:\.\d{1,20})?(?:e[+-]?\d{1,3})?/iy;
const WORD = /True|False|None/y;
const WORDS: Readonly<Record<string, boolean | null>> = { True: true, False: false, None: null };

/**
 * A dict, list, tuple, text, number, True, False or None as Python's `repr` writes it, which some appliances log. undefined when it is none or
 * something follows it. Each character is read once.
 */
export function pythonLiteral(text: string): unknown {
  const reader = new Reader(text);
  const value = reader.value(0);
  return value === BROKEN || !reader.isAtEnd() ? undefined : value;
}

const BROKEN = Symbol('broken');

class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  isAtEnd(): boolean {
    this.blanks();
    return this.at === this.text.length;
  }

  value(depth: number): unknown {
    if (depth > MAX_DEPTH) return BROKEN;
    this.blanks();
    const c = this.text[this.at];
    if (c === '{') return this.dict(depth);
    if (c === '[' || c === '(') return this.list(c === '[' ? ']' : ')', depth);
    if ((c === 'u' || c === 'b') && (this.text[this.at + 1] === "'" || this.text[this.at + 1] === '"')) this.at++;
    if (this.text[this.at] === "'" || this.text[this.at] === '"') return this.string();
    return this.scalar();
  }

  private dict(depth: number): unknown {
    const entries: [string, unknown][] = [];
    this.at++;
    while (!this.takes('}')) {
      const key = this.value(depth + 1);
      if (key === BROKEN || typeof key === 'object' || !this.takes(':')) return BROKEN;
      const value = this.value(depth + 1);
      if (value === BROKEN) return BROKEN;
      if (String(key) !== '__proto__') entries.push([String(key), value]);
      if (!this.takes(',') && this.next() !== '}') return BROKEN;
    }
    return Object.fromEntries(entries);
  }

  private list(end: string, depth: number): unknown {
    const items: unknown[] = [];
    this.at++;
    while (!this.takes(end)) {
      const value = this.value(depth + 1);
      if (value === BROKEN) return BROKEN;
      items.push(value);
      if (!this.takes(',') && this.next() !== end) return BROKEN;
    }
    return items;
  }

  /** `\xc3\xa9` is a byte of UTF-8 where Python 2 wrote it. */
  private string(): unknown {
    const quote = this.text[this.at];
    let found = '';
    for (this.at++; this.at < this.text.length; this.at++) {
      const c = this.text[this.at] ?? '';
      if (c === quote) {
        this.at++;
        return found.includes('\\x') ? bytes(found) : found;
      }
      if (c !== '\\') found += c;
      else {
        const next = this.text[++this.at] ?? '';
        found += next === 'x' ? '\\x' : next === 'n' ? '\n' : next === 't' ? '\t' : next === 'r' ? '\r' : next;
      }
    }
    return BROKEN;
  }

  private scalar(): unknown {
    WORD.lastIndex = this.at;
    const word = WORD.exec(this.text)?.[0];
    if (word !== undefined) {
      this.at += word.length;
      return WORDS[word];
    }
    NUMBER.lastIndex = this.at;
    const number = NUMBER.exec(this.text)?.[0];
    if (number === undefined) return BROKEN;
    this.at += number.length;
    return Number(number);
  }

  private takes(c: string): boolean {
    if (this.next() !== c) return false;
    this.at++;
    return true;
  }

  private next(): string | undefined {
    this.blanks();
    return this.text[this.at];
  }

  private blanks(): void {
    while (this.text[this.at] === ' ' || this.text[this.at] === '\n') this.at++;
  }
}

const utf8 = new TextDecoder();

/** Runs of `\xNN` as the UTF-8 they are. */
const bytes = (text: string): string =>
  text.replace(/(?:\\x[0-9a-f]{2}){1,64}/gi, (run) => utf8.decode(Uint8Array.from(run.slice(2).split('\\x'), (hex) => parseInt(hex, 16))));
