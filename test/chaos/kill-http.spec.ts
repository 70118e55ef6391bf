import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rawId } from '@cordon/nest';
import { freePort, repoRoot, startProcess, waitUntil, type OwnProcess } from '@cordon/testing';
import type { RawBody, StreamRecord } from '@cordon/wire';
import { embeddedPlace, within } from './places';
import { isAsked } from './requirement';
import { Sending } from './sending';
import { readAll } from './streams';

/** CORDON_REQUIRE=doors-chaos: as many as the promise speaks of, some minutes of them. */
const REQUESTS = isAsked('doors-chaos') ? 10_000 : 600;
/** Requests that a life gets to acknowledge, on average. */
const A_LIFE = 60;
const CONNECTIONS = 8;
const START_MS = 30_000;
const TOKEN = 'a-token-of-the-forwarder';

interface Door {
  readonly name: string;
  readonly path: string;
  readonly scheme: string;
  /** What says that it is taken. */
  readonly status: number;
  /** Positions of the records of a request with that key. */
  readonly positions: (key: string) => readonly string[];
  readonly body: (n: number) => string;
  readonly record: (n: number, part: number) => string;
}

/** Two records a request, so that half of one would be seen. */
const DOORS: readonly Door[] = [
  {
    name: 'http',
    path: '/api/v1/ingest/forwarder',
    scheme: 'Bearer',
    status: 202,
    positions: (key) => [`http:${key}:1`, `http:${key}:2`],
    body: (n) => `{"n":${n},"part":0}\n{"n":${n},"part":1}\n`,
    record: (n, part) => `{"n":${n},"part":${part}}`,
  },
  {
    name: 'hec',
    path: '/services/collector/event',
    scheme: 'Splunk',
    status: 200,
    positions: (key) => [`hec:${key}:0`, `hec:${key}:1`],
    body: (n) => `{"event":{"n":${n},"part":0}}{"event":{"n":${n},"part":1}}`,
    record: (n, part) => `{"event":{"n":${n},"part":${part}}}`,
  },
];
type Site = 'an answer was read' | 'append.before' | 'append.after';
const SITES: readonly Site[] = ['an answer was read', 'append.after', 'an answer was read', 'append.before'];

/** Sends until the other side is gone, or nothing is left. */
async function send(sending: Sending, door: Door, port: number, onAcknowledged: () => void): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  await sending.over(CONNECTIONS, async (n) => (await statusOf(agent, door, port, n)) === door.status, onAcknowledged);
  agent.destroy();
}

/** 0 when there is no answer. */
function statusOf(agent: Agent, { path, scheme, body }: Door, port: number, n: number): Promise<number> {
  const headers = { authorization: `${scheme} ${TOKEN}`, 'idempotency-key': keyOf(n) };
  return new Promise((resolve) => {
    const sent = request({ host: '127.0.0.1', port, path, method: 'POST', agent, headers }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve(answer.statusCode ?? 0));
      answer.once('error', () => resolve(0));
    });
    sent.once('error', () => resolve(0));
    sent.end(body(n));
  });
}

const keyOf = (n: number): string => `request-${n}`;

test.each(DOORS)(
  `$name: of ${REQUESTS} requests every one that was acknowledged is in raw, however often ingest was killed`,
  async (door) => {
    const root = mkdtempSync(join(tmpdir(), `cordon-kill-${door.name}-`));
    const [dataDir, settings, logFile] = [join(root, 'data'), join(root, 'cordon.yaml'), join(root, 'ingest.log')];
    mkdirSync(dataDir);
    writeFileSync(join(root, 'tokens'), TOKEN);
    writeFileSync(settings, 'tenants: [{ id: acme }]\nsources: [{ name: forwarder, tenant: acme, trust: 2, tokenFile: tokens }]\n');
    const httpPort = await freePort();
    const begin = async (kill: { readonly site: Site; readonly after: number }): Promise<OwnProcess> => {
      const program = join(repoRoot, 'test/chaos/ingest-process.cjs');
      const life = await startProcess([process.execPath, program, JSON.stringify({ dataDir, settings, httpPort, kill })], logFile);
      await waitUntil('ingest answers', START_MS, () => answers(httpPort), life.ended);
      return life;
    };

    const sending = new Sending(REQUESTS);
    const kills: Record<string, number> = {};
    for (let i = 0; ; i++) {
      const site = SITES[i % SITES.length] ?? 'append.after';
      const after = 1 + ((i * 37) % (2 * A_LIFE));
      const life = await begin({ site, after });
      let read = 0;
      await send(sending, door, httpPort, () => {
        if (site === 'an answer was read' && ++read === after) process.kill(life.pid, 'SIGKILL');
      });
      if (sending.waiting.length === 0) {
        await life.stop();
        break;
      }
      const how = await life.end;
      if (how !== 'SIGKILL') throw new Error(`ingest ended with ${how}: ${readFileSync(logFile, 'utf8').slice(-2_000)}`);
      kills[site] = (kills[site] ?? 0) + 1;
    }

    const raw = await within(embeddedPlace(dataDir), async (log) => (await readAll(log, 'raw')).map((p) => p.record as StreamRecord<RawBody>));
    rmSync(root, { recursive: true, force: true });
    const byId = new Map(raw.map((r) => [r.id, Buffer.from(r.body.bytes ?? []).toString()]));
    const missing = [...sending.acknowledged].filter((n) =>
      door.positions(keyOf(n)).some((position, part) => byId.get(rawId('acme', 'forwarder', position)) !== door.record(n, part)),
    );
    const died = Object.values(kills).reduce((sum, n) => sum + n, 0);
    const spread = Object.entries(kills).map(([s, n]) => `${s} ${n}`);
    const repeats = raw.length - byId.size;
    process.stdout.write(
      `kill-${door.name}: ${died} kills (${spread.join(', ')}), ${sending.acknowledged.size} requests acknowledged in ${sending.tries} tries, ` +
        `${raw.length} records, ${repeats} of them repeats with the same id, missing ${missing.length}\n`,
    );
    expect(sending.acknowledged.size).toBe(REQUESTS);
    expect(missing).toEqual([]);
    expect(byId.size).toBe(2 * REQUESTS);
    expect(Object.keys(kills).sort()).toEqual([...new Set(SITES)].sort());
    expect(died).toBeGreaterThanOrEqual(REQUESTS / (2 * A_LIFE));
    // Deaths between the log and the answer are in it, and their repeats are told as such.
    expect(repeats).toBeGreaterThan(0);
  },
  REQUESTS * 120,
);

const answers = async (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/health/ready`).then(
    (answer) => answer.ok,
    () => false,
  );
