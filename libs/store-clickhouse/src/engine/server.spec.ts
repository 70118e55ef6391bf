import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeStore, describeWith, lacksChdb, startChdbHttp, type ChdbHttp } from '@cordon/testing';
import { MIGRATIONS_FOLDER, openStore } from '..';

// Starting an engine takes a second, or several on a busy machine.
jest.setTimeout(60_000);

describeWith('chdb', lacksChdb, () => {
  let folder: string;
  let server: ChdbHttp;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cordon-server-'));
    server = await startChdbHttp(join(folder, 'data'));
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  describeStore('ClickHouse over HTTP', () =>
    Promise.resolve({
      migrationsFolder: MIGRATIONS_FOLDER,
      async open({ maxResultRows, migrationsFolder } = {}) {
        const store = openStore({
          kind: 'server',
          url: server.url,
          username: server.username,
          password: server.password,
          database: 'soc',
          ...(maxResultRows === undefined ? {} : { limits: { maxResultRows } }),
          ...(migrationsFolder === undefined ? {} : { migrationsFolder }),
        });
        await store.open();
        return store;
      },
      cleanup: () => Promise.resolve(),
    }),
  );

  test('a wrong password is not tried again', async () => {
    const store = openStore({ kind: 'server', url: server.url, username: server.username, password: 'wrong', database: 'soc' });
    await expect(store.open()).rejects.toMatchObject({ code: 'CORDON_STORE_UNAVAILABLE', retriable: false });
  });

  test('a server that cannot be reached is tried again, and a store that did not open can be opened later', async () => {
    const other = await startChdbHttp(join(folder, 'later'));
    await other.stop();
    const store = openStore({ kind: 'server', ...other, database: 'soc' });
    await expect(store.open()).rejects.toMatchObject({ code: 'CORDON_STORE_UNAVAILABLE', retriable: true });
    await expect(store.usage()).rejects.toMatchObject({ code: 'CORDON_STORE_UNAVAILABLE' });
  });

  test.each(['', 'a b', 'x; DROP DATABASE soc'])('"%s" is no name for a database', async (database) => {
    await expect(openStore({ kind: 'server', ...server, database }).open()).rejects.toMatchObject({ code: 'CORDON_CONFIG_INVALID' });
  });
});
