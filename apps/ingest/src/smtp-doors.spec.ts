import 'reflect-metadata';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedLog } from '@cordon/log-embedded';
import { makeLogger, makeParts, readEnvironment, readSettings, startServices, type Parts, type Running } from '@cordon/nest';
import { freePort } from '@cordon/testing';
import type { StreamRecord } from '@cordon/wire';
import { createTransport } from 'nodemailer';
import { ingestService } from './ingest.service';

const folder = mkdtempSync(join(tmpdir(), 'smtp-doors-'));
const file = (name: string): string => join(folder, name);
const appended: StreamRecord[] = [];
const warned: unknown[] = [];
let isAway = false;
let parts: Parts;
let running: Running;
let port = 0;

beforeAll(async () => {
  port = await freePort();
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  execFileSync('openssl', ['req', '-x509', ...kind, '-keyout', file('key.pem'), '-out', file('cert.pem'), ...names], { stdio: 'ignore' });
  writeFileSync(file('password'), 'correct horse\n');
  writeFileSync(
    file('cordon.yaml'),
    [
      'tenants: [{ id: acme }]',
      'sources: [{ name: journal, tenant: acme, trust: 2, format: rfc5322 }]',
      `doors: { smtp: [{ source: journal, port: ${port}, certFile: cert.pem, keyFile: key.pem, user: journal, passwordFile: password }] }`,
    ].join('\n'),
  );
  const log = new EmbeddedLog({ path: file('log') });
  const append = log.append.bind(log);
  log.append = async (records) => {
    if (isAway) throw new Error('the log is away');
    await append(records);
    appended.push(...records);
  };
  const environment = readEnvironment({ CORDON_DATA_DIR: file('data'), CORDON_HTTP_PORT: '0' });
  const onFatal = (stage: string, error: unknown): void => void process.stderr.write(`${stage} ended: ${String(error)}\n`);
  const logger = makeLogger('silent');
  logger.warn = (fields: unknown) => void warned.push(fields);
  parts = await makeParts({ environment, settings: readSettings(file('cordon.yaml')), log, logger, onFatal });
  running = await startServices([ingestService], parts, { port: 0 });
}, 30_000);
afterAll(async () => {
  await running.close();
  rmSync(folder, { recursive: true, force: true });
});

const RAW = 'Message-ID: <1@example.test>\r\nSubject: Figures\r\n\r\nHere they are.\r\n';
const send = (pass: string): Promise<unknown> =>
  createTransport({
    host: '127.0.0.1',
    port,
    auth: { user: 'journal', pass },
    tls: { ca: readFileSync(file('cert.pem')), servername: 'localhost' },
  }).sendMail({
    envelope: { from: 'a@example.test', to: 'b@example.test' },
    raw: RAW,
  });
const dropped = async (why: string): Promise<number> =>
  (await parts.metrics.doorDropped.get()).values.find((v) => v.labels.why === why && v.labels.door === `smtp:${port}`)?.value ?? 0;

test('a mail through the door of cordon.yaml is in raw, as a record of its source, and has the same id when it comes again', async () => {
  await send('correct horse');
  await send('correct horse');
  expect((await parts.metrics.doorRecords.get()).values).toEqual([{ value: 2, labels: { door: `smtp:${port}` } }]);
  const [first, again] = appended.splice(0);
  expect(first).toMatchObject({ stream: 'raw', tenant: 'acme', source: 'journal', trust: 2, body: { format: 'rfc5322', bytes: Buffer.from(RAW) } });
  expect(again?.id).toBe(first?.id);
});

test('a wrong password hands in nothing and is counted each time, and the log is told once', async () => {
  for (let i = 0; i < 3; i++) await expect(send('wrong')).rejects.toMatchObject({ responseCode: 535 });
  expect(appended).toEqual([]);
  expect(await dropped('login-refused')).toBeGreaterThanOrEqual(3);
  expect(warned).toEqual([expect.objectContaining({ door: `smtp:${port}`, why: 'login-refused' })]);
});

test('while the log is away the sender is told to try again', async () => {
  isAway = true;
  await expect(send('correct horse')).rejects.toMatchObject({ responseCode: 451 });
  isAway = false;
  await send('correct horse');
  expect(appended).toHaveLength(1);
  expect(await dropped('outage')).toBe(1);
});

test('the door closes with the service', async () => {
  await running.close();
  await expect(send('correct horse')).rejects.toMatchObject({ code: 'ESOCKET' });
});
