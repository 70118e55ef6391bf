import { Code } from '../form/form';
import { getterOf, readPath } from '../form/path';
import { asText } from './json';

/** The domain of the mail address at the first of the paths that has one; a list counts by its first address. */
export function mailDomain(...paths: readonly string[]): Code {
  const getters = paths.map((path) => getterOf(readPath(path).steps));
  return new Code([], (record) => {
    for (const get of getters) {
      const value = get(record);
      const found = domainOf(asText(Array.isArray(value) ? value[0] : value) ?? '');
      if (found !== undefined) return found;
    }
    return undefined;
  });
}

/** `a@b.example`, `Name <a@b.example>`, `<a@b.example>, …` → `b.example`. */
function domainOf(text: string): string | undefined {
  const at = text.indexOf('@');
  if (at < 0) return undefined;
  const found = /^[\w.-]{1,253}/.exec(text.slice(at + 1))?.[0];
  return found?.toLowerCase();
}
