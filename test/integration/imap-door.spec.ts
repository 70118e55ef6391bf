import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ingestService } from '@cordon/app-ingest';
import { FilePositions, ImapDoor, ImapLimits, Positions, type Arrival, type ImapDoorOptions, type ImapTrouble } from '@cordon/doors';
import { makeLogger, makeParts, rawId, readEnvironment, readSettings, startServices, SystemClock } from '@cordon/nest';
import { describeWith, lacks, startDovecot, waitUntil, type Dovecot } from '@cordon/testing';
import { CordonError } from '@cordon/wire';
import { ImapFlow } from 'imapflow';
import { readAll } from '../chaos/streams';

const DEADLINE_MS = 20_000;
/** No look of its own falls into a test. */
const NEVER_MS = 3_600_000;
jest.setTimeout(60_000);

describeWith('dovecot', lacks.dovecot, () => {
  let server: Dovecot;
  let folder: string;
  beforeAll(async () => {
    server = await startDovecot();
    folder = mkdtempSync(join(tmpdir(), 'imap-door-'));
  }, 30_000);
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const closing: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  async function as<T>(work: (client: ImapFlow) => Promise<T>, on = server): Promise<T> {
    const auth = { user: on.user, pass: on.password };
    const client = new ImapFlow({ host: on.host, port: on.tlsPort, secure: true, tls: { ca: on.ca }, auth, logger: false });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.logout();
    }
  }
  const newMailbox = async (on = server): Promise<string> => {
    const name = `Journal-${randomUUID()}`;
    await as((client) => client.mailboxCreate(name), on);
    return name;
  };
  const mail = (subject: string, body = 'text'): string => `Message-ID: <${subject}@example.test>\r\nSubject: ${subject}\r\n\r\n${body}\r\n`;
  const deliver = (mailbox: string, subjects: readonly string[], on = server): Promise<void> =>
    as(async (client) => {
      for (const subject of subjects) await client.append(mailbox, mail(subject));
    }, on);

  interface Bench {
    readonly door: ImapDoor;
    readonly taken: Arrival[];
    readonly troubles: ImapTrouble[];
    readonly tooLarge: number[];
    plain: number;
  }
  let stores = 0;
  const newPositions = (): Positions => new FilePositions(join(folder, `positions-${stores++}`));

  /** `ca: false`: only what Node knows. */
  type Change = Partial<Omit<ImapDoorOptions, 'ca'>> & { readonly ca?: string | false };

  async function open(mailbox: string, { ca = server.ca, ...change }: Change = {}): Promise<Bench> {
    const taken: Arrival[] = [];
    const troubles: ImapTrouble[] = [];
    const tooLarge: number[] = [];
    const door = new ImapDoor({
      host: server.host,
      port: server.tlsPort,
      tls: true,
      ...(ca === false ? {} : { ca }),
      user: server.user,
      password: () => server.password,
      mailbox,
      everyMs: NEVER_MS,
      name: 'door',
      positions: newPositions(),
      clock: new SystemClock(),
      limits: new ImapLimits({ retryMs: 50, refusedMs: 50 }),
      take: (arrivals) => Promise.resolve(void taken.push(...arrivals)),
      onTrouble: (trouble) => troubles.push(trouble),
      onTooLarge: ({ uid }) => tooLarge.push(uid),
      onPlain: () => (bench.plain += 1),
      ...change,
    });
    const bench: Bench = { door, taken, troubles, tooLarge, plain: 0 };
    await door.open();
    closing.push(() => door.close());
    return bench;
  }
  const subjects = (arrivals: readonly Arrival[]): string[] =>
    arrivals.map((a) => /^Subject: (.*)\r$/m.exec(Buffer.from(a.bytes).toString('latin1'))?.[1] ?? '');
  const until = (what: string, look: () => boolean): Promise<void> => waitUntil(what, DEADLINE_MS, look);

  test('what is there is read from the beginning, byte for byte, and the mailbox is left as it was', async () => {
    const mailbox = await newMailbox();
    const odd = Buffer.from(`Subject: odd\r\n\r\n${'\xe9\xff'.repeat(10)}\r\n.\r\n..\r\nlast\r\n`, 'latin1');
    await deliver(mailbox, ['one', 'two']);
    await as((client) => client.append(mailbox, odd));
    const { taken } = await open(mailbox);
    await until('all are taken', () => taken.length === 3);
    expect(subjects(taken)).toEqual(['one', 'two', 'odd']);
    expect(Buffer.from(taken[0]?.bytes ?? []).toString()).toBe(mail('one'));
    const { flags, uidValidity } = await as(async (client) => {
      const opened = await client.mailboxOpen(mailbox, { readOnly: true });
      const all = await client.fetchAll('1:*', { flags: true });
      return { flags: all.map((m) => m.flags?.has('\\Seen')), uidValidity: opened.uidValidity };
    });
    expect(Buffer.from(taken[2]?.bytes ?? [])).toEqual(odd);
    expect(flags).toEqual([false, false, false]);
    expect(taken.map((a) => a.position)).toEqual([1, 2, 3].map((uid) => `imap:127.0.0.1:journal:${mailbox}:${uidValidity}:${uid}`));
  });

  test('new mail is told by the server while the door rests', async () => {
    const mailbox = await newMailbox();
    await deliver(mailbox, ['before']);
    const { taken, troubles } = await open(mailbox);
    await until('the first is taken', () => taken.length === 1);
    await deliver(mailbox, ['after', 'later']);
    await until('they are taken', () => taken.length === 3);
    expect(subjects(taken)).toEqual(['before', 'after', 'later']);
    expect(troubles).toEqual([]);
  });

  test('a server that tells nothing is looked at again and again', async () => {
    const silent = await startDovecot({ capability: 'IMAP4rev1 UIDPLUS' });
    try {
      const mailbox = await newMailbox(silent);
      const { taken, door } = await open(mailbox, { port: silent.tlsPort, ca: silent.ca, everyMs: 200 });
      for (const subject of ['one', 'two', 'three']) {
        await deliver(mailbox, [subject], silent);
        await until(`${subject} is taken`, () => subjects(taken).includes(subject));
      }
      expect(subjects(taken)).toEqual(['one', 'two', 'three']);
      await door.close();
    } finally {
      await silent.stop();
    }
  });

  test('what comes while the door is closed arrives once when it opens again', async () => {
    const mailbox = await newMailbox();
    const positions = newPositions();
    await deliver(mailbox, ['one', 'two']);
    const first = await open(mailbox, { positions });
    await until('both are taken', () => first.taken.length === 2);
    await first.door.close();
    await deliver(mailbox, ['three']);
    const second = await open(mailbox, { positions });
    await until('the third is taken', () => second.taken.length > 0);
    await deliver(mailbox, ['four']);
    await until('the fourth is taken', () => second.taken.length > 1);
    expect(subjects(second.taken)).toEqual(['three', 'four']);
  });

  test('who died between log and position hands over the same again, at the same positions', async () => {
    class Dying extends Positions {
      get(): Promise<unknown> {
        return Promise.resolve(undefined);
      }
      /** As a process that was killed: it neither comes back nor does anything. */
      set(): Promise<void> {
        return new Promise(() => undefined);
      }
    }
    const mailbox = await newMailbox();
    await deliver(mailbox, ['one', 'two']);
    const killed = await open(mailbox, { positions: new Dying() });
    // It never closes either.
    closing.pop();
    await until('both are taken', () => killed.taken.length === 2);
    const next = await open(mailbox);
    await until('both are taken again', () => next.taken.length === 2);
    expect(next.taken.map((a) => a.position)).toEqual(killed.taken.map((a) => a.position));
  });

  test('while the log is away nothing is passed over, and nothing is stored', async () => {
    const mailbox = await newMailbox();
    const positions = newPositions();
    const taken: Arrival[] = [];
    let isAway = true;
    let tries = 0;
    await deliver(mailbox, ['one', 'two']);
    const { troubles } = await open(mailbox, {
      positions,
      take: (arrivals) => {
        tries += 1;
        return isAway ? Promise.reject(new CordonError('CORDON_LOG_UNAVAILABLE', 'away', true)) : Promise.resolve(void taken.push(...arrivals));
      },
    });
    await until('it was tried twice', () => tries > 1);
    expect(troubles[0]?.code).toBe('CORDON_LOG_UNAVAILABLE');
    expect(await positions.get('door')).toBeUndefined();
    isAway = false;
    await until('both are taken', () => taken.length === 2);
    expect(subjects(taken)).toEqual(['one', 'two']);
  });

  test('after an outage of the server it goes on where it was', async () => {
    const mailbox = await newMailbox();
    await deliver(mailbox, ['one']);
    const { taken, troubles } = await open(mailbox);
    await until('the first is taken', () => taken.length === 1);
    await server.pause();
    await until('it is told', () => troubles.length > 0);
    expect(troubles[0]?.code).toBe('CORDON_DOOR_UNAVAILABLE');
    await server.resume();
    await deliver(mailbox, ['two']);
    await until('the second is taken', () => taken.length === 2);
    expect(subjects(taken)).toEqual(['one', 'two']);
  });

  test('a mailbox that was made anew is read from its beginning', async () => {
    const mailbox = await newMailbox();
    const positions = newPositions();
    await deliver(mailbox, ['one', 'two']);
    const first = await open(mailbox, { positions });
    await until('both are taken', () => first.taken.length === 2);
    await first.door.close();
    await as(async (client) => {
      await client.mailboxDelete(mailbox);
      await client.mailboxCreate(mailbox);
    });
    await deliver(mailbox, ['one']);
    const second = await open(mailbox, { positions });
    await until('it is taken', () => second.taken.length === 1);
    expect(subjects(second.taken)).toEqual(['one']);
    expect(second.taken[0]?.position).not.toBe(first.taken[0]?.position);
    expect(second.taken[0]?.position).toMatch(/:1$/);
  });

  test('many mails come in order, in small batches, and the position is behind each', async () => {
    const mailbox = await newMailbox();
    const positions = newPositions();
    const names = Array.from({ length: 25 }, (_, i) => `mail-${i}`);
    await deliver(mailbox, names);
    const sizes: number[] = [];
    const stored: unknown[] = [];
    const taken: Arrival[] = [];
    await open(mailbox, {
      positions,
      limits: new ImapLimits({ listed: 10, batchMessages: 4, retryMs: 50 }),
      take: async (arrivals) => {
        stored.push(await positions.get('door'));
        sizes.push(arrivals.length);
        taken.push(...arrivals);
      },
    });
    await until('all are taken', () => taken.length === names.length);
    expect(subjects(taken)).toEqual(names);
    expect(sizes).toEqual([4, 4, 2, 4, 4, 2, 4, 1]);
    expect(stored.map((s) => (typeof s === 'object' && s !== null && 'uid' in s ? s.uid : s))).toEqual([undefined, 4, 8, 10, 14, 18, 20, 24]);
  });

  test('a mail over the bound is passed over and told of; the others are taken', async () => {
    const mailbox = await newMailbox();
    await as(async (client) => {
      await client.append(mailbox, mail('small'));
      await client.append(mailbox, mail('large', 'x'.repeat(20_000)));
      await client.append(mailbox, mail('last'));
    });
    const { taken, tooLarge } = await open(mailbox, { limits: new ImapLimits({ messageBytes: 10_000 }) });
    await until('two are taken', () => taken.length === 2);
    expect(subjects(taken)).toEqual(['small', 'last']);
    expect(tooLarge).toEqual([2]);
  });

  test('a refused login is told, without the password, and the next password is tried', async () => {
    const mailbox = await newMailbox();
    await deliver(mailbox, ['one']);
    let password = 'wrong-secret';
    const { taken, troubles } = await open(mailbox, { password: () => password });
    await until('it is told twice', () => troubles.length > 1);
    expect(new Set(troubles.map((t) => t.code))).toEqual(new Set(['CORDON_DOOR_REFUSED']));
    expect(JSON.stringify(troubles)).not.toContain('secret');
    expect(taken).toEqual([]);
    password = server.password;
    await until('the mail is taken', () => taken.length === 1);
  });

  test.each([
    ['TLS from the first byte', true],
    ['STARTTLS', false],
  ])('the password goes over TLS: %s', async (_, tls) => {
    const mailbox = await newMailbox();
    await deliver(mailbox, ['one']);
    const bench = await open(mailbox, { tls, port: tls ? server.tlsPort : server.port });
    await until('the mail is taken', () => bench.taken.length === 1);
    expect(bench.plain).toBe(0);
  });

  test.each([
    ['TLS from the first byte', true],
    ['STARTTLS', false],
  ])('a certificate of nobody we know is no server of ours: %s', async (_, tls) => {
    const mailbox = await newMailbox();
    await deliver(mailbox, ['one']);
    const bench = await open(mailbox, { tls, port: tls ? server.tlsPort : server.port, ca: false });
    await until('it is told', () => bench.troubles.length > 0);
    expect(bench.troubles[0]?.code).toBe('CORDON_DOOR_UNAVAILABLE');
    expect(bench.taken).toEqual([]);
  });

  test('a damaged position is refused when the door opens', async () => {
    const positions = newPositions();
    await positions.set('door', { uidValidity: 7 });
    await expect(open('INBOX', { positions })).rejects.toMatchObject({ code: 'CORDON_POSITION_DAMAGED' });
  });

  test('closing does not wait for a server that does not answer', async () => {
    await server.pause();
    // The kernel takes the connection, and nobody says a word.
    const mute = createServer().listen(server.tlsPort, '127.0.0.1');
    const bench = await open('INBOX', { tls: false, port: server.tlsPort });
    await once(mute, 'connection');
    await bench.door.close();
    expect(bench.troubles).toEqual([]);
    mute.close();
    await server.resume();
  });

  test('ingest reads the mailboxes of cordon.yaml into raw, once over a restart', async () => {
    const mailbox = await newMailbox();
    const home = mkdtempSync(join(folder, 'ingest-'));
    writeFileSync(join(home, 'password'), `${server.password}\n`);
    writeFileSync(join(home, 'ca.pem'), server.ca);
    const place = `host: 127.0.0.1, port: ${server.tlsPort}, user: journal, mailbox: ${mailbox}`;
    writeFileSync(
      join(home, 'cordon.yaml'),
      [
        'tenants: [{ id: acme }]',
        'sources: [{ name: journal, tenant: acme, trust: 2 }]',
        `doors: { imap: [{ source: journal, ${place}, caFile: ca.pem, passwordFile: password }] }`,
      ].join('\n'),
    );
    const environment = readEnvironment({ CORDON_DATA_DIR: join(home, 'data'), CORDON_SETTINGS: join(home, 'cordon.yaml'), CORDON_HTTP_PORT: '0' });
    const live = async (wanted: number): Promise<string[]> => {
      const onFatal = (stage: string, error: unknown): void => void process.stderr.write(`${stage} ended: ${String(error)}\n`);
      const settings = readSettings(join(home, 'cordon.yaml'));
      const parts = await makeParts({ environment, settings, logger: makeLogger('silent'), onFatal });
      const running = await startServices([ingestService], parts, { port: 0 });
      let ids: string[] = [];
      await waitUntil('raw has them', DEADLINE_MS, async () => (ids = (await readAll(parts.log, 'raw')).map((p) => p.record.id)).length >= wanted);
      await running.close();
      return ids;
    };
    const uidValidity = await as(async (client) => (await client.mailboxOpen(mailbox, { readOnly: true })).uidValidity);
    const id = (uid: number): string => rawId('acme', 'journal', `imap:127.0.0.1:journal:${mailbox}:${uidValidity}:${uid}`);
    await deliver(mailbox, ['one']);
    expect(await live(1)).toEqual([id(1)]);
    await deliver(mailbox, ['two']);
    expect(await live(2)).toEqual([id(1), id(2)]);
  });
});
