// Cordon on a broker: everything in one process, or each stage as a process of its own.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const { freePorts, repoRoot, startChdbHttp, startProcess, waitUntil } = require('@cordon/testing');

const START_MS = 90_000;
/** For looking into what is measured: `BENCH_NODE_ARGS=--cpu-prof`. */
const NODE_ARGS = process.env.BENCH_NODE_ARGS?.split(' ') ?? [];
const STAGES = ['normalise', 'detect', 'correlate', 'respond', 'actuate', 'forward', 'archive'];

/** `cordon run` on a broker and embedded ClickHouse. */
export async function oneProcess({ directory, settings, kafka }) {
  const dataDir = join(directory, 'data');
  const node = await start('cordon', ['apps/cordon/bin/cordon.js', 'run'], { DATA_DIR: dataDir, SETTINGS: settings, ...kafka }, directory);
  return { ...client(node, dataDir), pids: [node.pid], stop: () => node.stop() };
}

/** The stage apps and the API on a broker and a ClickHouse server (chDB behind ClickHouse's protocol). */
export async function stageProcesses({ directory, settings, kafka }) {
  const clickhouse = await startChdbHttp(join(directory, 'clickhouse'));
  const dataDir = join(directory, 'data');
  const { url, username, password } = clickhouse;
  const all = { DATA_DIR: dataDir, SETTINGS: settings, CLICKHOUSE_URL: url, CLICKHOUSE_USERNAME: username, CLICKHOUSE_PASSWORD: password, ...kafka };
  const api = await start('api', ['apps/api/dist/main.js'], all, directory);
  const stages = await Promise.all(STAGES.map((name) => start(name, [`apps/${name}/dist/main.js`], all, directory)));
  const nodes = [api, ...stages];
  const stop = async () => {
    await Promise.all(nodes.map((node) => node.stop()));
    await clickhouse.stop();
  };
  return { ...client(api, dataDir), pids: nodes.map((n) => n.pid), stop };
}

/** Starts a program with CORDON_* settings and waits until it is ready. */
export async function start(name, [file, ...args], settings, directory) {
  const [port] = await freePorts(1);
  const variables = Object.entries({ LOG_LEVEL: 'warn', ...settings, HTTP_PORT: String(port) });
  const logFile = join(directory, `${name}.log`);
  const argv = ['env', ...variables.map(([key, value]) => `CORDON_${key}=${value}`), process.execPath, ...NODE_ARGS, join(repoRoot, file), ...args];
  const own = await startProcess(argv, logFile, 30_000);
  const url = `http://127.0.0.1:${port}`;
  await waitUntil(`${name} is ready (${logFile})`, START_MS, async () => (await fetch(`${url}/health/ready`)).ok, own.ended);
  return { ...own, url, logFile };
}

export function client({ url }, dataDir) {
  const headers = { authorization: `Bearer ${readFileSync(join(dataDir, 'token'), 'utf8').trim()}` };
  const get = async (path) => {
    const response = await fetch(`${url}/api/v1/${path}`, { headers });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const post = async (path, body, key) => {
    const response = await fetch(`${url}/api/v1/${path}`, {
      method: 'POST',
      headers: { ...headers, 'idempotency-key': key, 'content-type': 'application/octet-stream' },
      body,
    });
    if (response.status !== 202) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  };
  return { url, get, post };
}
