export { KafkaLog } from './kafka-log';
export type { KafkaLogOptions, LogLevel } from './options';
export { TopicReader, type TopicReaderParts, type TopicRecord } from './topics/topic-reader';
