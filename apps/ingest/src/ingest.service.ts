import { Module } from '@nestjs/common';
import { HttpDoorModule, type Service } from '@cordon/nest';
import { KafkaDoor } from './kafka-door';
import { SyslogDoors } from './syslog-doors';

/** Intake: what comes over HTTP, the operator's topics and syslog goes to `raw`. */
@Module({ imports: [HttpDoorModule], providers: [KafkaDoor, SyslogDoors] })
class IngestModule {}

/** No stage, and so no server: its doors read by themselves. */
export const ingestService: Service = { name: 'ingest', module: IngestModule, servers: () => [] };
