import { CordonError } from '@cordon/wire';
import { RowWriter } from '../archive/row-writer';
import type { Engine } from '../engine/engine';
import { parseRows } from '../rows';
import { systemSql } from '../sql-text';
import type { Migration } from './migrations';

interface Applied {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
}

/**
 * Brings the schema up to the given migrations. Statements can run twice and the record of a step is one row however often it is written, so processes
 * that start together need no lock. Rejects with CORDON_DATA_DIR_NEWER when the store has a step beyond ours, with CORDON_STORE_MIGRATION when one that
 * was applied is not the one we have.
 */
export async function migrate(engine: Engine, migrations: readonly Migration[]): Promise<void> {
  await engine.command(systemSql('migrations-table'));
  const applied = parseRows<Applied>(await engine.query(systemSql('migrations-applied'), {}, 'light'));
  refuseDifference(applied, migrations);
  const done = new Set(applied.map((a) => a.number));
  for (const migration of migrations) {
    if (done.has(migration.number)) continue;
    for (const statement of migration.statements) await engine.command(statement);
    const row = new RowWriter();
    row.uint32(migration.number);
    row.text(migration.name);
    row.text(migration.checksum);
    await engine.insert('cordon_migrations', ['number', 'name', 'checksum'], row.take());
  }
}

function refuseDifference(applied: readonly Applied[], migrations: readonly Migration[]): void {
  const newest = migrations.at(-1)?.number ?? 0;
  const ours = new Map(migrations.map((m) => [m.number, m]));
  for (const { number, name, checksum } of applied) {
    const own = ours.get(number);
    if (!own && number > newest)
      throw new CordonError('CORDON_DATA_DIR_NEWER', `the store has migration ${number}-${name}, this version ends at ${newest}`);
    if (!own) throw new CordonError('CORDON_STORE_MIGRATION', `the store has migration ${number}-${name}, this version has no ${number}`);
    if (own.checksum !== checksum)
      throw new CordonError('CORDON_STORE_MIGRATION', `migration ${number}-${own.name} was changed after it was applied as ${name}`);
  }
}
