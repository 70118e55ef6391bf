import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Placed } from '@cordon/runtime';
import { describeWith, lacksChdb, storeSamples } from '@cordon/testing';
import { openStore, type ClickHouseStore } from '..';
import { lastSeen, sampleOf, sourceDead, sourceEvents, sourceRecords } from '.';

const { command, deadBody, eventBody, placed, rawBody, T0 } = storeSamples;
jest.setTimeout(60_000);
const TENANT = "o'neil\\acme";
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const TO = T0 + DAY_MS;
const RANGE = { from: TO - 2 * DAY_MS, to: TO };

/** One record a quarter of an hour of the two days, and an event of it; the nth event of a source came n seconds after it happened. */
const COUNT = 192;
const arrival = (i: number): number => RANGE.from + i * 15 * MINUTE_MS;
const raw = (source: string, i: number, over: Partial<Placed['record']> = {}, bytes = `${source} ${i}`): Placed =>
  placed('raw', TENANT, `${source}-${i}`, rawBody(Buffer.from(bytes)), i, { source, at: arrival(i), seen: arrival(i), ...over });
const indices = Array.from({ length: COUNT }, (_, i) => i);
const fw = indices.map((i) => raw('fw', i));
const fwEvents = indices.map((i) =>
  placed('event', TENANT, `fw-${i}`, eventBody({ class_uid: i % 4 === 0 ? 4003 : 4001 }), i, {
    source: 'fw',
    at: arrival(i) - i * 1_000,
    seen: arrival(i),
  }),
);
const letter = (
  id: string,
  code: 'CORDON_RAW_EMPTY' | 'CORDON_FORMAT_FIELD',
  offset: number,
  over: Partial<Placed['record']> = {},
  stream = 'raw' as const,
): Placed =>
  placed('dead', TENANT, id, { ...deadBody(Buffer.from(id)), stream, code }, offset, { source: 'fw', at: TO - HOUR_MS, seen: TO - HOUR_MS, ...over });

const records: readonly Placed[] = [
  ...fw,
  ...fwEvents,
  placed('raw', 'beta', 'b', rawBody(Buffer.from('b')), 0, { source: 'fw', at: TO - 1, seen: TO - 1 }),
  raw('old', 0, { at: RANGE.from - 1, seen: RANGE.from - 1 }),
  raw('large', 1, {}, 'x'.repeat(2_000)),
  raw('large', 2, {}, 'small'),
  // It happened before the range and arrived in it.
  placed('event', TENANT, 'late', eventBody({ class_uid: 3002 }), 900, { source: 'idp', at: RANGE.from - 10 * DAY_MS, seen: TO - MINUTE_MS }),
  // The clock of the product is ahead: that is no delay.
  placed('event', TENANT, 'ahead', eventBody({ class_uid: 0 }), 901, { source: 'ahead', at: TO + MINUTE_MS, seen: TO - MINUTE_MS }),
  letter('d0', 'CORDON_RAW_EMPTY', 0),
  letter('d1', 'CORDON_FORMAT_FIELD', 1),
  letter('d2', 'CORDON_FORMAT_FIELD', 2),
  letter('d3', 'CORDON_FORMAT_FIELD', 3, { at: RANGE.from - 1 }),
  letter('driven', 'CORDON_FORMAT_FIELD', 4),
  letter('dropped', 'CORDON_FORMAT_FIELD', 5),
  placed('command', TENANT, 'c0', { ...command(TENANT, 'c0'), order: { kind: 'dead.redrive', letters: ['driven'] } }, 0),
  placed('command', TENANT, 'c1', { ...command(TENANT, 'c1'), order: { kind: 'dead.discard', letters: ['dropped'] } }, 1),
];

