import 'reflect-metadata';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { freePort } from '@cordon/testing';
import { createTransport } from 'nodemailer';
import { newFolder, startedIngest, type StartedIngest } from './testing/started-ingest';

const { file, remove } = newFolder('smtp-doors-');
let ingest: StartedIngest;
let port = 0;

beforeAll(async () => {
  port = await freePort();
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  execFileSync('openssl', ['req', '-x509', ...kind, '-keyout', file('key.pem'), '-out', file('cert.pem'), ...names], { stdio: 'ignore' });
  writeFileSync(file('password'), 'correct horse\n');
  const settings = [
    'tenants: [{ id: acme }]',
    'sources: [{ name: journal, tenant: acme, trust: 2, format: rfc5322 }]',
    `doors: { smtp: [{ source: journal, port: ${port}, certFile: cert.pem, keyFile: key.pem, user: journal, passwordFile: password }] }`,
  ];
  ingest = await startedIngest(file, settings.join('\n'));
}, 30_000);
afterAll(async () => {
  await ingest.close();
  remove();
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
  (await ingest.parts.metrics.doorDropped.get()).values.find((v) => v.labels.why === why && v.labels.door === `smtp:${port}`)?.value ?? 0;

test('a mail through the door of cordon.yaml is in raw, as a record of its source, and has the same id when it comes again', async () => {
  await send('correct horse');
  await send('correct horse');
  expect((await ingest.parts.metrics.doorRecords.get()).values).toEqual([{ value: 2, labels: { door: `smtp:${port}` } }]);
  const [first, again] = ingest.appended.splice(0);
  expect(first).toMatchObject({ stream: 'raw', tenant: 'acme', source: 'journal', trust: 2, body: { format: 'rfc5322', bytes: Buffer.from(RAW) } });
  expect(again?.id).toBe(first?.id);
});

test('a wrong password hands in nothing and is counted each time, and the log is told once', async () => {
  for (let i = 0; i < 3; i++) await expect(send('wrong')).rejects.toMatchObject({ responseCode: 535 });
  expect(ingest.appended).toEqual([]);
  expect(await dropped('login-refused')).toBeGreaterThanOrEqual(3);
  expect(ingest.warned).toEqual([expect.objectContaining({ door: `smtp:${port}`, why: 'login-refused' })]);
});

test('while the log is away the sender is told to try again', async () => {
  ingest.away = new Error('the log is away');
  await expect(send('correct horse')).rejects.toMatchObject({ responseCode: 451 });
  ingest.away = undefined;
  await send('correct horse');
  expect(ingest.appended).toHaveLength(1);
  expect(await dropped('outage')).toBe(1);
});

test('the door closes with the service', async () => {
  await ingest.close();
  await expect(send('correct horse')).rejects.toMatchObject({ code: 'ESOCKET' });
});
