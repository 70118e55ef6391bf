import { CRITICALITY_WORDS, criticalityOf } from '@cordon/core';
import { isObject, type Json } from '../shared/json';

/** One mistake in a file, with its place as `people[3].mail`. */
export interface Mistake {
  readonly place: string;
  readonly message: string;
}

/** Reads members of one object, noting every mistake instead of stopping at the first. */
export class Reader {
  constructor(
    private readonly value: Json,
    private readonly place: string,
    private readonly mistakes: Mistake[],
  ) {}

  /** Members that nobody asked about are mistakes: a misspelt `protected` must not pass. */
  only(...names: readonly string[]): void {
    for (const name of Object.keys(this.value)) if (!names.includes(name)) this.note(name, 'is not known here');
  }

  note(name: string, message: string): void {
    this.mistakes.push({ place: this.at(name), message });
  }

  text(name: string): string | undefined {
    const value = this.value[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    if (typeof value === 'number') return String(value);
    this.note(name, 'must be a text');
    return undefined;
  }

  needed(name: string): string | undefined {
    const value = this.text(name);
    if (value === undefined && (this.value[name] === undefined || this.value[name] === null)) this.note(name, 'is missing');
    return value;
  }

  /** A text in its canonical form. */
  key(name: string, canonical: (raw: string) => string | undefined, what: string): string | undefined {
    return this.canonical(name, this.text(name), canonical, what);
  }

  neededKey(name: string, canonical: (raw: string) => string | undefined, what: string): string | undefined {
    return this.canonical(name, this.needed(name), canonical, what);
  }

  flag(name: string): boolean | undefined {
    const value = this.value[name];
    if (value === undefined || value === null || typeof value === 'boolean') return value ?? undefined;
    this.note(name, 'must be true or false');
    return undefined;
  }

  /** `true` or a reason → the reason; `false` and nothing → undefined. */
  reason(name: string, otherwise: string): string | undefined {
    const value = this.value[name];
    if (value === true) return otherwise;
    return value === false ? undefined : this.text(name);
  }

  criticality(): number | undefined {
    const value = this.value['criticality'];
    if (value === undefined || value === null) return undefined;
    const level = criticalityOf(value);
    if (level === undefined) this.note('criticality', CRITICALITY_WORDS);
    return level;
  }

  texts(name: string): readonly string[] {
    const value = this.value[name];
    if (value === undefined || value === null) return [];
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    return list.flatMap((item, i) => {
      if (typeof item === 'string' && item.trim() !== '') return [item.trim()];
      if (typeof item === 'number') return [String(item)];
      this.note(`${name}[${i}]`, 'must be a text');
      return [];
    });
  }

  keys(name: string, canonical: (raw: string) => string | undefined, what: string): readonly string[] {
    return this.texts(name).flatMap((raw, i) => {
      const key = canonical(raw);
      if (key === undefined) this.note(`${name}[${i}]`, `is no ${what}`);
      return key === undefined ? [] : [key];
    });
  }

  objects(name: string): readonly Reader[] {
    const value = this.value[name];
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) {
      this.note(name, 'must be a list');
      return [];
    }
    return value.flatMap((item: unknown, i) => {
      if (isObject(item)) return [new Reader(item, this.at(`${name}[${i}]`), this.mistakes)];
      this.note(`${name}[${i}]`, 'must have named members');
      return [];
    });
  }

  private canonical(name: string, raw: string | undefined, canonical: (raw: string) => string | undefined, what: string): string | undefined {
    if (raw === undefined) return undefined;
    const key = canonical(raw);
    if (key === undefined) this.note(name, `is no ${what}`);
    return key;
  }

  private at(name: string): string {
    return this.place === '' ? name : `${this.place}.${name}`;
  }
}
