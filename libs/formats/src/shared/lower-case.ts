import { Code } from '../form/form';
import { getterOf, readPath } from '../form/path';
import { asText } from './json';

/** The text at a path in small letters, for words that others compare (`Pass` and `pass` of SPF). */
export function lowerCase(path: string): Code {
  const get = getterOf(readPath(path).steps);
  return new Code([path], (record) => asText(get(record))?.toLowerCase());
}
