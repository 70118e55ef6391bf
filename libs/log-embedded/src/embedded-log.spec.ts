import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Placed, Reading } from '@cordon/runtime';
import { badRecord, command, raw, Recorder } from '@cordon/testing';
import type { StreamRecord } from '@cordon/wire';
import { EmbeddedLog } from './embedded-log';
import type { EmbeddedLogOptions } from './options';

const HOUR_MS = 3_600_000;
const raws = (from: number, to: number): StreamRecord[] => Array.from({ length: to - from }, (_, i) => raw(from + i));
const fat = (i: number, sizeBytes: number): StreamRecord => ({ ...raw(i), body: { bytes: new Uint8Array(sizeBytes) } });

describe('EmbeddedLog', () => {
  jest.setTimeout(60_000);
  let path: string;
  let log: EmbeddedLog;
  let now: number;
  let readings: Reading[] = [];

  const open = async (options: Partial<EmbeddedLogOptions> = {}): Promise<EmbeddedLog> => {
    log = new EmbeddedLog({ path, now: () => now, ...options });
    await log.open();
    return log;
  };
  const read = async (reader: Recorder): Promise<Reading> => {
    const reading = await log.read(reader);
    readings.push(reading);
    return reading;
  };
  /** Reads all raw records there are and commits behind them. */
  const consume = async (group: string, count: number): Promise<Recorder> => {
    const reader = new Recorder(group, { raw: 'keyed' });
    const reading = await read(reader);
    await reader.until(`${count} are there`, () => reader.ids('raw').length === count, reading);
    await reading.commit(reader.positions());
    await reading.close();
    return reader;
  };

  beforeEach(async () => {
    path = await mkdtemp(join(tmpdir(), 'cordon-log-'));
    now = Date.UTC(2026, 0, 5);
    readings = [];
  });
  afterEach(async () => {
    await Promise.all(readings.map((reading) => reading.close()));
    await log.close();
    await rm(path, { recursive: true });
  });

  describe('places', () => {
    it('counts offsets from 0 without gaps, over a reopening too', async () => {
      await open();
      await log.append(raws(0, 300));
      await log.close();
      await open();
      await log.append(raws(300, 310));
      const reader = await consume('archive', 310);
      expect(reader.arrivals(0, 'raw', 0).map((a) => a.offset)).toEqual(Array.from({ length: 310 }, (_, i) => i));
    });

    it('ends a reading that needs records which the log does not hold', async () => {
      await open();
      await log.append(raws(0, 5));
      const reading = await read(new Recorder('detect', { raw: 'keyed' }, { positions: () => new Map([['raw/0', 9]]) }));
      await expect(reading.done).rejects.toMatchObject({ code: 'CORDON_LOG_TRUNCATED' });
    });

    it('ends a reading whose reader throws, and can still be closed', async () => {
      await open();
      await log.append(raws(0, 5));
      const failure = new Error('a defect');
      const reader = new Recorder('detect', { raw: 'keyed' }, { gate: () => Promise.reject(failure) });
      const reading = await read(reader);
      await expect(reading.done).rejects.toBe(failure);
      await reading.close();
      expect(reader.revocations).toEqual([0]);
    });
  });

  describe('the tail', () => {
    it('hands a reader at the end the very objects that were appended, and one that comes later equal ones from disk', async () => {
      await open();
      const first = new Recorder('normalise', { raw: 'keyed' });
      const reading = await read(first);
      const sent = raws(0, 50);
      await log.append(sent);
      await first.until('all are there', () => first.ids('raw').length === 50, reading);
      expect(first.placed('raw').every((p, i) => p.record === sent[i])).toBe(true);
      expect(log.usage()).toMatchObject({ readFromTail: 50, readFromDisk: 0, tailRecords: 0, tailBytes: 0 });

      const later = await consume('archive', 50);
      expect(log.usage()).toMatchObject({ readFromTail: 50, readFromDisk: 50 });
      expect(later.placed('raw').some((p, i) => p.record === sent[i])).toBe(false);
      const text = (p: Placed): string => Buffer.from((p.record.body as { bytes: Uint8Array }).bytes).toString();
      expect(later.placed('raw').map(text)).toEqual(first.placed('raw').map(text));
    });

    it('stays within its bytes while nobody reads, and loses nothing by it', async () => {
      await open({ tailBytes: 20_000 });
      for (let i = 0; i < 10; i++) await log.append(raws(i * 100, i * 100 + 100));
      expect(log.usage().tailBytes).toBeGreaterThan(10_000);
      expect(log.usage().tailBytes).toBeLessThanOrEqual(20_000);
      const reader = await consume('archive', 1_000);
      expect(reader.ids('raw')).toEqual(raws(0, 1_000).map((r) => r.id));
      expect(log.usage().readFromDisk).toBeGreaterThan(900);
    });
  });

  describe('the soft cap', () => {
    it('refuses raw and nothing else, until retention has made room', async () => {
      await open({ maxBytes: 3 * 1024 ** 2, retentionMs: HOUR_MS });
      const sent: StreamRecord[] = [];
      const fill = async (): Promise<void> => {
        for (let i = 0; i < 100; i++) {
          const record = fat(i, 100_000);
          await log.append([record]);
          sent.push(record);
        }
      };
      await expect(fill()).rejects.toMatchObject({ code: 'CORDON_DISK_FULL', retriable: true });
      expect(sent.length).toBeGreaterThan(20);
      expect(sent.length).toBeLessThan(32);
      await log.append([command(0)]);
      const owner = await log.own('detect', 0);
      await owner.appendCut({ n: 1, now, ranges: [] });
      await owner.checkpoint({ cut: 1, now, positions: {}, marks: {} }, [{ shard: 0, schema: 1, bytes: new Uint8Array(1_000_000) }]);
      await expect(log.append([command(1), fat(101, 10)])).rejects.toMatchObject({ code: 'CORDON_DISK_FULL' });

      await consume('archive', sent.length);
      now += 2 * HOUR_MS;
      expect(await log.retain()).toBe(sent.length - 1);
      await log.append([fat(102, 100_000)]);
    });

    it('refuses raw when too little of the disk is left', async () => {
      await open({ reserveBytes: Number.MAX_SAFE_INTEGER });
      await expect(log.append([raw(0)])).rejects.toMatchObject({ code: 'CORDON_DISK_FULL', retriable: true });
      await log.append([command(0)]);
    });
  });

  describe('opening and closing', () => {
    it('refuses a directory of a newer version, and leaves it unlocked', async () => {
      await open();
      await log.close();
      await writeFile(join(path, 'version'), '2\n');
      await expect(open()).rejects.toMatchObject({ code: 'CORDON_DATA_DIR_NEWER' });
      await writeFile(join(path, 'version'), '1\n');
      await open();
    });

    it('refuses a second log on the same directory, in the same process too', async () => {
      const first = await open();
      await expect(open()).rejects.toMatchObject({ code: 'CORDON_DATA_DIR_LOCKED', message: expect.stringContaining(String(process.pid)) });
      await first.append([raw(0)]);
      log = first;
    });

    it('writes what was handed over before it closes, and refuses what comes after', async () => {
      await open();
      const appended = log.append(raws(0, 100));
      await log.close();
      await appended;
      await expect(log.append([raw(100)])).rejects.toMatchObject({ code: 'CORDON_LOG_UNAVAILABLE', retriable: false });
      await log.close();
      await open();
      await consume('archive', 100);
    });

    it('can be closed while retention and readers are at work, and what is left open answers with a code', async () => {
      await open({ retentionBytes: 1 });
      await Promise.all(Array.from({ length: 300 }, (_, i) => log.append([fat(i, 1_000)])));
      const reading = await log.read(new Recorder('archive', { raw: 'keyed' }));
      const owner = await log.own('detect', 0);
      await reading.commit(new Map([['raw/0', 300]]));
      const retained = log.retain();
      await log.close();
      expect(await retained).toBeLessThanOrEqual(300);
      await expect(reading.done).resolves.toBeUndefined();
      await expect(owner.load()).rejects.toMatchObject({ code: 'CORDON_LOG_UNAVAILABLE' });
      await expect(reading.commit(new Map())).rejects.toMatchObject({ code: 'CORDON_LOG_UNAVAILABLE' });
      expect(() => log.usage()).toThrow(expect.objectContaining({ code: 'CORDON_LOG_UNAVAILABLE' }));
    });

    it('takes an append of nothing', async () => {
      await open();
      await log.append([]);
    });

    it('hands an undecodable record to a reader from disk at its place', async () => {
      await open({ tailBytes: 0 });
      await log.append([command(0), badRecord(1)]);
      const reader = new Recorder('correlate', { command: 'keyed' });
      await reader.until('both are there', () => reader.arrivals(0, 'command', 0).length === 2, await read(reader));
      expect(reader.arrivals(0, 'command', 0)).toMatchObject([
        { offset: 0, record: {} },
        { offset: 1, code: 'CORDON_RECORD_MALFORMED' },
      ]);
    });
  });
});
