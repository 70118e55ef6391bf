import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describeWith, raw, Recorder } from '@cordon/testing';
import { lockDirectory, readLock } from './directory-lock';
import { EmbeddedLog } from './embedded-log';

/** The built library, as another process would load it: `npm test` builds first. */
const BUILT = join(__dirname, '..', 'dist');
const TEST_MS = 60_000;

interface Other {
  readonly process: ChildProcess;
  /** Next line that it writes; undefined when it has ended. */
  line(): Promise<string | undefined>;
  kill(): Promise<void>;
}

/** Runs a script with `path` and the library at hand; `print` writes a line, `wait` never returns. */
function other(path: string, script: string, wrap: readonly string[] = []): Other {
  const prelude = `const lib = require(${JSON.stringify(BUILT)}); const path = ${JSON.stringify(path)};
    const print = (...words) => require('fs').writeSync(1, words.join(' ') + '\\n'); const wait = () => setInterval(() => {}, 1000);
    process.on('unhandledRejection', (error) => { print('unhandled', error); process.exit(3); });`;
  const [program = process.execPath, ...args] = [...wrap, process.execPath, '-e', `${prelude}\n(async () => {${script}})();`];
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    process: child,
    line: async () => {
      const next = await lines.next();
      return next.done ? undefined : String(next.value);
    },
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

describe('with another process', () => {
  jest.setTimeout(TEST_MS);
  let path: string;
  const others: Other[] = [];
  const start = (script: string, wrap?: readonly string[]): Other => {
    const one = other(path, script, wrap);
    others.push(one);
    return one;
  };

  beforeAll(() => {
    if (!existsSync(BUILT)) throw new Error('run npm run build first');
  });
  beforeEach(async () => {
    path = await mkdtemp(join(tmpdir(), 'cordon-log-'));
  });
  afterEach(async () => {
    await Promise.all(others.splice(0).map((one) => one.kill()));
    await rm(path, { recursive: true });
  });

  it('refuses a directory that a living process holds, names it, and reads what it tells', async () => {
    const holder = start(`lib.lockDirectory(path, { url: 'http://127.0.0.1:8080', tokenFile: 'token' }); print('held'); wait();`);
    expect(await holder.line()).toBe('held');
    expect(() => lockDirectory(path)).toThrow(
      expect.objectContaining({ code: 'CORDON_DATA_DIR_LOCKED', message: expect.stringContaining(`process ${holder.process.pid}`) }),
    );
    expect(readLock(path)).toMatchObject({ pid: holder.process.pid, alive: true, info: { url: 'http://127.0.0.1:8080', tokenFile: 'token' } });
  });

  it('takes over from a process that was killed', async () => {
    const holder = start(`lib.lockDirectory(path); print('held'); wait();`);
    await holder.line();
    await holder.kill();
    expect(readLock(path)).toMatchObject({ pid: holder.process.pid, alive: false });
    const lock = lockDirectory(path, { url: 'b' });
    expect(readLock(path)).toMatchObject({ pid: process.pid, alive: true, info: { url: 'b' } });
    lock.update({ url: 'c' });
    expect(readLock(path)?.info).toEqual({ url: 'c' });
    lock.release();
    lock.release();
    expect(readLock(path)).toBeUndefined();
    expect(await readdir(path)).toEqual([]);
  });

  it.each([
    ['a number that was given to another process since', { pid: process.ppid, started: '1' }, false],
    ['our own number from before, as in a container that starts again', { pid: process.pid, started: '1' }, false],
    ['a process on another host', { pid: 1, started: '1', host: 'elsewhere' }, true],
  ])('judges a lock of %s', async (_what, holder, alive) => {
    const { hostname } = await import('node:os');
    await writeFile(join(path, 'lock'), JSON.stringify({ id: 'x', host: hostname(), since: 'then', info: {}, ...holder }));
    expect(readLock(path)?.alive).toBe(alive);
    if (alive) expect(() => lockDirectory(path)).toThrow(expect.objectContaining({ code: 'CORDON_DATA_DIR_LOCKED' }));
    else lockDirectory(path).release();
  });

  it('lets exactly one of several processes take over a stale lock', async () => {
    const dead = start(`lib.lockDirectory(path); print('held'); wait();`);
    await dead.line();
    await dead.kill();
    const racers = Array.from({ length: 5 }, () =>
      start(
        `print('ready'); process.stdin.once('data', () => { try { lib.lockDirectory(path); print('won'); } catch (e) { print(e.code); } }); wait();`,
      ),
    );
    await Promise.all(racers.map((r) => r.line()));
    for (const r of racers) r.process.stdin?.write('go');
    const results = await Promise.all(racers.map((r) => r.line()));
    expect(results.sort()).toEqual([...Array<string>(4).fill('CORDON_DATA_DIR_LOCKED'), 'won']);
  });

  it('takes over a stale lock although the process that was taking it over died as well', async () => {
    const dead = start(`lib.lockDirectory(path); print('held'); wait();`);
    await dead.line();
    await dead.kill();
    const text = readFileSync(join(path, 'lock'), 'utf8');
    const { id } = JSON.parse(text) as { id: string };
    // What a taker leaves behind that was killed between its mark and the removal: here it is the dead process itself.
    writeFileSync(join(path, `lock.${id}.gone.0`), text);
    lockDirectory(path).release();
    expect(readdirSync(path).filter((name) => name.startsWith('lock'))).toEqual([]);
  });

  it('has everything whose append had resolved when the process was killed, in order and once', async () => {
    const writer = start(`
      const log = new lib.EmbeddedLog({ path, partitions: { raw: 2 } });
      await log.open();
      let next = 0;
      const lane = async () => {
        for (;;) {
          const from = next; next += 50;
          await log.append(Array.from({ length: 50 }, (_, i) => ({ stream: 'raw', id: 'raw.' + (from + i), tenant: 't', source: 's', trust: 1,
            at: 1000 + from + i, seen: 1000, cause: [], key: 'k' + (i % 7), body: { bytes: Buffer.from('line ' + (from + i)) } })));
          print(from + 50);
        }
      };
      for (let i = 0; i < 4; i++) lane();`);
    let acknowledged = 0;
    while (acknowledged < 20_000) acknowledged = Math.max(acknowledged, Number(await writer.line()));
    await writer.kill();
    for (let line = await writer.line(); line !== undefined; line = await writer.line()) acknowledged = Math.max(acknowledged, Number(line));

    const log = new EmbeddedLog({ path, partitions: { raw: 2 } });
    await log.open();
    // Appends resolve in the order of their calls, so everything below the highest number had resolved.
    const reader = new Recorder('archive', { raw: 'keyed' });
    const reading = await log.read(reader);
    await log.append([raw(0)]);
    await reader.until('the record after the crash is there', () => reader.ids('raw').includes(raw(0).id), reading);
    await reader.until('all acknowledged are there', () => reader.placed('raw').length > acknowledged, reading);
    const ids = new Set(reader.ids('raw'));
    expect(Array.from({ length: acknowledged }, (_, i) => `raw.${i}`).filter((id) => !ids.has(id))).toEqual([]);
    for (const p of [0, 1]) {
      const before = reader.placed('raw', p).filter((a) => a.record.tenant === 't');
      expect(before.map((a) => a.record.at)).toEqual([...new Set(before.map((a) => a.record.at))].sort((a, b) => a - b));
      expect(reader.arrivals(p, 'raw', p).map((a) => a.offset)).toEqual(reader.arrivals(p, 'raw', p).map((_, i) => i));
    }
    await reading.close();
    await log.close();
  });

  /** A small disk of one's own: a tmpfs in a mount namespace that only the child sees. */
  const smallDisk = (): readonly string[] => ['unshare', '-rm', 'sh', '-c', `mount -t tmpfs -o size=8m tmpfs "${path}" && exec "$@"`, 'sh'];

  describeWith(
    'mount namespaces',
    () => {
      const { spawnSync } = jest.requireActual<typeof import('node:child_process')>('node:child_process');
      const tried = spawnSync('unshare', ['-rm', 'sh', '-c', 'mount -t tmpfs -o size=1m tmpfs /mnt'], { encoding: 'utf8' });
      return tried.status === 0 ? undefined : `no tmpfs in a namespace: ${tried.error?.message ?? tried.stderr.trim()}`;
    },
    () => {
      it('answers a full disk with a retriable code, loses nothing, stays alive, and goes on when there is room', async () => {
        const child = start(
          `
          const fs = require('fs');
          console.error = () => {};
          fs.writeFileSync(path + '/ballast', Buffer.alloc(3 << 20));
          const log = new lib.EmbeddedLog({ path, reserveBytes: 0 });
          await log.open();
          let kept = 0;
          const fill = async () => {
            for (let n = 0; n < 1000; n++) {
              const records = Array.from({ length: 50 }, (_, i) => ({ stream: 'event', id: 'e.' + (kept + i), tenant: 't', source: 's', trust: 1, at: 1, seen: 1, cause: [], key: 'k',
                body: { text: 'x'.repeat(2000) } }));
              await log.append(records);
              kept += 50;
            }
          };
          const full = async () => fill().then(() => print('never full'), (e) => print(e.code, e.retriable));
          await full();
          await full();
          fs.unlinkSync(path + '/ballast');
          const before = kept;
          await full();
          print('went on', kept > before);
          let seen = [];
          const reading = await log.read({ group: 'g', reads: { event: 'keyed' }, assigned: async () => new Map(), revoked: async () => {},
            records: async (o, s, p, arrivals) => { seen.push(...arrivals); } });
          while (seen.length < kept) await new Promise((r) => setImmediate(r));
          print('kept', seen.length === kept, seen.every((a, i) => a.offset === i && a.record.id === 'e.' + i));
          await reading.close();
          await log.close();
          await log.open();
          print('reopened', (await log.retain()) >= 0);
          await log.close();
          `,
          smallDisk(),
        );
        const lines: string[] = [];
        for (let line = await child.line(); line !== undefined; line = await child.line()) lines.push(line);
        expect(lines).toEqual([
          'CORDON_DISK_FULL true',
          'CORDON_DISK_FULL true',
          'CORDON_DISK_FULL true',
          'went on true',
          'kept true true',
          'reopened true',
        ]);
      });

      it('refuses raw before the disk is full, so that the journal still fits', async () => {
        const child = start(
          `
          const log = new lib.EmbeddedLog({ path, reserveBytes: 2 << 20 });
          await log.open();
          const record = (stream, i) => ({ stream, id: stream + i, tenant: 't', source: 's', trust: 1, at: 1, seen: 1, cause: [], key: 'k', body: { bytes: Buffer.alloc(50000) } });
          let n = 0;
          for (;; n++) { const error = await log.append([record('raw', n)]).then(() => undefined, (e) => e); if (error) { print(error.code, error.retriable, n > 10); break; } }
          const owner = await log.own('detect', 0);
          await owner.load();
          await owner.checkpoint({ cut: 1, now: 1, positions: {}, marks: {} }, [{ shard: 0, schema: 1, bytes: new Uint8Array(1 << 20) }]);
          print('checkpoint');
          for (let i = 2; i < 50; i++) await owner.appendCut({ n: i, now: i, ranges: [] });
          print('cuts', (await owner.load()).cuts.length);
          await log.close();
          `,
          smallDisk(),
        );
        const lines: string[] = [];
        for (let line = await child.line(); line !== undefined; line = await child.line()) lines.push(line);
        expect(lines).toEqual(['CORDON_DISK_FULL true true', 'checkpoint', 'cuts 48']);
      });
    },
  );
});
