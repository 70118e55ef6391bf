import { Module } from '@nestjs/common';
import { effectServer, type Service } from '@cordon/nest';
import { ForwardController, type Dispatch } from './forward.controller';
import { Stopping } from './stopping';
import type { EffectBatch } from '@cordon/runtime';

@Module({ controllers: [ForwardController], providers: [Stopping] })
class ForwardModule {}

const MOST = 100;

export const forwardService: Service = {
  name: 'forward',
  module: ForwardModule,
  servers: (parts) =>
    [...parts.sinks()].map(([name, sink]) =>
      effectServer(parts, {
        stage: 'forward',
        group: `forward.${name}`,
        maxBatch: MOST,
        lingerMs: 0,
        payload: (batch): Dispatch => ({ sink, batch: batch as EffectBatch }),
      }),
    ),
};
