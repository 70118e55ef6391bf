import type { QueryParams } from '@cordon/runtime';

/** light: point lookups and pages. heavy: aggregates over a range. A light query never waits for a heavy one. */
export type Lane = 'light' | 'heavy';

/**
 * ClickHouse as this store needs it: a server, or chDB in this process. All methods reject with a CordonError (`fault.ts`).
 * Statements are single; rows go in as TabSeparated, which (unlike JSON) carries any bytes and costs half as much to write.
 */
export interface Engine {
  /** A statement without a result. */
  command(sql: string): Promise<void>;
  /** Rows of one table, in the order of `columns`. Takes `tsv` over: its memory may be gone afterwards. Durable when resolved. */
  insert(table: string, columns: readonly string[], tsv: Uint8Array): Promise<void>;
  /** The result as JSONEachRow text, under the limits of the lane. */
  query(sql: string, params: QueryParams, lane: Lane): Promise<string>;
  /** Ends what runs, then closes. Idempotent. */
  close(): Promise<void>;
}
