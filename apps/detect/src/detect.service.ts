import { Module } from '@nestjs/common';
import { DETECTORS } from '@cordon/detectors';
import { stageServer, type Service } from '@cordon/nest';
import { DetectStage } from '@cordon/runtime';
import { DetectController } from './detect.controller';

@Module({ controllers: [DetectController] })
class DetectModule {}

export const detectService: Service = {
  name: 'detect',
  module: DetectModule,
  servers: (parts) => {
    const { findingsADay } = parts.settings.file;
    const limits = findingsADay === undefined ? {} : { findingsADay };
    const owns = (partition: number) => (shard: number) => shard % parts.log.partitions('event') === partition;
    return [stageServer(parts, 'detect', (partition) => new DetectStage(DETECTORS, { ...limits, owns: owns(partition) }))];
  },
};
