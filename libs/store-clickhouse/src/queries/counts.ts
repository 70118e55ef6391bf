import type { Store } from '@cordon/runtime';
import type { StreamName } from '@cordon/wire';
import { rangeParams, type TimeRange } from './range';

/** What is kept of one tenant, each counted once however often it was delivered. The range is of arrival. */
export interface ArchivedCounts {
  /** Raw records: in = archived + duplicate + dead. */
  readonly in: number;
  readonly archived: number;
  readonly duplicate: number;
  readonly dead: number;
  /** Raw records that at least one event was made from, and that were not refused. */
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

export async function archivedCounts(store: Store, tenant: string, range?: TimeRange): Promise<ArchivedCounts> {
  const [row = {}] = await store.query<Record<string, number>>('archived-counts', { tenant, ...rangeParams(range) });
  const of = (name: keyof ArchivedCounts): number => row[COLUMNS[name]] ?? 0;
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

/** Refused records of one stream by code. */
export async function deadByCode(
  store: Store,
  tenant: string,
  stream: StreamName = 'raw',
  range?: TimeRange,
): Promise<Readonly<Record<string, number>>> {
  const rows = await store.query<{ code: string; records: number }>('dead-by-code', { tenant, stream, limit: 1000, ...rangeParams(range) });
  return Object.fromEntries(rows.map(({ code, records }) => [code, records]));
}
