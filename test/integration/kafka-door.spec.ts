import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TopicReader, type TopicRecord } from '@cordon/log-kafka';
import { Environment, rawId, type Parts, type Running, type TopicSettings } from '@cordon/nest';
import { describeWith, lacks, startKafka, waitUntil, type KafkaBroker } from '@cordon/testing';
import { CordonError, type RawBody, type StreamRecord } from '@cordon/wire';
import { Kafka, logLevel } from 'kafkajs';
import { followRaw } from './follow-raw';
import { makeTopic, startIngest } from './kafka-door/operator';

const START_MS = 120_000;
const TEST_MS = 120_000;
const DEADLINE_MS = 60_000;
const SESSION_MS = 6_000;
const PARTITIONS = 2;

jest.setTimeout(TEST_MS);

describeWith('kafka', lacks.kafka, () => {
  let broker: KafkaBroker;
  let kafka: Kafka;
  beforeAll(async () => {
    broker = await startKafka();
    kafka = new Kafka({ clientId: 'operator', brokers: broker.brokers, logLevel: logLevel.NOTHING });
  }, START_MS);
  afterAll(() => broker.stop());

  const closing: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  const newTopic = (): Promise<string> => makeTopic(kafka, PARTITIONS);
  /** `values[i]` goes to partition i mod 2. */
  async function produce(topic: string, values: readonly (string | null)[]): Promise<void> {
    const producer = kafka.producer();
    await producer.connect();
    await producer.send({ topic, messages: values.map((value, i) => ({ value, partition: i % PARTITIONS })) });
    await producer.disconnect();
  }
  async function committed(group: string, topic: string): Promise<string[]> {
    const admin = kafka.admin();
    await admin.connect();
    const [offsets] = await admin.fetchOffsets({ groupId: group, topics: [topic] });
    await admin.disconnect();
    return (offsets?.partitions ?? []).sort((a, b) => a.partition - b.partition).map((p) => p.offset);
  }
  async function reader(group: string, topics: readonly string[], take: (records: readonly TopicRecord[]) => Promise<void>): Promise<TopicReader> {
    const made = new TopicReader({
      brokers: broker.brokers,
      clientId: 'test',
      sessionTimeoutMs: SESSION_MS,
      group,
      topics,
      take,
      onRetry: () => undefined,
      ended: (error) => process.stderr.write(`ended: ${error.message}\n`),
    });
    closing.push(() => made.close());
    await made.start();
    return made;
  }
  const placeOf = (r: TopicRecord): string => `${r.topic}/${r.partition}/${r.offset} ${Buffer.from(r.value).toString()}`;

  describe('the reader of topics', () => {
    test('hands over what is there and what comes, from both topics, and commits behind it', async () => {
      const [a, b] = [await newTopic(), await newTopic()];
      const group = randomUUID();
      await produce(a, ['a0', 'a1', 'a2']);
      const got: string[] = [];
      await reader(group, [a, b], async (records) => void got.push(...records.map(placeOf)));
      await produce(b, ['b0', null]);
      await waitUntil('all five are taken', DEADLINE_MS, () => got.length === 5);
      expect([...got].sort()).toEqual([`${a}/0/0 a0`, `${a}/0/1 a2`, `${a}/1/0 a1`, `${b}/0/0 b0`, `${b}/1/0 `].sort());
      await waitUntil('all are committed', DEADLINE_MS, async () => (await committed(group, a)).join() === '2,1');
    });

    test('commits nothing that was not taken: who comes next gets the same records at the same places', async () => {
      const topic = await newTopic();
      const group = randomUUID();
      await produce(topic, ['x', 'y', 'z']);
      const seen = new Set<string>();
      const first = await reader(group, [topic], (records) => {
        for (const r of records) seen.add(placeOf(r));
        return Promise.reject(new CordonError('CORDON_LOG_UNAVAILABLE', 'raw is away', true));
      });
      await waitUntil('all were tried', DEADLINE_MS, () => seen.size === 3);
      await first.close();
      expect(await committed(group, topic)).toEqual(['-1', '-1']);
      const got: string[] = [];
      await reader(group, [topic], async (records) => void got.push(...records.map(placeOf)));
      await waitUntil('all are taken', DEADLINE_MS, () => got.length === 3);
      expect(new Set(got)).toEqual(seen);
    });

    test('a topic that there is not is said at once', async () => {
      await expect(reader(randomUUID(), [`missing-${randomUUID()}`], () => Promise.resolve())).rejects.toMatchObject({
        code: 'CORDON_LOG_UNAVAILABLE',
      });
    });
  });

  describe('ingest as a service of its own', () => {
    async function start(topic: string, prefix: string, settings: Partial<TopicSettings> = {}): Promise<{ parts: Parts; running: Running }> {
      const directory = mkdtempSync(join(tmpdir(), 'cordon-ingest-'));
      closing.push(async () => rmSync(directory, { recursive: true, force: true }));
      const environment = Object.assign(new Environment(), {
        DATA_DIR: directory,
        HTTP_PORT: 0,
        KAFKA_BROKERS: broker.brokers.join(),
        KAFKA_PREFIX: prefix,
        KAFKA_PARTITIONS: 1,
      });
      return startIngest(environment, topic, (stage, error) => process.stderr.write(`${stage} ended: ${String(error)}\n`), settings);
    }

    async function rawOf(parts: Parts, count: number): Promise<readonly StreamRecord<RawBody>[]> {
      const { got, reading } = await followRaw(parts);
      await waitUntil(`${count} raw records`, DEADLINE_MS, () => got.length >= count);
      await reading.close();
      return got;
    }

    test('writes the operator’s records to raw, with tenant, trust and format of the mapping, ids by their place, over a restart', async () => {
      const topic = await newTopic();
      const prefix = `t-${randomUUID()}`;
      await produce(topic, ['{"a":1}', '{"a":2}']);
      const first = await start(topic, prefix);
      await waitUntil('both are committed', DEADLINE_MS, async () => (await committed(`${prefix}.ingest`, topic)).join() === '1,1');
      await first.running.close();
      await produce(topic, ['{"a":3}']);
      const second = await start(topic, prefix);
      const raw = await rawOf(second.parts, 3);
      await second.running.close();
      const byText = new Map(raw.map((r) => [Buffer.from(r.body.bytes ?? []).toString(), r]));
      expect([...byText.keys()].sort()).toEqual(['{"a":1}', '{"a":2}', '{"a":3}']);
      expect(raw).toHaveLength(3);
      const id = (partition: number, offset: number): string => rawId('acme', 'audit', `kafka:${topic}:${partition}:${offset}`);
      expect(['{"a":1}', '{"a":2}', '{"a":3}'].map((t) => byText.get(t)?.id)).toEqual([id(0, 0), id(1, 0), id(0, 1)]);
      expect(byText.get('{"a":1}')).toMatchObject({ tenant: 'acme', source: 'audit', trust: 3, body: { format: 'ocsf' } });
    });

    test('takes source and format of a record by its header, and those of the topic when no route names it', async () => {
      const topic = await newTopic();
      const routes = [
        { value: 'fw', source: 'firewall', format: 'cisco.asa' },
        { value: 'agents', format: 'ecs' },
      ];
      const { parts, running } = await start(topic, `t-${randomUUID()}`, { routeBy: 'header:kind', routes });
      const producer = kafka.producer();
      await producer.connect();
      const messages = ['fw', 'agents', 'other', undefined].map((kind) => ({
        value: `of ${kind}`,
        ...(kind === undefined ? {} : { headers: { kind } }),
      }));
      await producer.send({ topic, messages });
      await producer.disconnect();
      const raw = await rawOf(parts, messages.length);
      await running.close();
      const byText = new Map(raw.map((r) => [Buffer.from(r.body.bytes ?? []).toString(), r]));
      const seen = (text: string): unknown[] => [byText.get(text)?.source, byText.get(text)?.trust, byText.get(text)?.body.format];
      expect(seen('of fw')).toEqual(['firewall', 1, 'cisco.asa']);
      expect(seen('of agents')).toEqual(['audit', 3, 'ecs']);
      expect(seen('of other')).toEqual(['audit', 3, 'ocsf']);
      expect(seen('of undefined')).toEqual(['audit', 3, 'ocsf']);
    });

    test('has the HTTP door with the same token, and no other route of the API', async () => {
      const { parts, running } = await start(await newTopic(), `t-${randomUUID()}`);
      const { Tokens } = await import('@cordon/nest');
      const token = new Tokens(parts.environment.DATA_DIR).admin();
      const post = (headers: Record<string, string>): Promise<Response> =>
        fetch(`${running.url}/api/v1/ingest/audit`, { method: 'POST', body: '{"a":1}', headers });
      expect((await post({})).status).toBe(401);
      const answer = await post({ authorization: `Bearer ${token}` });
      expect([answer.status, await answer.json()]).toEqual([202, { accepted: 1 }]);
      expect((await fetch(`${running.url}/api/v1/incidents`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(404);
      expect((await rawOf(parts, 1))[0]).toMatchObject({ tenant: 'acme', source: 'audit' });
      await running.close();
    });
  });
});
