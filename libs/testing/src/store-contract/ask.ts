import type { QueryParams, Store } from '@cordon/runtime';
import { T0 } from './samples';

/** All of time, as queries take it. */
export const ALL = { from: 0, to: 9_999_999_999_999 };
const FIRST_PAGE = { paged: false, limit: 500 };

interface WithBody {
  readonly body: string;
}

/** The parsed bodies of the rows of a query. */
export const bodies = async (store: Store, name: string, params: QueryParams): Promise<readonly unknown[]> =>
  (await store.query<WithBody>(name, params)).map((row): unknown => JSON.parse(row.body));

export const findingsOf = (store: Store, tenant: string, over: QueryParams = {}): Promise<readonly { readonly id: string }[]> =>
  store.query('findings-list', { tenant, ...ALL, ...FIRST_PAGE, detector: '', domain: '', entity: '', afterAt: T0, afterId: '', ...over });

export const actionsOf = (
  store: Store,
  tenant: string,
): Promise<readonly { readonly id: string; readonly state: string; readonly edge: number; readonly actionBody: string }[]> =>
  store.query('actions-list', { tenant, ...ALL, ...FIRST_PAGE, id: '', incident: '', states: [], afterDecidedAt: 0, afterId: '' });

export const incidentsOf = (store: Store, tenant: string): Promise<readonly { readonly id: string; readonly version: number }[]> =>
  store.query('incidents-list', { tenant, ...ALL, ...FIRST_PAGE, statuses: [], entity: '', afterPriority: 0, afterLastAt: 0, afterId: '' });

export const rawsOf = (
  store: Store,
  tenant: string,
  ids: readonly string[],
): Promise<readonly { readonly id: string; readonly base64: string; readonly atMs: number; readonly file: string; readonly line: number }[]> =>
  store.query('raw-by-ids', { tenant, ids, limit: 500, ...ALL });

/** Counted in so many slices. */
export async function countsOf(store: Store, tenant: string, slices = 1): Promise<Readonly<Record<string, number>>> {
  const sums: Record<string, number> = {};
  for (let slice = 0; slice < slices; slice++) {
    const [row = {}] = await store.query<Record<string, number>>('archived-counts', { tenant, slice, slices, ...ALL });
    for (const [name, count] of Object.entries(row)) sums[name] = (sums[name] ?? 0) + count;
  }
  return sums;
}
