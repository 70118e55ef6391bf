import { spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect as connectTcp, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls, type ConnectionOptions } from 'node:tls';
import type { Clock } from '@cordon/runtime';
import { describeWith, waitUntil } from '@cordon/testing';
import { CordonError } from '@cordon/wire';
import type { SyslogArrival } from './handover';
import { SyslogLimits } from './limits';
import type { SyslogDoorOptions } from './syslog-door';
import { SyslogTcpDoor, type SyslogTls } from './tcp-door';
import { SyslogUdpDoor } from './udp-door';

const DEADLINE_MS = 10_000;
const wallClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  wait: (ms, signal) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      const over = (): void => {
        clearTimeout(timer);
        resolve();
      };
      if (signal?.aborted) over();
      else signal?.addEventListener('abort', over, { once: true });
    }),
};

/** A log that can be away, or slow; and what the door tells. */
class Bench {
  readonly taken: SyslogArrival[] = [];
  readonly batches: number[] = [];
  readonly losses: Record<string, number> = {};
  readonly ends: unknown[] = [];
  retries = 0;
  away = false;
  refuses = false;
  /** While it is there, `take` waits for it. */
  gate: Promise<void> | undefined;

  options(limits: Partial<SyslogLimits> = {}): SyslogDoorOptions {
    return {
      host: '127.0.0.1',
      port: 0,
      sourceOf: (address) => (address === '127.0.0.1' ? 'fw' : undefined),
      take: async (arrivals) => {
        await this.gate;
        if (this.refuses) throw new CordonError('CORDON_CONFIG_INVALID', 'refused');
        if (this.away) throw new CordonError('CORDON_LOG_UNAVAILABLE', 'away', true);
        this.batches.push(arrivals.length);
        this.taken.push(...arrivals);
      },
      clock: wallClock,
      ids: () => `opening-${++openings}`,
      onRetry: () => void this.retries++,
      onLoss: (why, count) => void (this.losses[why] = (this.losses[why] ?? 0) + count),
      ended: (error) => void this.ends.push(error),
      limits: new SyslogLimits(limits),
    };
  }

  get texts(): string[] {
    return this.taken.map((a) => Buffer.from(a.arrival.bytes).toString('latin1'));
  }

  arrived(count: number): Promise<void> {
    return waitUntil(`${count} records arrived`, DEADLINE_MS, () => this.taken.length >= count);
  }

  lost(why: string, count = 1): Promise<void> {
    return waitUntil(`${count} lost: ${why}`, DEADLINE_MS, () => this.losses[why] === count);
  }
}
let openings = 0;

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});

/** Whether or not an error came before. */
const closed = (socket: Socket): Promise<void> => new Promise((resolve) => void socket.once('close', () => resolve()));

