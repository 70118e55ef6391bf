import { createHash } from 'node:crypto';
import { Code } from '../form/form';
import { getterOf, readPath } from '../form/path';
import { asText } from './json';

const HEX = 32;

/** An id for a finding whose product gives none: a hash of the values at paths that tell it from others, the same whenever it is read. Uses none of them up. */
export const codedUid = (...paths: readonly string[]): Code => {
  const getters = paths.map((path) => getterOf(readPath(path).steps));
  return new Code([], (record) =>
    createHash('sha256')
      .update(JSON.stringify(getters.map((get) => asText(get(record)) ?? null)))
      .digest('hex')
      .slice(0, HEX),
  );
};
