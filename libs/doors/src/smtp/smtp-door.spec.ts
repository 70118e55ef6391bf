import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { connect as secure } from 'node:tls';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitUntil } from '@cordon/testing';
import { CordonError } from '@cordon/wire';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Arrival } from '../door';
import { SmtpDoor, type SmtpDoorOptions } from './smtp-door';
import { SmtpLimits } from './smtp-limits';

const DEADLINE_MS = 10_000;
const LOGIN = { user: 'journal', password: 'correct horse' };
const folder = mkdtempSync(join(tmpdir(), 'smtp-door-'));
let tls = { cert: '', key: '' };
beforeAll(() => {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-days', '2'];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', key, '-out', cert, ...subject],
    {
      stdio: 'ignore',
    },
  );
  tls = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

interface Bench {
  readonly door: SmtpDoor;
  readonly taken: Arrival[];
  readonly counts: string[];
}

async function open(change: Partial<SmtpDoorOptions> = {}): Promise<Bench> {
  const taken: Arrival[] = [];
  const counts: string[] = [];
  const door = new SmtpDoor({
    host: '127.0.0.1',
    port: 0,
    take: (arrivals) => Promise.resolve(void taken.push(...arrivals.map((a) => ({ ...a, bytes: Buffer.from(a.bytes) })))),
    onCount: (what) => counts.push(what),
    ...change,
  });
  await door.open();
  closing.push(() => door.close());
  return { door, taken, counts };
}

const MAIL: SendMailOptions = { from: 'ada@example.test', to: 'journal@example.test', subject: 'Figures', text: 'Here they are.\r\n' };

/** Sends as a mail server would; resolves to the last answer, rejects with the refusal. */
async function send(door: SmtpDoor, mail: SendMailOptions = MAIL, auth?: { user: string; password: string }): Promise<string> {
  const account = auth && { user: auth.user, pass: auth.password };
  const transport = createTransport({
    host: '127.0.0.1',
    port: door.port,
    tls: { ca: tls.cert, servername: 'localhost' },
    ...(account ? { auth: account } : {}),
  });
  try {
    return (await transport.sendMail(mail)).response;
  } finally {
    transport.close();
  }
}

/** A sender that says what the test says. */
class Talker {
  heard = '';
  private constructor(readonly socket: Socket) {
    socket.on('data', (piece: Buffer) => (this.heard += piece.toString('latin1')));
    socket.on('error', () => undefined);
  }

  static async to(door: SmtpDoor): Promise<Talker> {
    const talker = new Talker(connect(door.port, '127.0.0.1'));
    closing.push(() => talker.socket.destroy());
    await talker.hears(/^220 /m);
    return talker;
  }

  say(text: string | Uint8Array): void {
    this.socket.write(text);
  }

  async hears(what: RegExp): Promise<void> {
    await waitUntil(`${String(what)} is heard`, DEADLINE_MS, () => what.test(this.heard));
  }

  /** Up to the 354. */
  async toData(size = ''): Promise<void> {
    this.say(`EHLO there\r\nMAIL FROM:<a@example.test>${size}\r\nRCPT TO:<b@example.test>\r\nDATA\r\n`);
    await this.hears(/^354 /m);
  }
}

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
const text = (arrival: Arrival | undefined): string => Buffer.from(arrival?.bytes ?? []).toString('latin1');

