import 'reflect-metadata';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls, { type TLSSocket } from 'node:tls';
import { inspect } from 'node:util';
import { KafkaLog, type KafkaLogOptions } from '@cordon/log-kafka';
import { kafkaOptions, makeLogger, readEnvironment } from '@cordon/nest';
import type { Cut } from '@cordon/runtime';
import { describeWith, lacks, raw, Recorder, repoRoot, waitUntil, type KafkaBroker } from '@cordon/testing';
import { Kafka, type Consumer } from 'kafkajs';
import { makeTopic, startIngest } from './kafka-door/operator';
import { MECHANISMS, startSecureKafka } from './kafka-secure/broker';
import { makeCertificates, type Certificates } from './kafka-secure/certificates';
import { startCuttingProxy } from './kafka-secure/cutting-proxy';

const START_MS = 120_000;
const TEST_MS = 60_000;
const DEADLINE_MS = 30_000;
const SESSION_MS = 6_000;
const USER = { name: 'cordon', password: `pw-${randomUUID()}` };
const WRONG = `wrong-${randomUUID()}`;
const KEY_PASSWORD = `key-${randomUUID()}`;

jest.setTimeout(TEST_MS);

type Settings = Record<string, string>;

describeWith('kafka-secure', lacks['kafka-secure'], () => {
  const home = mkdtempSync(join(tmpdir(), 'cordon-secure-'));
  let broker: KafkaBroker;
  let files: Certificates;
  beforeAll(async () => {
    files = await makeCertificates(home, KEY_PASSWORD);
    broker = await startSecureKafka(files, USER);
    // kafkajs is made to log all that it can.
    process.env['KAFKAJS_LOG_LEVEL'] = 'debug';
  }, START_MS);
  afterAll(async () => {
    delete process.env['KAFKAJS_LOG_LEVEL'];
    await broker.stop();
    rmSync(home, { recursive: true });
  });
  const closing: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  /** All that any log was told, and all errors, with whatever hangs on them. */
  const told: string[] = [];

  const secret = (text: string): string => {
    const path = join(home, `secret-${randomUUID()}`);
    writeFileSync(path, `${text}\n`, { mode: 0o600 });
    return path;
  };
  const listener = (name: 'SECURE' | 'CLEAR' | 'MUTUAL' | 'MISNAMED'): Settings => ({ CORDON_KAFKA_BROKERS: broker.listeners[name] ?? '' });
  const open = (): Settings => ({ CORDON_KAFKA_BROKERS: broker.brokers.join() });
  const trusting = (ca: string): Settings => ({ CORDON_KAFKA_SSL: 'true', CORDON_KAFKA_SSL_CA_FILE: ca });
  const login = (mechanism: string, password = USER.password, user = USER.name): Settings => ({
    CORDON_KAFKA_SASL_MECHANISM: mechanism,
    CORDON_KAFKA_SASL_USERNAME: user,
    CORDON_KAFKA_SASL_PASSWORD_FILE: secret(password),
  });
  const showing = ({ cert, key }: { cert: string; key: string }): Settings => ({
    CORDON_KAFKA_SSL_CERT_FILE: cert,
    CORDON_KAFKA_SSL_KEY_FILE: key,
  });

  /** What a process with these settings gives its log. */
  function optionsOf(settings: Settings): KafkaLogOptions {
    const environment = readEnvironment({ CORDON_KAFKA_PARTITIONS: '1', CORDON_KAFKA_PREFIX: `t-${randomUUID()}`, ...settings });
    const options = kafkaOptions(environment, makeLogger('silent'));
    if (!options) throw new Error('no brokers were named');
    return { ...options, sessionTimeoutMs: SESSION_MS, log: (level, text) => void told.push(`${level} ${text}`) };
  }
  function logOf(settings: Settings): KafkaLog {
    const log = new KafkaLog(optionsOf(settings));
    closing.push(() => log.close());
    return log;
  }
  async function opened(settings: Settings): Promise<KafkaLog> {
    const log = logOf(settings);
    await log.open();
    return log;
  }
  async function failureOf(work: () => Promise<unknown>): Promise<unknown> {
    const error = await work().then(
      () => undefined,
      (e: unknown) => e,
    );
    told.push(inspect(error, { depth: 10, showHidden: true }));
    return error;
  }
  async function everyClient(log: KafkaLog): Promise<void> {
    const cut: Cut = { n: 1, now: 1, ranges: [{ stream: 'raw', partition: 0, from: 0, to: 2 }] };
    await log.append([raw(0), raw(1)]);
    const reader = new Recorder('normalise', { raw: 'keyed' });
    const reading = await log.read(reader);
    closing.push(() => reading.close());
    await reader.until('both are read', () => reader.ids('raw').length === 2, reading);
    const owner = await log.own('normalise', 0);
    await owner.load();
    await owner.appendCut(cut);
    await owner.release();
    const next = await log.own('normalise', 0);
    expect((await next.load()).cuts).toEqual([cut]);
    await next.release();
  }

  test.each([...MECHANISMS])('over TLS with %s, producers, consumers, state and administration work', async (mechanism) => {
    await everyClient(await opened({ ...listener('SECURE'), ...trusting(files.ca), ...login(mechanism) }));
  });

  test.each<[string, () => Settings]>([
    ['a key', () => showing(files.client)],
    ['an encrypted key', () => ({ ...showing(files.locked), CORDON_KAFKA_SSL_KEY_PASSWORD_FILE: secret(KEY_PASSWORD) })],
  ])('so they do over mutual TLS with %s', async (_, more) => {
    await everyClient(await opened({ ...listener('MUTUAL'), ...trusting(files.ca), ...more() }));
  });

  const REFUSED: readonly [string, () => Settings, RegExp][] = [
    ...MECHANISMS.map((mechanism): [string, () => Settings, RegExp] => [
      `a wrong password by ${mechanism}`,
      () => ({ ...listener('SECURE'), ...trusting(files.ca), ...login(mechanism, WRONG) }),
      /authentication failed: Authentication failed/,
    ]),
    [
      'an unknown user',
      () => ({ ...listener('SECURE'), ...trusting(files.ca), ...login('scram-sha-512', WRONG, 'nobody') }),
      /authentication failed: Authentication failed/,
    ],
    ['an unknown CA', () => ({ ...listener('SECURE'), ...trusting(files.strangeCa), ...login('plain') }), /unable to verify the first certificate/],
    ['no CA', () => ({ ...listener('SECURE'), CORDON_KAFKA_SSL: 'true', ...login('plain') }), /unable to verify the first certificate/],
    ['a certificate for another name', () => ({ ...listener('MISNAMED'), ...trusting(files.ca) }), /does not match certificate's altnames/],
    ['no client certificate', () => ({ ...listener('MUTUAL'), ...trusting(files.ca) }), /TLS: .*alert (bad certificate|certificate required)$/],
    [
      'a client certificate of an unknown CA',
      () => ({ ...listener('MUTUAL'), ...trusting(files.ca), ...showing(files.stranger) }),
      /TLS: .*alert (certificate unknown|unknown ca|bad certificate)$/,
    ],
  ];
  const DOUBTFUL: readonly [string, () => Settings, RegExp][] = [
    ['TLS to a port without', () => ({ ...open(), CORDON_KAFKA_SSL: 'true' }), /does the port speak TLS\?$/],
    ['no TLS to a port with', () => ({ ...listener('SECURE'), ...login('plain') }), /does the port ask for TLS or SASL\?$/],
    ['no login where one is asked for', () => ({ ...listener('SECURE'), ...trusting(files.ca) }), /does the port ask for TLS or SASL\?$/],
    ['a login where none is taken', () => ({ ...open(), ...login('plain') }), /does the port speak SASL\?$/],
  ];

  describe('a start that cannot succeed is given up, with', () => {
    const failures = new Map<string, unknown>();
    // All at once: each connects some times over seconds before it gives up.
    beforeAll(async () => {
      const all = [...REFUSED, ...DOUBTFUL].map(async ([name, settings]) => failures.set(name, await failureOf(() => logOf(settings()).open())));
      await Promise.all(all);
    }, TEST_MS);

    test.each(REFUSED)('%s', (name, _, message) => {
      expect(failures.get(name)).toMatchObject({ code: 'CORDON_LOG_REFUSED', retriable: false, message: expect.stringMatching(message) as string });
    });

    test.each(DOUBTFUL)('%s, which may also be an outage', (name, _, message) => {
      expect(failures.get(name)).toMatchObject({ code: 'CORDON_LOG_UNAVAILABLE', message: expect.stringMatching(message) as string });
    });

    test('a key that its password does not open, before it connects', () => {
      const settings = { ...listener('MUTUAL'), ...trusting(files.ca), ...showing(files.locked), CORDON_KAFKA_SSL_KEY_PASSWORD_FILE: secret(WRONG) };
      expect(() => optionsOf(settings)).toThrow(/CORDON_CONFIG_INVALID: CORDON_KAFKA_SSL_CERT_FILE, CORDON_KAFKA_SSL_KEY_FILE: .*bad decrypt/);
    });

    test('a key of another certificate, before it connects', () => {
      const settings = { ...listener('MUTUAL'), ...trusting(files.ca), ...showing({ cert: files.client.cert, key: files.stranger.key }) };
      expect(() => optionsOf(settings)).toThrow(
        /CORDON_CONFIG_INVALID: CORDON_KAFKA_SSL_CERT_FILE, CORDON_KAFKA_SSL_KEY_FILE: .*key values mismatch/,
      );
    });
  });

  test('a connection that is lost during the login is an outage, not a wrong password', async () => {
    const proxy = await startCuttingProxy(broker.listeners['CLEAR'] ?? '');
    closing.push(() => proxy.stop());
    const error = await failureOf(() => logOf({ CORDON_KAFKA_BROKERS: proxy.address, ...login('scram-sha-512') }).open());
    expect(proxy.cuts()).toBeGreaterThan(0);
    expect(error).toMatchObject({ code: 'CORDON_LOG_UNAVAILABLE', retriable: true });
  });

  describe('a reading that goes on ends', () => {
    async function reading(options: KafkaLogOptions) {
      const log = new KafkaLog(options);
      closing.push(() => log.close());
      await log.open();
      const reader = new Recorder('normalise', { raw: 'keyed' });
      const made = await log.read(reader);
      closing.push(() => made.close());
      await reader.until('it has joined', () => reader.assignments.length === 1, made);
      return made;
    }

    test('when the brokers are trusted no longer', async () => {
      const sockets: TLSSocket[] = [];
      const connect = tls.connect.bind(tls) as (...args: unknown[]) => TLSSocket;
      const spy = jest.spyOn(tls, 'connect').mockImplementation(((...args: unknown[]) => {
        const socket = connect(...args);
        sockets.push(socket);
        return socket;
      }) as never);
      closing.push(async () => spy.mockRestore());
      const options = optionsOf({ ...listener('SECURE'), ...trusting(files.ca), ...login('scram-sha-512') });
      const made = await reading(options);
      const restarts: boolean[] = [];
      const consumer = Reflect.get(Reflect.get(made, 'consumer') as object, 'consumer') as Consumer;
      consumer.on(consumer.events.CRASH, ({ payload }) => restarts.push(payload.restart));
      // kafkajs looks at the CA anew for each connection, so that this is as if the brokers came with other certificates.
      Object.assign(options.ssl as object, { ca: readFileSync(files.strangeCa, 'utf8') });
      const ended = failureOf(() => made.done);
      for (const socket of sockets) socket.destroy(new Error('the test has cut it'));
      expect(await ended).toMatchObject({ code: 'CORDON_LOG_REFUSED', retriable: false });
      await waitUntil('kafkajs has given up too', DEADLINE_MS, () => restarts.length > 0);
      expect(restarts).toEqual([false]);
    });

    test('when its consumer has to be replaced and the password is taken no longer', async () => {
      const options = optionsOf({ ...listener('SECURE'), ...trusting(files.ca), ...login('scram-sha-512') });
      const made = await reading(options);
      Object.assign(options.sasl as object, { password: WRONG });
      const ended = failureOf(() => made.done);
      const consumer = Reflect.get(made, 'consumer') as { restart(why: string): Promise<void> };
      await consumer.restart('the test asked for it');
      expect(await ended).toMatchObject({ code: 'CORDON_LOG_REFUSED', retriable: false });
    });
  });

  describe('ingest as a service of its own', () => {
    const kafka = (): Kafka => new Kafka({ clientId: 'operator', brokers: broker.brokers, logCreator: () => () => undefined });
    const process = (settings: Settings): Settings => {
      const data = join(home, `data-${randomUUID()}`);
      mkdirSync(data);
      return { CORDON_DATA_DIR: data, CORDON_HTTP_PORT: '0', CORDON_KAFKA_PARTITIONS: '1', CORDON_KAFKA_PREFIX: `t-${randomUUID()}`, ...settings };
    };

    test('reads the operator’s topics over the same connection', async () => {
      const topic = await makeTopic(kafka(), 1);
      const environment = readEnvironment(process({ ...listener('SECURE'), ...trusting(files.ca), ...login('scram-sha-512') }));
      const { running } = await startIngest(environment, topic, (_, error) => void told.push(inspect(error)));
      closing.push(() => running.close());
      const producer = kafka().producer();
      await producer.connect();
      await producer.send({ topic, messages: [{ value: '{"a":1}' }] });
      await producer.disconnect();
      const rawTopic = `${environment.KAFKA_PREFIX}.raw`;
      const admin = kafka().admin();
      await admin.connect();
      await waitUntil('it is in raw', DEADLINE_MS, async () => Number((await admin.fetchTopicOffsets(rawTopic))[0]?.high) > 0);
      await admin.disconnect();
    });

    test('ends with 1 and says why when its password is wrong', async () => {
      const settings = process({ ...listener('SECURE'), ...trusting(files.ca), ...login('scram-sha-512', WRONG), CORDON_LOG_LEVEL: 'debug' });
      const { PATH = '' } = globalThis.process.env;
      const ended = await new Promise<{ code: unknown; out: string; err: string }>((resolve) => {
        const env = { PATH, KAFKAJS_LOG_LEVEL: 'debug', ...settings };
        const script = join(repoRoot, 'apps', 'ingest', 'dist', 'main.js');
        execFile(globalThis.process.execPath, [script], { env, timeout: DEADLINE_MS }, (error, out, err) => resolve({ code: error?.code, out, err }));
      });
      told.push(ended.out, ended.err);
      expect(ended.code).toBe(1);
      expect(ended.err).toContain('CORDON_LOG_REFUSED: opening: SASL SCRAM SHA512 authentication failed');
    });
  });

  test('no secret was in any line or error of all these', () => {
    const all = told.join('\n');
    // It is not said of nothing: logins, refusals and the wrong files are in it.
    for (const part of ['SaslAuthenticate', 'SASL PLAIN', 'authentication failed', 'unable to verify']) expect(all).toContain(part);
    const keys = [files.client.key, files.locked.key, files.stranger.key].map((path) => readFileSync(path, 'utf8').split('\n')[1] ?? '');
    for (const text of [USER.password, WRONG, KEY_PASSWORD, ...keys]) {
      expect(text.length).toBeGreaterThan(30);
      expect(all.includes(text)).toBe(false);
      expect(all.includes(Buffer.from(text).toString('hex'))).toBe(false);
    }
  });
});
