import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ALL, findingsOf } from './ask';
import { finding, placed } from './samples';
import type { OpenStore } from './store-contract';

/** Limits, closing and opening again. These leave the store as they found it, but for the last. */
export function describeStoreSchema({ store, under, reopen }: OpenStore): void {
  const folders: string[] = [];
  const copyOfMigrations = (): string => {
    const folder = mkdtempSync(join(tmpdir(), 'cordon-migrations-'));
    folders.push(folder);
    cpSync(under().migrationsFolder, folder, { recursive: true });
    return folder;
  };
  afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

  test.each([
    ['that there is not', 'no-such-query', {}],
    ['without a parameter', 'finding-by-id', { tenant: 't', ...ALL }],
    ['with a parameter too many', 'finding-by-id', { tenant: 't', id: 'x', more: 1, ...ALL }],
    ['with a parameter of another type', 'findings-by-ids', { tenant: 't', ids: 'no array', limit: 1, ...ALL }],
  ])('a query %s is refused with CORDON_STORE_QUERY', async (_why, name, params) => {
    await expect(store().query(name, params)).rejects.toMatchObject({ code: 'CORDON_STORE_QUERY', retriable: false });
  });

  test('what was archived is there when the store is opened again, and a query over its limit is refused with CORDON_STORE_QUERY', async () => {
    const tenant = 'reopen';
    await store().archive(Array.from({ length: 30 }, (_, i) => placed('finding', tenant, `f${i}`, finding(tenant, `f${i}`), i)));
    const limited = await reopen({ maxResultRows: 10 });
    await expect(findingsOf(limited, tenant)).rejects.toMatchObject({ code: 'CORDON_STORE_QUERY', retriable: false });
    expect((await findingsOf(limited, tenant, { limit: 10 })).length).toBe(10);
    expect((await findingsOf(await reopen(), tenant)).length).toBe(30);
  });

  test('a closed store says so, and closing twice is closing once', async () => {
    const closed = await reopen();
    await closed.close();
    await closed.close();
    await expect(closed.archive([placed('finding', 'closed', 'f', finding('closed', 'f'))])).rejects.toMatchObject({
      code: 'CORDON_STORE_UNAVAILABLE',
    });
    await expect(closed.usage()).rejects.toMatchObject({ code: 'CORDON_STORE_UNAVAILABLE' });
    await reopen();
  });

  test('a migration that was changed after it was applied is refused, and so is a store of a newer version', async () => {
    const changed = copyOfMigrations();
    const first = readdirSync(changed).sort()[0] ?? '';
    appendFileSync(join(changed, first), '\n-- another thought\n');
    await expect(reopen({ migrationsFolder: changed })).rejects.toMatchObject({ code: 'CORDON_STORE_MIGRATION', retriable: false });

    const newer = copyOfMigrations();
    writeFileSync(join(newer, '999-later.sql'), 'CREATE TABLE IF NOT EXISTS later (id String) ENGINE = MergeTree ORDER BY id;\n');
    await reopen({ migrationsFolder: newer });
    await expect(reopen()).rejects.toMatchObject({ code: 'CORDON_DATA_DIR_NEWER', retriable: false });
    // The refusals left the data alone.
    expect((await findingsOf(await reopen({ migrationsFolder: newer }), 'reopen')).length).toBe(30);
  });
}
