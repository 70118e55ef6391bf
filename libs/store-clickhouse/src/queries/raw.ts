import type { Store } from '@cordon/runtime';
import type { BlobRef, Trust } from '@cordon/wire';
import { rangeParams, type TimeRange } from './range';

/** A raw record; `bytes` are empty when `blob` says where they lie. */
export interface ArchivedRaw {
  readonly id: string;
  readonly at: number;
  readonly seen: number;
  readonly source: string;
  readonly trust: Trust;
  readonly format?: string;
  readonly file?: string;
  readonly line?: number;
  readonly bytes: Uint8Array;
  readonly blob?: BlobRef;
}

/** Where a raw record stood. */
export interface RawPlace {
  readonly file: string;
  readonly line: number;
}

interface Row {
  readonly id: string;
  readonly atMs: number;
  readonly seenMs: number;
  readonly source: string;
  readonly trust: Trust;
  readonly format: string;
  readonly file: string;
  readonly line: number;
  readonly base64: string;
  readonly blobSha256: string;
  readonly blobBytes: number;
}

/** A record has up to 256 KiB, in base64 a third more; a result stays below its limit. */
const RAW_PER_QUERY = 100;
const PLACES_PER_QUERY = 500;

/** Those of the ids that are still kept. */
export async function rawByIds(store: Store, tenant: string, ids: readonly string[], range?: TimeRange): Promise<readonly ArchivedRaw[]> {
  const found: ArchivedRaw[] = [];
  for (const some of chunks(ids, RAW_PER_QUERY)) {
    found.push(...(await store.query<Row>('raw-by-ids', { tenant, ids: some, limit: some.length, ...rangeParams(range) })).map(archivedRaw));
  }
  return found;
}

/** File and line by raw id, for those that are still kept and came from a file. */
export async function rawPlaces(store: Store, tenant: string, ids: readonly string[], range?: TimeRange): Promise<ReadonlyMap<string, RawPlace>> {
  const places = new Map<string, RawPlace>();
  for (const some of chunks([...new Set(ids)], PLACES_PER_QUERY)) {
    const rows = await store.query<RawPlace & { readonly id: string }>('raw-places', {
      tenant,
      ids: some,
      limit: some.length,
      ...rangeParams(range),
    });
    for (const { id, file, line } of rows) if (file !== '') places.set(id, { file, line });
  }
  return places;
}

function archivedRaw(row: Row): ArchivedRaw {
  return {
    id: row.id,
    at: row.atMs,
    seen: row.seenMs,
    source: row.source,
    trust: row.trust,
    bytes: Buffer.from(row.base64, 'base64'),
    ...(row.format === '' ? {} : { format: row.format }),
    ...(row.file === '' ? {} : { file: row.file }),
    ...(row.line === 0 ? {} : { line: row.line }),
    ...(row.blobSha256 === '' ? {} : { blob: { sha256: row.blobSha256, sizeBytes: row.blobBytes } }),
  };
}

function* chunks(ids: readonly string[], size: number): Generator<readonly string[]> {
  for (let i = 0; i < ids.length; i += size) yield ids.slice(i, i + size);
}
