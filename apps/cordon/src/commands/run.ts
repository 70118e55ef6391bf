import { Tokens } from '@cordon/app-api';
import { makeLogger, readEnvironment, readFiles } from '@cordon/nest';
import { CordonError } from '@cordon/wire';
import { startEngine, SERVICES } from '../engine';
import { getHeapStatistics } from 'node:v8';

/** `cordon run`: until a signal; exits 1 when a stage ends by itself. */
export async function run(options: { only?: string[] }): Promise<void> {
  const environment = readEnvironment();
  const logger = makeLogger(environment.LOG_LEVEL);
  const known = [...SERVICES.map((s) => s.name), 'api'];
  const wrong = options.only?.filter((o) => !known.includes(o)) ?? [];
  if (wrong.length > 0) throw new CordonError('CORDON_USAGE', `--only: ${wrong.join(', ')}: not among ${known.join(', ')}`);
  const files = readFiles(environment);
  let stop: (code: number) => void = () => undefined;
  const ended = new Promise<number>((resolve) => (stop = resolve));
  const tokens = new Tokens(environment.DATA_DIR, environment.TOKEN_FILE);
  const engine = await startEngine({
    environment,
    files,
    logger,
    ...(options.only === undefined ? {} : { only: options.only, api: options.only.includes('api') }),
    onFatal: (stage, error) => {
      logger.fatal({ stage, error: String(error) }, 'stage ended');
      stop(1);
    },
  });
  engine.lock.update({ url: engine.running.url, tokenFile: tokens.file });
  printBudget(environment.STORE_MEMORY_MB);
  if (tokens.fresh) process.stderr.write(`API token, shown once: ${tokens.admin()}\n`);
  logger.info({ url: engine.running.url, tokenFile: tokens.file }, 'started');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop(0));
  const code = await ended;
  await engine.close();
  logger.info({ peakRssMiB: Math.round(process.resourceUsage().maxRSS / 1024) }, 'stopped');
  process.exit(code);
}

/** Memory budget of the process, printed at start (design, section 4). */
function printBudget(storeMiB: number): void {
  const heap = Math.round(getHeapStatistics().heap_size_limit / 1024 ** 2);
  process.stderr.write(`memory budget: heap ${heap} MiB, ClickHouse ${storeMiB} MiB, log tail 64 MiB\n`);
}
