import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { CordonError } from '@cordon/wire';
import { embeddedConfig } from './embedded-config';
import type { Engine } from './engine';
import { faultError, type Operation } from './fault';
import { INSERT_SETTINGS, laneLimits, NICENESS, querySettings, type QueryLimits } from './limits';
import { setParams } from './param-text';
import type { Reply, Request, WorkerStart } from './protocol';

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
const WORKER_FILE = join(__dirname, 'embedded-worker.cjs');
/** Queries and writes that may wait at once; beyond it the caller is told to come again. */
const MAX_WAITING = 256;

interface Waiting {
  readonly operation: Operation;
  readonly resolve: (text: string) => void;
  readonly reject: (error: CordonError) => void;
}

type Unnumbered<T> = T extends unknown ? Omit<T, 'id'> : never;

/**
 * Starts chDB in a worker thread. Rejects with CORDON_STORE_UNAVAILABLE (chdb is not installed, the directory cannot be opened) or
 * CORDON_DATA_DIR_LOCKED.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<Engine> {
  const resolveFrom = options.resolveFrom ?? __filename;
  pinLibrary(resolveFrom);
  const path = resolve(options.path);
  mkdirSync(path, { recursive: true });
  const locked = existsSync(join(path, 'status'));
  const configFile = join(path, 'engine.xml');
  writeFileSync(configFile, embeddedConfig(options.maxMemoryBytes));
  const limits = laneLimits(options.maxMemoryBytes, options.limits);
  const workerData: WorkerStart = {
    resolveFrom,
    path,
    database: DATABASE,
    configFile,
    niceness: NICENESS,
    lanes: { write: INSERT_SETTINGS, light: querySettings(limits.light), heavy: querySettings(limits.heavy) },
  };
  const worker = new Worker(WORKER_FILE, { workerData });
  const first = await new Promise<Reply>((done, failed) => {
    worker.once('message', done);
    worker.once('error', failed);
  });
  if (first.kind === 'ready') return new EmbeddedEngine(worker);
  await worker.terminate();
  throw openError(first, path, locked);
}

/**
 * Loads chDB's library in this thread too, without using it. Node unloads an addon with the last thread that has it, and the engine's own threads outlive
 * the worker: ending the worker would end the process (chdb 3.4.0, segmentation fault).
 */
function pinLibrary(resolveFrom: string): void {
  try {
    createRequire(resolveFrom)('chdb');
  } catch (error) {
    throw new CordonError(
      'CORDON_STORE_UNAVAILABLE',
      'the optional package chdb cannot be loaded; install it (npm install chdb) or name a ClickHouse server',
      false,
      { cause: error },
    );
  }
}

function openError(reply: Reply, path: string, wasInUse: boolean): CordonError {
  const reason = reply.kind === 'failed' ? reply.message : 'the engine thread answered out of turn';
  // The engine says only that it could not connect. It keeps `status` in a directory that it has, or had, open.
  return new CordonError(
    wasInUse ? 'CORDON_DATA_DIR_LOCKED' : 'CORDON_STORE_UNAVAILABLE',
    `${path} cannot be opened${wasInUse ? ', another process may have it open' : ''} (${reason})`,
  );
}

class EmbeddedEngine implements Engine {
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;
  private gone: CordonError | undefined;
  private closing: Promise<void> | undefined;

  constructor(private readonly worker: Worker) {
    worker.on('message', (reply: Reply) => this.settle(reply));
    worker.on('error', (error) =>
      this.end(new CordonError('CORDON_STORE_UNAVAILABLE', `the engine thread failed: ${error.message}`, false, { cause: error })),
    );
    worker.on('exit', () => this.end(new CordonError('CORDON_STORE_UNAVAILABLE', 'the engine is closed')));
  }

  async command(sql: string): Promise<void> {
    await this.ask('command', { kind: 'command', sql });
  }

  async insert(table: string, columns: readonly string[], tsv: Uint8Array): Promise<void> {
    await this.ask('insert', { kind: 'insert', table, columns, bytes: tsv }, tsv.buffer instanceof ArrayBuffer ? [tsv.buffer] : []);
  }

  query(sql: string, params: Parameters<Engine['query']>[1], lane: Parameters<Engine['query']>[2]): Promise<string> {
    return this.ask('query', { kind: 'query', lane, sql: setParams(params) + sql });
  }

  close(): Promise<void> {
    this.closing ??= this.gone ? Promise.resolve() : this.ask('command', { kind: 'close' }).then(async () => void (await this.worker.terminate()));
    return this.closing;
  }

  private ask(operation: Operation, request: Unnumbered<Request>, transfer: ArrayBuffer[] = []): Promise<string> {
    if (this.gone) return Promise.reject(this.gone);
    if (this.waiting.size >= MAX_WAITING)
      return Promise.reject(new CordonError('CORDON_STORE_UNAVAILABLE', `${MAX_WAITING} requests wait already`, true));
    const id = ++this.lastId;
    return new Promise((done, failed) => {
      this.waiting.set(id, { operation, resolve: done, reject: failed });
      this.worker.postMessage({ id, ...request }, transfer);
    });
  }

  private settle(reply: Reply): void {
    if (reply.kind !== 'done' && reply.kind !== 'fault') return;
    const waiting = this.waiting.get(reply.id);
    this.waiting.delete(reply.id);
    if (reply.kind === 'done') waiting?.resolve(reply.text);
    else waiting?.reject(faultError(waiting.operation, reply.fault));
  }

  private end(error: CordonError): void {
    this.gone ??= error;
    for (const waiting of this.waiting.values()) waiting.reject(this.gone);
    this.waiting.clear();
  }
}
