import { Readable } from 'node:stream';
import { ClickHouseLogLevel, createClient, type ClickHouseClient } from '@clickhouse/client';
import type { QueryParams } from '@cordon/runtime';
import { CordonError } from '@cordon/wire';
import type { Engine, Lane } from './engine';
import { faultError, readFault, type Operation } from './fault';
import { INSERT_SETTINGS, laneLimits, querySettings, type QueryLimits } from './limits';

export interface ServerOptions {
  /** `http://host:8123` or `https://…`. */
  readonly url: string;
  readonly username: string;
  readonly password: string;
  /** Made when it is missing; letters, digits and underscores. */
  readonly database: string;
  readonly limits?: Partial<QueryLimits>;
}

/** A query may take its limit and then some; an insert or a migration longer. */
const REQUEST_TIMEOUT_MS = 120_000;
/** What a server's lanes are sized by; its own configuration bounds it as a whole. */
const SERVER_BYTES = 4 * 1024 * 1024 * 1024;

/** Connects to a ClickHouse server and makes its database. Rejects with CORDON_STORE_UNAVAILABLE, retriable unless the server refused the user. */
export async function openServer(options: ServerOptions): Promise<Engine> {
  const { url, username, password, database } = options;
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(database)) throw new CordonError('CORDON_CONFIG_INVALID', `"${database}" is not a name for a database`);
  const settings = { url, username, password, request_timeout: REQUEST_TIMEOUT_MS, log: { level: ClickHouseLogLevel.OFF } };
  const outside = createClient(settings);
  await asked('command', () => outside.command({ query: `CREATE DATABASE IF NOT EXISTS ${database}` })).finally(() => outside.close());
  return new ServerEngine(createClient({ ...settings, database }), options.limits);
}

class ServerEngine implements Engine {
  private readonly settings: Record<Lane, Record<string, string | number>>;

  constructor(
    private readonly client: ClickHouseClient,
    limits?: Partial<QueryLimits>,
  ) {
    const lanes = laneLimits(SERVER_BYTES, limits);
    // With wait_end_of_query a query that fails half-way answers with an error, not with half a result.
    this.settings = {
      light: { ...querySettings(lanes.light), wait_end_of_query: 1 },
      heavy: { ...querySettings(lanes.heavy), wait_end_of_query: 1 },
    };
  }

  async command(sql: string): Promise<void> {
    await asked('command', () => this.client.command({ query: sql }));
  }

  async insert(table: string, columns: readonly string[], rows: Uint8Array): Promise<void> {
    // The client's own `insert` knows no binary format.
    const query = `INSERT INTO ${table} (${columns.join(', ')}) FORMAT RowBinary`;
    const values = Readable.from([rows], { objectMode: false });
    await asked('insert', async () => {
      const { stream } = await this.client.exec({ query, values, clickhouse_settings: { ...INSERT_SETTINGS } });
      // The answer is empty; the connection is free when it was read.
      for await (const chunk of stream) void chunk;
    });
  }

  query(sql: string, params: QueryParams, lane: Lane): Promise<string> {
    return asked('query', async () => {
      const result = await this.client.query({
        query: sql,
        query_params: { ...params },
        format: 'JSONEachRow',
        clickhouse_settings: this.settings[lane],
      });
      return result.text();
    });
  }

  process(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  close(): Promise<void> {
    return this.client.close();
  }
}

async function asked<T>(operation: Operation, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw faultError(operation, readFault(error), error);
  }
}
