import { isObject, type Json } from './json';

/** Dots in one name that are followed. */
const DEEPEST = 8;

/** A record whose flat names (`source.ip`) stand as objects, beside what is nested already. A name that meets a value on its way stays as it is. */
export function undot(record: Json): Json {
  const made: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(record)) {
    const parts = name.split('.');
    if (parts.length === 1 || parts.length > DEEPEST || parts.some((p) => p === '' || p === '__proto__') || !put(made, parts, value))
      put(made, [name], value);
  }
  return made;
}

/** Objects on the way are copied: those of the record are not ours to change. */
function put(target: Record<string, unknown>, [head = '', ...rest]: readonly string[], value: unknown): boolean {
  const before = target[head];
  if (rest.length === 0) {
    target[head] = isObject(before) && isObject(value) ? { ...before, ...value } : value;
    return true;
  }
  if (before !== undefined && !isObject(before)) return false;
  const inner: Record<string, unknown> = { ...before };
  if (!put(inner, rest, value)) return false;
  target[head] = inner;
  return true;
}
