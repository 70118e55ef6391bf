import { code, first, type First } from '../form/form';
import { getterOf, readPath } from '../form/path';
import { osType } from '../form/shorthand';
import { asText } from './json';

/** What agents call their platform, and nobody calls a system. */
const PLATFORMS: Readonly<Record<string, string>> = { win: 'Windows', lin: 'Linux', mac: 'macOS', osx: 'macOS' };

/**
 * type_id of a system by its name or an agent's word for its platform, where more than the name is known (`os: 'path'` does for a name alone).
 * A word that is not known stays in `unmapped`.
 */
export function osTypeOf(path: string): First {
  const get = getterOf(readPath(path).steps);
  const known = code([path], (record) => {
    const name = asText(get(record));
    return name === undefined ? undefined : osType(PLATFORMS[name.toLowerCase()] ?? name) || undefined;
  });
  return first(known, 0);
}
