// `npm start` from built code: seconds from the start of the process to the first incident on its API.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { load, spread } from './print.mjs';

const require = createRequire(import.meta.url);
const { freePorts, repoRoot, startProcess } = require('@cordon/testing');

const ROUNDS = 3;
const LOOK_MS = 50;
const MOST_MS = 180_000;

export async function start() {
  const rounds = [];
  for (let n = 0; n < ROUNDS; n++) rounds.push(await measured());
  for (const what of ['api', 'incident', 'end']) {
    const { min, median, max } = spread(rounds.map((r) => r[what]));
    console.log(`start, ${LABELS[what]}: min ${min.toFixed(1)}, median ${median.toFixed(1)}, max ${max.toFixed(1)} s`);
  }
  console.log(`  ${ROUNDS} rounds; ${load()}; ${rounds.at(-1).said}`);
}

const LABELS = { api: 'the API answers', incident: 'the first incident is on the API', end: 'the day has been played and reported' };

async function measured() {
  const directory = mkdtempSync(join(tmpdir(), 'cordon-bench-start-'));
  const [port] = await freePorts(1);
  const logFile = join(directory, 'demo.log');
  const argv = [
    'env',
    `CORDON_DATA_DIR=${directory}`,
    `CORDON_HTTP_PORT=${port}`,
    process.execPath,
    join(repoRoot, 'apps/cordon/bin/cordon.js'),
    'demo',
    '--exit',
  ];
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1_000;
  const demo = await startProcess(argv, logFile);
  try {
    let [api, incident] = [];
    while (incident === undefined && demo.ended() === undefined && seconds() * 1_000 < MOST_MS) {
      const found = await incidents(port, directory);
      if (found !== undefined) api ??= seconds();
      if (found > 0) incident = seconds();
      else await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    const how = await demo.end;
    const log = readFileSync(logFile, 'utf8');
    if (how !== 'code 0' || incident === undefined) throw new Error(`the demonstration ended with ${how}: ${log.slice(-1_000)}`);
    return { api, incident, end: seconds(), said: /\d+ incidents?$/m.exec(log)?.[0] ?? 'no report' };
  } finally {
    await demo.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** How many the API lists; undefined while there is none. */
async function incidents(port, directory) {
  try {
    const token = readFileSync(join(directory, 'demo', 'token'), 'utf8').trim();
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/incidents`, { headers: { authorization: `Bearer ${token}` } });
    return response.ok ? (await response.json()).items.length : undefined;
  } catch {
    return undefined;
  }
}
