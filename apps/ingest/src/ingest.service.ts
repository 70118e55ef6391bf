import { Module } from '@nestjs/common';
import { HttpDoorModule, type Service } from '@cordon/nest';
import { KafkaDoor } from './kafka-door';

/** Intake: what comes over HTTP and over the operator's topics goes to `raw`. */
@Module({ imports: [HttpDoorModule], providers: [KafkaDoor] })
class IngestModule {}

/** No stage, and so no server: its doors read by themselves. */
export const ingestService: Service = { name: 'ingest', module: IngestModule, servers: () => [] };
