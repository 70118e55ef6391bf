import type { ValidationError } from 'class-validator';

/** Every mistake of a checked object, each with its path: `rules[2].mode: mode must be one of …`. */
export const mistakesOf = (errors: readonly ValidationError[], path = ''): string[] => errors.flatMap((e) => flatten(e, path));

function flatten(error: ValidationError, path: string): string[] {
  const at = path === '' ? error.property : /^\d+$/.test(error.property) ? `${path}[${error.property}]` : `${path}.${error.property}`;
  return [...Object.values(error.constraints ?? {}).map((m) => `${at}: ${m}`), ...mistakesOf(error.children ?? [], at)];
}

/**
 * The entries of a list that the checks found nothing wrong with, at their places, so that what hangs on other entries is still checked when
 * one of them is wrong: all mistakes at once.
 */
export function soundEntries<T>(errors: readonly ValidationError[], name: string, list: readonly T[]): readonly (T | undefined)[] {
  const error = errors.find((e) => e.property === name);
  if (error?.constraints !== undefined) return [];
  const wrong = new Set(error?.children?.map((c) => c.property));
  return list.map((entry, i) => (wrong.has(String(i)) ? undefined : entry));
}
