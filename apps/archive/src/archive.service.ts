import { Module } from '@nestjs/common';
import { effectServer, type Service } from '@cordon/nest';
import { ArchiveController } from './archive.controller';
import { BlobRetention } from './blob-retention';

@Module({ controllers: [ArchiveController], providers: [BlobRetention] })
class ArchiveModule {}

/** Records of a batch. The store writes rows of what it is given at once, makes few inserts of all of them, and waits for a fuller one itself. */
const MOST = 1_000;
/** What may wait for its insert: at 20,000 events a second, with their raw records, half a second of them. */
const AHEAD = 256;
const AHEAD_RECORDS = 24_000;
const AHEAD_BYTES = 64 * 1024 ** 2;
/** Fetches are cheaper the fuller they are, too. */
const READ_LINGER_MS = 250;

export const archiveService: Service = {
  name: 'archive',
  module: ArchiveModule,
  needsStore: true,
  servers: (parts) => [
    effectServer(parts, {
      stage: 'archive',
      group: 'archive',
      maxBatch: MOST,
      lingerMs: 0,
      readLingerMs: READ_LINGER_MS,
      ahead: AHEAD,
      aheadRecords: AHEAD_RECORDS,
      aheadBytes: AHEAD_BYTES,
    }),
  ],
};
