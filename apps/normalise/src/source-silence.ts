import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { PARTS, SilenceWatch, type Parts, type StreamServer } from '@cordon/nest';
import { partitionOf, placeKey, type NormaliseStage } from '@cordon/runtime';

/** Watches the sources whose records this process normalises. A replay lives in the past, where nobody is waiting. */
@Injectable()
export class SourceSilence implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stages = new Map<number, NormaliseStage>();
  private readonly watch: SilenceWatch;
  private server: StreamServer | undefined;

  constructor(@Inject(PARTS) private readonly parts: Parts) {
    const { clock, logger, metrics, live, log } = parts;
    this.watch = new SilenceWatch({
      sources: live.sources,
      clock,
      logger,
      metrics,
      views: async () => {
        // A log that can't be asked at the moment may hold anything.
        const lag = await this.server?.lag().catch(() => undefined);
        return ({ tenant, name }) => {
          const partition = partitionOf(tenant, name, log.partitions('raw'));
          const reader = this.stages.get(partition);
          if (!reader || !this.server?.owned.includes(partition)) return undefined;
          return { reader, hasReadAll: lag?.get(placeKey('raw', partition)) === 0 };
        };
      },
    });
  }

  /** The stage that has taken a partition over. */
  opened(partition: number, stage: NormaliseStage): NormaliseStage {
    this.stages.set(partition, stage);
    return stage;
  }

  of(server: StreamServer): void {
    this.server = server;
  }

  get details(): readonly string[] {
    return this.watch.details;
  }

  onApplicationBootstrap(): void {
    if (this.parts.time !== 'records') this.watch.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.watch.close();
  }
}