describe('what is taken', () => {
  test('a mail is one record, with its bytes as they were sent and their hash as position', async () => {
    const { door, taken, counts } = await open();
    const raw = 'Subject: dots\r\n\r\n.\r\n..two\r\nbare\nlf \x00\xff\r\n.end\r\n';
    await send(door, { envelope: { from: 'a@example.test', to: 'b@example.test' }, raw: Buffer.from(raw, 'latin1') });
    expect(taken).toHaveLength(1);
    // nodemailer makes every line end CRLF, as RFC 5321 wants it.
    const sent = raw.replace('bare\nlf', 'bare\r\nlf');
    expect(text(taken[0])).toBe(sent);
    expect(taken[0]?.position).toBe(`smtp:${sha256(Buffer.from(sent, 'latin1'))}`);
    expect(counts).toEqual([]);
  });

  test.each([
    ['byte for byte', 1],
    ['three bytes at a time', 3],
    ['whole', 1_000],
  ])('dots are unstuffed however the message is cut: %s', async (_, size) => {
    const { door, taken } = await open();
    const talker = await Talker.to(door);
    talker.socket.setNoDelay(true);
    await talker.toData();
    const wire = Buffer.from('..\r\nA: b\r\n\r\nbare\nlf\r\n..\r\n...\r\n....x\r\n.\r\n');
    for (let i = 0; i < wire.length; i += size)
      await new Promise<void>((resolve) => talker.socket.write(wire.subarray(i, i + size), () => resolve()));
    await talker.hears(/^250 taken/m);
    expect(text(taken[0])).toBe('.\r\nA: b\r\n\r\nbare\nlf\r\n.\r\n..\r\n...x\r\n');
  });

  test('a mail to several recipients is one record', async () => {
    const { door, taken } = await open();
    await send(door, { ...MAIL, to: ['a@example.test', 'b@example.test', 'c@example.test'] });
    expect(taken).toHaveLength(1);
  });

  test('a journal report, which has no sender, is taken', async () => {
    const { door, taken } = await open();
    await send(door, { envelope: { from: '', to: 'journal@example.test' }, raw: 'Subject: report\r\n\r\nSender: ada@example.test\r\n' });
    expect(taken).toHaveLength(1);
  });

  test('two mails in one pipelined breath are two records, each with an answer of its own', async () => {
    const { door, taken } = await open();
    const talker = await Talker.to(door);
    const one = (n: number): string => `MAIL FROM:<a@example.test>\r\nRCPT TO:<b@example.test>\r\nDATA\r\nSubject: ${n}\r\n\r\n${n}\r\n.\r\n`;
    talker.say(`EHLO there\r\n${one(1)}${one(2)}QUIT\r\n`);
    await talker.hears(/^221 /m);
    expect(talker.heard.match(/^250 taken/gm)).toHaveLength(2);
    expect(taken.map(text)).toEqual(['Subject: 1\r\n\r\n1\r\n', 'Subject: 2\r\n\r\n2\r\n']);
  });

  test('many senders at once lose nothing', async () => {
    const { door, taken } = await open();
    await Promise.all(Array.from({ length: 40 }, (_, i) => send(door, { ...MAIL, subject: `mail ${i}` })));
    expect(new Set(taken.map((a) => /Subject: (mail \d+)/.exec(text(a))?.[1])).size).toBe(40);
  });

  test('a mail that is sent again has the same position', async () => {
    const { door, taken } = await open();
    const again: SendMailOptions = {
      envelope: { from: 'a@example.test', to: 'b@example.test' },
      raw: 'Message-ID: <1@example.test>\r\n\r\nagain\r\n',
    };
    await send(door, again);
    await send(door, again);
    expect(taken).toHaveLength(2);
    expect(taken[0]?.position).toBe(taken[1]?.position);
  });
});

describe('250', () => {
  test('comes only when the log has the mail', async () => {
    let has = (): void => undefined;
    const { door } = await open({ take: () => new Promise((resolve) => (has = resolve)) });
    const talker = await Talker.to(door);
    await talker.toData();
    talker.say('Subject: x\r\n\r\nx\r\n.\r\nNOOP\r\n');
    const other = await Talker.to(door);
    other.say('NOOP\r\n');
    await other.hears(/^250 /m);
    expect(talker.heard).toMatch(/354 [^\r\n]*\r\n$/);
    has();
    await talker.hears(/^250 taken\r\n250 /m);
  });

  test.each([
    ['an outage', new CordonError('CORDON_LOG_UNAVAILABLE', 'away', true)],
    ['a defect', new TypeError('defect')],
  ])('does not come where the log did not take it: 451 after %s, and the next try is taken', async (_, error) => {
    let isAway = true;
    const taken: Arrival[] = [];
    const take = (arrivals: readonly Arrival[]): Promise<void> => (isAway ? Promise.reject(error) : Promise.resolve(void taken.push(...arrivals)));
    const { door, counts } = await open({ take });
    await expect(send(door)).rejects.toMatchObject({ responseCode: 451 });
    isAway = false;
    await send(door);
    expect(taken).toHaveLength(1);
    expect(counts).toEqual(['outage']);
  });

  test('a sender that goes away in the middle of its message leaves nothing, and holds nothing', async () => {
    const { door, taken, counts } = await open({ limits: new SmtpLimits({ messageBytes: 100_000, inFlightBytes: 100_000 }) });
    const talker = await Talker.to(door);
    await talker.toData();
    talker.say(`Subject: half\r\n\r\n${'x'.repeat(70_000)}`);
    talker.socket.end();
    await waitUntil('it is counted', DEADLINE_MS, () => counts.includes('broken-off'));
    expect(taken).toEqual([]);
    await send(door, { ...MAIL, text: 'y'.repeat(60_000) });
    expect(taken).toHaveLength(1);
  });
});

