import { existsSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { dirname } from 'node:path';
import { CompressionCodecs, CompressionTypes, Kafka, logLevel } from 'kafkajs';
import { Attribute, Change, Client, InvalidCredentialsError } from 'ldapts';
import { compressFrame, decompressFrame } from 'lz4-napi';
import {
  createNamespacePair,
  describeWith,
  freePort,
  lacks,
  startKafka,
  startSlapd,
  waitUntil,
  type KafkaBroker,
  type NamespacePair,
  type Slapd,
} from '@cordon/testing';

const START_MS = 120_000; // the first start on a machine also fetches the jars
const LOCKED_FOR_EVER = '000001010000Z'; // slapo-ppolicy(5): unlocked by an administrator only

describeWith('kafka', lacks.kafka, () => {
  let broker: KafkaBroker;
  const client = (): Kafka => new Kafka({ clientId: 'services', brokers: broker.brokers, logLevel: logLevel.NOTHING });

  beforeAll(async () => {
    broker = await startKafka();
    CompressionCodecs[CompressionTypes.LZ4] = () => ({
      compress: ({ buffer }: { buffer: Buffer }) => compressFrame(buffer),
      decompress: (buffer: Buffer) => decompressFrame(buffer),
    });
  }, START_MS);
  afterAll(() => broker.stop());

  test('a record written with lz4 is read back, and no topic appears unasked', async () => {
    const admin = client().admin();
    await admin.connect();
    expect(await admin.createTopics({ topics: [{ topic: 'letters', numPartitions: 2 }] })).toBe(true);
    expect(await admin.listTopics()).toEqual(['letters']);
    await admin.disconnect();

    const value = 'the same words again and again '.repeat(100);
    const producer = client().producer({ idempotent: true, maxInFlightRequests: 1 });
    await producer.connect();
    await producer.send({ topic: 'letters', compression: CompressionTypes.LZ4, messages: [{ key: 'a', value }] });
    await producer.disconnect();

    const consumer = client().consumer({ groupId: 'readers' });
    const read: string[] = [];
    await consumer.connect();
    await consumer.subscribe({ topic: 'letters', fromBeginning: true });
    await consumer.run({ eachMessage: async ({ message }) => void read.push(String(message.value)) });
    await waitUntil('the record is read', 30_000, () => read.length > 0);
    await consumer.disconnect();
    expect(read).toEqual([value]);
  }, 60_000);

  test('a stopped broker leaves no process, port or file', async () => {
    if (broker.pid === 0) return; // it is not ours to stop
    await broker.stop();
    expect(isRunning(broker.pid)).toBe(false);
    expect(existsSync(dirname(broker.logFile))).toBe(false);
    expect(await isServed(`kafka://${broker.brokers[0]}`)).toBe(false);
  }, 30_000);

  test('a broker that cannot start says where its log is and why', async () => {
    if (broker.pid === 0) return;
    const message = await startKafka({ properties: { 'process.roles': 'nonsense' } }).then(
      () => 'it started',
      (error: Error) => error.message,
    );
    expect(message).toMatch(/log is in \S+: .*nonsense/s);
    const kept = /log is in (\S+):/.exec(message)?.[1] ?? '';
    expect(readdirSync(kept)).toContain('broker.log');
    await rm(kept, { recursive: true });
  }, 30_000);
});

describeWith('slapd', lacks.slapd, () => {
  let directory: Slapd;
  beforeAll(async () => {
    directory = await startSlapd();
  }, 30_000);
  afterAll(() => directory.stop());

  const bind = async (dn: string, password: string): Promise<void> => {
    const client = new Client({ url: directory.url });
    await client.bind(dn, password).finally(() => client.unbind());
  };
  const setLock = async (dn: string, operation: 'add' | 'delete'): Promise<void> => {
    const admin = new Client({ url: directory.url });
    await admin.bind(directory.adminDn, directory.adminPassword);
    const modification = new Attribute({ type: 'pwdAccountLockedTime', values: operation === 'add' ? [LOCKED_FOR_EVER] : [] });
    await admin.modify(dn, new Change({ operation, modification }));
    await admin.unbind();
  };

  test('every user can bind with the right password only', async () => {
    expect(directory.users.length).toBeGreaterThan(1);
    for (const { dn, password } of directory.users) {
      await bind(dn, password);
      await expect(bind(dn, `${password}?`)).rejects.toThrow(InvalidCredentialsError);
    }
  });

  test('a locked user cannot bind until the lock is taken away', async () => {
    const [user] = directory.users;
    if (user === undefined) throw new Error('no users');
    await setLock(user.dn, 'add');
    await expect(bind(user.dn, user.password)).rejects.toThrow(InvalidCredentialsError);
    await setLock(user.dn, 'delete');
    await bind(user.dn, user.password);
  });

  test('a stopped directory leaves no process, port or file', async () => {
    await directory.stop();
    expect(isRunning(directory.pid)).toBe(false);
    expect(existsSync(dirname(directory.logFile))).toBe(false);
    expect(await isServed(directory.url)).toBe(false);
  });
});

describeWith('nftables', lacks.nftables, () => {
  let pair: NamespacePair;
  beforeAll(async () => {
    pair = await createNamespacePair();
  });
  afterAll(() => pair.remove());

  const ping = async (): Promise<number> => (await pair.left.exec(['ping', '-c', '1', '-W', '1', pair.right.address])).code;

  test('the neighbour answers, is dropped by a rule, and answers again without it', async () => {
    expect(await ping()).toBe(0);
    const rules = ['table inet cordon {', 'chain in {', 'type filter hook input priority 0', `ip saddr ${pair.left.address} drop`, '}', '}', ''];
    expect(await pair.right.exec(['nft', '-f', '-'], rules.join('\n'))).toMatchObject({ code: 0, stderr: '' });
    expect(await ping()).toBe(1);
    expect(await pair.right.exec(['nft', 'delete', 'table', 'inet', 'cordon'])).toMatchObject({ code: 0 });
    expect(await ping()).toBe(0);
  }, 15_000);

  test('a removed pair leaves no namespace, also when a process still ran in it', async () => {
    const other = await createNamespacePair();
    const forgotten = other.left.exec(['tail', '-f', '/dev/null']).catch((error: Error & { signal?: string }) => error.signal);
    await waitUntil('the process runs', 5_000, async () => (await pids(other.left.name)) !== '');
    await other.remove();
    await other.remove();
    expect(await forgotten).toBe('SIGKILL');
    expect(existsSync(`/run/netns/${other.left.name}`) || existsSync(`/run/netns/${other.right.name}`)).toBe(false);
  }, 15_000);

  const pids = async (name: string): Promise<string> => (await pair.left.exec(['ip', 'netns', 'pids', name])).stdout;
});

describe('a port that nobody serves', () => {
  test('is told from one that is served', async () => {
    expect(await isServed(`tcp://127.0.0.1:${await freePort()}`)).toBe(false);
  });
});

/** Signal 0 asks whether a process is there, and sends nothing. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function isServed(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}
