import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { MAIL_BOUNDS } from './bounds';
import { draftMail } from './draft-mail';
import { MailPool, type MailPoolSettings } from './mail-pool';

jest.setTimeout(120_000);

/** Threads load what was built; Jest itself reads the sources. */
const script = join(__dirname, '../../dist/rfc5322/mail-worker.js');
const SEEN = 1_795_518_444_683;
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const HEAD = 'From: eve@partner.example\r\nTo: ann@acme.example\r\n';
const small = (n: number): Uint8Array => bytes(`${HEAD}Subject: ${n}\r\n\r\nsee https://a.example/${n}\r\n`);
const pools: MailPool[] = [];
const poolOf = (settings: Partial<MailPoolSettings> = {}, maxMs = MAIL_BOUNDS.maxMs): MailPool => {
  const pool = new MailPool({ ...MAIL_BOUNDS, maxMs }, { script, workers: 1, maxMs: 30_000, ...settings });
  pools.push(pool);
  return pool;
};
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

describe('MailPool', () => {
  it('has a thread to start', () => expect(existsSync(script)).toBe(true));

  it('gives the draft that reading here gives, and leaves the bytes to their owner', async () => {
    const pool = poolOf({ workers: 2 });
    const mails = Array.from({ length: 40 }, (_, n) => small(n));
    const read = await Promise.all(mails.map((mail) => pool.draft(mail, SEEN)));
    const here = await Promise.all(mails.map((mail) => draftMail(mail, SEEN, MAIL_BOUNDS)));
    expect(JSON.stringify(read)).toBe(JSON.stringify(here));
    expect(mails[0]).toEqual(small(0));
  });

  it('ends a thread that takes too long; the next mail has another', async () => {
    const pool = poolOf({ maxMs: 1 });
    const slow = bytes(`${HEAD}Content-Type: text/html\r\n\r\n${'<a href="https://a.example/x">y</a>\r\n'.repeat(200_000)}`);
    expect(await pool.draft(slow, SEEN)).toMatchObject({ kind: 'dead', code: 'CORDON_MAIL_BOUNDS' });
    expect((await poolOf().draft(small(1), SEEN)).kind).toBe('ok');
    expect(await pool.draft(slow, SEEN)).toMatchObject({ kind: 'dead', code: 'CORDON_MAIL_BOUNDS' });
  });

  it('ends a thread that needs too much memory; the next mail has another', async () => {
    // On a machine that others use the time would end first.
    const pool = poolOf({ maxHeapMib: 64 }, 30_000);
    const read = await pool.draft(bytes(`${HEAD}\r\n${'x\n'.repeat(1_900_000)}`), SEEN);
    expect(read).toEqual({ kind: 'dead', code: 'CORDON_MAIL_BOUNDS', reason: 'reading needed too much memory' });
    expect((await pool.draft(small(1), SEEN)).kind).toBe('ok');
  });

  it('fails the mails that wait when no thread can be started', async () => {
    await expect(poolOf({ script: join(__dirname, 'no-such-worker.js') }).draft(small(1), SEEN)).rejects.toMatchObject({ code: 'MODULE_NOT_FOUND' });
  });
});

describe('bombs', () => {
  const base64 = (b: Uint8Array): string => Buffer.from(b).toString('base64').replace(/.{76}/g, '$&\r\n');
  const attached = (b: Uint8Array): string =>
    `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: application/zip; name=a.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(b)}\r\n--b--\r\n`;
  const nested = Array.from({ length: 2_000 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`).join('');
  const zeros = new Uint8Array(16 * 1024 * 1024);
  const inner = zipSync({ zeros: [zeros.subarray(0, 900_000), { level: 6 }] });
  const quine = deflateRawSync(zeros).subarray(0, 60_000);

  it.each<[string, () => string]>([
    ['multiparts in multiparts', () => `${HEAD}${nested}\r\nx`],
    ['a zip of zeros', () => attached(zipSync({ zeros: [zeros, { level: 9 }] }))],
    ['zips in a zip', () => attached(zipSync(Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`${i}.zip`, inner]))))],
    ['a stream that is no archive', () => attached(quine)],
    ['100,000 headers', () => `${HEAD}${'X-A: b\r\n'.repeat(100_000)}\r\nx`],
    ['fifty megabytes of links', () => `${HEAD}Content-Type: text/html\r\n\r\n${'<a href="https://a.example/x">y</a>\r\n'.repeat(1_350_000)}`],
    ['a megabyte of open tags', () => `${HEAD}Content-Type: text/html\r\n\r\n${'<a href="'.repeat(120_000)}`],
  ])('%s cost a slice of a thread: the next mail is read, and the heap of this thread stays', async (_why, mail) => {
    const pool = poolOf({ workers: 1, maxMs: 5_000 });
    await pool.draft(small(0), SEEN);
    const bomb = bytes(mail());
    const before = process.memoryUsage().heapUsed;
    const read = pool.draft(bomb, SEEN);
    const after = pool.draft(small(1), SEEN);
    expect(['ok', 'dead']).toContain((await read).kind);
    expect((await after).kind).toBe('ok');
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(64 * 1024 * 1024);
  });
});
