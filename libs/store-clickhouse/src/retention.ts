import { CordonError } from '@cordon/wire';
import type { Engine } from './engine/engine';
import { parseRows } from './rows';
import { systemSql } from './sql-text';

/** Days that rows are kept from when they were stored, by table; the defaults, and those of the migrations. */
export const RETENTION_DAYS = {
  raw: 14,
  dead: 30,
  events: 90,
  bindings: 180,
  findings: 400,
  incident_versions: 400,
  incidents: 400,
  decisions: 400,
  actions: 400,
  outcomes: 400,
  commands: 400,
  dead_settled: 400,
} as const;
export type RetainedTable = keyof typeof RETENTION_DAYS;
export type Retention = Readonly<Partial<Record<RetainedTable, number>>>;

const DAY_MS = 24 * 60 * 60 * 1000;

/** Sets how long rows are kept; a table that is not named gets its default. Rows that are too old now go with the next merge, or with `sweep`. */
export async function setRetention(engine: Engine, days: Retention): Promise<void> {
  for (const [table, wanted] of entries(days)) {
    if (!Number.isInteger(wanted) || wanted < 1) throw new CordonError('CORDON_CONFIG_INVALID', `${table} cannot be kept for ${wanted} days`);
    await engine.command(`ALTER TABLE ${table} MODIFY TTL stored + toIntervalDay(${wanted})`);
  }
}

interface Partition {
  readonly table: string;
  /** Day of storing, yyyymmdd. */
  readonly partition: string;
}

/** Drops days that have wholly expired at `now` (ms); returns how many. ClickHouse does so itself in merges, in its own time. */
export async function sweep(engine: Engine, days: Retention, now: number): Promise<number> {
  const kept = new Map<string, number>(entries(days));
  let dropped = 0;
  for (const { table, partition } of parseRows<Partition>(await engine.query(systemSql('partitions'), {}, 'light'))) {
    const limit = kept.get(table);
    if (limit === undefined || endOfDay(partition) + limit * DAY_MS > now) continue;
    await engine.command(`ALTER TABLE ${table} DROP PARTITION ${partition}`);
    dropped++;
  }
  return dropped;
}

function entries(days: Retention): readonly (readonly [RetainedTable, number])[] {
  const all: Readonly<Record<RetainedTable, number>> = { ...RETENTION_DAYS, ...days };
  return (Object.keys(RETENTION_DAYS) as RetainedTable[]).map((table) => [table, all[table]] as const);
}

const endOfDay = (yyyymmdd: string): number =>
  Date.UTC(Number(yyyymmdd.slice(0, 4)), Number(yyyymmdd.slice(4, 6)) - 1, Number(yyyymmdd.slice(6, 8)) + 1);
