import type { Placed } from '@cordon/runtime';
import { storeSamples } from '@cordon/testing';
import type { Engine } from '../engine/engine';
import { archive } from './archive';

const { finding, placed, rawBody } = storeSamples;

interface Insert {
  readonly table: string;
  readonly rows: readonly string[];
  readonly bytes: number;
}

/** An engine that keeps what it was given to insert. */
function recorder(): { readonly engine: Engine; readonly inserts: Insert[] } {
  const inserts: Insert[] = [];
  const engine: Engine = {
    command: () => Promise.resolve(),
    insert(table, columns, tsv) {
      const rows = Buffer.from(tsv).toString('latin1').split('\n').slice(0, -1);
      expect(rows.every((row) => row.split('\t').length === columns.length)).toBe(true);
      inserts.push({ table, rows, bytes: tsv.length });
      return Promise.resolve();
    },
    query: () => Promise.resolve(''),
    close: () => Promise.resolve(),
  };
  return { engine, inserts };
}

describe('a batch', () => {
  test('becomes one insert a table, rows in order, and a field a column', async () => {
    const { engine, inserts } = recorder();
    const records: Placed[] = [];
    for (let i = 0; i < 500; i++)
      records.push(placed('raw', 't', `r${i}`, rawBody(Buffer.from('\t\n')), i), placed('finding', 't', `f${i}`, finding('t', `f${i}`), i));
    await archive(engine, records);
    expect(inserts.map((insert) => [insert.table, insert.rows.length])).toEqual([
      ['raw', 500],
      ['findings', 500],
    ]);
    expect(inserts[0]?.rows.map((row) => row.split('\t')[1])).toEqual(Array.from({ length: 500 }, (_, i) => `r${i}`));
  });

  test('of large payloads is cut, and nothing is lost at the cuts', async () => {
    const { engine, inserts } = recorder();
    const megabyte = Buffer.alloc(1024 * 1024, 97);
    await archive(
      engine,
      Array.from({ length: 40 }, (_, i) => placed('raw', 't', `r${i}`, rawBody(megabyte), i)),
    );
    expect(inserts.length).toBe(3);
    expect(Math.max(...inserts.map((insert) => insert.bytes))).toBeLessThan(18 * 1024 * 1024);
    expect(inserts.flatMap((insert) => insert.rows.map((row) => row.split('\t')[1]))).toEqual(Array.from({ length: 40 }, (_, i) => `r${i}`));
  });

  test('lets the event loop have its turn', async () => {
    const { engine } = recorder();
    let turns = 0;
    const count = (): void => {
      turns++;
      next = setImmediate(count);
    };
    let next = setImmediate(count);
    await archive(
      engine,
      Array.from({ length: 5000 }, (_, i) => placed('finding', 't', `f${i}`, finding('t', `f${i}`), i)),
    );
    clearImmediate(next);
    expect(turns).toBeGreaterThanOrEqual(24);
  });

  test('with nothing to keep inserts nothing', async () => {
    const { engine, inserts } = recorder();
    await archive(engine, []);
    await archive(engine, [placed('observation', 't', 'o', { entity: { kind: 'ip', key: '10.0.0.1' }, detector: 'd', items: [] })]);
    expect(inserts).toEqual([]);
  });

  test('is not answered for when an insert fails', async () => {
    const { engine } = recorder();
    const broken: Engine = { ...engine, insert: (table) => (table === 'raw' ? Promise.reject(new Error('gone')) : Promise.resolve()) };
    await expect(archive(broken, [placed('finding', 't', 'f', finding('t', 'f')), placed('raw', 't', 'r', rawBody(Buffer.of(1)))])).rejects.toThrow(
      'gone',
    );
  });
});
