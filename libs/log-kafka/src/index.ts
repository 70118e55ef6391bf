export { KafkaLog } from './kafka-log';
export type { KafkaLogOptions, LogLevel } from './options';
