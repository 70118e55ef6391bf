import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { KafkaLog } from '@cordon/log-kafka';
import { describeWith, lacks, type KafkaBroker } from '@cordon/testing';
import { makeCertificates, type Certificates } from './kafka-secure/certificates';
import { startSecureKafka, MECHANISMS } from './kafka-secure/broker';
jest.setTimeout(100_000);
describeWith('kafka-secure', lacks['kafka-secure'], () => {
  let broker: KafkaBroker; let certificates: Certificates; let home: string;
  const user = { name: 'cordon', password: 'pw-dsfjkh' };
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'cordon-secure-'));
    certificates = await makeCertificates(home, 'kp-djsk');
    broker = await startSecureKafka(certificates, user);
  }, 120_000);
  afterAll(async () => { await broker?.stop(); rmSync(home, { recursive: true }); });
  const f = (p: string) => readFileSync(p, 'utf8');
  const tls = () => ({ ca: f(certificates.ca) });
  const cases: [string, () => object][] = [
    ...MECHANISMS.map((mechanism): [string, () => object] => [mechanism, () => ({ at: 'SECURE', ssl: tls(), sasl: { mechanism, username: user.name, password: user.password } })]),
    ...MECHANISMS.map((mechanism): [string, () => object] => ['wrong ' + mechanism, () => ({ at: 'SECURE', ssl: tls(), sasl: { mechanism, username: user.name, password: 'wrong' } })]),
    ['unknown user', () => ({ at: 'SECURE', ssl: tls(), sasl: { mechanism: 'scram-sha-512', username: 'nobody', password: 'wrong' } })],
    ['strange ca', () => ({ at: 'SECURE', ssl: {ca: f(certificates.strangeCa)}, sasl: { mechanism: 'plain', username: user.name, password: user.password } })],
    ['system ca', () => ({ at: 'SECURE', ssl: true, sasl: { mechanism: 'plain', username: user.name, password: user.password } })],
    ['tls to plain', () => ({ ssl: true })],
    ['tls to clear sasl', () => ({ at: 'CLEAR', ssl: true })],
    ['plain to tls', () => ({ at: 'SECURE' })],
    ['plain sasl to tls', () => ({ at: 'SECURE', sasl: { mechanism: 'plain', username: user.name, password: user.password } })],
    ['no sasl to sasl', () => ({ at: 'SECURE', ssl: tls() })],
    ['sasl to plain listener', () => ({ sasl: { mechanism: 'plain', username: user.name, password: user.password } })],
    ['mtls none', () => ({ at: 'MUTUAL', ssl: tls() })],
    ['mtls stranger', () => ({ at: 'MUTUAL', ssl: { ...tls(), cert: f(certificates.stranger.cert), key: f(certificates.stranger.key) } })],
    ['mtls ok', () => ({ at: 'MUTUAL', ssl: { ...tls(), cert: f(certificates.client.cert), key: f(certificates.client.key) } })],
    ['mtls locked', () => ({ at: 'MUTUAL', ssl: { ...tls(), cert: f(certificates.client.cert), key: f(certificates.locked.key), passphrase: 'kp-djsk' } })],
    ['mtls locked wrong', () => ({ at: 'MUTUAL', ssl: { ...tls(), cert: f(certificates.client.cert), key: f(certificates.locked.key), passphrase: 'kp' } })],
    ['misnamed', () => ({ at: 'MISNAMED', ssl: tls() })],
    ['garbage ca', () => ({ at: 'MISNAMED', ssl: { ca: 'garbage' } })],
  ];
  test.each(cases)('%s', async (name, make) => {
    const { at, ...rest } = make() as { at?: string };
    const lines: string[] = [];
    const t = performance.now();
    const log = new KafkaLog({ brokers: at ? [broker.listeners[at] ?? ''] : broker.brokers, clientId: 'x', prefix: 'p', partitions: {}, log: (l, x) => lines.push(l + ' ' + x), ...rest });
    const how = await log.open().then(() => 'open', (e: unknown) => inspect(e, { depth: 6 }).replace(/\n\s+at .*/g, ''));
    await log.close().catch((e) => lines.push('close ' + e));
    process.stderr.write(`\n=== ${name} ${Math.round(performance.now() - t)} ms\n${how}\n${[...new Set(lines)].slice(0, 5).join('\n')}\n`);
  });
});
