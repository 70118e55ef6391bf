import type { Store } from '@cordon/runtime';
import type { Trust } from '@cordon/wire';
import { rangeParams, type TimeRange } from './range';

/** How many in the range, and of them in the hour and the day before its end. */
export interface Volume {
  readonly total: number;
  readonly lastHour: number;
  readonly lastDay: number;
}

export interface SourceRecords {
  readonly source: string;
  readonly trust: Trust;
  readonly records: Volume;
  /** Arrival of the newest, ms since the epoch. */
  readonly newestAt: number;
}

/** Half and nineteen of twenty took no longer, ms; estimated (t-digest). */
export interface Delay {
  readonly medianMs: number;
  readonly p95Ms: number;
}

export interface SourceEvents {
  readonly source: string;
  /** OCSF class_uid; left out = all classes. */
  readonly classUid?: number;
  readonly events: Volume;
  /** Arrival minus event time. */
  readonly late: Delay;
  /** Storing minus arrival, to a second. */
  readonly took: Delay;
}

export interface SourceDead {
  readonly source: string;
  readonly code: string;
  readonly records: number;
}

/** A record as it arrived, with the format that was named for it. */
export interface SampleRecord {
  readonly format?: string;
  readonly bytes: Uint8Array;
}

interface Counts {
  readonly lastHour: number;
  readonly lastDay: number;
}
type RecordsRow = Counts & { readonly source: string; readonly trust: Trust; readonly records: number; readonly newestMs: number };
type EventsRow = Counts & {
  readonly source: string;
  readonly classUid: number;
  readonly perClass: number;
  readonly events: number;
  readonly lateMs: readonly number[];
  readonly tookMs: readonly number[];
};

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Rows of one result; more sources than this have no place on a page. */
const MOST_ROWS = 10_000;

/** By source, of records that arrived in the range. */
export async function sourceRecords(store: Store, tenant: string, range: Required<TimeRange>): Promise<readonly SourceRecords[]> {
  const rows = await store.query<RecordsRow>('coverage-records', volumeParams(tenant, range));
  return rows.map(({ source, trust, records, lastHour, lastDay, newestMs }) => ({
    source,
    trust,
    records: { total: records, lastHour, lastDay },
    newestAt: newestMs,
  }));
}

/** By source, the whole first, then each class, of events whose record arrived in the range. */
export async function sourceEvents(store: Store, tenant: string, range: Required<TimeRange>): Promise<readonly SourceEvents[]> {
  const rows = await store.query<EventsRow>('coverage-events', volumeParams(tenant, range));
  return rows.map(({ source, classUid, perClass, events, lastHour, lastDay, lateMs, tookMs }) => ({
    source,
    ...(perClass === 1 ? { classUid } : {}),
    events: { total: events, lastHour, lastDay },
    late: delayOf(lateMs),
    took: delayOf(tookMs),
  }));
}

/** By source and code, of raw records that arrived in the range and were not driven again. */
export function sourceDead(store: Store, tenant: string, range: TimeRange): Promise<readonly SourceDead[]> {
  return store.query<SourceDead>('coverage-dead', { tenant, ...rangeParams(range), limit: MOST_ROWS });
}

/** Arrival of the newest record of each of the sources of which one is kept, ms since the epoch. */
export async function lastSeen(store: Store, tenant: string, sources: readonly string[], range: TimeRange): Promise<ReadonlyMap<string, number>> {
  if (sources.length === 0) return new Map();
  const rows = await store.query<{ source: string; newestMs: number }>('coverage-last', {
    tenant,
    ...rangeParams(range),
    sources,
    limit: MOST_ROWS,
  });
  return new Map(rows.map(({ source, newestMs }) => [source, newestMs]));
}

/** Of the newest `records` of a source those of at most `mostBytes`; those whose payload lies in the blob store are left out. */
export async function sampleOf(
  store: Store,
  tenant: string,
  source: string,
  range: TimeRange,
  { records, mostBytes }: { readonly records: number; readonly mostBytes: number },
): Promise<readonly SampleRecord[]> {
  const rows = await store.query<{ format: string; base64: string }>('coverage-sample', {
    tenant,
    source,
    ...rangeParams(range),
    mostBytes,
    limit: records,
  });
  return rows.map(({ format, base64 }) => ({ bytes: Buffer.from(base64, 'base64'), ...(format === '' ? {} : { format }) }));
}

const delayOf = ([medianMs = 0, p95Ms = 0]: readonly number[]): Delay => ({ medianMs, p95Ms });

const volumeParams = (tenant: string, range: Required<TimeRange>) => {
  const { from, to } = rangeParams(range);
  return { tenant, from, to, hourFrom: Math.max(from, to - HOUR_MS), dayFrom: Math.max(from, to - DAY_MS), limit: MOST_ROWS };
};
