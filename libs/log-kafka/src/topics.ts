import { setTimeout as pause } from 'node:timers/promises';
import { CordonError, STREAM_NAMES } from '@cordon/wire';
import type { Admin, ITopicConfig } from 'kafkajs';
import { kafkaCodes } from './failure';
import { partitionsOf, stateTopic, streamTopic, type Settings } from './options';

/** Segments of a state topic are closed often, because only closed ones are compacted, and a load reads everything that is left. */
const STATE_TOPIC = {
  'cleanup.policy': 'compact',
  'segment.bytes': String(64 * 1024 ** 2),
  'segment.ms': '600000',
  'min.cleanable.dirty.ratio': '0.2',
  'delete.retention.ms': '600000',
};

/** Creates the streams' topics that are missing, and refuses one that has another number of partitions than is configured. */
export async function ensureStreams(admin: Admin, settings: Settings): Promise<void> {
  const there = new Set(await admin.listTopics());
  const wanted = STREAM_NAMES.map((stream) => ({ topic: streamTopic(settings, stream), count: partitionsOf(settings, stream) }));
  const retention = settings.retentionMs === undefined ? {} : { 'retention.ms': String(settings.retentionMs) };
  const missing = wanted.filter(({ topic }) => !there.has(topic));
  await create(
    admin,
    missing.map(({ topic, count }) => topicConfig(settings, topic, count, { 'cleanup.policy': 'delete', ...retention })),
  );
  const counts = await partitionCounts(
    admin,
    wanted.map(({ topic }) => topic),
  );
  const wrong = wanted.filter(({ topic, count }) => counts.get(topic) !== count);
  if (wrong.length === 0) return;
  const detail = wrong.map(({ topic, count }) => `${topic} has ${counts.get(topic) ?? 0} partitions, configured are ${count}`).join('; ');
  throw new CordonError('CORDON_LOG_PARTITIONS', detail);
}

/** Creates the state topic of a stage where it is missing, with room for `partition`. */
export async function ensureState(admin: Admin, settings: Settings, stage: string, partition: number): Promise<string> {
  const topic = stateTopic(settings, stage);
  const count = Math.max(partition + 1, ...STREAM_NAMES.map((stream) => partitionsOf(settings, stream)));
  if (!(await admin.listTopics()).includes(topic)) await create(admin, [topicConfig(settings, topic, count, STATE_TOPIC)]);
  const there = (await partitionCounts(admin, [topic])).get(topic) ?? 0;
  if (there <= partition) await admin.createPartitions({ topicPartitions: [{ topic, count }] });
  return topic;
}

function topicConfig(settings: Settings, topic: string, numPartitions: number, config: Record<string, string>): ITopicConfig {
  const configEntries = Object.entries(config).map(([name, value]) => ({ name, value }));
  return { topic, numPartitions, replicationFactor: settings.replication, configEntries };
}

/** A topic that another process has created meanwhile is no error. */
async function create(admin: Admin, topics: ITopicConfig[]): Promise<void> {
  if (topics.length > 0) await admin.createTopics({ topics, waitForLeaders: false });
}

const UNKNOWN_TOPIC = 3; // UNKNOWN_TOPIC_OR_PARTITION
const KNOWN_WITHIN_MS = 10_000;
const BETWEEN_LOOKS_MS = 50;

/** A broker may not know a topic for a moment that it has just created. */
async function partitionCounts(admin: Admin, topics: string[]): Promise<Map<string, number>> {
  for (const deadline = performance.now() + KNOWN_WITHIN_MS; ; await pause(BETWEEN_LOOKS_MS)) {
    try {
      const metadata = await admin.fetchTopicMetadata({ topics });
      const led = metadata.topics.every(({ partitions }) => partitions.length > 0 && partitions.every(({ leader }) => leader >= 0));
      if (led || performance.now() > deadline) return new Map(metadata.topics.map(({ name, partitions }) => [name, partitions.length]));
    } catch (error) {
      if (!kafkaCodes(error).includes(UNKNOWN_TOPIC) || performance.now() > deadline) throw error;
    }
  }
}
