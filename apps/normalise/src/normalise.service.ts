import { Module } from '@nestjs/common';
import { READER } from '@cordon/formats';
import { stageServer, type Service } from '@cordon/nest';
import { NormaliseStage } from '@cordon/runtime';
import { NormaliseController } from './normalise.controller';

@Module({ controllers: [NormaliseController] })
class NormaliseModule {}

export const normaliseService: Service = {
  name: 'normalise',
  module: NormaliseModule,
  servers: (parts) => [
    stageServer(
      parts,
      'normalise',
      () =>
        new NormaliseStage({
          reader: READER,
          zones: (source) => parts.live.sources.get(source)?.zone,
          estates: (tenant) => parts.estates.get(tenant),
          enricher: () => parts.live.enricher,
          blob: (ref) => parts.blob.get(ref),
        }),
    ),
  ],
};
