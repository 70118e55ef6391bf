import { Store, type Placed, type QueryParams } from '@cordon/runtime';
import { CordonError } from '@cordon/wire';
import { archive } from './archive/archive';
import type { Engine } from './engine/engine';
import { migrate } from './migrate/migrate';
import { readMigrations } from './migrate/migrations';
import { pick, readCatalogue, type Catalogue } from './queries/catalogue';
import { setRetention, sweep, type Retention } from './retention';
import { parseRows } from './rows';
import { MIGRATIONS_FOLDER, QUERIES_FOLDER, systemSql } from './sql-text';

/** The Store port on ClickHouse, whichever way it is reached. */
export class ClickHouseStore extends Store {
  private engine: Promise<Engine> | undefined;
  private catalogue: Catalogue | undefined;
  private retention: Retention = {};

  constructor(
    private readonly start: () => Promise<Engine>,
    private readonly migrationsFolder = MIGRATIONS_FOLDER,
  ) {
    super();
  }

  async open(): Promise<void> {
    if (this.engine) return;
    this.catalogue ??= readCatalogue(QUERIES_FOLDER);
    const starting = this.start();
    this.engine = starting;
    try {
      await migrate(await starting, readMigrations(this.migrationsFolder));
    } catch (error) {
      // A store that did not open leaves nothing open, so that it can be tried again.
      this.engine = undefined;
      await starting.then((engine) => engine.close()).catch(() => undefined);
      throw error;
    }
  }

  async archive(records: readonly Placed[]): Promise<void> {
    await archive(await this.opened(), records);
  }

  async query<T>(name: string, params: QueryParams): Promise<readonly T[]> {
    const engine = await this.opened();
    const { sql, lane } = pick(this.catalogue ?? new Map(), name, params);
    return parseRows<T>(await engine.query(sql, params, lane));
  }

  async usage(): Promise<{ readonly diskBytes: number; readonly memoryBytes: number }> {
    const [row] = parseRows<{ diskBytes: number; memoryBytes: number }>(await (await this.opened()).query(systemSql('usage'), {}, 'light'));
    return { diskBytes: row?.diskBytes ?? 0, memoryBytes: row?.memoryBytes ?? 0 };
  }

  /** Days that rows are kept, by table, from when they were stored; the defaults where a table is not named. */
  async retain(days: Retention): Promise<void> {
    await setRetention(await this.opened(), days);
    this.retention = days;
  }

  /** Drops what has expired at `now` (ms since the epoch); returns the number of table days dropped. */
  async sweep(now: number): Promise<number> {
    return sweep(await this.opened(), this.retention, now);
  }

  async close(): Promise<void> {
    const { engine } = this;
    this.engine = undefined;
    await (await engine)?.close();
  }

  private opened(): Promise<Engine> {
    return this.engine ?? Promise.reject(new CordonError('CORDON_STORE_UNAVAILABLE', 'the store is not open'));
  }
}
