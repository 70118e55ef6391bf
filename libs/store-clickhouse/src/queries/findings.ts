import type { Page, Store } from '@cordon/runtime';
import type { Domain, Finding } from '@cordon/wire';
import { keyset, pageOf, type PageRequest } from './page';
import { rangeParams, type TimeRange } from './range';

/** By event time; `entity` is `kind/key`. */
export interface FindingFilter extends TimeRange, PageRequest {
  readonly detector?: string;
  readonly domain?: Domain;
  readonly entity?: string;
}

/** Ids asked for at once. */
const IDS_PER_QUERY = 500;

/** Findings, newest first. */
export async function listFindings(store: Store, tenant: string, filter: FindingFilter = {}): Promise<Page<Finding>> {
  const rows = await store.query<{ id: string; atMs: number; body: string }>('findings-list', {
    tenant,
    ...rangeParams(filter),
    detector: filter.detector ?? '',
    domain: filter.domain ?? '',
    entity: filter.entity ?? '',
    ...keyset(filter, ['afterAt', 'afterId'], [0, '']),
  });
  return pageOf(rows, filter, (row) => [row.atMs, row.id], parse);
}

export async function findingById(store: Store, tenant: string, id: string, range?: TimeRange): Promise<Finding | undefined> {
  const [row] = await store.query<{ body: string }>('finding-by-id', { tenant, id, ...rangeParams(range) });
  return row ? parse(row) : undefined;
}

/** Those of the ids that there are, by event time. */
export async function findingsByIds(store: Store, tenant: string, ids: readonly string[], range?: TimeRange): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  for (let i = 0; i < ids.length; i += IDS_PER_QUERY) {
    const some = ids.slice(i, i + IDS_PER_QUERY);
    found.push(
      ...(await store.query<{ body: string }>('findings-by-ids', { tenant, ids: some, limit: some.length, ...rangeParams(range) })).map(parse),
    );
  }
  return found.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

const parse = (row: { readonly body: string }): Finding => JSON.parse(row.body) as Finding;
