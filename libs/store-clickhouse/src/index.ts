export { ClickHouseStore } from './clickhouse-store';
export type { QueryLimits } from './engine/limits';
export { openStore, type StoreOptions } from './open-store';
export * from './queries';
export { RETENTION_DAYS, type RetainedTable, type Retention } from './retention';
export { MIGRATIONS_FOLDER, QUERIES_FOLDER } from './sql-text';
