import { isObject } from '../shared/json';

/**
 * A place in a record. Members are separated by dots; `\.` is a dot in a name; `list[2]` an item; `list[key=value]` the first item whose
 * member `key` is `value`; `$.host` what the envelope or syslog header says of the record; `''` a scalar
 * item of a list.
 */
export interface Path {
  readonly text: string;
  /** It leads into the envelope instead of the record. */
  readonly isOuter: boolean;
  readonly steps: readonly Step[];
}

export type Step =
  | { readonly kind: 'member'; readonly name: string }
  | { readonly kind: 'item'; readonly index: number }
  | { readonly kind: 'pick'; readonly key: string; readonly value: string };

/** One step of a path: a name, and what follows it in brackets. */
const PART = /((?:\\.|[^.[\\])*)((?:\[[^\]]*\])*)(?:\.|$)/gy;
const BRACKET = /\[([^\]]*)\]/g;

export function readPath(text: string): Path {
  const steps: Step[] = text === '' ? [{ kind: 'member', name: '' }] : [];
  PART.lastIndex = 0;
  while (PART.lastIndex < text.length) {
    const part = PART.exec(text);
    if (!part) throw new Error(`${text} is no path`);
    const name = (part[1] ?? '').replace(/\\(.)/g, '$1');
    if (name !== '') steps.push({ kind: 'member', name });
    for (const [, inside = ''] of (part[2] ?? '').matchAll(BRACKET)) steps.push(bracket(inside));
  }
  const [first] = steps;
  const isOuter = first?.kind === 'member' && first.name === '$';
  return { text, isOuter, steps: isOuter ? steps.slice(1) : steps };
}

function bracket(inside: string): Step {
  const equals = inside.indexOf('=');
  return equals < 0 ? { kind: 'item', index: Number(inside) } : { kind: 'pick', key: inside.slice(0, equals), value: inside.slice(equals + 1) };
}

export type Getter = (from: unknown) => unknown;

/** Reads a path; the usual depths are spelt out because signs are asked for several times a record. */
export function getterOf(steps: readonly Step[]): Getter {
  const names = steps.map((s) => (s.kind === 'member' ? s.name : undefined));
  if (names.every((n) => n !== undefined)) {
    const [a = '', b = '', c = ''] = names;
    if (names.length === 1) return (from) => member(from, a);
    if (names.length === 2) return (from) => member(member(from, a), b);
    if (names.length === 3) return (from) => member(member(member(from, a), b), c);
  }
  return (from) => {
    let value = from;
    for (const step of steps) value = take(value, step);
    return value;
  };
}

/** Names are the mapping's own, so nothing that every object has (`constructor`) is meant; asking whether it is the object's own costs more than reading it. */
const member = (from: unknown, name: string): unknown =>
  typeof from === 'object' && from !== null ? (from as Record<string, unknown>)[name] : undefined;

function take(from: unknown, step: Step): unknown {
  switch (step.kind) {
    case 'member':
      return member(from, step.name);
    case 'item':
      return Array.isArray(from) ? from[step.index] : undefined;
    case 'pick':
      return Array.isArray(from) ? picked(from, step) : undefined;
  }
}

/** The item of a list that a path picks by the value of one of its members. */
export const picked = (list: readonly unknown[], { key, value }: { readonly key: string; readonly value: string }): unknown =>
  list.find((item) => isObject(item) && item[key] === value);
