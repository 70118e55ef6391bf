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
  servers: (parts) => [
    stageServer(parts, 'detect', (partition) => new DetectStage(DETECTORS, { owns: (shard) => shard % parts.log.partitions('event') === partition })),
  ],
};
