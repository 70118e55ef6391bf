import { Module } from '@nestjs/common';
import { effectServer, type Service } from '@cordon/nest';
import { ActuateController } from './actuate.controller';

@Module({ controllers: [ActuateController] })
class ActuateModule {}

/** Actions are taken as they come: no waiting for fuller batches. */
const MOST = 200;

export const actuateService: Service = {
  name: 'actuate',
  module: ActuateModule,
  servers: (parts) => [effectServer(parts, { stage: 'actuate', group: 'actuate', maxBatch: MOST, lingerMs: 0 })],
};
