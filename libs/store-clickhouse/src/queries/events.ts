import type { Store } from '@cordon/runtime';
import type { EventBody, Trust } from '@cordon/wire';
import { rangeParams, type TimeRange } from './range';

export interface ArchivedEvent {
  readonly id: string;
  readonly at: number;
  readonly source: string;
  readonly trust: Trust;
  /** Id of the raw record it was made from. */
  readonly raw: string;
  readonly event: EventBody;
}

export interface EventRow {
  readonly id: string;
  readonly atMs: number;
  readonly source: string;
  readonly trust: Trust;
  readonly raw: string;
  readonly body: string;
}

export const archivedEvent = ({ id, atMs, source, trust, raw, body }: EventRow): ArchivedEvent => ({
  id,
  at: atMs,
  source,
  trust,
  raw,
  event: JSON.parse(body) as EventBody,
});

export async function eventById(store: Store, tenant: string, id: string, range?: TimeRange): Promise<ArchivedEvent | undefined> {
  const [row] = await store.query<EventRow>('event-by-id', { tenant, id, ...rangeParams(range) });
  return row ? archivedEvent(row) : undefined;
}

/** Events made from one raw record, at most `limit`. */
export async function eventsByRaw(store: Store, tenant: string, raw: string, limit = 200, range?: TimeRange): Promise<readonly ArchivedEvent[]> {
  return (await store.query<EventRow>('events-by-raw', { tenant, raw, limit, ...rangeParams(range) })).map(archivedEvent);
}
