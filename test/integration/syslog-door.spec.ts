import 'reflect-metadata';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeWith, lacks, startRsyslog, waitUntil } from '@cordon/testing';
import { followRaw } from './follow-raw';
import { startDoors } from './syslog-door/ingest';

const TEST_MS = 90_000;
const DEADLINE_MS = 30_000;
const SERVER_NAME = 'cordon.example';

jest.setTimeout(TEST_MS);

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

function directory(): string {
  const made = mkdtempSync(join(tmpdir(), 'cordon-syslog-'));
  closing.push(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** A CA, and certificates of it: `server`, `client`, with their keys beside them. */
function makeCertificates(home: string): (name: string) => string {
  const at = (name: string): string => join(home, `${name}.pem`);
  const make = (name: string, subject: string, ...more: string[]): void => {
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
    const made = spawnSync('openssl', ['req', '-x509', ...key, '-subj', `/CN=${subject}`, ...more, '-keyout', at(`${name}-key`), '-out', at(name)]);
    if (made.status !== 0) throw new Error(made.stderr.toString());
  };
  const signed = ['-CA', at('ca'), '-CAkey', at('ca-key'), '-addext', 'basicConstraints=CA:FALSE'];
  make('ca', 'ca');
  make('server', SERVER_NAME, ...signed, '-addext', `subjectAltName=DNS:${SERVER_NAME}`);
  make('client', 'client', ...signed);
  return at;
}

describeWith('rsyslog', lacks.rsyslog, () => {
  test('what rsyslog forwards over UDP, TCP in both framings, and TLS with its certificate, is in raw byte for byte', async () => {
    const home = directory();
    const pem = makeCertificates(home);
    const doors = await startDoors(home, [
      { port: 0, transport: 'udp', source: 'door-0' },
      { port: 0, transport: 'tcp', source: 'door-1' },
      { port: 0, transport: 'tcp', source: 'door-2' },
      { port: 0, transport: 'tls', source: 'door-3', certFile: pem('server'), keyFile: pem('server-key'), clientCaFile: pem('ca') },
    ]);
    closing.push(() => doors.running.close());
    const { got: raw } = await followRaw(doors.parts);
    const lines = Array.from({ length: 500 }, (_x, i) => `line ${i} \t"quoted" [bracket] äöü € ${'x'.repeat((i * 37) % 900)}`);
    const [udp = 0, counted = 0, traditional = 0, tls = 0] = doors.ports;
    const rsyslog = await startRsyslog({
      lines,
      targets: [
        { kind: 'udp', port: udp },
        { kind: 'tcp-counted', port: counted },
        { kind: 'tcp-lines', port: traditional },
        { kind: 'tls', port: tls },
      ],
      tls: { ca: pem('ca'), cert: pem('client'), key: pem('client-key'), serverName: SERVER_NAME },
    });
    closing.push(() => rsyslog.stop());
    const of = (door: number): string[] =>
      raw.filter((r) => r.source === `door-${door}`).map((r) => Buffer.from(r.body.bytes ?? []).toString('latin1'));
    await waitUntil('all lines came in through each door', DEADLINE_MS, () => [0, 1, 2, 3].every((door) => of(door).length >= lines.length));
    const sent = readFileSync(rsyslog.sentFile, 'latin1').trimEnd().split('\n');
    expect(sent).toHaveLength(lines.length);
    for (const door of [0, 1, 2, 3]) expect(of(door)).toEqual(sent);
    expect(new Set(raw.map((r) => r.id)).size).toBe(4 * lines.length);
    const metrics = await doors.parts.metrics.registry.metrics();
    expect(metrics).not.toContain('cordon_door_dropped_total{');
    expect(metrics).toContain(`cordon_door_records_total{door="syslog:tls:0"} ${lines.length}`);
  });
});

describe('the syslog doors of the settings', () => {
  const tcp = { port: 0, transport: 'tcp' as const };

  test('count a sender that no source is named for', async () => {
    const doors = await startDoors(directory(), [tcp]);
    closing.push(() => doors.running.close());
    const socket = connect(doors.ports[0] ?? 0, '127.0.0.1').on('error', () => undefined);
    closing.push(() => socket.destroy());
    await waitUntil('it is counted', DEADLINE_MS, async () =>
      (await doors.parts.metrics.registry.metrics()).includes('cordon_door_dropped_total{door="syslog:tcp:0",why="sender"} 1'),
    );
  });

  test('list all mistakes at the start, and leave no port open', async () => {
    const home = directory();
    const pem = makeCertificates(home);
    const mistaken = startDoors(home, [
      { ...tcp, source: 'door-0' },
      { port: 0, transport: 'tls', source: 'door-1', certFile: pem('server'), keyFile: pem('client-key') },
      { port: 0, transport: 'tls', source: 'door-2', certFile: pem('server'), keyFile: pem('server-key'), clientCaFile: pem('server-key') },
    ]);
    await expect(mistaken).rejects.toMatchObject({
      code: 'CORDON_CONFIG_INVALID',
      message: expect.stringMatching(/doors\.syslog\[1\]\.certFile: .*doors\.syslog\[2\]\.clientCaFile: /) as unknown,
    });
  });

  test('say which port is taken', async () => {
    const first = await startDoors(directory(), [{ ...tcp, source: 'door-0' }]);
    closing.push(() => first.running.close());
    await expect(
      startDoors(directory(), [
        { ...tcp, source: 'door-0' },
        { port: first.ports[0] ?? 0, transport: 'tcp', source: 'door-1' },
      ]),
    ).rejects.toMatchObject({
      code: 'CORDON_CONFIG_INVALID',
      message: expect.stringContaining('doors.syslog[1].port: ') as unknown,
    });
  });
});
