import { randomUUID } from 'node:crypto';
import { ingestService } from '@cordon/app-ingest';
import { makeLogger, makeParts, SettingsFile, startServices, type Environment, type Parts, type Running, type TopicSettings } from '@cordon/nest';
import type { Kafka } from 'kafkajs';

/** A topic of an operator's own. */
export async function makeTopic(kafka: Kafka, numPartitions: number): Promise<string> {
  const topic = `operator-${randomUUID()}`;
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic, numPartitions }], waitForLeaders: true });
  await admin.disconnect();
  return topic;
}

/** Ingest as a service of its own, which reads that topic as the source `audit` of the tenant `acme`, in OCSF; `settings` says what else is set of the topic. */
export async function startIngest(
  environment: Environment,
  topic: string,
  onFatal: (stage: string, error: unknown) => void,
  settings: Partial<TopicSettings> = {},
): Promise<{ readonly parts: Parts; readonly running: Running }> {
  const topicSettings: TopicSettings = { topic, source: 'audit', format: 'ocsf', routes: [], ...settings };
  const file = Object.assign(new SettingsFile(), {
    tenants: [{ id: 'acme' }],
    sources: [
      { name: 'audit', tenant: 'acme', trust: 3 as const },
      { name: 'firewall', tenant: 'acme', trust: 1 as const },
    ],
    kafka: { topics: [topicSettings] },
  });
  const parts = await makeParts({ environment, settings: { file, directory: environment.DATA_DIR }, logger: makeLogger('silent'), onFatal });
  return { parts, running: await startServices([ingestService], parts, { port: 0 }) };
}