describe('bounds', () => {
  const limits = new SmtpLimits({ messageBytes: 64 * 1024, inFlightBytes: 80 * 1024, clients: 3 });

  test('the size is announced, and a message that says it is larger is refused at once', async () => {
    const { door, taken, counts } = await open({ limits });
    const talker = await Talker.to(door);
    talker.say('EHLO there\r\n');
    await talker.hears(/^250[- ]SIZE 65536/m);
    talker.say('MAIL FROM:<a@example.test> SIZE=65537\r\n');
    await talker.hears(/^552 /m);
    talker.say('QUIT\r\n');
    await waitUntil('it is counted', DEADLINE_MS, () => counts.length > 0);
    expect(counts).toEqual(['too-large']);
    expect(taken).toEqual([]);
  });

  test.each([
    ['as large as may be', 64 * 1024, '250 taken', []],
    ['one byte larger', 64 * 1024 + 1, '552 ', ['too-large']],
  ])('a message that is %s, and does not say so before', async (_, size, answer, counted) => {
    const { door, taken, counts } = await open({ limits });
    const talker = await Talker.to(door);
    await talker.toData();
    talker.say(Buffer.concat([Buffer.alloc(size - 2, 'x'), Buffer.from('\r\n.\r\nQUIT\r\n')]));
    await talker.hears(/^221 /m);
    expect(talker.heard).toContain(`\r\n${answer}`);
    expect(taken.map((a) => a.bytes.length)).toEqual(counted.length === 0 ? [size] : []);
    await waitUntil('the connection is gone', DEADLINE_MS, () => talker.socket.closed);
    expect(counts).toEqual(counted);
  });

  test('whoever goes on at twice the size is hung up on', async () => {
    const { door, taken } = await open({ limits });
    const talker = await Talker.to(door);
    await talker.toData();
    talker.say(randomBytes(200 * 1024).toString('base64'));
    await talker.hears(/^421 /m);
    await waitUntil('the connection is gone', DEADLINE_MS, () => talker.socket.closed);
    expect(taken).toEqual([]);
  });

  test('messages that together are too much are put off with 452, and taken when the others are done', async () => {
    const { door, taken, counts } = await open({ limits });
    const slow = await Talker.to(door);
    await slow.toData();
    slow.say('x'.repeat(40 * 1024));
    const quick = await Talker.to(door);
    await quick.toData();
    quick.say(`${'y'.repeat(60 * 1024)}\r\n.\r\n`);
    await quick.hears(/^452 /m);
    expect(counts).toEqual(['bytes-full']);
    const declared = await Talker.to(door);
    declared.say('EHLO there\r\nMAIL FROM:<a@example.test> SIZE=60000\r\n');
    await declared.hears(/^452 /m);
    slow.say('\r\n.\r\n');
    await slow.hears(/^250 taken/m);
    quick.say(`MAIL FROM:<a@example.test>\r\nRCPT TO:<b@example.test>\r\nDATA\r\n${'y'.repeat(60 * 1024)}\r\n.\r\n`);
    await quick.hears(/^250 taken/m);
    expect(taken.map((a) => text(a)[0])).toEqual(['x', 'y']);
  });

  test('one client more than may be is told to come again', async () => {
    const { door, counts } = await open({ limits });
    for (let i = 0; i < limits.clients; i++) await Talker.to(door);
    await expect(send(door)).rejects.toMatchObject({ responseCode: 421 });
    expect(counts).toEqual(['clients-full']);
  });
});

describe('who may deliver', () => {
  test.each([
    ['a network', ['198.51.100.0/24', '127.0.0.0/8']],
    ['an address', ['127.0.0.1']],
  ])('a sender from %s of the list', async (_, from) => {
    const { door, taken } = await open({ from });
    await send(door);
    expect(taken).toHaveLength(1);
  });

  test('others are refused when they connect', async () => {
    const { door, taken, counts } = await open({ from: ['192.0.2.0/24', '2001:db8::/32'] });
    await expect(send(door)).rejects.toMatchObject({ responseCode: 554 });
    expect([taken, counts]).toEqual([[], ['sender-refused']]);
  });

  test('a network that is none is refused before anything is opened', () => {
    const options = { host: '127.0.0.1', port: 0, take: () => Promise.resolve(), onCount: () => undefined };
    expect(() => new SmtpDoor({ ...options, from: ['10.0.0.0/33'] })).toThrow('10.0.0.0/33');
    expect(() => new SmtpDoor({ ...options, login: LOGIN })).toThrow('certificate');
  });
});

