import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BlobFs } from '@cordon/blob-fs';
import { rawId } from '@cordon/nest';
import { freePort, repoRoot, startProcess, waitUntil, type OwnProcess } from '@cordon/testing';
import type { RawBody, StreamRecord } from '@cordon/wire';
import { createTransport } from 'nodemailer';
import { embeddedPlace, within } from './places';
import { isAsked } from './requirement';
import { Sending } from './sending';
import { readAll } from './streams';

/** CORDON_REQUIRE=doors-chaos: as many as the promise speaks of, some minutes of them. */
const MAILS = isAsked('doors-chaos') ? 10_000 : 600;
/** Mails that a life gets to acknowledge, on average. */
const A_LIFE = 45;
const CONNECTIONS = 8;
const START_MS = 30_000;
/** One in so many is too large to stand in the record itself, and goes to the blob store. */
const LARGE = 100;

type Site = 'a 250 was read' | 'append.before' | 'append.after';
const SITES: readonly Site[] = ['a 250 was read', 'append.after', 'a 250 was read', 'append.before'];

const root = mkdtempSync(join(tmpdir(), 'cordon-kill-smtp-'));
const [dataDir, settings, logFile] = [join(root, 'data'), join(root, 'cordon.yaml'), join(root, 'ingest.log')];
afterAll(() => rmSync(root, { recursive: true, force: true }));

const mail = (n: number): Buffer =>
  Buffer.from(
    [
      `Received: from mail.example.test by journal.example.test with ESMTP id ${n}; Mon, 07 Sep 2026 08:00:00 +0000`,
      `Message-ID: <${n}@example.test>`,
      `Subject: mail ${n}`,
      '',
      '.a line that begins with a dot',
      `${String(n).padStart(8, '0')} `.repeat(n % LARGE === LARGE - 1 ? 50_000 : 20 + (n % 200)),
      '',
    ].join('\r\n'),
  );
const positionOf = (bytes: Uint8Array): string => `smtp:${createHash('sha256').update(bytes).digest('hex')}`;

/** Sends until the other side is gone, or nothing is left; `onAcknowledged` is called at each 250. */
async function send(sending: Sending, port: number, onAcknowledged: () => void): Promise<void> {
  const transport = createTransport({ pool: true, maxConnections: CONNECTIONS, maxMessages: Infinity, host: '127.0.0.1', port });
  const envelope = { from: 'a@example.test', to: 'journal@example.test' };
  const one = (n: number): Promise<boolean> =>
    transport.sendMail({ envelope, raw: mail(n) }).then(
      () => true,
      () => false,
    );
  await sending.over(CONNECTIONS, one, onAcknowledged);
  transport.close();
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const done = (is: boolean) => (): void => {
      socket.destroy();
      resolve(is);
    };
    socket.once('connect', done(true));
    socket.once('error', done(false));
  });

async function begin(port: number, kill?: { readonly site: Site; readonly after: number }): Promise<OwnProcess> {
  const program = join(repoRoot, 'test/chaos/ingest-process.cjs');
  const life = await startProcess([process.execPath, program, JSON.stringify({ dataDir, settings, kill })], logFile);
  await waitUntil('ingest takes mail', START_MS, () => answers(port), life.ended);
  return life;
}

test(
  `of ${MAILS} mails every one that got a 250 is in raw, however often ingest was killed`,
  async () => {
    const port = await freePort();
    mkdirSync(dataDir);
    writeFileSync(
      settings,
      [
        'tenants: [{ id: acme }]',
        'sources: [{ name: journal, tenant: acme, trust: 2 }]',
        `doors: { smtp: [{ source: journal, port: ${port}, from: [127.0.0.0/8] }] }`,
      ].join('\n'),
    );
    const sender = new Sending(MAILS);
    const kills: Record<string, number> = {};
    for (let i = 0; ; i++) {
      const site = SITES[i % SITES.length] ?? 'append.after';
      const after = 1 + ((i * 37) % (2 * A_LIFE));
      const life = await begin(port, { site, after });
      let read = 0;
      await send(sender, port, () => {
        if (site === 'a 250 was read' && ++read === after) process.kill(life.pid, 'SIGKILL');
      });
      if (sender.waiting.length === 0) {
        await life.stop();
        break;
      }
      const how = await life.end;
      if (how === 'SIGKILL') kills[site] = (kills[site] ?? 0) + 1;
      else throw new Error(`ingest ended with ${how}: ${readFileSync(logFile, 'utf8').slice(-2_000)}`);
    }

    const raw = await within(embeddedPlace(dataDir), async (log) => (await readAll(log, 'raw')).map((p) => p.record as StreamRecord<RawBody>));
    const byId = new Map(raw.map((r) => [r.id, r]));
    const blob = new BlobFs({ path: join(dataDir, 'blobs') });
    const missing: number[] = [];
    for (const n of sender.acknowledged) {
      const bytes = mail(n);
      const body = byId.get(rawId('acme', 'journal', positionOf(bytes)))?.body;
      const kept = body && ('blob' in body && body.blob ? await blob.get(body.blob) : 'bytes' in body ? body.bytes : undefined);
      if (!kept || !bytes.equals(kept)) missing.push(n);
    }
    const died = Object.values(kills).reduce((sum, n) => sum + n, 0);
    const spread = Object.entries(kills).map(([s, n]) => `${s} ${n}`);
    const repeats = raw.length - byId.size;
    process.stdout.write(
      `kill-smtp: ${died} kills (${spread.join(', ')}), ${sender.acknowledged.size} mails acknowledged in ${sender.tries} tries, ` +
        `${raw.length} records, ${repeats} of them repeats with the same id, missing ${missing.length}\n`,
    );
    expect(sender.acknowledged.size).toBe(MAILS);
    expect(missing).toEqual([]);
    expect(byId.size).toBe(MAILS);
    expect(Object.keys(kills).sort()).toEqual([...new Set(SITES)].sort());
    expect(died).toBeGreaterThanOrEqual(MAILS / (2 * A_LIFE));
    // Deaths between the log and the 250 are in it, and their repeats are told as such.
    expect(repeats).toBeGreaterThan(0);
  },
  MAILS * 120,
);
