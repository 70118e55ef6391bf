import type { Page, Store } from '@cordon/runtime';
import type { Domain, Incident, IncidentEntity, IncidentStatus, Verdict } from '@cordon/wire';
import { keyset, pageOf, type PageRequest } from './page';
import { rangeParams, type TimeRange } from './range';

/** An incident in a list: everything but timeline, links and narrative. */
export interface IncidentSummary {
  readonly id: string;
  readonly version: number;
  readonly status: IncidentStatus;
  readonly verdict?: Verdict;
  readonly title: string;
  readonly probability: number;
  readonly bits: number;
  readonly priority: number;
  readonly openedAt: number;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly domains: readonly Domain[];
  readonly techniques: readonly string[];
  readonly entities: readonly IncidentEntity[];
  /** Number of findings. */
  readonly findings: number;
  readonly assignee?: string;
}

/** By last activity; `entity` is `kind/key`. */
export interface IncidentFilter extends TimeRange, PageRequest {
  readonly statuses?: readonly IncidentStatus[];
  readonly entity?: string;
}

type Row = Omit<IncidentSummary, 'entities' | 'findings' | 'verdict' | 'assignee'> & {
  readonly entityList: string;
  readonly findingCount: number;
  readonly verdict: Verdict | '';
  readonly assignee: string;
};

/** Incidents, most urgent first. */
export async function listIncidents(store: Store, tenant: string, filter: IncidentFilter = {}): Promise<Page<IncidentSummary>> {
  const rows = await store.query<Row>('incidents-list', {
    tenant,
    ...rangeParams(filter),
    statuses: filter.statuses ?? [],
    entity: filter.entity ?? '',
    ...keyset(filter, ['afterPriority', 'afterLastAt', 'afterId'], [0, 0, '']),
  });
  return pageOf(rows, filter, (row) => [row.priority, row.lastAt, row.id], summary);
}

function summary({ verdict, assignee, entityList, findingCount, ...row }: Row): IncidentSummary {
  return {
    ...row,
    entities: entityList === '' ? [] : (JSON.parse(entityList) as IncidentEntity[]),
    findings: findingCount,
    ...(verdict === '' ? {} : { verdict }),
    ...(assignee === '' ? {} : { assignee }),
  };
}

/** The newest version, whole; undefined when there is none. */
export async function incidentById(store: Store, tenant: string, id: string): Promise<Incident | undefined> {
  const [row] = await store.query<{ body: string }>('incident-by-id', { tenant, id, ...rangeParams() });
  return row ? (JSON.parse(row.body) as Incident) : undefined;
}

/** Versions after `afterVersion`, oldest first, at most `limit`. */
export async function incidentVersions(store: Store, tenant: string, id: string, afterVersion = 0, limit = 100): Promise<readonly Incident[]> {
  const rows = await store.query<{ body: string }>('incident-versions', { tenant, id, afterVersion, limit, ...rangeParams() });
  return rows.map((row) => JSON.parse(row.body) as Incident);
}
