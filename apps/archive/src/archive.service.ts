import { Module } from '@nestjs/common';
import { effectServer, type Service } from '@cordon/nest';
import { ArchiveController } from './archive.controller';

@Module({ controllers: [ArchiveController] })
class ArchiveModule {}

/** Inserts are cheaper the fuller they are. */
const MOST = 5_000;
const LINGER_MS = 250;

export const archiveService: Service = {
  name: 'archive',
  module: ArchiveModule,
  needsStore: true,
  servers: (parts) => [effectServer(parts, { stage: 'archive', group: 'archive', maxBatch: MOST, lingerMs: LINGER_MS })],
};
