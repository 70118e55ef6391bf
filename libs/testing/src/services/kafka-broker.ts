import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePorts } from './free-ports';
import { startProcess, type OwnProcess } from './own-process';
import { repoRoot } from './repo-root';
import { waitUntil } from './wait-until';

const RECIPE = join(repoRoot, 'test', 'integration', 'kafka');
const LOG_SETTINGS = join(RECIPE, 'log4j2.properties');
const FETCH_TIMEOUT_MS = 300_000;
const START_TIMEOUT_MS = 60_000;
/** A free port can be taken between our look and the broker's bind. */
const STARTS = 3;
const LOG_TAIL_CHARS = 2_000;

export interface KafkaOptions {
  /** Broker settings over the harness's own, e.g. `{ 'log.retention.ms': '1000' }`. */
  readonly properties?: Readonly<Record<string, string>>;
  /** Arguments for the JVM before the class name. Default: 512 MB of heap. */
  readonly jvm?: readonly string[];
  /** Listeners beside the open one, name → protocol, e.g. `{ SECURE: 'SASL_SSL' }`; what they need more stands in `properties`. */
  readonly listeners?: Readonly<Record<string, 'SSL' | 'SASL_SSL' | 'SASL_PLAINTEXT'>>;
  /** SCRAM users, in the form of `kafka-storage format --add-scram`: `SCRAM-SHA-512=[name=a,password=b]`. */
  readonly scram?: readonly string[];
}

export interface KafkaBroker {
  readonly brokers: string[];
  /** `host:port` of each listener that was asked for. Empty for brokers that were running before. */
  readonly listeners: Readonly<Record<string, string>>;
  /** 0 for brokers that were running before. */
  readonly pid: number;
  /** What the broker printed; gone after an orderly stop, kept when it ended by itself. Empty for brokers that were running before. */
  readonly logFile: string;
  stop(): Promise<void>;
}

/**
 * Starts one Apache Kafka broker (KRaft, broker and controller in one process) on free loopback ports and returns when it answers.
 * Needs java, and mvn the first time. With `CORDON_KAFKA_BROKERS` (comma list) those brokers are used and nothing is started, unless
 * listeners are asked for, which those brokers do not have.
 */
export async function startKafka(options: KafkaOptions = {}): Promise<KafkaBroker> {
  const outside = process.env['CORDON_KAFKA_BROKERS'];
  if (outside && !options.listeners)
    return { brokers: outside.split(',').map((broker) => broker.trim()), listeners: {}, pid: 0, logFile: '', stop: async () => {} };
  const fetched = await promisify(execFile)('bash', [join(RECIPE, 'fetch-jars.sh')], { timeout: FETCH_TIMEOUT_MS });
  const java = ['java', ...(options.jvm ?? ['-Xmx512m']), `-Dlog4j2.configurationFile=${LOG_SETTINGS}`, '-cp', join(fetched.stdout.trim(), '*')];

  for (let start = 1; ; start += 1) {
    const home = await mkdtemp(join(tmpdir(), 'cordon-kafka-'));
    try {
      return await startOnce(home, java, options);
    } catch (error) {
      const log = await readFile(join(home, 'broker.log'), 'utf8').catch(() => '');
      if (start < STARTS && log.includes('Address already in use')) {
        await rm(home, { recursive: true });
        continue;
      }
      await rm(join(home, 'data'), { recursive: true, force: true });
      throw new Error(`Kafka did not start; its log is in ${home}: … ${log.slice(-LOG_TAIL_CHARS)}`, { cause: error });
    }
  }
}

async function startOnce(home: string, java: readonly string[], options: KafkaOptions): Promise<KafkaBroker> {
  const wanted = Object.entries(options.listeners ?? {});
  const [port = 0, controllerPort = 0, ...ports] = await freePorts(2 + wanted.length);
  const more = wanted.map(([name, protocol], i) => ({ name, protocol, address: `127.0.0.1:${ports[i] ?? 0}` }));
  const settings = join(home, 'server.properties');
  const logFile = join(home, 'broker.log');
  const lines = Object.entries({ ...brokerSettings(join(home, 'data'), port, controllerPort, more), ...options.properties });
  await writeFile(settings, lines.map(([key, value]) => `${key}=${value}\n`).join(''));
  // Kafka's own ids are 16 bytes in URL-safe base64; one that starts with "-" would be read as an option.
  const clusterId = `A${randomBytes(16).toString('base64url').slice(1)}`;
  const scram = (options.scram ?? []).flatMap((user) => ['--add-scram', user]);
  const format = await startProcess([...java, 'kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', settings, ...scram], logFile);
  if ((await format.end) !== 'code 0') throw new Error('the data folder could not be formatted');

  const broker = await startProcess([...java, 'kafka.Kafka', settings], logFile);
  const brokers = [`127.0.0.1:${port}`];
  try {
    await waitUntil('Kafka answers', START_TIMEOUT_MS, () => answers(brokers), broker.ended);
  } catch (error) {
    await broker.stop();
    throw error;
  }
  const listeners = Object.fromEntries(more.map(({ name, address }) => [name, address]));
  return { brokers, listeners, pid: broker.pid, logFile, stop: () => stopBroker(broker, home) };
}

interface Listener {
  readonly name: string;
  readonly protocol: string;
  readonly address: string;
}

/** One node, one copy of everything, and none of the waits that help only a cluster. */
function brokerSettings(dataDir: string, port: number, controllerPort: number, more: readonly Listener[]): Record<string, string> {
  const open = [`PLAINTEXT://127.0.0.1:${port}`, ...more.map(({ name, address }) => `${name}://${address}`)];
  return {
    'process.roles': 'broker,controller',
    'node.id': '1',
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    'controller.listener.names': 'CONTROLLER',
    listeners: [...open, `CONTROLLER://127.0.0.1:${controllerPort}`].join(),
    'advertised.listeners': open.join(),
    'listener.security.protocol.map': ['PLAINTEXT:PLAINTEXT', 'CONTROLLER:PLAINTEXT', ...more.map((l) => `${l.name}:${l.protocol}`)].join(),
    'log.dirs': dataDir,
    'auto.create.topics.enable': 'false',
    'default.replication.factor': '1',
    'offsets.topic.replication.factor': '1',
    'offsets.topic.num.partitions': '4',
    'group.initial.rebalance.delay.ms': '0',
  };
}

/** kafkajs is loaded here, not at the top: most users of this library's front door start no broker. */
async function answers(brokers: string[]): Promise<boolean> {
  const { Kafka, logLevel } = await import('kafkajs');
  const admin = new Kafka({ clientId: 'cordon-harness', brokers, logLevel: logLevel.NOTHING, retry: { retries: 0 } }).admin();
  try {
    await admin.connect();
    return (await admin.describeCluster()).brokers.length > 0;
  } finally {
    await admin.disconnect();
  }
}

async function stopBroker(broker: OwnProcess, home: string): Promise<void> {
  const endedBefore = broker.ended() !== undefined;
  await broker.stop();
  await rm(endedBefore ? join(home, 'data') : home, { recursive: true, force: true });
}
