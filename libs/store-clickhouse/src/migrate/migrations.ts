import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { statementsOf } from '../sql-text';

/** One step of the schema, from `NNN-name.sql`. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  /** SHA-256 of the text with \n as line end. */
  readonly checksum: string;
  /** Single statements; each can run twice (IF NOT EXISTS), since two processes may start at once. */
  readonly statements: readonly string[];
}

const FILE_NAME = /^(\d{3})-([a-z0-9-]+)\.sql$/;

/** Migrations of a folder, ascending. Throws when two have one number: that is a mistake of ours. */
export function readMigrations(folder: string): readonly Migration[] {
  const migrations = readdirSync(folder).flatMap((file): Migration[] => {
    const [, number, name] = FILE_NAME.exec(file) ?? [];
    if (number === undefined || name === undefined) return [];
    const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
    return [{ number: Number(number), name, checksum: createHash('sha256').update(text).digest('hex'), statements: statementsOf(text) }];
  });
  migrations.sort((a, b) => a.number - b.number);
  const twice = migrations.find((m, i) => migrations[i - 1]?.number === m.number);
  if (twice) throw new Error(`two migrations have the number ${twice.number}`);
  return migrations;
}
