import type { ValidationError } from 'class-validator';

/** Every mistake of a checked object, each with its path: `rules[2].mode: mode must be one of …`. */
export const mistakesOf = (errors: readonly ValidationError[], path = ''): string[] => errors.flatMap((e) => flatten(e, path));

function flatten(error: ValidationError, path: string): string[] {
  const at = path === '' ? error.property : /^\d+$/.test(error.property) ? `${path}[${error.property}]` : `${path}.${error.property}`;
  return [...Object.values(error.constraints ?? {}).map((m) => `${at}: ${m}`), ...mistakesOf(error.children ?? [], at)];
}
