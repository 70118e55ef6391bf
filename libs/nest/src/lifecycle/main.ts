import { CordonError } from '@cordon/wire';
import { readEnvironment } from '../config/environment';
import { makeLogger } from '../logging/logger';
import { makeParts } from '../modules/parts';
import { ending } from './ending';
import type { Service } from './service';
import { startServices, type StartOptions } from './start';

/** Entry point of a stage's own process: reads the environment, runs until a signal, exits 1 on a fatal end. */
export async function main(services: readonly Service[], options: StartOptions = {}): Promise<void> {
  try {
    const environment = readEnvironment();
    const logger = makeLogger(environment.LOG_LEVEL);
    const { ended, stop } = ending();
    const parts = await makeParts({
      environment,
      logger,
      onFatal: (stage, error) => {
        logger.fatal({ stage, error: String(error) }, 'stage ended');
        stop(1);
      },
    });
    const running = await startServices(services, parts, options);
    logger.info({ services: services.map((s) => s.name), url: running.url }, 'started');
    const code = await ended;
    await running.close();
    process.exit(code);
  } catch (error) {
    process.stderr.write(`${error instanceof CordonError ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
    process.exit(1);
  }
}
