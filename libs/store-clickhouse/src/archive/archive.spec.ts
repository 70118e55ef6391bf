import type { Placed } from '@cordon/runtime';
import { storeSamples } from '@cordon/testing';
import type { Engine } from '../engine/engine';
import { Archive } from './archive';

const { finding, placed, rawBody } = storeSamples;
const MB = 1024 * 1024;

interface Insert {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: Buffer;
}

/** An engine that keeps a copy of what it was given to insert; `before` runs first, and may fail or take its time. */
function recorder(before: (table: string) => Promise<void> = () => Promise.resolve()): { readonly engine: Engine; readonly inserts: Insert[] } {
  const inserts: Insert[] = [];
  const engine: Engine = {
    command: () => Promise.resolve(),
    async insert(table, columns, rows) {
      inserts.push({ table, columns, rows: Buffer.from(rows) });
      await before(table);
    },
    query: () => Promise.resolve(''),
    process: () => Promise.resolve(undefined),
    close: () => Promise.resolve(),
  };
  return { engine, inserts };
}

/** Ids in the order of the rows; each begins with `id`, which nothing else in the samples does. */
const ids = ({ rows }: Insert): string[] => rows.toString('latin1').match(/id\d+;/g) ?? [];
const raws = (from: number, count: number, bytes: Uint8Array = Buffer.of(9, 10)): Placed[] =>
  Array.from({ length: count }, (_, i) => placed('raw', 't', `id${from + i};`, rawBody(bytes), from + i));
const named = (from: number, count: number): string[] => Array.from({ length: count }, (_, i) => `id${from + i};`);

describe('a batch', () => {
  test('becomes one insert a table, rows in order', async () => {
    const { engine, inserts } = recorder();
    const records = raws(0, 500).flatMap((raw, i) => [raw, placed('finding', 't', `id${i};`, finding('t', `f${i}`), i)]);
    await new Archive(engine, 0).add(records);
    expect(inserts.map((insert) => insert.table)).toEqual(['raw', 'findings']);
    expect(inserts.map((insert) => insert.columns[1])).toEqual(['id', 'id']);
    expect(inserts.map(ids)).toEqual([named(0, 500), named(0, 500)]);
  });

  test('of large payloads is cut, and nothing is lost at the cuts', async () => {
    const { engine, inserts } = recorder();
    await new Archive(engine, 0).add(raws(0, 40, Buffer.alloc(MB, 97)));
    expect(inserts.length).toBeGreaterThan(1);
    expect(Math.max(...inserts.map(({ rows }) => rows.length))).toBeLessThan(18 * MB);
    expect(inserts.flatMap(ids)).toEqual(named(0, 40));
  });

  test('lets the event loop have its turn', async () => {
    let turns = 0;
    const count = (): void => {
      turns++;
      next = setImmediate(count);
    };
    let next = setImmediate(count);
    await new Archive(recorder().engine, 0).add(raws(0, 5_000));
    clearImmediate(next);
    expect(turns).toBeGreaterThanOrEqual(24);
  });

  test('with nothing to keep inserts nothing', async () => {
    const { engine, inserts } = recorder();
    const archive = new Archive(engine, 0);
    await archive.add([]);
    await archive.add([placed('observation', 't', 'o', { entity: { kind: 'ip', key: '10.0.0.1' }, detector: 'd', items: [] })]);
    expect(inserts).toEqual([]);
  });

  test('is not answered for when an insert fails, and can be brought again', async () => {
    let broken = true;
    const { engine, inserts } = recorder((table) => (broken && table === 'findings' ? Promise.reject(new Error('gone')) : Promise.resolve()));
    const archive = new Archive(engine, 0);
    const records = [...raws(0, 3), placed('finding', 't', 'id9;', finding('t', 'f'))];
    await expect(archive.add(records)).rejects.toThrow('gone');
    broken = false;
    await archive.add(records);
    expect(inserts.slice(-2).map(ids)).toEqual([named(0, 3), ['id9;']]);
  });

  test('with a record that cannot be a row is refused, and spoils no other', async () => {
    const { engine, inserts } = recorder();
    const archive = new Archive(engine, 0);
    const broken = placed('raw', 't', 'id1;', undefined as never);
    const results = await Promise.allSettled([archive.add(raws(0, 1)), archive.add([broken]), archive.add(raws(2, 1))]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    const clean = recorder();
    await new Archive(clean.engine, 0).add([...raws(0, 1), ...raws(2, 1)]);
    expect(inserts.map(({ rows }) => rows)).toEqual(clean.inserts.map(({ rows }) => rows));
  });
});

describe('batches that come together', () => {
  test('share an insert: all that comes while one runs is the next, and each is answered with its own', async () => {
    const ends: (() => void)[] = [];
    const { engine, inserts } = recorder(() => new Promise((end) => ends.push(end)));
    const archive = new Archive(engine, 0);
    const answered: number[] = [];
    const add = (n: number): Promise<unknown> => archive.add(raws(n, 1)).then(() => answered.push(n));
    const first = add(0);
    await until(() => ends.length === 1);
    const others = [add(1), add(2), add(3)];
    await tick();
    expect(inserts.map(ids)).toEqual([named(0, 1)]);
    ends[0]?.();
    await first;
    await until(() => ends.length === 2);
    expect(answered).toEqual([0]);
    ends[1]?.();
    await Promise.all(others);
    expect(inserts.map(ids)).toEqual([named(0, 1), named(1, 3)]);
  });

  test('are answered for by their own insert alone', async () => {
    let n = 0;
    const { engine } = recorder(() => (++n === 1 ? Promise.reject(new Error('gone')) : Promise.resolve()));
    const archive = new Archive(engine, 0);
    const first = archive.add(raws(0, 1));
    await expect(first).rejects.toThrow('gone');
    await expect(archive.add(raws(1, 1))).resolves.toBeUndefined();
  });

  test('wait for more until they are full, or for so long', async () => {
    const { engine, inserts } = recorder();
    const archive = new Archive(engine, 3_600_000);
    const small = archive.add(raws(0, 1));
    await tick();
    expect(inserts).toEqual([]);
    await Promise.all([small, archive.add(raws(1, 8, Buffer.alloc(MB)))]);
    expect(inserts.map(ids)).toEqual([named(0, 9)]);
    const patient = new Archive(engine, 5);
    await patient.add(raws(20, 1));
    expect(inserts.map(ids).at(-1)).toEqual(named(20, 1));
  });

  test('are held back while so much waits already, and come through in the end', async () => {
    let end = (): void => undefined;
    const { engine, inserts } = recorder(() => (inserts.length === 1 ? new Promise((done) => (end = done)) : Promise.resolve()));
    const archive = new Archive(engine, 0);
    const all = [archive.add(raws(0, 1))];
    await until(() => inserts.length === 1);
    for (let n = 0; n < 40; n++) all.push(archive.add(raws(1 + n, 1, Buffer.alloc(MB, 97))));
    await tick();
    end();
    await Promise.all(all);
    expect(Math.max(...inserts.map(({ rows }) => rows.length))).toBeLessThan(18 * MB);
    expect(inserts.flatMap(ids).sort()).toEqual(named(0, 41).sort());
  });

  test('are in the engine before it is closed', async () => {
    const { engine, inserts } = recorder();
    const archive = new Archive(engine, 3_600_000);
    const added = archive.add(raws(0, 2));
    await archive.close();
    await added;
    expect(inserts.map(ids)).toEqual([named(0, 2)]);
  });
});

const tick = (): Promise<void> => new Promise((done) => setTimeout(done, 5));
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await tick();
}
