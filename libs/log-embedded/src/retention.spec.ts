import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Recorder, raw } from '@cordon/testing';
import type { StreamRecord } from '@cordon/wire';
import { EmbeddedLog } from './embedded-log';
import type { EmbeddedLogOptions } from './options';

const HOUR_MS = 3_600_000;
const BATCH = 10;

describe('retention', () => {
  jest.setTimeout(60_000);
  let path: string;
  let log: EmbeddedLog;
  let now = Date.UTC(2026, 0, 5);

  const open = async (options: Partial<EmbeddedLogOptions> = {}): Promise<void> => {
    log = new EmbeddedLog({ path, now: () => now, retentionMs: HOUR_MS, ...options });
    await log.open();
  };
  /** `batches` blocks of 10 records each. */
  const fill = async (batches: number, sizeBytes = 100): Promise<void> => {
    const record = (i: number): StreamRecord => ({ ...raw(i), body: { bytes: new Uint8Array(sizeBytes) } });
    const batch = (b: number): StreamRecord[] => Array.from({ length: BATCH }, (_, i) => record(b * BATCH + i));
    await Promise.all(Array.from({ length: batches }, (_, b) => log.append(batch(b))));
  };
  /** A group that has read up to `position`. */
  const group = async (name: string, position?: number): Promise<void> => {
    const reading = await log.read(new Recorder(name, { raw: 'keyed' }));
    if (position !== undefined) await reading.commit(new Map([['raw/0', position]]));
    await reading.close();
  };
  /** First offset that a group which knows nothing is given. */
  const first = async (): Promise<number | undefined> => {
    const reader = new Recorder(`probe ${now}`, { raw: 'keyed' });
    const reading = await log.read(reader);
    await reader.until('something is there', () => reader.arrivals(0, 'raw', 0).length > 0, reading);
    await reading.close();
    await log.forgetGroup(reader.group);
    return reader.arrivals(0, 'raw', 0)[0]?.offset;
  };

  beforeEach(async () => {
    path = await mkdtemp(join(tmpdir(), 'cordon-log-'));
    now = Date.UTC(2026, 0, 5);
  });
  afterEach(async () => {
    await log.close();
    await rm(path, { recursive: true });
  });

  it.each<[string, [string, number | undefined][], number]>([
    ['up to the position of the one group', [['archive', 50]], 50],
    ['whole blocks only', [['archive', 57]], 50],
    [
      'up to the slowest group',
      [
        ['archive', 90],
        ['forward.siem', 30],
      ],
      30,
    ],
    [
      'nothing while a group has committed nothing',
      [
        ['archive', 90],
        ['forward.siem', undefined],
      ],
      0,
    ],
    ['all but the last block, which holds the end', [['archive', 100]], 90],
    ['by age alone where nobody ever read', [], 90],
  ])('drops old records %s', async (_what, groups, start) => {
    await open();
    await fill(10);
    for (const [name, position] of groups) await group(name, position);
    expect(await log.retain()).toBe(0);
    now += 2 * HOUR_MS;
    expect(await log.retain()).toBe(start);
    expect(await first()).toBe(start);
  });

  it('never drops what the replay of a stage would need', async () => {
    await open();
    await fill(10);
    await group('detect', 100);
    const owner = await log.own('detect', 0);
    await owner.checkpoint({ cut: 1, now, positions: { 'raw/0': 40 }, marks: {} }, []);
    now += 2 * HOUR_MS;
    expect(await log.retain()).toBe(40);
    await log.close();
    await open();
    expect(await log.retain()).toBe(0);
    const next = await log.own('detect', 0);
    await next.checkpoint({ cut: 2, now, positions: { 'raw/0': 70 }, marks: {} }, []);
    expect(await log.retain()).toBe(30);
  });

  it('drops sooner what is over the bytes of a stream partition', async () => {
    await open({ retentionBytes: 400_000 });
    await fill(100, 1_000);
    await group('archive', 1_000);
    await log.retain();
    const { dropped } = log.usage();
    expect(dropped).toBeGreaterThan(300);
    expect(dropped).toBeLessThan(900);
    expect(log.usage().diskBytes).toBeLessThan(800_000);
  });

  it('drops many blocks in one pass', async () => {
    await open();
    await fill(200);
    await group('archive', 2_000);
    now += 2 * HOUR_MS;
    expect(await log.retain()).toBe(1_990);
    expect(log.usage().dropped).toBe(1_990);
  });

  it('lets a group go that will not come back', async () => {
    await open();
    await fill(10);
    await group('archive', 100);
    await group('forward.old', 0);
    now += 2 * HOUR_MS;
    expect(await log.retain()).toBe(0);
    await log.forgetGroup('forward.old');
    expect(await log.retain()).toBe(90);
  });

  it('keeps counting where it was after everything that was read is gone and the log was opened anew', async () => {
    await open();
    await fill(10);
    await group('archive', 100);
    now += 2 * HOUR_MS;
    await log.retain();
    await log.close();
    await open();
    await fill(1);
    const reader = new Recorder('archive', { raw: 'keyed' });
    const reading = await log.read(reader);
    await reader.until('ten are there', () => reader.arrivals(0, 'raw', 0).length === BATCH, reading);
    expect(reader.arrivals(0, 'raw', 0)[0]?.offset).toBe(100);
    await reading.close();
  });

  it('ends a reading that asks for what was dropped', async () => {
    await open();
    await fill(10);
    await group('archive', 100);
    now += 2 * HOUR_MS;
    await log.retain();
    const reading = await log.read(new Recorder('late', { raw: 'keyed' }, { positions: () => new Map([['raw/0', 10]]) }));
    await expect(reading.done).rejects.toMatchObject({ code: 'CORDON_LOG_TRUNCATED' });
    await reading.close();
  });
});
