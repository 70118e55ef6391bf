import type { Store } from '@cordon/runtime';
import { keyset, pageOf } from './page';
import { rangeParams, type TimeRange } from './range';
import { rawPlaces, type RawPlace } from './raw';

/** A finding, the incident that holds it, and where its evidence stood in files: a line of `cordon replay --members`. */
export interface Member {
  readonly incident: string | null;
  readonly finding: string;
  readonly detector: string;
  readonly at: number;
  readonly raw: readonly RawPlace[];
}

interface Row {
  readonly finding: string;
  readonly detector: string;
  readonly atMs: number;
  readonly raws: readonly string[];
  readonly incident: string;
}

const PAGE = 500;

/** All findings of the range by event time, a page in memory at a time. */
export async function* members(store: Store, tenant: string, range: TimeRange = {}): AsyncGenerator<Member> {
  let cursor: string | undefined;
  do {
    const request = { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
    const rows = await store.query<Row>('members', { tenant, ...rangeParams(range), ...keyset(request, ['afterAt', 'afterId'], [0, '']) });
    const page = pageOf(
      rows,
      request,
      (row) => [row.atMs, row.finding],
      (row) => row,
    );
    const places = await rawPlaces(
      store,
      tenant,
      page.items.flatMap((row) => row.raws),
    );
    for (const row of page.items) yield member(row, places);
    cursor = page.next;
  } while (cursor !== undefined);
}

const member = (row: Row, places: ReadonlyMap<string, RawPlace>): Member => ({
  incident: row.incident === '' ? null : row.incident,
  finding: row.finding,
  detector: row.detector,
  at: row.atMs,
  raw: row.raws.flatMap((id) => places.get(id) ?? []),
});
