export { ingestService } from './ingest.service';
export { KafkaDoor } from './kafka-door';
export { SyslogDoors } from './syslog-doors';
