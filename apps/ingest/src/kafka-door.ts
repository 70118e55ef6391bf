import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { TopicReader, type TopicRecord } from '@cordon/log-kafka';
import { kafkaOptions, PARTS, type Arrived, type Parts } from '@cordon/nest';
import { CordonError } from '@cordon/wire';
import { TopicRoutes } from './topic-routes';

/**
 * Kafka door: topics of the operator's own (`kafka.topics` in cordon.yaml) → `raw`. A record's position is topic, partition and
 * offset, so that it has the same id however often it is read; its offset is committed only after `raw` has it.
 */
@Injectable()
export class KafkaDoor implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly mapped: ReadonlyMap<string, TopicRoutes>;
  private reader: TopicReader | undefined;

  constructor(@Inject(PARTS) private readonly parts: Parts) {
    this.mapped = new Map((parts.settings.file.kafka?.topics ?? []).map((t) => [t.topic, new TopicRoutes(t)]));
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.mapped.size === 0) return;
    const { environment, logger, metrics, onFatal } = this.parts;
    const kafka = kafkaOptions(environment, logger);
    if (kafka === undefined) throw new CordonError('CORDON_CONFIG_INVALID', 'kafka.topics: needs CORDON_KAFKA_BROKERS');
    this.reader = new TopicReader({
      ...kafka,
      group: `${environment.KAFKA_PREFIX}.ingest`,
      topics: [...this.mapped.keys()],
      take: (records) => this.take(records),
      onRetry: ({ code }) => {
        metrics.retries.inc({ stage: 'ingest', code });
        logger.warn({ stage: 'ingest', code }, 'retried after an outage');
      },
      ended: (error) => onFatal('ingest', error),
    });
    await this.reader.start();
  }

  /** Intake stops before the stages do. */
  async onModuleDestroy(): Promise<void> {
    await this.reader?.close();
  }

  /** All of one topic partition. */
  private async take(records: readonly TopicRecord[]): Promise<void> {
    const [first] = records;
    const routes = this.mapped.get(first?.topic ?? '');
    if (!routes) return;
    await this.parts.intake.takeInOrder(
      records.map((r) => {
        const { source, format } = routes.of(r);
        return { source, arrived: arrivedOf(r, format) };
      }),
    );
    this.parts.metrics.took(`kafka:${first?.topic ?? ''}`, records.length);
  }
}

export const arrivedOf = ({ topic, partition, offset, value }: TopicRecord, format: string | undefined): Arrived => ({
  bytes: value,
  position: `kafka:${topic}:${partition}:${offset}`,
  ...(format === undefined ? {} : { format }),
});
