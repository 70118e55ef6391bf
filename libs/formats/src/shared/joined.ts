import { Code } from '../form/form';
import { getterOf, readPath } from '../form/path';
import { asText } from './json';

/** Several values as one text, for an id that only they together make; nothing when the first is missing. Uses up the first. */
export const joined = (...paths: readonly [string, ...string[]]): Code => {
  const getters = paths.map((p) => getterOf(readPath(p).steps));
  return new Code([paths[0]], (record) => {
    const parts = getters.map((get) => asText(get(record)) ?? '');
    return parts[0] === '' ? undefined : parts.join('/');
  });
};
