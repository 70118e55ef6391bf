import { ApiModule, configureApi } from '@cordon/app-api';
import { actuateService } from '@cordon/app-actuate';
import { archiveService } from '@cordon/app-archive';
import { correlateService } from '@cordon/app-correlate';
import { detectService } from '@cordon/app-detect';
import { forwardService } from '@cordon/app-forward';
import { ingestService } from '@cordon/app-ingest';
import { normaliseService } from '@cordon/app-normalise';
import { respondService } from '@cordon/app-respond';
import { makeParts, readFiles, startServices, type Parts, type PartsOptions, type Running, type Service } from '@cordon/nest';
import { lockDirectory, type DirectoryLock } from '@cordon/log-embedded';

export const SERVICES: readonly Service[] = [
  ingestService,
  normaliseService,
  detectService,
  correlateService,
  respondService,
  actuateService,
  forwardService,
  archiveService,
];

export interface Engine {
  readonly parts: Parts;
  readonly running: Running;
  readonly lock: DirectoryLock;
  close(): Promise<void>;
}

export interface EngineOptions extends PartsOptions {
  /** Names of the services to run; all when left out. */
  readonly only?: readonly string[];
  readonly api?: boolean;
  readonly port?: number;
}

/** All stages in one process: files are read and checked before anything is made, the data directory is locked, the inventory published, the servers started. */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const files = options.files ?? readFiles(options.environment, options);
  const lock = lockDirectory(options.environment.DATA_DIR, {});
  try {
    const parts = await makeParts({ ...options, files });
    // Without an API there is no door either, unless it is asked for: a replay takes in its files alone.
    const asked = options.only ?? SERVICES.map((s) => s.name).filter((name) => name !== 'ingest' || options.api !== false);
    const services = SERVICES.filter((s) => asked.includes(s.name));
    const running = await startServices(services, parts, {
      ...(options.api === false ? {} : { http: [ApiModule], configure: configureApi }),
      ...(options.port === undefined ? {} : { port: options.port }),
    });
    const close = async (): Promise<void> => {
      await running.close();
      lock.release();
    };
    return { parts, running, lock, close };
  } catch (error) {
    lock.release();
    throw error;
  }
}
