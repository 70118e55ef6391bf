import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { StoreProcess } from '@cordon/runtime';
import { CordonError } from '@cordon/wire';
import { embeddedConfig } from './embedded-config';
import type { Engine } from './engine';
import { EngineProcess } from './engine-process';
import { faultError, readFault } from './fault';
import { INSERT_SETTINGS, laneLimits, NICENESS, querySettings, type QueryLimits } from './limits';
import { setParams } from './param-text';
import type { ProcessStart } from './protocol';

export interface EmbeddedOptions {
  /** Directory of the engine's data; one process has it at a time. */
  readonly path: string;
  /** Bound on the memory of the engine as a whole. */
  readonly maxMemoryBytes: number;
  readonly limits?: Partial<QueryLimits>;
  /** Module that `chdb` is looked for from; this file by default. */
  readonly resolveFrom?: string;
}

const DATABASE = 'cordon';
/** What INFILE takes for a pattern (clickhouse.com/docs/sql-reference/statements/insert-into, "Inserting Data from a File"). */
const GLOB = /[{}*?]/;
/** The engine of a process that was killed ends when it notices, some ms later; until then the directory is its. */
const LOCKED_TRIES = 3;
const LOCKED_WAIT_MS = 300;

/**
 * Starts chDB in a process of its own: a decision never waits for its threads, and what ends it does not end the engine. Rejects with
 * CORDON_STORE_UNAVAILABLE (chdb is not installed, the directory cannot be opened) or CORDON_DATA_DIR_LOCKED.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<Engine> {
  const resolveFrom = options.resolveFrom ?? __filename;
  mustBeInstalled(resolveFrom);
  const path = resolve(options.path);
  if (GLOB.test(path)) throw new CordonError('CORDON_CONFIG_INVALID', `${path} has one of { } * ? in its name, which ClickHouse reads as a pattern`);
  const spool = join(path, 'spool');
  mkdirSync(path, { recursive: true });
  const configFile = join(path, 'engine.xml');
  writeFileSync(configFile, embeddedConfig(options.maxMemoryBytes));
  const limits = laneLimits(options.maxMemoryBytes, options.limits);
  const start: ProcessStart = {
    resolveFrom,
    path,
    database: DATABASE,
    configFile,
    niceness: NICENESS,
    lanes: { write: INSERT_SETTINGS, light: querySettings(limits.light), heavy: querySettings(limits.heavy) },
  };
  const first = await startProcess(start);
  // What an earlier run left here was never answered for. Only whoever has the directory may empty it.
  rmSync(spool, { recursive: true, force: true });
  mkdirSync(spool);
  return new EmbeddedEngine(first, () => startProcess(start), spool);
}

function mustBeInstalled(resolveFrom: string): void {
  try {
    createRequire(resolveFrom).resolve('chdb');
  } catch (error) {
    throw new CordonError(
      'CORDON_STORE_UNAVAILABLE',
      'the optional package chdb cannot be loaded; install it (npm install chdb) or name a ClickHouse server',
      false,
      { cause: error },
    );
  }
}

async function startProcess(start: ProcessStart): Promise<EngineProcess> {
  for (let n = 1; ; n++) {
    // The engine says only that it could not connect. It keeps `status` in a directory that it has, or had, open.
    const wasInUse = existsSync(join(start.path, 'status'));
    try {
      return await EngineProcess.start(start);
    } catch (error) {
      if (wasInUse && n < LOCKED_TRIES) {
        await wait(LOCKED_WAIT_MS);
        continue;
      }
      throw new CordonError(
        wasInUse ? 'CORDON_DATA_DIR_LOCKED' : 'CORDON_STORE_UNAVAILABLE',
        `${start.path} cannot be opened${wasInUse ? ', another process may have it open' : ''} (${readFault(error).message})`,
      );
    }
  }
}

class EmbeddedEngine implements Engine {
  private restarting: Promise<EngineProcess> | undefined;
  private closing: Promise<void> | undefined;
  private lastFile = 0;

  constructor(
    private current: EngineProcess,
    private readonly start: () => Promise<EngineProcess>,
    private readonly spool: string,
  ) {}

  async command(sql: string): Promise<void> {
    await (await this.running()).ask('command', { kind: 'command', sql });
  }

  /** The rows go through a file, which costs this process a copy in the kernel; megabytes over the channel between the two would be encoded and copied here. */
  async insert(table: string, columns: readonly string[], rows: Uint8Array): Promise<void> {
    const engine = await this.running();
    const file = join(this.spool, `${++this.lastFile}.rows`);
    try {
      await writeFile(file, rows).catch((error: unknown) => Promise.reject(spoolError(error)));
      await engine.ask('insert', { kind: 'insert', table, columns, file });
    } catch (error) {
      // The engine removes what it was given; one that has ended, or was not asked, does not.
      await rm(file, { force: true }).catch(() => undefined);
      throw error;
    }
  }

  async query(sql: string, params: Parameters<Engine['query']>[1], lane: Parameters<Engine['query']>[2]): Promise<string> {
    return (await this.running()).ask('query', { kind: 'query', lane, sql: setParams(params) + sql });
  }

  async process(): Promise<StoreProcess> {
    return JSON.parse(await (await this.running()).ask('query', { kind: 'process' })) as StoreProcess;
  }

  close(): Promise<void> {
    this.closing ??= (this.restarting ?? Promise.resolve(this.current)).then((engine) => engine.close()).catch(() => undefined);
    return this.closing;
  }

  /** The process; a new one when the last has ended unasked. What it was asked meanwhile was refused as an outage, to be tried again. */
  private running(): Promise<EngineProcess> {
    if (this.closing) return Promise.reject(new CordonError('CORDON_STORE_UNAVAILABLE', 'the engine is closed'));
    if (!this.current.gone) return Promise.resolve(this.current);
    this.restarting ??= this.start()
      .then((engine) => (this.current = engine))
      .catch((error: unknown) => {
        throw faultError('command', readFault(error), error);
      })
      .finally(() => (this.restarting = undefined));
    return this.restarting;
  }
}

function spoolError(error: unknown): CordonError {
  const full = error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
  const message = `rows cannot be written for the engine: ${error instanceof Error ? error.message : String(error)}`;
  return new CordonError(full ? 'CORDON_DISK_FULL' : 'CORDON_STORE_UNAVAILABLE', message, true, { cause: error });
}
