import { Store, type Placed, type QueryParams, type StoreUsage } from '@cordon/runtime';
import { CordonError } from '@cordon/wire';
import { Archive } from './archive/archive';
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
  private archiving: Archive | undefined;
  private catalogue: Catalogue | undefined;
  private retention: Retention = {};

  constructor(
    private readonly start: () => Promise<Engine>,
    private readonly lingerMs = 0,
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
      const engine = await starting;
      await migrate(engine, readMigrations(this.migrationsFolder));
      this.archiving = new Archive(engine, this.lingerMs);
    } catch (error) {
      // A store that did not open leaves nothing open, so that it can be tried again.
      this.engine = undefined;
      await starting.then((engine) => engine.close()).catch(() => undefined);
      throw error;
    }
  }

  archive(records: readonly Placed[]): Promise<void> {
    return this.archiving?.add(records) ?? Promise.reject(notOpen());
  }

  async query<T>(name: string, params: QueryParams): Promise<readonly T[]> {
    const engine = await this.opened();
    const { sql, lane } = pick(this.catalogue ?? new Map(), name, params);
    return parseRows<T>(await engine.query(sql, params, lane));
  }

  async usage(): Promise<StoreUsage> {
    const engine = await this.opened();
    const [row] = parseRows<StoreUsage>(await engine.query(systemSql('usage'), {}, 'light'));
    const process = await engine.process();
    return { diskBytes: row?.diskBytes ?? 0, memoryBytes: row?.memoryBytes ?? 0, ...(process ? { process } : {}) };
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
    const { engine, archiving } = this;
    this.engine = undefined;
    this.archiving = undefined;
    await archiving?.close();
    await (await engine)?.close();
  }

  private opened(): Promise<Engine> {
    return this.engine ?? Promise.reject(notOpen());
  }
}

const notOpen = (): CordonError => new CordonError('CORDON_STORE_UNAVAILABLE', 'the store is not open');
