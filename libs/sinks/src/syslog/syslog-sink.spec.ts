import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createTcp, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTls } from 'node:tls';
import { describeWith, waitUntil } from '@cordon/testing';
import type { StreamRecord } from '@cordon/wire';
import { SyslogSink, type SyslogSettings } from './syslog-sink';

const { signal } = new AbortController();
const AT = Date.UTC(2026, 0, 5);
const record = (id: string, name = 'pc-7'): StreamRecord => ({
  stream: 'action',
  id,
  tenant: 't',
  source: 'cordon',
  trust: 3,
  at: AT,
  seen: AT,
  cause: [],
  key: 't',
  body: { id, incident: 'inc-1', verb: 'isolate_device', target: { kind: 'device', key: name }, mode: 'auto' },
});

/** A SIEM's listener: takes octet-counted frames apart. */
class Receiver {
  readonly messages: string[] = [];
  readonly sockets: Socket[] = [];
  connections = 0;
  port = 0;
  private constructor(private readonly server: Server) {}

  static async start(make: (onSocket: (s: Socket) => void) => Server, event: 'connection' | 'secureConnection'): Promise<Receiver> {
    const server = make(() => undefined);
    const receiver = new Receiver(server);
    server.on(event, (socket: Socket) => receiver.take(socket));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    receiver.port = (server.address() as AddressInfo).port;
    return receiver;
  }

  private take(socket: Socket): void {
    this.connections += 1;
    this.sockets.push(socket);
    let pending = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (bytes: Buffer) => {
      pending = Buffer.concat([pending, bytes]);
      for (;;) {
        const space = pending.indexOf(0x20);
        const length = Number(pending.subarray(0, Math.max(0, space)).toString());
        if (space < 1 || pending.length < space + 1 + length) return;
        this.messages.push(pending.subarray(space + 1, space + 1 + length).toString('utf8'));
        pending = pending.subarray(space + 1 + length);
      }
    });
  }

  /** Ends all connections and waits until the peers have ended theirs. */
  async hangUp(): Promise<void> {
    for (const s of this.sockets.splice(0)) if (!s.destroyed) await once(s.end(), 'close');
  }

  async stop(): Promise<void> {
    for (const s of this.sockets.splice(0)) s.destroy();
    if (this.server.listening) await once(this.server.close(), 'close');
  }
}
const tcp = (): Promise<Receiver> => Receiver.start(() => createTcp(), 'connection');
const settings = (port: number, change: Partial<SyslogSettings> = {}): SyslogSettings => ({
  name: 'siem',
  host: '127.0.0.1',
  port,
  hostname: 'gw-1',
  ...change,
});
const arrived = (r: Receiver, count: number): Promise<void> => waitUntil(`${count} messages arrived`, 10_000, () => r.messages.length >= count);

