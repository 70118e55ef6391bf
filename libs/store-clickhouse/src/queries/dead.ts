import type { Page, Store } from '@cordon/runtime';
import type { StreamName, Trust } from '@cordon/wire';
import { keyset, pageOf, type PageRequest } from './page';
import { rangeParams, type TimeRange } from './range';

/** open: nobody has done anything. redriven: its record went back into its stream; if it died again, that is a letter of its own. */
export const LETTER_STATES = ['open', 'redriven', 'discarded'] as const;
export type LetterState = (typeof LETTER_STATES)[number];

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
  /** True when the record was larger than a letter may be, so that only its beginning was kept. */
  readonly truncated: boolean;
  readonly state: LetterState;
  /** Who drove it again or discarded it, and when; not while it is open. */
  readonly settledBy?: string;
  readonly settledAt?: number;
}

/** A refused record whole: enough to look at it or to drive it again. */
export interface DeadLetter extends DeadSummary {
  readonly seen: number;
  readonly trust: Trust;
  readonly cause: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

export interface DeadFilter extends TimeRange, PageRequest {
  readonly code?: string;
  readonly stream?: StreamName;
  readonly source?: string;
  readonly stage?: string;
  readonly state?: LetterState;
}

/** Letters of one source, stage and code. */
export interface DeadCount {
  readonly source: string;
  readonly stage: string;
  readonly code: string;
  readonly open: number;
  readonly redriven: number;
  readonly discarded: number;
  /** Newest of them, ms since the epoch. */
  readonly newestAt: number;
}

type Row = Omit<DeadSummary, 'at' | 'truncated' | 'settledBy' | 'settledAt'> & {
  readonly atMs: number;
  readonly truncated: number;
  readonly settledBy: string;
  readonly settledAtMs: number;
};
type WholeRow = Row & {
  readonly seenMs: number;
  readonly trust: Trust;
  readonly cause: readonly string[];
  readonly headers: string;
  readonly base64: string;
};

/** A letter has up to 512 KiB, in base64 a third more; a result stays below its limit. */
const LETTERS_PER_QUERY = 20;
const MOST_COUNTS = 10_000;
const BLOBS_PER_QUERY = 10_000;

/** Refused records, newest first. */
export async function listDead(store: Store, tenant: string, filter: DeadFilter = {}): Promise<Page<DeadSummary>> {
  const rows = await store.query<Row>('dead-list', {
    tenant,
    ...rangeParams(filter),
    code: filter.code ?? '',
    stream: filter.stream ?? '',
    source: filter.source ?? '',
    stage: filter.stage ?? '',
    state: filter.state ?? '',
    ...keyset(filter, ['afterAt', 'afterId'], [0, '']),
  });
  return pageOf(rows, filter, (row) => [row.atMs, row.id], summaryOf);
}

export async function deadById(store: Store, tenant: string, id: string, range?: TimeRange): Promise<DeadLetter | undefined> {
  return (await deadByIds(store, tenant, [id], range))[0];
}

/** Those of the ids that are still kept, in the order of the ids. */
export async function deadByIds(store: Store, tenant: string, ids: readonly string[], range?: TimeRange): Promise<readonly DeadLetter[]> {
  const found = new Map<string, DeadLetter>();
  for (let i = 0; i < ids.length; i += LETTERS_PER_QUERY) {
    const some = ids.slice(i, i + LETTERS_PER_QUERY);
    const rows = await store.query<WholeRow>('dead-by-ids', { tenant, ids: some, limit: some.length, ...rangeParams(range) });
    for (const { seenMs, headers, base64, trust, cause, ...rest } of rows) {
      const whole = { seen: seenMs, trust, cause, headers: JSON.parse(headers) as Record<string, string>, bytes: Buffer.from(base64, 'base64') };
      found.set(rest.id, { ...summaryOf(rest), ...whole });
    }
  }
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** By source, stage and code, most open first. */
export async function deadCounts(store: Store, tenant: string, range?: TimeRange): Promise<readonly DeadCount[]> {
  const rows = await store.query<Omit<DeadCount, 'newestAt'> & { newestAtMs: number }>('dead-counts', {
    tenant,
    ...rangeParams(range),
    limit: MOST_COUNTS,
  });
  return rows.map(({ newestAtMs, ...row }) => ({ ...row, newestAt: newestAtMs }));
}

/** SHA-256 of each blob that a letter of any tenant still needs, also of one that is configured no longer: what `Blob.expire` must keep. */
export async function deadBlobs(store: Store): Promise<ReadonlySet<string>> {
  const hashes = new Set<string>();
  for (let after = '', more = true; more;) {
    const rows = await store.query<{ sha256: string }>('dead-blobs', { ...rangeParams(), after, limit: BLOBS_PER_QUERY });
    for (const { sha256 } of rows) hashes.add(sha256);
    after = rows.at(-1)?.sha256 ?? '';
    more = rows.length === BLOBS_PER_QUERY;
  }
  return hashes;
}

function summaryOf({ atMs, truncated, settledBy, settledAtMs, ...row }: Row): DeadSummary {
  const settled = row.state === 'open' ? {} : { settledBy, settledAt: settledAtMs };
  return { ...row, at: atMs, truncated: truncated === 1, ...settled };
}
