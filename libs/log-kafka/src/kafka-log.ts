import { KEYS, Log, type Ownership, type Reader, type Reading } from '@cordon/runtime';
import { CordonError, STREAM_NAMES, type StreamName, type StreamRecord } from '@cordon/wire';
import type { Admin } from 'kafkajs';
import { client, PATIENT } from './client';
import { asCordon } from './failure';
import { toMessage } from './messages';
import { partitionsOf, settingsOf, streamTopic, type KafkaLogOptions, type Settings } from './options';
import { plainAtFirst } from './refusal';
import { KafkaReading } from './reading/kafka-reading';
import { kafkaPlace } from './state/kafka-place';
import { KafkaOwnership } from './state/kafka-ownership';
import { ensureState, ensureStreams } from './topics';
import { Writer } from './writing/writer';

/** The Log port on Apache Kafka, through kafkajs. */
export class KafkaLog extends Log {
  private readonly settings: Settings;
  private readonly writer: Writer;
  private readonly admin: Admin;
  private readonly readings = new Set<KafkaReading>();
  private readonly stateTopics = new Map<string, Promise<string>>();

  constructor(options: KafkaLogOptions) {
    super();
    this.settings = settingsOf(options);
    this.writer = new Writer(this.settings);
    this.admin = client(this.settings, PATIENT).admin();
  }

  async open(): Promise<void> {
    const work = async (): Promise<void> => {
      await this.admin.connect();
      await ensureStreams(this.admin, this.settings);
    };
    await asCordon('opening', work, plainAtFirst);
  }

  partitions(stream: StreamName): number {
    return partitionsOf(this.settings, stream);
  }

  async append(records: readonly StreamRecord[]): Promise<void> {
    await this.writer.write(records.map((record) => toMessage(record, streamTopic(this.settings, record.stream), this.partitions(record.stream))));
  }

  async own(stage: string, partition: number): Promise<Ownership> {
    const topic = await this.stateTopic(stage, partition);
    return new KafkaOwnership(kafkaPlace(this.settings, this.writer, topic, partition));
  }

  async read(reader: Reader): Promise<Reading> {
    this.checkCounts(reader);
    const reading = new KafkaReading(this.settings, reader, this.admin, (closed) => this.readings.delete(closed));
    this.readings.add(reading);
    try {
      await reading.start();
      return reading;
    } catch (error) {
      await reading.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.readings].map((reading) => reading.close()));
    await this.writer.close();
    await this.admin.disconnect();
  }

  /** One attempt at a time for a topic: owners of all partitions start together. */
  private stateTopic(stage: string, partition: number): Promise<string> {
    const key = `${stage}/${partition}`;
    const known = this.stateTopics.get(key);
    if (known) return known;
    const last = [...this.stateTopics.values()].at(-1)?.catch(() => undefined) ?? Promise.resolve();
    const ensured = last.then(() => asCordon(`state of ${stage}`, () => ensureState(this.admin, this.settings, stage, partition)));
    this.stateTopics.set(key, ensured);
    ensured.catch(() => this.stateTopics.delete(key));
    return ensured;
  }

  /** Equal keys of the streams that one owner reads must meet in it, so their partition numbers must mean the same. */
  private checkCounts({ group, reads }: Reader): void {
    const together = STREAM_NAMES.filter((stream) => reads[stream] === 'keyed' && KEYS[stream] !== 'source');
    if (new Set(together.map((stream) => this.partitions(stream))).size <= 1) return;
    const counts = together.map((stream) => `${stream} ${this.partitions(stream)}`).join(', ');
    throw new CordonError('CORDON_LOG_PARTITIONS', `${group} reads streams by key that have different numbers of partitions: ${counts}`);
  }
}
