import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProcess, waitUntil, type OwnProcess } from '@cordon/testing';
import { ApiClient } from '../fleet/api-client';

const CORDON = join(__dirname, '../../apps/cordon/bin/cordon.js');
const LONGEST_MS = 120_000;

export type Variables = Readonly<Record<string, string>>;

/** The environment without any CORDON_* of whoever runs the tests. */
const clean = (variables: Variables): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('CORDON_'))),
  ...variables,
});

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the built `cordon` to its end, as in a terminal. */
export const cordon = (args: readonly string[], variables: Variables = {}): Promise<Said> =>
  new Promise((resolve) => {
    execFile(process.execPath, [CORDON, ...args], { env: clean(variables), timeout: LONGEST_MS, maxBuffer: 64 * 1024 ** 2 }, (error, out, err) =>
      resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : -1, out, err }),
    );
  });

/** A `cordon run` that goes on until it is stopped. */
export interface RunningCordon {
  readonly process: OwnProcess;
  readonly url: string;
  readonly api: ApiClient;
  /** What it has printed, both ways. */
  printed(): string;
  request(path: string, init?: RequestInit): Promise<Response>;
  json<T>(path: string): Promise<T>;
}

export async function startCordon(directory: string, args: readonly string[], variables: Variables): Promise<RunningCordon> {
  const log = join(directory, `run-${process.hrtime.bigint()}.log`);
  const unset = Object.keys(process.env).flatMap((name) => (name.startsWith('CORDON_') ? ['-u', name] : []));
  const set = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
  const running = await startProcess(['env', ...unset, ...set, process.execPath, CORDON, 'run', ...args], log);
  const printed = (): string => (existsSync(log) ? readFileSync(log, 'utf8') : '');
  const started = (): string | undefined => /"url":"([^"]+)"[^\n]*"msg":"started"/.exec(printed())?.[1];
  await waitUntil(
    'cordon has started',
    LONGEST_MS,
    () => started() !== undefined,
    () => (running.ended() === undefined ? undefined : printed()),
  );
  const url = started() ?? '';
  const token = readFileSync(variables['CORDON_TOKEN_FILE'] ?? join(variables['CORDON_DATA_DIR'] ?? directory, 'token'), 'utf8').trim();
  const request: RunningCordon['request'] = (path, init = {}) =>
    fetch(`${url}${path}`, { ...init, headers: { authorization: `Bearer ${token}`, ...Object.fromEntries(new Headers(init.headers)) } });
  return {
    process: running,
    url,
    api: new ApiClient(url, token),
    printed,
    request,
    json: async <T>(path: string) => (await (await request(path)).json()) as T,
  };
}
