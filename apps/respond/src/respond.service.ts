import { Module } from '@nestjs/common';
import { policyOf, stageServer, type Service } from '@cordon/nest';
import { RespondStage } from '@cordon/runtime';
import { RespondController } from './respond.controller';

@Module({ controllers: [RespondController] })
class RespondModule {}

export const respondService: Service = {
  name: 'respond',
  module: RespondModule,
  servers: (parts) => [stageServer(parts, 'respond', () => new RespondStage((tenant) => policyOf(parts, tenant)))],
};
