import { asText } from '../shared/json';
import type { Condition, Outer, Test } from './form';
import { getterOf, readPath } from './path';
import type { Slots } from './slots';

export type Holds = (record: unknown, outer: Outer) => boolean;
type Ask<X> = (x: X) => boolean;

/** A condition as a function of the record and what its envelope says. */
export function holds(condition: Condition | undefined): Holds {
  if (condition === undefined) return () => true;
  const ask = asked(condition, (text) => {
    const path = readPath(text);
    const get = getterOf(path.steps);
    return path.isOuter ? ({ outer }: Asked) => get(outer) : ({ record }: Asked) => get(record);
  });
  return (record, outer) => ask({ record, outer });
}

interface Asked {
  readonly record: unknown;
  readonly outer: Outer;
}

/** A condition as a function of the values of a record. */
export const holdsOf = (condition: Condition | undefined, slots: Slots): Ask<readonly unknown[]> =>
  asked(condition, (text) => {
    const slot = slots.of(text);
    return (values) => values[slot];
  });

function asked<X>(condition: Condition | undefined, reader: (path: string) => (x: X) => unknown): Ask<X> {
  if (condition === undefined) return () => true;
  if (isList(condition)) {
    const any = condition.map((c) => asked(c, reader));
    return (x) => any.some((a) => a(x));
  }
  const every = Object.entries(condition).map(([path, test]): Ask<X> => {
    const read = reader(path);
    const passes = testOf(test);
    return (x) => passes(read(x));
  });
  const [only] = every;
  if (every.length === 1 && only) return only;
  return (x) => every.every((a) => a(x));
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
