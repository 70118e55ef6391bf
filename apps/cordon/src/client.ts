import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEnvironment } from '@cordon/nest';
import type { Page, Store } from '@cordon/runtime';
import { readLock, lockDirectory } from '@cordon/log-embedded';
import { openStore } from '@cordon/store-clickhouse';
import { CODES, CordonError, type Code } from '@cordon/wire';

type Direct<T> = (store: Store, tenant: string) => Promise<T>;

/** Reads incidents and findings: from the running process by its API, else from the data directory itself. */
export interface Client {
  list<T>(path: string, direct: Direct<Page<T>>): Promise<Page<T>>;
  one<T>(path: string, direct: Direct<T | undefined>): Promise<T | undefined>;
  post(path: string, body: unknown): Promise<unknown>;
  close(): Promise<void>;
}

const MIB = 1024 ** 2;

export async function client(dataDir?: string): Promise<Client> {
  const environment = readEnvironment();
  const directory = dataDir ?? demoOr(environment.DATA_DIR);
  const holder = readLock(directory);
  if (holder?.alive) {
    const { url, tokenFile } = holder.info;
    if (url === undefined)
      throw new CordonError('CORDON_DATA_DIR_LOCKED', `${directory} belongs to process ${holder.pid}, which serves no API (or is just starting)`);
    return apiClient(url, readFileSync(tokenFile ?? join(directory, 'token'), 'utf8').trim());
  }
  // A look makes nothing: an empty answer would be taken for the engine's, and an empty store would hide that of the demo.
  if (environment.CLICKHOUSE_URL === undefined && !existsSync(join(directory, 'clickhouse')))
    throw new CordonError('CORDON_USAGE', `${directory} holds no data: name the engine's directory in CORDON_DATA_DIR`);
  const lock = lockDirectory(directory, {});
  const store =
    environment.CLICKHOUSE_URL === undefined
      ? openStore({ kind: 'embedded', path: join(directory, 'clickhouse'), maxMemoryBytes: environment.STORE_MEMORY_MB * MIB })
      : openStore({
          kind: 'server',
          url: environment.CLICKHOUSE_URL,
          username: environment.CLICKHOUSE_USERNAME,
          password: environment.CLICKHOUSE_PASSWORD,
          database: environment.CLICKHOUSE_DATABASE,
        });
  await store.open();
  return {
    list: (_path, direct) => direct(store, 'default'),
    one: (_path, direct) => direct(store, 'default'),
    post: () => Promise.reject(new CordonError('CORDON_API_NOT_FOUND', 'no engine is running on this data directory')),
    close: async () => {
      await store.close();
      lock.release();
    },
  };
}

/** `npm start` keeps its own directory below the data directory; a running one is what people mean. */
function demoOr(dataDir: string): string {
  const demo = join(dataDir, 'demo');
  return !readLock(dataDir)?.alive && !existsSync(join(dataDir, 'clickhouse')) && existsSync(demo) ? demo : dataDir;
}

function apiClient(url: string, token: string): Client {
  const request = async (path: string, init?: RequestInit): Promise<Response> => {
    try {
      return await fetch(`${url}/api/v1/${path}`, { ...init, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' } });
    } catch (cause) {
      throw new CordonError('CORDON_LOG_UNAVAILABLE', `${url} does not answer`, true, { cause });
    }
  };
  const json = async <T>(response: Response): Promise<T> => {
    if (response.ok) return (await response.json()) as T;
    const { error } = (await response.json().catch(() => ({}))) as { error?: { code?: string; message?: string } };
    throw new CordonError(knownCode(error?.code), error?.message ?? `status ${response.status}`);
  };
  return {
    list: async <T>(path: string) => json<Page<T>>(await request(path)),
    one: async <T>(path: string) => {
      const response = await request(path);
      return response.status === 404 ? undefined : json<T>(response);
    },
    post: async (path, body) => json(await request(path, { method: 'POST', body: JSON.stringify(body) })),
    close: () => Promise.resolve(),
  };
}

/** The code that the API gave; a newer API may have one that is not known here. */
const knownCode = (code: string | undefined): Code => (code !== undefined && isCode(code) ? code : 'CORDON_API_INVALID');
const isCode = (code: string): code is Code => Object.hasOwn(CODES, code);