describe('TLS and login', () => {
  test('a sender that can speaks TLS, and another one is not sent away', async () => {
    const { door, taken } = await open({ tls });
    const talker = await Talker.to(door);
    talker.say('EHLO there\r\n');
    await talker.hears(/^250[- ]STARTTLS/m);
    await send(door);
    const plain = createTransport({ host: '127.0.0.1', port: door.port, ignoreTLS: true });
    await plain.sendMail(MAIL);
    expect(taken).toHaveLength(2);
  });

  test('without a certificate neither TLS nor a login is offered', async () => {
    const { door } = await open();
    const talker = await Talker.to(door);
    talker.say('EHLO there\r\nSTARTTLS\r\nAUTH PLAIN\r\n');
    await talker.hears(/^500 [^]*^500 /m);
    expect(talker.heard).not.toMatch(/STARTTLS|AUTH/);
  });

  test('where clients need a certificate, nobody delivers without TLS, nor with TLS and no certificate', async () => {
    const { door, taken } = await open({ tls: { ...tls, clientCa: tls.cert } });
    const plain = createTransport({ host: '127.0.0.1', port: door.port, ignoreTLS: true });
    await expect(plain.sendMail(MAIL)).rejects.toMatchObject({ responseCode: 530 });
    await expect(send(door)).rejects.toThrow();
    const own = createTransport({ host: '127.0.0.1', port: door.port, tls: { ca: tls.cert, servername: 'localhost', cert: tls.cert, key: tls.key } });
    await own.sendMail(MAIL);
    expect(taken).toHaveLength(1);
  });

  test.each(['PLAIN', 'LOGIN'])('the right login by %s over TLS delivers', async (authMethod) => {
    const { door, taken, counts } = await open({ tls, login: LOGIN });
    const transport = createTransport({
      host: '127.0.0.1',
      port: door.port,
      authMethod,
      tls: { ca: tls.cert, servername: 'localhost' },
      auth: { user: LOGIN.user, pass: LOGIN.password },
    });
    await transport.sendMail(MAIL);
    expect([taken.length, counts]).toEqual([1, []]);
  });

  test.each([
    ['another password', { ...LOGIN, password: 'correct hors' }],
    ['another user', { ...LOGIN, user: 'Journal' }],
    ['a password of one space', { ...LOGIN, password: ' ' }],
  ])('%s is refused with 535 and counted', async (_, wrong) => {
    const { door, taken, counts } = await open({ tls, login: LOGIN });
    await expect(send(door, MAIL, wrong)).rejects.toMatchObject({ responseCode: 535 });
    expect([taken, counts[0]]).toEqual([[], 'login-refused']);
  });

  test('no login, no mail; and no login without TLS', async () => {
    const { door, taken } = await open({ tls, login: LOGIN });
    await expect(send(door)).rejects.toMatchObject({ responseCode: 530 });
    const talker = await Talker.to(door);
    talker.say(`EHLO there\r\nAUTH PLAIN ${Buffer.from(`\0${LOGIN.user}\0${LOGIN.password}`).toString('base64')}\r\n`);
    await talker.hears(/^538 /m);
    expect(taken).toEqual([]);
  });

  test('wrong logins end the connection after a few', async () => {
    const { door, counts } = await open({ tls, login: LOGIN, limits: new SmtpLimits({ logins: 2 }) });
    const talker = await Talker.to(door);
    talker.say('EHLO there\r\nSTARTTLS\r\n');
    await talker.hears(/^220 [^]*^220 /m);
    talker.socket.removeAllListeners('data');
    const socket = secure({ socket: talker.socket, ca: tls.cert, servername: 'localhost' });
    let heard = '';
    socket.on('data', (piece: Buffer) => (heard += piece.toString('latin1')));
    const wrong = `AUTH PLAIN ${Buffer.from('\0journal\0wrong').toString('base64')}\r\n`;
    socket.write(`EHLO there\r\n${wrong}${wrong}${wrong}${wrong}`);
    await waitUntil('it is hung up', DEADLINE_MS, () => /^421 /m.test(heard) && socket.closed);
    expect(heard.match(/^535 /gm)).toHaveLength(2);
    expect(counts.filter((c) => c === 'login-refused')).toHaveLength(2);
  });
});

describe('closing', () => {
  test('waits for the mail whose message is under way, and answers it', async () => {
    let has = (): void => undefined;
    const taken: Arrival[] = [];
    const { door } = await open({
      take: async (arrivals) => {
        await new Promise<void>((resolve) => (has = resolve));
        taken.push(...arrivals);
      },
    });
    const idle = await Talker.to(door);
    const talker = await Talker.to(door);
    await talker.toData();
    let isClosed = false;
    const closed = door.close().then(() => (isClosed = true));
    await idle.hears(/^421 /m);
    expect(isClosed).toBe(false);
    talker.say('Subject: last\r\n\r\nlast\r\n.\r\n');
    await waitUntil('it is handed over', DEADLINE_MS, () => {
      has();
      return taken.length > 0;
    });
    await talker.hears(/^250 taken/m);
    await closed;
    expect(text(taken[0])).toBe('Subject: last\r\n\r\nlast\r\n');
    await expect(send(door)).rejects.toThrow();
  });

  test('an address that is taken rejects', async () => {
    const { door } = await open();
    const second = new SmtpDoor({ host: '127.0.0.1', port: door.port, take: () => Promise.resolve(), onCount: () => undefined });
    await expect(second.open()).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
