import { mistake, within, type OcsfError } from './ocsf-error';

/** Objects and arrays inside each other, the event being the first. Deeper things are refused: who reads them later may recurse. */
export const DEEPEST = 32;

/** In `for … in` the engine drops this check, as it does not for Object.hasOwn or a function that another module exports. */
const hasOwn = Object.prototype.hasOwnProperty;

/** A value that JSON can say, without `__proto__` as a name: copying such an object would change the prototype of the copy. */
export function checkJson(value: unknown, depth: number): OcsfError | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return undefined;
    case 'number':
      return Number.isFinite(value) ? undefined : mistake('must be a finite number');
    case 'object':
      if (value === null) return undefined;
      if (depth > DEEPEST) return mistake(`is nested deeper than ${DEEPEST}`);
      return Array.isArray(value) ? checkItems(value, depth) : checkMembers(value, depth);
    default:
      return mistake('must be a JSON value');
  }
}

function checkItems(values: readonly unknown[], depth: number): OcsfError | undefined {
  for (let i = 0; i < values.length; i++) {
    const error = checkJson(values[i], depth + 1);
    if (error !== undefined) return within(i, error);
  }
  return undefined;
}

function checkMembers(value: object, depth: number): OcsfError | undefined {
  const members = value as Readonly<Record<string, unknown>>;
  for (const key in members) {
    if (!hasOwn.call(members, key)) continue;
    const error = key === '__proto__' ? mistake('is not a safe name') : checkJson(members[key], depth + 1);
    if (error !== undefined) return within(key, error);
  }
  return undefined;
}
