import { join, resolve } from 'node:path';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { FileDoor, FilePositions, type FileCutting } from '@cordon/doors';
import { growingCut, LOOK_BYTES, MAX_RECORD_BYTES, splitFile } from '@cordon/formats';
import { PARTS, type FileDoorSettings, type Parts } from '@cordon/nest';

/** How files are cut: as a replay cuts them. */
const CUTTING: FileCutting = { maxRecordBytes: MAX_RECORD_BYTES, lookBytes: LOOK_BYTES, cutOf: growingCut, split: splitFile };

/** File doors: files and directories of `doors.files` in cordon.yaml → `raw`, as they grow. How far each was read stands in the data directory. */
@Injectable()
export class FileDoors implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly doors: readonly FileDoor[];

  constructor(@Inject(PARTS) private readonly parts: Parts) {
    const positions = new FilePositions(join(parts.environment.DATA_DIR, 'positions'));
    this.doors = (parts.settings.file.doors?.files ?? []).map((settings) => this.doorOf(settings, positions));
  }

  async onApplicationBootstrap(): Promise<void> {
    for (const door of this.doors) await door.open();
  }

  /** Intake stops before the stages do. */
  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.doors.map((door) => door.close()));
  }

  private doorOf({ source, path, names, deep }: FileDoorSettings, positions: FilePositions): FileDoor {
    const { clock, intake, logger, metrics, onFatal, settings } = this.parts;
    const full = resolve(settings.directory, path);
    return new FileDoor({
      path: full,
      ...(names === undefined ? {} : { names }),
      ...(deep === undefined ? {} : { deep }),
      clock,
      cutting: CUTTING,
      positions,
      name: `files ${source} ${full} ${names ?? ''}`,
      take: async (arrivals) => {
        await intake.take(source, arrivals);
        metrics.took(`files:${source}`, arrivals.length);
      },
      told: (file, reason) => {
        metrics.counts.inc({ stage: 'ingest', what: 'file-trouble' });
        logger.warn({ source, file, reason }, 'a file could not be read');
      },
      onRetry: (code) => {
        metrics.retries.inc({ stage: 'ingest', code });
        logger.warn({ stage: 'ingest', source, code }, 'retried after an outage');
      },
      ended: (error) => onFatal('ingest', error),
    });
  }
}
