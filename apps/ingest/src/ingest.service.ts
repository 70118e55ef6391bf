import { Module } from '@nestjs/common';
import { HttpDoorModule, type Service } from '@cordon/nest';
import { FileDoors } from './file-doors';
import { ImapDoors } from './imap-doors';
import { KafkaDoor } from './kafka-door';
import { SmtpDoors } from './smtp-doors';
import { SyslogDoors } from './syslog-doors';

/** Intake: what comes over HTTP, over the operator's topics and through the doors of cordon.yaml goes to `raw`. */
@Module({ imports: [HttpDoorModule], providers: [KafkaDoor, SyslogDoors, SmtpDoors, ImapDoors, FileDoors] })
class IngestModule {}

/** No stage, and so no server: its doors read by themselves. */
export const ingestService: Service = { name: 'ingest', module: IngestModule, servers: () => [] };
