import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { PARTS, Rounds, type Parts } from '@cordon/nest';
import { deadBlobs, RETENTION_DAYS } from '@cordon/store-clickhouse';

const EVERY_MS = 60 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
/** As long as the rows that name them: the archived record, and the letter that it may have become. */
const KEPT_DAYS = Math.max(RETENTION_DAYS.raw, RETENTION_DAYS.dead);

/**
 * Removes payloads that no row names any longer. Those of dead letters stay until the letter was discarded or has expired; when the store does
 * not answer, nothing is removed. Several instances of archive may do so at once.
 */
@Injectable()
export class BlobRetention implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly rounds: Rounds;

  constructor(@Inject(PARTS) private readonly parts: Pick<Parts, 'blob' | 'store' | 'clock' | 'logger' | 'metrics' | 'time'>) {
    const { clock, logger } = parts;
    this.rounds = new Rounds({
      clock,
      logger,
      everyMs: EVERY_MS,
      waitsFirst: true,
      round: () => this.round(),
      failure: 'old payloads were not removed',
    });
  }

  async round(): Promise<void> {
    const { blob, store, clock, logger, metrics } = this.parts;
    // Before the letters are read: a letter that is archived meanwhile names a payload that is younger, or was renewed.
    const olderThan = clock.now() - KEPT_DAYS * DAY_MS;
    const removed = await blob.expire(olderThan, await deadBlobs(store));
    if (removed === 0) return;
    metrics.counts.inc({ stage: 'archive', what: 'blobs-removed' }, removed);
    logger.info({ removed, days: KEPT_DAYS }, 'old payloads were removed');
  }

  /** Times of payloads are the machine's: a replay of history lives in another time, and is over before any has to go. */
  onApplicationBootstrap(): void {
    if (this.parts.time !== 'records') this.rounds.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.rounds.close();
  }
}
