import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Environment, makeLogger, makeParts, type Parts, type Right, type Running, type Service, SettingsFile, startServices } from '@cordon/nest';
import type { Arrival } from '@cordon/runtime';
import type { StreamName, StreamRecord } from '@cordon/wire';
import { ApiModule, configureApi } from '..';

export const TENANTS = ['acme', 'beta'];

/** An API on the embedded log and chDB in a directory of its own, with no stage: what is in log and store is what a test put there. */
export interface ApiUnderTest {
  readonly parts: Parts;
  readonly running: Running;
  /** A request as the administrator, or with another token; `''` sends none. */
  call(path: string, init?: RequestInit & { readonly token?: string }): Promise<Answer>;
  post(path: string, body: unknown, headers?: Record<string, string>, token?: string): Promise<Answer>;
  /** Stops it and starts it again over the same directory. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The JSON of the body; undefined when there is none. */
  readonly body: unknown;
}

/** A token with the given rights in one tenant; tokens.json lists its hash. */
export const tokenOf = (...rights: Right[]): string => `test-${rights.join('-') || 'nothing'}`;
const GRANTED: readonly (readonly Right[])[] = [['read'], ['act'], ['ingest'], ['admin'], ['read', 'dead'], []];

export async function startApi(services: readonly Service[] = []): Promise<ApiUnderTest> {
  const directory = mkdtempSync(join(tmpdir(), 'cordon-api-'));
  mkdirSync(directory, { recursive: true });
  const rows = GRANTED.map((rights) => {
    const token = tokenOf(...rights);
    return { name: token, tenant: 'acme', rights, sha256: createHash('sha256').update(token).digest('hex') };
  });
  writeFileSync(join(directory, 'tokens.json'), JSON.stringify(rows));
  writeFileSync(join(directory, 'token'), 'admin-token\n', { mode: 0o600 });
  const start = async (): Promise<{ parts: Parts; running: Running }> => {
    const parts = await makeParts({
      environment: Object.assign(new Environment(), { DATA_DIR: directory, HTTP_PORT: 0 }),
      settings: {
        file: Object.assign(new SettingsFile(), {
          tenants: TENANTS.map((id) => ({ id })),
          sources: TENANTS.map((tenant) => ({ name: `${tenant}-zeek`, tenant, trust: 2 as const })),
        }),
        directory,
      },
      simulate: true,
      logger: makeLogger('silent'),
      onFatal: (stage, error) => process.stderr.write(`${stage} ended: ${String(error)}\n`),
    });
    return { parts, running: await startServices(services, parts, { http: [ApiModule], configure: configureApi, port: 0 }) };
  };
  let now = await start();
  const call: ApiUnderTest['call'] = async (path, { token = 'admin-token', ...init } = {}) => {
    const headers = { ...(token === '' ? {} : { authorization: `Bearer ${token}` }), ...Object.fromEntries(new Headers(init.headers)) };
    const response = await fetch(`${now.running.url}${path}`, { ...init, headers });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? undefined : (parsed(text) as unknown) };
  };
  return {
    get parts() {
      return now.parts;
    },
    get running() {
      return now.running;
    },
    call,
    post: (path, body, headers = {}, token = 'admin-token') =>
      call(path, { method: 'POST', token, body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } }),
    restart: async () => {
      await now.running.close();
      now = await start();
    },
    close: async () => {
      await now.running.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** All records of a stream from its start, as a reader without commits sees them. Resolves once `count` are there. */
export async function recordsOf(parts: Parts, stream: StreamName, count: number): Promise<readonly StreamRecord[]> {
  const got: StreamRecord[] = [];
  let enough: () => void = () => undefined;
  const there = new Promise<void>((resolve) => (enough = resolve));
  if (count === 0) enough();
  const reading = await parts.log.read({
    group: `test.${stream}.${process.hrtime.bigint()}`,
    reads: { [stream]: 'keyed' },
    assigned: () => Promise.resolve(new Map<string, number>()),
    revoked: () => Promise.resolve(),
    records: (_owner, _stream, _partition, arrivals: readonly Arrival[]) => {
      got.push(...arrivals.flatMap((a) => ('record' in a ? [a.record] : [])));
      if (got.length >= count) enough();
      return Promise.resolve();
    },
  });
  await there;
  await reading.close();
  return got;
}
