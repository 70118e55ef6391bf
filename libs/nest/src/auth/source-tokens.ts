import { createHash, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { CordonError } from '@cordon/wire';
import type { Settings } from '../config/settings';
import type { SourceSettings } from '../config/settings-file';

const hash = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Shortest token that is taken; a shorter one can be guessed. */
const MIN_LENGTH = 16;

interface Row {
  readonly sha256: Buffer;
  readonly source: string;
}

/** The tokens of sources (`tokenFile`): whoever has one may hand in records of that source, and nothing else. */
export class SourceTokens {
  private readonly rows: readonly Row[];

  /** Reads all files. Throws CORDON_CONFIG_INVALID with every mistake: nothing in a file, a short token, one token of two sources. */
  constructor({ file, directory, path }: Settings) {
    const rows: Row[] = [];
    const mistakes: string[] = [];
    file.sources.forEach((source, i) => {
      if (source.tokenFile === undefined) return;
      const place = `sources[${i}].tokenFile`;
      const tokens = tokensOf(resolve(directory, source.tokenFile));
      if (!tokens) {
        mistakes.push(`${place}: ${source.tokenFile} cannot be read`);
        return;
      }
      if (tokens.length === 0) mistakes.push(`${place}: ${source.tokenFile} holds no token`);
      for (const token of tokens) {
        const sha256 = hash(token);
        const other = rows.find((row) => row.sha256.equals(sha256) && row.source !== source.name);
        if (token.length < MIN_LENGTH) mistakes.push(`${place}: a token has at least ${MIN_LENGTH} characters`);
        if (other) mistakes.push(`${place}: a token is that of ${other.source} as well`);
        rows.push({ sha256, source: source.name });
      }
    });
    if (mistakes.length > 0) throw new CordonError('CORDON_CONFIG_INVALID', `${path ?? ''}\n  ${mistakes.join('\n  ')}`);
    this.rows = rows;
  }

  /** Name of the source; compares hashes in constant time. */
  sourceOf(token: string): SourceSettings['name'] | undefined {
    const given = hash(token);
    let found: string | undefined;
    for (const row of this.rows) if (timingSafeEqual(given, row.sha256)) found = row.source;
    return found;
  }
}

function tokensOf(path: string): readonly string[] | undefined {
  try {
    return readFileSync(path, 'utf8')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  } catch {
    return undefined;
  }
}
