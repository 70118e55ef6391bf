export { describeActuator, orderFor, type ActuatorUnderTest } from './actuator-contract';
export { describeBlob, type BlobUnderTest } from './blob-contract';
export { describeLog, type LogUnderTest, type MakeLog, type PartitionCounts } from './log-contract';
export { Recorder, type RecorderOptions } from './recorder';
export { badRecord, command, raw } from './sample-records';
