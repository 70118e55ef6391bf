import type { Page, Store } from '@cordon/runtime';
import type { Domain, EntityKind } from '@cordon/wire';
import { archivedEvent, type ArchivedEvent, type EventRow } from './events';
import { keyset, pageOf, type PageRequest } from './page';
import { rangeParams, type TimeRange } from './range';

/** An entity as findings of a time range name it. */
export interface EntitySummary {
  readonly kind: EntityKind;
  readonly key: string;
  readonly findings: number;
  /** Sum over its findings. */
  readonly bits: number;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly domains: readonly Domain[];
}

export interface EntityFilter extends TimeRange, PageRequest {
  readonly kind?: EntityKind;
}

type Row = Omit<EntitySummary, 'kind' | 'key'> & { readonly entity: string };

/** Entities with findings in the range, most evidence first. */
export async function listEntities(store: Store, tenant: string, filter: EntityFilter = {}): Promise<Page<EntitySummary>> {
  const rows = await store.query<Row>('entities-list', {
    tenant,
    ...rangeParams(filter),
    kind: filter.kind ?? '',
    ...keyset(filter, ['afterBits', 'afterId'], [0, '']),
  });
  return pageOf(rows, filter, (row) => [row.bits, row.entity], summary);
}

function summary({ entity, ...row }: Row): EntitySummary {
  const slash = entity.indexOf('/');
  return { kind: entity.slice(0, slash) as EntityKind, key: entity.slice(slash + 1), ...row };
}

/** Events of the range that name the entity, newest first. */
export async function entityEvents(
  store: Store,
  tenant: string,
  entity: { readonly kind: EntityKind; readonly key: string },
  filter: TimeRange & PageRequest,
): Promise<Page<ArchivedEvent>> {
  const rows = await store.query<EventRow>('entity-events', {
    tenant,
    ...rangeParams(filter),
    kind: entity.kind,
    key: entity.key,
    keyInJson: JSON.stringify(entity.key).slice(1, -1),
    ...keyset(filter, ['afterAt', 'afterId'], [0, '']),
  });
  return pageOf(rows, filter, (row) => [row.atMs, row.id], archivedEvent);
}