describe('syslog over TCP', () => {
  let receiver: Receiver;
  let sink: SyslogSink;
  beforeEach(async () => {
    receiver = await tcp();
    sink = new SyslogSink(settings(receiver.port));
  });
  afterEach(async () => {
    await sink.close();
    await receiver.stop();
  });

  it('delivers in order, over one connection, one answer a record, whatever the text holds', async () => {
    const names = ['pc-7', 'ünïcode 日本', '<133>1 forged\n<133>1 twice', 'x'.repeat(70_000)];
    expect(
      await sink.deliver(
        names.map((n, i) => record(`act-${i}`, n)),
        signal,
      ),
    ).toEqual(names.map(() => ({ kind: 'delivered' })));
    await sink.deliver([record('act-last')], signal);
    await arrived(receiver, 5);
    expect(receiver.messages.map((m) => /externalId=(\S+)/.exec(m)?.[1])).toEqual(['act-0', 'act-1', 'act-2', 'act-3', 'act-last']);
    expect(receiver.messages.every((m) => m.startsWith('<133>1 2026-01-05T00:00:00.000Z gw-1 cordon - action - CEF:0|Cordon|'))).toBe(true);
    expect(receiver.connections).toBe(1);
  });

  it('takes nothing to deliver for nothing', async () => {
    expect(await sink.deliver([], signal)).toEqual([]);
  });

  it('connects again after the peer has ended the connection, and nothing is lost', async () => {
    await sink.deliver([record('act-1')], signal);
    await arrived(receiver, 1);
    await receiver.hangUp();
    await sink.deliver([record('act-2')], signal);
    await arrived(receiver, 2);
    expect([receiver.connections, receiver.messages.length]).toEqual([2, 2]);
  });

  it('a peer that is gone is an outage, and the sink recovers when it is back', async () => {
    await sink.deliver([record('act-1')], signal);
    const { port } = receiver;
    await receiver.stop();
    // The broken connection may be noticed by the first write only.
    await waitUntil('the outage is told', 10_000, () =>
      sink.deliver([record('act-2')], signal).then(
        () => false,
        (e: unknown) => (e as { code: string; retriable: boolean }).code === 'CORDON_SINK_UNAVAILABLE' && (e as { retriable: boolean }).retriable,
      ),
    );
    const back = await Receiver.start(() => {
      const server = createTcp();
      const listen = server.listen.bind(server);
      server.listen = ((_: number, host: string) => listen(port, host)) as typeof server.listen;
      return server;
    }, 'connection');
    await sink.deliver([record('act-3')], signal);
    await arrived(back, 1);
    expect(back.messages.join()).toContain('externalId=act-3');
    await back.stop();
  });

  it('closes twice, and after the peer is gone', async () => {
    await sink.deliver([record('act-1')], signal);
    await receiver.stop();
    await sink.close();
    await sink.close();
  });
});

const lacksOpenssl = (): string | undefined => (spawnSync('openssl', ['version']).status === 0 ? undefined : 'no openssl on the PATH');

describeWith('openssl', lacksOpenssl, () => {
  let home: string;
  let receiver: Receiver;
  const file = (name: string): string => readFileSync(join(home, name), 'utf8');

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'cordon-tls-'));
    const made = spawnSync('openssl', [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-days',
      '2',
      '-subj',
      '/CN=siem.example.org',
      '-addext',
      'subjectAltName=DNS:siem.example.org',
      '-keyout',
      join(home, 'key.pem'),
      '-out',
      join(home, 'cert.pem'),
    ]);
    if (made.status !== 0) throw new Error(String(made.stderr));
    receiver = await Receiver.start(
      () => createTls({ key: file('key.pem'), cert: file('cert.pem') }).on('tlsClientError', () => undefined),
      'secureConnection',
    );
  });
  afterAll(async () => {
    await receiver.stop();
    rmSync(home, { recursive: true });
  });

  it('delivers over TLS to the peer whose certificate it trusts', async () => {
    const sink = new SyslogSink(settings(receiver.port, { tls: { ca: file('cert.pem'), serverName: 'siem.example.org' } }));
    await sink.deliver([record('act-tls')], signal);
    await arrived(receiver, 1);
    expect(receiver.messages.join()).toContain('externalId=act-tls');
    await sink.close();
  });

  it.each<[string, () => SyslogSettings['tls']]>([
    ['nobody vouches for', () => ({ serverName: 'siem.example.org' })],
    ['was made for another name', () => ({ ca: file('cert.pem'), serverName: 'other.example.org' })],
    ['does not name the address', () => ({ ca: file('cert.pem') })],
  ])('sends nothing to a peer whose certificate %s', async (_what, tls) => {
    const before = receiver.messages.length;
    const sink = new SyslogSink(settings(receiver.port, { ...(tls() ? { tls: tls() } : {}) } as Partial<SyslogSettings>));
    await expect(sink.deliver([record('act-secret')], signal)).rejects.toMatchObject({ code: 'CORDON_SINK_UNAVAILABLE', retriable: true });
    expect(receiver.messages.length).toBe(before);
    await sink.close();
  });
});
