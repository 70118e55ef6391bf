import type { QueryParams, StoreProcess } from '@cordon/runtime';

/** light: point lookups and pages. heavy: aggregates over a range. A light query never waits for a heavy one. */
export type Lane = 'light' | 'heavy';

/**
 * ClickHouse as this store needs it: a server, or chDB in a process of its own. All methods reject with a CordonError (`fault.ts`).
 * Statements are single; rows go in as RowBinary, which carries any bytes, needs no escaping and costs least to write and to read.
 */
export interface Engine {
  /** A statement without a result. */
  command(sql: string): Promise<void>;
  /** Rows of one table, in the order of `columns`, as RowBinary. Durable when resolved; `rows` may be overwritten then. */
  insert(table: string, columns: readonly string[], rows: Uint8Array): Promise<void>;
  /** The result as JSONEachRow text, under the limits of the lane. */
  query(sql: string, params: QueryParams, lane: Lane): Promise<string>;
  /** What the engine's own process takes; undefined where it is a server's. */
  process(): Promise<StoreProcess | undefined>;
  /** Ends what runs, then closes. Idempotent. */
  close(): Promise<void>;
}
