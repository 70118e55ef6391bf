import type { Store } from '@cordon/runtime';
import type { Action, Incident, Outcome } from '@cordon/wire';
import { rangeParams } from './range';

/** An incident's version as the stream tells it: the whole is at /incidents/{id}. `change` says what made it. */
export type IncidentChange = Pick<
  Incident,
  | 'id'
  | 'version'
  | 'status'
  | 'verdict'
  | 'title'
  | 'probability'
  | 'bits'
  | 'priority'
  | 'openedAt'
  | 'firstAt'
  | 'lastAt'
  | 'domains'
  | 'techniques'
  | 'change'
> & { readonly findings: number };

/** Something new about an incident or an action, at its place in the log. */
export type Change = { readonly place: string; readonly offset: number; readonly storedAt: number } & (
  | { readonly kind: 'incident'; readonly body: IncidentChange }
  | { readonly kind: 'action'; readonly body: Action }
  | { readonly kind: 'outcome'; readonly body: Outcome }
);

/** How far somebody has read: the last offset by place (`stream/partition`), and when (s) that row was stored. */
export type ChangeCursor = ReadonlyMap<string, { readonly offset: number; readonly storedAt: number }>;

interface Row {
  readonly place: string;
  readonly offset: number;
  readonly storedAt: number;
  readonly body: string;
}

/** More partitions than a stream can have, of three streams. */
const MOST_PLACES = 3 * 256;
/** Rows that were stored before the cursor's own are not looked at, less this much for clocks that differ, s. */
const SKEW_S = 24 * 3_600;

/** Where the streams of a tenant end now. */
export async function changeHeads(store: Store, tenant: string): Promise<ChangeCursor> {
  const rows = await store.query<{ place: string; newest: number; storedAt: number }>('change-heads', {
    tenant,
    limit: MOST_PLACES,
    ...rangeParams(),
  });
  return new Map(rows.map(({ place, newest, storedAt }) => [place, { offset: newest, storedAt }]));
}

/** What came after the cursor, at most `limit`: incidents, then decisions, then outcomes, each in the order of the log. */
export async function changesAfter(store: Store, tenant: string, cursor: ChangeCursor, limit: number): Promise<readonly Change[]> {
  const rows = await store.query<Row>('changes', {
    tenant,
    limit,
    ...rangeParams(),
    // `transform` takes no empty list.
    places: ['none', ...cursor.keys()],
    offsets: ['-1', ...[...cursor.values()].map((c) => String(c.offset))],
    incidentsStored: storedFrom(cursor, 'incident/'),
    actionsStored: storedFrom(cursor, 'action/'),
    outcomesStored: storedFrom(cursor, 'outcome/'),
  });
  return rows.map(change);
}

function storedFrom(cursor: ChangeCursor, stream: string): number {
  const times = [...cursor].flatMap(([place, { storedAt }]) => (place.startsWith(stream) ? [storedAt] : []));
  return times.length === 0 ? 0 : Math.max(0, Math.min(...times) - SKEW_S);
}

function change({ place, offset, storedAt, body }: Row): Change {
  const at = { place, offset, storedAt };
  switch (place.split('/')[0]) {
    case 'incident': {
      const { verdict, ...rest } = JSON.parse(body) as Omit<IncidentChange, 'verdict'> & { verdict: string };
      return { ...at, kind: 'incident', body: (verdict === '' ? rest : { ...rest, verdict }) as IncidentChange };
    }
    case 'action':
      return { ...at, kind: 'action', body: JSON.parse(body) as Action };
    default:
      return { ...at, kind: 'outcome', body: JSON.parse(body) as Outcome };
  }
}
