import { Module } from '@nestjs/common';
import { stageServer, type Service } from '@cordon/nest';
import { CorrelateStage } from '@cordon/runtime';
import { CorrelateController } from './correlate.controller';

@Module({ controllers: [CorrelateController] })
class CorrelateModule {}

export const correlateService: Service = {
  name: 'correlate',
  module: CorrelateModule,
  servers: (parts) => [stageServer(parts, 'correlate', () => new CorrelateStage())],
};