describeWith('chdb', lacksChdb, () => {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-coverage-'));
  const store: ClickHouseStore = openStore({ kind: 'embedded', path: folder, maxMemoryBytes: 1024 * 1024 * 1024 });
  beforeAll(async () => {
    await store.open();
    await store.archive(records);
    // What a crash leads to: the same rows once more, in a part of their own.
    await store.archive([...fw.slice(0, 50), ...fwEvents.slice(0, 50), letter('d0', 'CORDON_RAW_EMPTY', 0)]);
  });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('records count once however often they were delivered, by source and of one tenant', async () => {
    expect(await sourceRecords(store, TENANT, RANGE)).toEqual([
      { source: 'fw', trust: 1, records: { total: COUNT, lastHour: 4, lastDay: 96 }, newestAt: arrival(COUNT - 1) },
      { source: 'large', trust: 1, records: { total: 2, lastHour: 0, lastDay: 0 }, newestAt: arrival(2) },
    ]);
    expect((await sourceRecords(store, 'beta', RANGE)).map((r) => r.records.total)).toEqual([1]);
  });

  test('hour and day before the end reach no further than the range', async () => {
    const [fw] = await sourceRecords(store, TENANT, { from: TO - 30 * MINUTE_MS, to: TO });
    expect(fw?.records).toEqual({ total: 2, lastHour: 2, lastDay: 2 });
  });

  test('events are of the range by arrival, each source whole and by class', async () => {
    const events = await sourceEvents(store, TENANT, RANGE);
    expect(events.map(({ source, classUid, events: { total, lastHour, lastDay } }) => [source, classUid, total, lastHour, lastDay])).toEqual([
      ['ahead', undefined, 1, 1, 1],
      ['ahead', 0, 1, 1, 1],
      ['fw', undefined, COUNT, 4, 96],
      ['fw', 4001, 144, 3, 72],
      ['fw', 4003, 48, 1, 24],
      ['idp', undefined, 1, 1, 1],
      ['idp', 3002, 1, 1, 1],
    ]);
  });

  test('delays are arrival minus event time, and never less than none', async () => {
    const late = new Map((await sourceEvents(store, TENANT, RANGE)).filter((e) => e.classUid === undefined).map((e) => [e.source, e.late]));
    expect(late.get('ahead')).toEqual({ medianMs: 0, p95Ms: 0 });
    const { medianMs = 0, p95Ms = 0 } = late.get('fw') ?? {};
    // Seconds 0 to 191, evenly.
    expect(Math.abs(medianMs - 95_500)).toBeLessThanOrEqual(2_000);
    expect(Math.abs(p95Ms - 181_450)).toBeLessThanOrEqual(2_000);
    expect(late.get('idp')?.medianMs).toBeCloseTo(12 * DAY_MS - MINUTE_MS, -3);
  });

  test('storing is counted from arrival', async () => {
    const [row] = await sourceEvents(store, TENANT, { from: TO - HOUR_MS, to: TO });
    // The rows are stored now, whatever their records say.
    expect(Math.abs((row?.took.medianMs ?? 0) - Math.max(0, Date.now() - TO))).toBeLessThan(HOUR_MS);
  });

  test('refused are those that nobody drove again, each once', async () => {
    expect(await sourceDead(store, TENANT, RANGE)).toEqual([
      { source: 'fw', code: 'CORDON_FORMAT_FIELD', records: 3 },
      { source: 'fw', code: 'CORDON_RAW_EMPTY', records: 1 },
    ]);
  });

  test('a source that was quiet in the range was heard of before it', async () => {
    expect(await lastSeen(store, TENANT, ['old', 'never'], {})).toEqual(new Map([['old', RANGE.from - 1]]));
    expect(await lastSeen(store, TENANT, [], {})).toEqual(new Map());
  });

  test('a sample has the newest records, each once, and no large ones', async () => {
    const texts = async (source: string, count: number): Promise<readonly string[]> =>
      (await sampleOf(store, TENANT, source, RANGE, { records: count, mostBytes: 1_000 })).map((r) => Buffer.from(r.bytes).toString());
    expect(await texts('fw', 3)).toEqual(['fw 191', 'fw 190', 'fw 189']);
    expect(await texts('fw', 500)).toHaveLength(COUNT);
    expect(await texts('large', 3)).toEqual(['small']);
  });
});
