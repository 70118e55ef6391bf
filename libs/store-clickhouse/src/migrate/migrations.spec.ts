import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RETENTION_DAYS } from '../retention';
import { ARCHIVE_TABLES } from '../archive/tables';
import { MIGRATIONS_FOLDER } from '../sql-text';
import { readMigrations } from './migrations';

describe('migrations', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-sql-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('are read by number, without comments, a statement at a time', () => {
    writeFileSync(join(folder, '002-b.sql'), '-- a; b;\nCREATE TABLE x\n(\n  -- inside;\n  a String\n);\n\nSELECT 1;\n');
    writeFileSync(join(folder, '001-a.sql'), "SELECT ';' AS semicolon;");
    writeFileSync(join(folder, 'README.md'), 'not one');
    expect(readMigrations(folder).map(({ number, name, statements }) => ({ number, name, statements }))).toEqual([
      { number: 1, name: 'a', statements: ["SELECT ';' AS semicolon"] },
      { number: 2, name: 'b', statements: ['CREATE TABLE x\n(\n  a String\n)', 'SELECT 1'] },
    ]);
  });

  test('have a checksum of their text, whatever the line ends', () => {
    writeFileSync(join(folder, '003-c.sql'), 'SELECT 1;\r\n');
    const crlf = readMigrations(folder).at(-1)?.checksum;
    writeFileSync(join(folder, '003-c.sql'), 'SELECT 1;\n');
    expect(readMigrations(folder).at(-1)?.checksum).toBe(crlf);
    writeFileSync(join(folder, '003-c.sql'), 'SELECT 2;\n');
    expect(readMigrations(folder).at(-1)?.checksum).not.toBe(crlf);
  });

  test('two of one number are a mistake', () => {
    writeFileSync(join(folder, '003-other.sql'), 'SELECT 3;\n');
    expect(() => readMigrations(folder)).toThrow('two migrations have the number 3');
  });

  const statements = readMigrations(MIGRATIONS_FOLDER).flatMap((m) => m.statements);
  const tables = new Map(
    statements.flatMap((s) =>
      /^CREATE TABLE IF NOT EXISTS (\w+)/.exec(s)?.[1] === undefined ? [] : [[/^CREATE TABLE IF NOT EXISTS (\w+)/.exec(s)?.[1] ?? '', s] as const],
    ),
  );

  test('can run twice', () => {
    expect(statements.filter((s) => !/^CREATE (TABLE|MATERIALIZED VIEW) IF NOT EXISTS /.test(s))).toEqual([]);
  });

  test('every table keeps rows for the documented days from when they were stored', () => {
    const days = Object.fromEntries([...tables].map(([name, sql]) => [name, Number(/^TTL stored \+ toIntervalDay\((\d+)\)$/m.exec(sql)?.[1])]));
    expect(days).toEqual(RETENTION_DAYS);
  });

  test('every column that the archive writes is there', () => {
    for (const { name, columns } of ARCHIVE_TABLES) {
      const sql = tables.get(name) ?? '';
      expect(columns.filter((column) => !new RegExp(`^  ${column} `, 'm').test(sql))).toEqual([]);
    }
  });
});
