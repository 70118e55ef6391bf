import { Code } from '../form/form';
import { getterOf, readPath } from '../form/path';
import { asText } from './json';

/** A Message-ID without the angle brackets that belong to the header and not to the id (RFC 5322, 3.6.4); products write it with and without. */
export function bareMessageId(text: string): string | undefined {
  const bare = text.trim().replace(/^</, '').replace(/>$/, '').trim();
  return bare === '' ? undefined : bare;
}

/** The Message-ID at a path. */
export function messageId(path: string): Code {
  const get = getterOf(readPath(path).steps);
  return new Code([path], (record) => {
    const text = asText(get(record));
    return text === undefined ? undefined : bareMessageId(text);
  });
}
