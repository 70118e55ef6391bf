import { createHash } from 'node:crypto';
import { Code } from '../form/form';
import { asText } from './json';

const HEX = 32;

/** An id for a finding whose product gives none: a hash of members that tell it from others, the same whenever it is read. Uses none of them up. */
export const codedUid = (...members: readonly string[]): Code =>
  new Code([], (record) =>
    createHash('sha256')
      .update(JSON.stringify(members.map((m) => asText(record[m]) ?? null)))
      .digest('hex')
      .slice(0, HEX),
  );
