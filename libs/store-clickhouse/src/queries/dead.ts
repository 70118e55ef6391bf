import type { Page, Store } from '@cordon/runtime';
import type { StreamName, Trust } from '@cordon/wire';
import { keyset, pageOf, type PageRequest } from './page';
import { rangeParams, type TimeRange } from './range';

/** A refused record in a list: no bytes, no headers. */
export interface DeadSummary {
  readonly id: string;
  readonly at: number;
  readonly source: string;
  /** The stream it was refused from, with its place there. */
  readonly stream: StreamName;
  readonly partition: number;
  readonly offset: number;
  readonly stage: string;
  readonly code: string;
  readonly reason: string;
  /** Path inside the record, '' where unknown. */
  readonly place: string;
  readonly file: string;
  readonly line: number;
  readonly sizeBytes: number;
}

/** A refused record whole: enough to look at it or to drive it again. */
export interface DeadLetter extends DeadSummary {
  readonly seen: number;
  readonly trust: Trust;
  readonly cause: readonly string[];
  readonly truncated: boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

export interface DeadFilter extends TimeRange, PageRequest {
  readonly code?: string;
  readonly stream?: StreamName;
}

type Row = Omit<DeadSummary, 'at'> & { readonly atMs: number };
type WholeRow = Row & {
  readonly seenMs: number;
  readonly trust: Trust;
  readonly cause: readonly string[];
  readonly truncated: number;
  readonly headers: string;
  readonly base64: string;
};

/** Refused records, newest first. */
export async function listDead(store: Store, tenant: string, filter: DeadFilter = {}): Promise<Page<DeadSummary>> {
  const rows = await store.query<Row>('dead-list', {
    tenant,
    ...rangeParams(filter),
    code: filter.code ?? '',
    stream: filter.stream ?? '',
    ...keyset(filter, ['afterAt', 'afterId'], [0, '']),
  });
  return pageOf(
    rows,
    filter,
    (row) => [row.atMs, row.id],
    ({ atMs, ...row }) => ({ at: atMs, ...row }),
  );
}

export async function deadById(store: Store, tenant: string, id: string, range?: TimeRange): Promise<DeadLetter | undefined> {
  const [row] = await store.query<WholeRow>('dead-by-id', { tenant, id, ...rangeParams(range) });
  if (!row) return undefined;
  const { atMs, seenMs, base64, headers, truncated, ...rest } = row;
  return {
    ...rest,
    at: atMs,
    seen: seenMs,
    truncated: truncated === 1,
    headers: JSON.parse(headers) as Record<string, string>,
    bytes: Buffer.from(base64, 'base64'),
  };
}