describe('syslog over UDP', () => {
  async function open(limits: Partial<SyslogLimits> = {}, change: Partial<SyslogDoorOptions> = {}) {
    const door = new SyslogUdpDoor({ ...bench.options(limits), ...change });
    await door.open();
    const sender = createSocket('udp4');
    closing.push(async () => {
      sender.close();
      await door.close();
    });
    const send = (text: string): Promise<void> =>
      new Promise((resolve, reject) =>
        sender.send(Buffer.from(text, 'latin1'), door.port, '127.0.0.1', (error) => (error ? reject(error) : resolve())),
      );
    return { door, send };
  }

  it('takes a datagram as a record, without LF or NUL at its end', async () => {
    const { send } = await open();
    for (const text of ['<13>a', '<13>b\n', '<13>c\0', '<13>d\ne', '<13>f\xff\x00g', '\n']) await send(text);
    await bench.arrived(5);
    expect(bench.texts).toEqual(['<13>a', '<13>b', '<13>c', '<13>d\ne', '<13>f\xff\x00g']);
    expect(bench.taken.every((a) => a.source === 'fw')).toBe(true);
  });

  it('gives equal datagrams different positions, and other ones when it is opened again', async () => {
    for (let opening = 0; opening < 2; opening++) {
      const { send } = await open();
      await send('<13>same');
      await send('<13>same');
      await bench.arrived(2 * opening + 2);
    }
    expect(new Set(bench.taken.map((a) => a.arrival.position)).size).toBe(4);
  });

  it('refuses and counts senders that nobody named', async () => {
    const { send } = await open({}, { sourceOf: () => undefined });
    await send('<13>a');
    await bench.lost('sender');
    expect(bench.taken).toEqual([]);
  });

  it('keeps what came while the log was away, up to the bound, and counts the rest', async () => {
    bench.away = true;
    const { send } = await open({ inFlightBytes: 20 });
    for (let i = 0; i < 6; i++) await send(`<13>${i}`);
    await bench.lost('overload', 2);
    bench.away = false;
    await bench.arrived(4);
    expect(bench.texts).toEqual(['<13>0', '<13>1', '<13>2', '<13>3']);
  });

  it('asks the log once for what arrives while it is busy', async () => {
    let go: () => void = () => undefined;
    bench.gate = new Promise((resolve) => (go = resolve));
    const { send, door } = await open();
    for (let i = 0; i < 50; i++) await send(`<13>${i}`);
    await send('<13>last');
    go();
    await bench.arrived(51);
    expect(bench.batches.length).toBeLessThan(25);
    expect(bench.losses).toEqual({});
    expect(door.port).toBeGreaterThan(0);
  });

  it('hands over what it read before it closes', async () => {
    bench.away = true;
    const { send, door } = await open();
    await send('<13>a');
    await waitUntil('it was tried', DEADLINE_MS, () => bench.retries > 0);
    bench.away = false;
    await door.close();
    expect(bench.texts).toEqual(['<13>a']);
  });

  it('gives up and counts, when it closes and the log does not come back', async () => {
    bench.away = true;
    const { send, door } = await open({ closeMs: 50 });
    await send('<13>a');
    await waitUntil('it was tried', DEADLINE_MS, () => bench.retries > 0);
    await door.close();
    expect(bench.losses).toEqual({ stopped: 1 });
  });

  it('ends when the log refuses for good', async () => {
    bench.refuses = true;
    const { send } = await open();
    await send('<13>a');
    await waitUntil('it ended', DEADLINE_MS, () => bench.ends.length === 1);
    expect(bench.losses).toEqual({ stopped: 1 });
  });

  it('does not open on a port that is taken', async () => {
    const { door } = await open();
    const second = new SyslogUdpDoor({ ...bench.options(), port: door.port });
    await expect(second.open()).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  (process.platform === 'linux' ? it : it.skip)('counts what the kernel dropped while nobody read (Linux)', async () => {
    const { door, send } = await open({ receiveBytes: 4_096 });
    const SENT = 400;
    // The loop is held until all were sent by another process: nobody reads meanwhile.
    const script = `const s=require('dgram').createSocket('udp4');let n=0;for(let i=0;i<${SENT};i++)s.send(Buffer.alloc(900,97),${door.port},'127.0.0.1',()=>{if(++n===${SENT})s.close()})`;
    spawnSync(process.execPath, ['-e', script], { timeout: DEADLINE_MS });
    await send('<13>last');
    await waitUntil('all are accounted for', DEADLINE_MS, () => {
      door.look();
      return bench.taken.length + (bench.losses['kernel'] ?? 0) === SENT + 1;
    });
    expect(bench.losses['kernel']).toBeGreaterThan(0);
  });
});

async function open(limits: Partial<SyslogLimits> = {}, tls?: SyslogTls): Promise<SyslogTcpDoor> {
  const door = new SyslogTcpDoor({ ...bench.options(limits), ...(tls ? { tls } : {}) });
  await door.open();
  closing.push(() => door.close());
  return door;
}

async function connect(door: SyslogTcpDoor): Promise<Socket> {
  const socket = connectTcp(door.port, '127.0.0.1').on('error', () => undefined);
  socket.setNoDelay(true);
  await once(socket, 'connect');
  closing.push(async () => void socket.destroy());
  return socket;
}

describe('syslog over TCP', () => {
  it.each([
    ['octet counting', '5 <1>ab4 <2>c', ['<1>ab', '<2>c']],
    ['lines', '<1>ab\r\n<2>c\n', ['<1>ab', '<2>c']],
  ])('takes %s, cut at each byte', async (_why, text, expected) => {
    const door = await open();
    for (let at = 1; at < text.length; at++) {
      const socket = await connect(door);
      socket.write(text.slice(0, at));
      await new Promise((resolve) => setImmediate(resolve));
      socket.end(text.slice(at));
      await closed(socket);
    }
    await bench.arrived(2 * (text.length - 1));
    expect([...bench.texts].sort()).toEqual(expected.flatMap((t) => Array<string>(text.length - 1).fill(t)).sort());
    expect(bench.losses).toEqual({});
  });

  it('takes a last line without an end when the sender ends in order', async () => {
    const socket = await connect(await open());
    socket.end('<1>a\n<1>b');
    await bench.arrived(2);
    expect(bench.texts).toEqual(['<1>a', '<1>b']);
  });

  it('closes and counts a connection with a broken count, and takes what came before', async () => {
    const socket = await connect(await open());
    socket.write('4 <1>a?? <1>b');
    await closed(socket);
    await bench.arrived(1);
    expect([bench.texts, bench.losses]).toEqual([['<1>a'], { count: 1 }]);
  });

  it('counts a message that a broken connection left unfinished', async () => {
    const socket = await connect(await open());
    socket.write('4 <1>a9 <1>b');
    await bench.arrived(1);
    socket.resetAndDestroy();
    await bench.lost('unfinished');
  });

  it('takes the first bytes of a message that is too long, and counts it', async () => {
    const socket = await connect(await open({ messageBytes: 8 }));
    socket.write(`<1>${'x'.repeat(100_000)}\n<1>b\n`);
    await bench.arrived(2);
    expect([bench.texts, bench.losses]).toEqual([['<1>xxxxx', '<1>b'], { cut: 1 }]);
  });

  it.each([
    ['one connection', { connectionBytes: 100_000 }],
    ['all connections', { inFlightBytes: 100_000 }],
  ])(
    'reads no more of %s than the bound while the log is away, and loses nothing',
    async (_why, limits) => {
      bench.away = true;
      const door = await open(limits);
      const socket = await connect(door);
      const LINES = 60_000;
      const line = (i: number): string => `<13>${String(i).padStart(8, '0')}${'x'.repeat(500)}`;
      const text = Array.from({ length: LINES }, (_x, i) => `${line(i)}\n`).join('');
      socket.end(text);
      await waitUntil('it was tried', DEADLINE_MS, () => bench.retries > 1);
      // 30 MB do not fit into the buffers of two sockets: the sender waits.
      expect(socket.writableFinished).toBe(false);
      bench.away = false;
      await bench.arrived(LINES);
      expect(bench.texts.every((t, i) => t === line(i))).toBe(true);
      expect(bench.losses).toEqual({});
    },
    60_000,
  );

  it('cuts off who fills the memory with beginnings', async () => {
    const socket = await connect(await open({ unfinishedBytes: 1_000 }));
    socket.write(`<1>${'x'.repeat(2_000)}`);
    await closed(socket);
    expect(bench.losses).toEqual({ overload: 1 });
  });

  it('closes a connection that is silent for too long', async () => {
    const socket = await connect(await open({ idleMs: 100 }));
    await closed(socket);
    expect(bench.losses).toEqual({ idle: 1 });
  });

  it('takes so many connections and no more', async () => {
    const door = await open({ connections: 1 });
    const first = await connect(door);
    const second = connectTcp(door.port, '127.0.0.1').on('error', () => undefined);
    await closed(second);
    await bench.lost('connections');
    first.write('<1>a\n');
    await bench.arrived(1);
  });

  it('refuses and counts senders that nobody named', async () => {
    const door = new SyslogTcpDoor({ ...bench.options(), sourceOf: () => undefined });
    await door.open();
    closing.push(() => door.close());
    const socket = await connect(door);
    socket.write('<1>a\n');
    await closed(socket);
    expect(bench.losses).toEqual({ sender: 1 });
  });

  it('hands over what it read before it closes, the last line too', async () => {
    const door = await open();
    const socket = await connect(door);
    socket.write('<1>a\n');
    await bench.arrived(1);
    bench.away = true;
    socket.write('<1>b\n<1>c');
    await waitUntil('it was tried', DEADLINE_MS, () => bench.retries > 0);
    bench.away = false;
    await door.close();
    expect(bench.texts).toEqual(['<1>a', '<1>b', '<1>c']);
    expect(bench.losses).toEqual({});
  });

  it('does not open on a port that is taken', async () => {
    const second = new SyslogTcpDoor({ ...bench.options(), port: (await open()).port });
    await expect(second.open()).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await second.close();
  });
});

const lacksOpenssl = (): string | undefined => (spawnSync('openssl', ['version']).status === 0 ? undefined : 'no openssl on the PATH');

describeWith('openssl', lacksOpenssl, () => {
  let home: string;
  const file = (name: string): string => readFileSync(join(home, `${name}.pem`), 'utf8');
  const make = (name: string, ...more: string[]): void => {
    const at = (n: string): string => join(home, `${n}.pem`);
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
    const made = spawnSync('openssl', ['req', '-x509', ...key, '-subj', `/CN=${name}`, ...more, '-keyout', at(`${name}-key`), '-out', at(name)]);
    expect([made.status, made.stderr.toString()]).toEqual([0, expect.anything()]);
  };
  const signedBy = (ca: string): string[] => [
    '-CA',
    join(home, `${ca}.pem`),
    '-CAkey',
    join(home, `${ca}-key.pem`),
    '-addext',
    'basicConstraints=CA:FALSE',
  ];
  let server: SyslogTls;

  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'cordon-syslog-tls-'));
    make('ca');
    make('strange');
    make('server', ...signedBy('ca'), '-addext', 'subjectAltName=IP:127.0.0.1');
    make('client', ...signedBy('ca'));
    make('stranger', ...signedBy('strange'));
    server = { cert: file('server'), key: file('server-key') };
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  function tls(door: SyslogTcpDoor, options: ConnectionOptions = {}): Socket {
    const socket = connectTls({ host: '127.0.0.1', port: door.port, ca: file('ca'), ...options }).on('error', () => undefined);
    closing.push(async () => void socket.destroy());
    return socket;
  }
  const as = (name: string): ConnectionOptions => ({ cert: file(name), key: file(`${name}-key`) });

  describe('syslog over TLS', () => {
    it.each([
      ['octet counting', '5 <1>ab4 <2>c'],
      ['lines', '<1>ab\n<2>c\n'],
    ])('takes %s', async (_why, text) => {
      tls(await open({}, server)).end(text);
      await bench.arrived(2);
      expect(bench.texts).toEqual(['<1>ab', '<2>c']);
    });

    it('takes who has a certificate of the named CA', async () => {
      tls(await open({}, { ...server, clientCa: file('ca') }), as('client')).end('4 <1>a');
      await bench.arrived(1);
      expect(bench.losses).toEqual({});
    });

    it.each([
      ['nobody without a certificate', undefined],
      ['nobody with one of another CA', 'stranger'],
    ])('then takes %s', async (_why, name) => {
      const socket = tls(await open({}, { ...server, clientCa: file('ca') }), name === undefined ? {} : as(name));
      socket.write('4 <1>a');
      await closed(socket);
      await bench.lost('tls');
      expect(bench.taken).toEqual([]);
    });

    it('refuses TLS before 1.2, and what is no TLS', async () => {
      const door = await open({}, server);
      const old = tls(door, { maxVersion: 'TLSv1.1', minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' });
      await closed(old);
      await bench.lost('tls');
      const plain = await connect(door);
      plain.write('<1>a\n');
      await closed(plain);
      await bench.lost('tls', 2);
      expect(bench.taken).toEqual([]);
    });

    it('closes while a handshake is under way', async () => {
      const door = await open({}, server);
      const socket = await connect(door);
      const gone = closed(socket);
      await door.close();
      await gone;
    });

    it('cannot be made with a key that does not belong to the certificate', () => {
      expect(() => new SyslogTcpDoor({ ...bench.options(), tls: { cert: file('server'), key: file('client-key') } })).toThrow();
    });
  });
});
