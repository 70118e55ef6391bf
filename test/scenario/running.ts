import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CordonNode } from '../fleet/node';
import type { Scratch } from './bad-input';

/** A `cordon run` of a test, with its API as an administrator sees it. */
export interface Running {
  readonly node: CordonNode;
  readonly dataDir: string;
  /** GET of a path below /api/v1 → status and body. */
  get(path: string): Promise<Answer>;
  /** Hands in a body at the door of a source. `key` makes a repeat harmless. */
  ingest(source: string, body: string | Uint8Array, key?: string): Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const PROGRAM = ['apps/cordon/bin/cordon.js', 'run'];

export async function startCordon(
  scratch: Scratch,
  name: string,
  dataDir: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<Running> {
  const node = await CordonNode.start({ name, program: PROGRAM, settings: { DATA_DIR: dataDir, ...settings }, logFile: scratch.at(`${name}.log`) });
  const token = (): string => readFileSync(join(dataDir, 'token'), 'utf8').trim();
  const ask = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await fetch(`${node.url}/api/v1/${path}`, { ...init, headers: { ...init.headers, authorization: `Bearer ${token()}` } });
    return { status: response.status, body: (await response.json()) as unknown };
  };
  return {
    node,
    dataDir,
    get: (path) => ask(path),
    ingest: (source, body, key) =>
      ask(`ingest/${source}`, {
        method: 'POST',
        body: typeof body === 'string' ? body : new Uint8Array(body),
        headers: { 'content-type': 'application/octet-stream', ...(key === undefined ? {} : { 'idempotency-key': key }) },
      }),
  };
}

/** What a process printed. */
export const printed = (scratch: Scratch, name: string): string =>
  existsSync(scratch.at(`${name}.log`)) ? readFileSync(scratch.at(`${name}.log`), 'utf8') : '';
