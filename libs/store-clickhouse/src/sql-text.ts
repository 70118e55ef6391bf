import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The `sql` folder beside `src` and `dist`. */
export const SQL_FOLDER = join(__dirname, '..', 'sql');
export const MIGRATIONS_FOLDER = join(SQL_FOLDER, 'migrations');
export const QUERIES_FOLDER = join(SQL_FOLDER, 'queries');

/** Statements of a file: whole-line comments are cut, a `;` ends a statement only at the end of a line. */
export function statementsOf(text: string): readonly string[] {
  return withoutComments(text)
    .split(/;[ \t]*(?:\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}

export const withoutComments = (text: string): string => text.replace(/^[ \t]*--.*(?:\n|$)/gm, '');

/** A statement that the store itself needs, from `sql/system`. */
export const systemSql = (name: string): string => withoutComments(readFileSync(join(SQL_FOLDER, 'system', `${name}.sql`), 'utf8')).trim();
