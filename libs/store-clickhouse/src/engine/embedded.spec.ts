import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeStore, describeWith, lacksChdb, startChdbHttp, storeSamples } from '@cordon/testing';
import { archivedCounts, deadByCode, MIGRATIONS_FOLDER, openStore } from '..';
import { openEmbedded } from './embedded-engine';
import type { Engine } from './engine';

const MAX_MEMORY_BYTES = 1024 * 1024 * 1024;
const { finding, placed, rawBody, T0 } = storeSamples;

// Starting an engine takes a second, or several on a busy machine.
jest.setTimeout(60_000);

describeWith('chdb', lacksChdb, () => {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-embedded-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const path = (name: string): string => join(folder, name);

  describeStore('embedded ClickHouse', () =>
    Promise.resolve({
      migrationsFolder: MIGRATIONS_FOLDER,
      async open({ maxResultRows, migrationsFolder } = {}) {
        const store = openStore({
          kind: 'embedded',
          path: path('contract'),
          maxMemoryBytes: MAX_MEMORY_BYTES,
          ...(maxResultRows === undefined ? {} : { limits: { maxResultRows } }),
          ...(migrationsFolder === undefined ? {} : { migrationsFolder }),
        });
        await store.open();
        return store;
      },
      cleanup: () => Promise.resolve(),
    }),
  );

  describe('the engine', () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await openEmbedded({ path: path('engine'), maxMemoryBytes: MAX_MEMORY_BYTES });
    });
    afterAll(() => engine.close());

    test('answers a light query while a heavy one with parameters runs', async () => {
      const order: string[] = [];
      const heavy = engine
        .query('SELECT sum(cityHash64(number, toString(number))) AS s FROM numbers({n:UInt64})', { n: 60_000_000 }, 'heavy')
        .then(() => order.push('heavy'));
      const light = engine.query('SELECT {x:String} AS x', { x: 'here' }, 'light').then((text) => order.push(text.trim()));
      await Promise.all([heavy, light]);
      expect(order).toEqual(['{"x":"here"}', 'heavy']);
    });

    test.each([
      ['rows', 'SELECT number FROM numbers(100000)', 396],
      ['memory', 'SELECT length(groupArray(number)) AS n FROM numbers(200000000)', 241],
    ])('ends a query that is over its limit of %s', async (_what, sql, code) => {
      await expect(engine.query(sql, {}, 'light')).rejects.toMatchObject({
        code: 'CORDON_STORE_QUERY',
        message: expect.stringContaining(`ClickHouse ${code}`),
      });
    });

    test('reports a write that fails as an outage, to be tried again', async () => {
      await expect(engine.insert('no_such_table', ['a'], Buffer.from('1\n'))).rejects.toMatchObject({
        code: 'CORDON_STORE_UNAVAILABLE',
        retriable: true,
      });
    });
  });

  test('a machine without chdb is told what to install', async () => {
    const store = openStore({
      kind: 'embedded',
      path: path('missing'),
      maxMemoryBytes: MAX_MEMORY_BYTES,
      resolveFrom: join(tmpdir(), 'nowhere', 'x.js'),
    });
    await expect(store.open()).rejects.toMatchObject({
      code: 'CORDON_STORE_UNAVAILABLE',
      retriable: false,
      message: expect.stringContaining('npm install chdb'),
    });
  });

  test('a directory that another process has open is refused; after kill -9 of that process all it had answered for is there', async () => {
    const tenant = 'killed';
    const other = await startChdbHttp(path('shared'));
    const theirs = openStore({ kind: 'server', database: 'cordon', ...other });
    await theirs.open();
    await theirs.archive(Array.from({ length: 200 }, (_, i) => placed('raw', tenant, `r${i}`, rawBody(Buffer.from(`line ${i}`)), i)));

    const ours = openStore({ kind: 'embedded', path: path('shared'), maxMemoryBytes: MAX_MEMORY_BYTES });
    await expect(ours.open()).rejects.toMatchObject({ code: 'CORDON_DATA_DIR_LOCKED' });
    await theirs.close();
    await other.stop('SIGKILL');
    await ours.open();
    expect(await ours.query('archived-counts', { tenant, slice: 0, slices: 1, from: 0, to: T0 * 2 })).toMatchObject([
      { rawIn: 200, rawArchived: 200 },
    ]);
    await ours.close();
  });

  test('what is kept is counted exactly in memory that would not hold all of it at once', async () => {
    const RECORDS = 200_000;
    const where = { path: path('many'), maxMemoryBytes: MAX_MEMORY_BYTES };
    const store = openStore({ kind: 'embedded', ...where, limits: { maxMemoryBytes: 24 * 1024 * 1024 } });
    await store.open();
    await store.close();
    const engine = await openEmbedded(where);
    // Every 10th id stands at two places, every second place was refused, and every third record became an event.
    const made = `FROM numbers(${RECORDS})`;
    await engine.command(
      `INSERT INTO raw (tenant, id, at, seen, log_offset) SELECT 't', concat('raw-', hex(MD5(toString(number - (number % 10 = 9 ? 2 : 0))))), 0, 0, number ${made}`,
    );
    await engine.command(
      `INSERT INTO dead (tenant, id, at, seen, code, refused_stream, refused_offset) SELECT 't', hex(MD5(toString(number))), 0, 0, concat('C', toString(number % 4)), 'raw', number ${made} WHERE number % 2 = 0`,
    );
    await engine.command(
      `INSERT INTO events (tenant, id, at, seen, cause) SELECT 't', hex(MD5(toString(number))), 0, 0, [concat('raw-', hex(MD5(toString(number))))] ${made} WHERE number % 3 = 0`,
    );
    await engine.close();
    await store.open();
    await expect(store.query('archived-counts', { tenant: 't', slice: 0, slices: 1, from: 0, to: T0 })).rejects.toThrow('memory limit exceeded');
    const numbers = Array.from({ length: RECORDS }, (_, n) => n);
    expect(await archivedCounts(store, 't', {}, 10_000)).toMatchObject({
      in: RECORDS,
      archived: RECORDS / 2 - RECORDS / 10,
      duplicate: RECORDS / 10,
      dead: RECORDS / 2,
      withEvents: numbers.filter((n) => n % 3 === 0 && n % 2 === 1).length,
      events: numbers.filter((n) => n % 3 === 0).length,
      deadRecords: RECORDS / 2,
    });
    expect(await deadByCode(store, 't', 'raw', {}, 10_000)).toEqual({ C0: RECORDS / 4, C2: RECORDS / 4 });
    await store.close();
  });

  test('old events stay as long as new ones: merging drops nothing, a sweep drops days by when they were stored', async () => {
    const store = openStore({ kind: 'embedded', path: path('old'), maxMemoryBytes: MAX_MEMORY_BYTES });
    await store.open();
    const old = Date.UTC(2011, 2, 1);
    await store.archive([
      placed('raw', 't', 'r1', rawBody(Buffer.from('old')), 0, { at: old, seen: old }),
      placed('finding', 't', 'f1', finding('t', 'f1', { at: old }), 0, { at: old, seen: old }),
    ]);
    await store.retain({ raw: 1 });
    await store.close();
    const engine = await openEmbedded({ path: path('old'), maxMemoryBytes: MAX_MEMORY_BYTES });
    for (const table of ['raw', 'findings']) await engine.command(`OPTIMIZE TABLE ${table} FINAL`);
    expect(await engine.query('SELECT (SELECT count() FROM raw) AS raw, (SELECT count() FROM findings) AS findings', {}, 'light')).toBe(
      '{"raw":1,"findings":1}\n',
    );
    await engine.close();

    await store.open();
    await store.retain({ raw: 1 });
    const day = 24 * 60 * 60 * 1000;
    expect(await store.sweep(Date.now())).toBe(0);
    expect(await store.sweep(Date.now() + 3 * day)).toBe(1);
    expect(await store.query('archived-counts', { tenant: 't', slice: 0, slices: 1, from: 0, to: T0 })).toMatchObject([
      { rawIn: 0, findingCount: 1 },
    ]);
    await store.close();
  });
});
