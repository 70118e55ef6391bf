import type { Lane } from './engine';

const MB = 1024 * 1024;

/**
 * Of 0 (as all) to 19 (last): what the embedded engine gets where cores are few, so that an insert or a merge does not hold up a decision.
 */
export const NICENESS = 10;

/** What one query may cost; over it the query ends with CORDON_STORE_QUERY. */
export interface QueryLimits {
  readonly maxSeconds: number;
  readonly maxMemoryBytes: number;
  readonly maxResultRows: number;
  readonly maxResultBytes: number;
  readonly maxThreads: number;
}

export type Settings = Readonly<Record<string, string | number>>;

/** Limits of both lanes, with what a caller changed. `engineBytes` bounds the whole engine; a lane gets its share of it. */
export function laneLimits(engineBytes: number, changes: Partial<QueryLimits> = {}): Record<Lane, QueryLimits> {
  const common = { maxResultRows: 10_000, maxResultBytes: 64 * MB };
  return {
    light: { ...common, maxSeconds: 10, maxMemoryBytes: Math.min(256 * MB, engineBytes / 4), maxThreads: 2, ...changes },
    heavy: { ...common, maxSeconds: 30, maxMemoryBytes: Math.min(1024 * MB, engineBytes / 2), maxThreads: 1, ...changes },
  };
}

/** Limits as ClickHouse settings (clickhouse.com/docs/operations/settings/query-complexity). */
export const querySettings = (limits: QueryLimits): Settings => ({
  max_execution_time: limits.maxSeconds,
  max_memory_usage: Math.floor(limits.maxMemoryBytes),
  // Beyond this a GROUP BY goes on on disk; merging takes as much again.
  max_bytes_before_external_group_by: Math.floor(limits.maxMemoryBytes / 8),
  max_bytes_ratio_before_external_group_by: 0,
  max_result_rows: limits.maxResultRows,
  max_result_bytes: limits.maxResultBytes,
  result_overflow_mode: 'throw',
  timeout_overflow_mode: 'throw',
  // Blocks no larger than the limit, else the check of the limit comes a block too late and one block is 65,409 rows.
  max_block_size: Math.min(8192, limits.maxResultRows),
  max_threads: limits.maxThreads,
  output_format_json_quote_64bit_integers: 0,
});

/** One thread parses and one writes: a batch is a few MB, and more threads cost CPU that detection needs. */
export const INSERT_SETTINGS: Settings = {
  max_threads: 1,
  max_insert_threads: 1,
  input_format_parallel_parsing: 0,
  async_insert: 0,
};
