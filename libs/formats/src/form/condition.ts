import { asText } from '../shared/json';
import type { Condition, Outer, Test } from './form';
import { getterOf, readPath } from './path';

export type Holds = (record: unknown, outer: Outer) => boolean;

/** A condition as a function. */
export function holds(condition: Condition | undefined): Holds {
  if (condition === undefined) return () => true;
  if (isList(condition)) {
    const any = condition.map((c) => holds(c));
    return (record, outer) => any.some((h) => h(record, outer));
  }
  const every = Object.entries(condition).map(([text, test]) => {
    const path = readPath(text);
    const get = getterOf(path.steps);
    const passes = testOf(test);
    return path.isOuter ? (_: unknown, outer: Outer) => passes(get(outer)) : (record: unknown) => passes(get(record));
  });
  const [only] = every;
  if (every.length === 1 && only) return only;
  return (record, outer) => every.every((h) => h(record, outer));
}

const isList = (condition: Condition): condition is readonly Readonly<Record<string, Test>>[] => Array.isArray(condition);

function testOf(test: Test): (value: unknown) => boolean {
  if (test instanceof RegExp) {
    return (value) => {
      const text = asText(value);
      return text !== undefined && test.test(text);
    };
  }
  if (Array.isArray(test)) {
    const set = new Set(test.map(String));
    return (value) => {
      const text = asText(value);
      return text !== undefined && set.has(text);
    };
  }
  if (typeof test === 'object' && 'present' in test) return (value) => hasValue(value) === test.present;
  const wanted = String(test);
  return (value) => value === test || asText(value) === wanted;
}

/** Neither nothing nor one of the ways in which products write nothing. */
export const hasValue = (value: unknown): boolean => value !== undefined && value !== null && value !== '' && value !== '-';
