import type { Page, QueryParams } from '@cordon/runtime';
import { CordonError } from '@cordon/wire';

/** Which part of a list is wanted. `cursor` is the `next` of the page before. */
export interface PageRequest {
  /** 1 … 500, default 50. */
  readonly limit?: number;
  readonly cursor?: string;
}

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 500;

type Key = readonly (string | number)[];

export const pageLimit = (limit = DEFAULT_LIMIT): number => Math.max(1, Math.min(Math.trunc(limit), MAX_LIMIT));

/**
 * Parameters of a keyset: `paged`, and one parameter a part of the sorting key, in order; `start` gives their types, and their values on the first page
 * (where the query does not look at them). One row more than the limit is asked for, to know whether there is a next page.
 */
export function keyset(request: PageRequest, names: readonly string[], start: Key): QueryParams {
  const key = request.cursor === undefined ? start : decode(request.cursor, start);
  return {
    limit: pageLimit(request.limit) + 1,
    paged: request.cursor !== undefined,
    ...Object.fromEntries(names.map((name, i) => [name, key[i] ?? ''])),
  };
}

/** The page made of at most limit + 1 rows. */
export function pageOf<R, T>(rows: readonly R[], request: PageRequest, keyOf: (row: R) => Key, item: (row: R) => T): Page<T> {
  const limit = pageLimit(request.limit);
  const last = rows[limit - 1];
  const items = rows.slice(0, limit).map(item);
  return rows.length > limit && last !== undefined ? { items, next: encode(keyOf(last)) } : { items };
}

const encode = (key: Key): string => Buffer.from(JSON.stringify(key), 'utf8').toString('base64url');

function decode(cursor: string, like: Key): Key {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (isKey(key) && key.length === like.length && key.every((part, i) => typeof part === typeof like[i])) return key;
  } catch {
    // Not JSON: falls through to the same refusal.
  }
  throw new CordonError('CORDON_API_INVALID', 'the cursor is not one that this list gave');
}

const isKey = (value: unknown): value is Key => Array.isArray(value) && value.every((part) => typeof part === 'string' || typeof part === 'number');
