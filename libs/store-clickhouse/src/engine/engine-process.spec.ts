import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeWith, isRunning, lacksChdb, startedBy, storeSamples } from '@cordon/testing';
import { openStore } from '..';
import type { ProcessStart } from './protocol';

const MAX_MEMORY_BYTES = 1024 * 1024 * 1024;
const RECORDS = 50;
/** A process that has an engine and does nothing. */
const OWNER = `
  const [, program, start] = process.argv;
  const engine = require('node:child_process').fork(program, { serialization: 'advanced' });
  engine.once('message', ({ kind }) => console.log(kind));
  engine.send(JSON.parse(start));
`;
const { placed, rawBody, T0 } = storeSamples;

// Starting an engine takes a second, or several on a busy machine.
jest.setTimeout(60_000);

const lacksProc = (): string | undefined => (existsSync('/proc/self/stat') ? undefined : 'no /proc, in which the process of an engine is found');

describeWith(
  'the process of the embedded engine',
  () => lacksChdb() ?? lacksProc(),
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'cordon-process-'));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    const open = async (name: string) => {
      const store = openStore({ kind: 'embedded', path: join(folder, name), maxMemoryBytes: MAX_MEMORY_BYTES });
      await store.open();
      return store;
    };
    const records = (tenant: string) =>
      Array.from({ length: RECORDS }, (_, i) => placed('raw', tenant, `r${i}`, rawBody(Buffer.from(`line ${i}`)), i));
    const kept = async (store: Awaited<ReturnType<typeof open>>, tenant: string): Promise<unknown> => {
      const [counts] = await store.query<{ rawIn: number }>('archived-counts', { tenant, slice: 0, slices: 1, from: 0, to: T0 * 2 });
      return counts?.rawIn;
    };

    test('killed, it is an outage: what it was asked is refused, to be tried again, and the next call has a new one with all that was answered', async () => {
      const store = await open('killed');
      await store.archive(records('a'));
      const heavy = store.query('archived-counts', { tenant: 'a', slice: 0, slices: 1, from: 0, to: T0 });
      const [engine] = enginesOf(process.pid);
      process.kill(engine as number, 'SIGKILL');
      await expect(heavy).rejects.toMatchObject({ code: 'CORDON_STORE_UNAVAILABLE', retriable: true, message: expect.stringContaining('SIGKILL') });
      await store.archive(records('b'));
      expect([await kept(store, 'a'), await kept(store, 'b')]).toEqual([RECORDS, RECORDS]);
      expect(enginesOf(process.pid)).not.toContain(engine);
      await store.close();
      expect(enginesOf(process.pid)).toEqual([]);
    });

    test('what a terminal or a supervisor sends to the whole group does not end it before the store is closed', async () => {
      const store = await open('signals');
      const [engine] = enginesOf(process.pid);
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.kill(engine as number, signal);
      await store.archive(records('a'));
      expect(await kept(store, 'a')).toBe(RECORDS);
      expect(enginesOf(process.pid)).toEqual([engine]);
      await store.close();
    });

    test('it ends with the process that started it, and the next has the directory at once; rows that were not yet in are gone from it', async () => {
      const path = join(folder, 'orphan');
      await (await open('orphan')).close();
      const start: ProcessStart = {
        resolveFrom: __filename,
        path,
        database: 'cordon',
        configFile: join(path, 'engine.xml'),
        niceness: 0,
        lanes: { write: {}, light: {}, heavy: {} },
      };
      const owner = spawn(process.execPath, ['-e', OWNER, join(__dirname, 'embedded-process.cjs'), JSON.stringify(start)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      expect(String((await once(owner.stdout, 'data'))[0])).toBe('ready\n');
      const [engine = Number.NaN] = enginesOf(owner.pid as number);
      expect(isRunning(engine)).toBe(true);
      writeFileSync(join(path, 'spool', '9.rows'), 'half a row');
      owner.kill('SIGKILL');
      const store = await open('orphan');
      expect(readdirSync(join(path, 'spool'))).toEqual([]);
      expect(isRunning(engine)).toBe(false);
      await store.close();
    });

    test('a directory whose name ClickHouse would read as a pattern is refused', async () => {
      await expect(open('{a,b}')).rejects.toMatchObject({ code: 'CORDON_CONFIG_INVALID', message: expect.stringContaining('pattern') });
    });

    test('tells what it takes', async () => {
      const store = await open('usage');
      const { process: taken } = await store.usage();
      expect(taken?.peakResidentBytes).toBeGreaterThanOrEqual(taken?.residentBytes ?? Number.NaN);
      expect(taken?.residentBytes).toBeGreaterThan(50 * 1024 ** 2);
      expect(taken?.cpuMs).toBeGreaterThan(0);
      await store.close();
    });
  },
);

/** Engines that a process started and that run. */
const enginesOf = (parent: number): number[] =>
  startedBy(parent).filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes('embedded-process.cjs'));
