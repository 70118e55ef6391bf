import type { Page, Store } from '@cordon/runtime';
import type { Command } from '@cordon/wire';
import { keyset, pageOf, type PageRequest } from './page';
import { rangeParams, type TimeRange } from './range';

/** Commands, newest first. */
export async function listCommands(store: Store, tenant: string, filter: TimeRange & PageRequest = {}): Promise<Page<Command>> {
  const rows = await store.query<{ id: string; atMs: number; body: string }>('commands-list', {
    tenant,
    ...rangeParams(filter),
    ...keyset(filter, ['afterAt', 'afterId'], [0, '']),
  });
  return pageOf(
    rows,
    filter,
    (row) => [row.atMs, row.id],
    (row) => JSON.parse(row.body) as Command,
  );
}
