import type { QueryParams, Store } from '@cordon/runtime';
import type { StreamName } from '@cordon/wire';
import { rangeParams, type TimeRange } from './range';

/** What is kept of one tenant, each counted once however often it was delivered. The range is of arrival. */
export interface ArchivedCounts {
  /** Raw records: in = archived + duplicate + dead. */
  readonly in: number;
  readonly archived: number;
  readonly duplicate: number;
  readonly dead: number;
  /** Raw records that at least one event was made from, and that were not refused at each of their places: one that died and was driven again well is among them. */
  readonly withEvents: number;
  readonly events: number;
  readonly bindings: number;
  readonly findings: number;
  readonly incidents: number;
  readonly incidentVersions: number;
  readonly actions: number;
  readonly outcomes: number;
  readonly commands: number;
  /** Refused records of all streams. */
  readonly deadRecords: number;
}

const COLUMNS = {
  in: 'rawIn',
  archived: 'rawArchived',
  duplicate: 'rawDuplicate',
  dead: 'rawDead',
  withEvents: 'rawWithEvents',
  events: 'eventCount',
  bindings: 'bindingCount',
  findings: 'findingCount',
  incidents: 'incidentCount',
  incidentVersions: 'versionCount',
  actions: 'actionCount',
  outcomes: 'outcomeCount',
  commands: 'commandCount',
  deadRecords: 'deadCount',
} as const satisfies Record<keyof ArchivedCounts, string>;

/** Rows of the largest table in one slice, about; a query then takes less than 128 MB. */
const SLICE_ROWS = 500_000;

/** Exact, in memory that does not grow with what is kept: by slices, each of them a query. */
export async function archivedCounts(store: Store, tenant: string, range?: TimeRange, sliceRows = SLICE_ROWS): Promise<ArchivedCounts> {
  const sums: Record<string, number> = {};
  for await (const row of slices<Record<string, number>>(store, 'archived-counts', { tenant, ...rangeParams(range) }, {}, sliceRows))
    for (const [name, count] of Object.entries(row)) sums[name] = (sums[name] ?? 0) + count;
  const of = (name: keyof ArchivedCounts): number => sums[COLUMNS[name]] ?? 0;
  return {
    in: of('in'),
    archived: of('archived'),
    duplicate: of('duplicate'),
    dead: of('dead'),
    withEvents: of('withEvents'),
    events: of('events'),
    bindings: of('bindings'),
    findings: of('findings'),
    incidents: of('incidents'),
    incidentVersions: of('incidentVersions'),
    actions: of('actions'),
    outcomes: of('outcomes'),
    commands: of('commands'),
    deadRecords: of('deadRecords'),
  };
}

/** Refused records of one stream by code; by slices, too. */
export async function deadByCode(
  store: Store,
  tenant: string,
  stream: StreamName = 'raw',
  range?: TimeRange,
  sliceRows = SLICE_ROWS,
): Promise<Readonly<Record<string, number>>> {
  const sums = new Map<string, number>();
  const params = { tenant, ...rangeParams(range) };
  for await (const { code, records } of slices<{ code: string; records: number }>(store, 'dead-by-code', params, { stream, limit: 1000 }, sliceRows))
    sums.set(code, (sums.get(code) ?? 0) + records);
  return Object.fromEntries([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The rows of all slices of a query, of so many that none has more than about `sliceRows` rows of a table to count. */
async function* slices<T>(store: Store, name: string, of: QueryParams, more: QueryParams, sliceRows: number): AsyncGenerator<T> {
  const [rows] = await store.query<{ most: number }>('archived-rows', of);
  const count = Math.max(1, Math.ceil((rows?.most ?? 0) / sliceRows));
  for (let slice = 0; slice < count; slice++) yield* await store.query<T>(name, { ...of, ...more, slice, slices: count });
}
