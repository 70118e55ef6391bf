import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { IngestLimits, rawId } from '@cordon/nest';
import { freePort, repoRoot, startProcess, waitUntil } from '@cordon/testing';
import type { StreamRecord } from '@cordon/wire';
import { embeddedPlace, within } from './places';
import { readAll } from './streams';

const MIB = 1024 ** 2;
const START_MS = 30_000;
const TOKEN = 'a-token-of-the-forwarder';
const LINE_BYTES = 64 * 1024;
const BODY_BYTES = 40 * MIB;
/** Ten times what may be in memory at once. */
const BODIES = Math.ceil((10 * new IngestLimits().inFlightBytes) / BODY_BYTES);
/** What the door may hold, a copy of it while a body is put together and written, and the process itself. */
const MEMORY_CAP_BYTES = 2 * new IngestLimits().inFlightBytes + 768 * MIB;

interface Answer {
  readonly status: number;
  readonly retryAfter: string | undefined;
}

const line = (n: number, i: number): string => `{"n":${n},"i":${i},"pad":"${'x'.repeat(LINE_BYTES - 60)}"}\n`;
const LINES = Math.floor(BODY_BYTES / LINE_BYTES);

/** Sends one body as fast as it is taken, plain in pieces or packed at once; 0 when the connection broke before an answer came. */
function send(port: number, n: number, isPacked: boolean): Promise<Answer> {
  return new Promise((resolve) => {
    const headers = { authorization: `Bearer ${TOKEN}`, 'idempotency-key': `body-${n}` };
    const sent = request({ host: '127.0.0.1', port, path: '/api/v1/ingest/forwarder', method: 'POST', headers }, (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode ?? 0, retryAfter: answer.headers['retry-after'] });
      sent.destroy();
    });
    sent.once('error', () => resolve({ status: 0, retryAfter: undefined }));
    if (isPacked) return void sent.end(gzipSync(Array.from({ length: LINES }, (_, i) => line(n, i)).join(''), { level: 1 }));
    let i = 0;
    const more = (): void => {
      while (i < LINES && !sent.destroyed) if (!sent.write(line(n, i++))) return void sent.once('drain', more);
      sent.end();
    };
    more();
  });
}

test.each([
  ['plain', false],
  ['packed', true],
])(
  `of ${BODIES} bodies of 40 MiB at once, %s, some are refused for now, what is acknowledged is in raw, and memory stays below its cap`,
  async (how, isPacked) => {
    const root = mkdtempSync(join(tmpdir(), 'cordon-overload-'));
    const [dataDir, settings, logFile] = [join(root, 'data'), join(root, 'cordon.yaml'), join(root, 'ingest.log')];
    mkdirSync(dataDir);
    writeFileSync(join(root, 'tokens'), TOKEN);
    writeFileSync(settings, 'tenants: [{ id: acme }]\nsources: [{ name: forwarder, tenant: acme, trust: 2, tokenFile: tokens }]\n');
    const httpPort = await freePort();
    const program = join(repoRoot, 'test/chaos/ingest-process.cjs');
    const life = await startProcess([process.execPath, program, JSON.stringify({ dataDir, settings, httpPort })], logFile);
    const url = `http://127.0.0.1:${httpPort}`;
    const isUp = (): Promise<boolean> => fetch(`${url}/health/ready`).then((answer) => answer.ok, () => false); // prettier-ignore
    await waitUntil('ingest answers', START_MS, isUp, life.ended);

    const answers = await Promise.all(Array.from({ length: BODIES }, (_, n) => send(httpPort, n, isPacked)));
    const metrics = await (await fetch(`${url}/metrics`)).text();
    const peak = Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${life.pid}/status`, 'utf8'))?.[1]) * 1024;
    await life.stop();

    const taken = answers.flatMap((a, n) => (a.status === 202 ? [n] : []));
    const refused = answers.filter((a) => a.status === 429);
    const counted = Number(/cordon_door_dropped_total\{door="http",why="overload"\} (\d+)/.exec(metrics)?.[1] ?? 0);
    const raw = await within(embeddedPlace(dataDir), async (log) => (await readAll(log, 'raw')).map((p) => p.record as StreamRecord));
    rmSync(root, { recursive: true, force: true });
    const ids = new Set(raw.map((r) => r.id));
    const missing = taken.filter((n) =>
      Array.from({ length: LINES }, (_, i) => i + 1).some((i) => !ids.has(rawId('acme', 'forwarder', `http:body-${n}:${i}`))),
    );
    process.stdout.write(
      `overload: ${BODIES} bodies ${how}, ${taken.length} taken, ${refused.length} answered 429, ${BODIES - taken.length - refused.length} cut off before the answer could be read, ` +
        `${counted} counted, missing ${missing.length}, peak ${Math.round(peak / MIB)} MiB of ${MEMORY_CAP_BYTES / MIB}\n`,
    );
    expect(taken.length).toBeGreaterThan(0);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.every((a) => Number(a.retryAfter) >= 1)).toBe(true);
    expect(counted).toBe(BODIES - taken.length);
    expect(missing).toEqual([]);
    expect(ids.size).toBe(taken.length * LINES);
    expect(peak).toBeLessThan(MEMORY_CAP_BYTES);
  },
  240_000,
);
