import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { GenericContainer, Wait, type StartedTestContainer } from 'testcontainers';
import { describeWith, freePort, lacks, startContainerEngine, type ContainerEngine } from '@cordon/testing';

const BROKER_PORT = 9092;
const START_MS = 60_000;

describeWith('podman', lacks.podman, () => {
  let engine: ContainerEngine;
  let container: StartedTestContainer;
  let broker: string;

  beforeAll(async () => {
    engine = await startContainerEngine();
    // testcontainers takes its settings from the environment alone.
    Object.assign(process.env, engine.environment);
    // A broker tells its clients its address, so the port outside must be known before the container starts.
    const port = await freePort();
    broker = `127.0.0.1:${port}`;
    container = await new GenericContainer(engine.image)
      .withExposedPorts({ container: BROKER_PORT, host: port })
      .withEnvironment({ ADVERTISED: broker })
      .withCommand(['sh', '/opt/kafka/start-broker.sh'])
      .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/))
      .withStartupTimeout(START_MS)
      .start();
  }, 2 * START_MS);

  afterAll(async () => {
    for (const name of Object.keys(engine.environment)) delete process.env[name];
    await engine.stop();
  }, 30_000);

  test('a Kafka broker in a container takes a record and gives its offset', async () => {
    const kafka = new Kafka({ clientId: 'smoke', brokers: [broker], logLevel: logLevel.NOTHING });
    const [admin, producer] = [kafka.admin(), kafka.producer()];
    await admin.connect();
    await admin.createTopics({ topics: [{ topic: 'letters', numPartitions: 1 }] });
    await producer.connect();
    await producer.send({ topic: 'letters', messages: [{ value: 'hello' }] });
    expect(await admin.fetchTopicOffsets('letters')).toEqual([expect.objectContaining({ partition: 0, low: '0', high: '1' })]);
    await Promise.all([producer.disconnect(), admin.disconnect()]);
  }, 30_000);

  test('the limits of our settings hold inside', async () => {
    const { output } = await container.exec(['cat', '/proc/1/limits']);
    expect(output).toMatch(/Max open files +1024 +1024/);
  });

  test('a stopped engine leaves no file', async () => {
    await engine.stop();
    expect(existsSync(dirname((engine.environment['DOCKER_HOST'] ?? '').replace('unix://', '')))).toBe(false);
  }, 30_000);
});
