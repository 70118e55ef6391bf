import { ending, makeLogger, memoryBudget, readEnvironment, readFiles, Tokens } from '@cordon/nest';
import { CordonError } from '@cordon/wire';
import { peakMemoryBytes } from '../peak-memory';
import { startEngine, SERVICES } from '../engine';

/** `cordon run`: until a signal; exits 1 when a stage ends by itself. */
export async function run(options: { only?: string[] }): Promise<void> {
  const environment = readEnvironment();
  const logger = makeLogger(environment.LOG_LEVEL);
  const known = [...SERVICES.map((s) => s.name), 'api'];
  const wrong = options.only?.filter((o) => !known.includes(o)) ?? [];
  if (wrong.length > 0) throw new CordonError('CORDON_USAGE', `--only: ${wrong.join(', ')}: not among ${known.join(', ')}`);
  const files = readFiles(environment);
  const { ended, stop } = ending();
  const api = options.only?.includes('api') ?? true;
  const tokens = api || options.only?.includes('ingest') ? new Tokens(environment.DATA_DIR, environment.TOKEN_FILE) : undefined;
  if (tokens?.fresh) process.stderr.write(`API token, shown once: ${tokens.admin()}\n`);
  const engine = await startEngine({
    environment,
    files,
    logger,
    api,
    ...(options.only === undefined ? {} : { only: options.only }),
    onFatal: (stage, error) => {
      logger.fatal({ stage, error: String(error) }, 'stage ended');
      stop(1);
    },
  });
  const place = { url: engine.running.url, ...(tokens === undefined ? {} : { tokenFile: tokens.file }) };
  if (tokens) engine.lock.update(place);
  process.stderr.write(budgetText(environment.STORE_MEMORY_MB));
  logger.info(place, 'started');
  const code = await ended;
  const peak = await peakMemoryBytes(engine.parts.store);
  await engine.close();
  logger.info({ peakRssMiB: Math.round(peak / 1024 ** 2) }, 'stopped');
  process.exit(code);
}

/** Memory budget of the process, printed at start (architecture.md, section 4). */
function budgetText(storeMiB: number): string {
  const mib = (bytes: number): string => `${Math.round(bytes / 1024 ** 2)} MiB`;
  const { heap, store, log_tail: tail } = memoryBudget(storeMiB);
  return `memory budget: heap ${mib(heap)}, ClickHouse ${mib(store)}, log tail ${mib(tail)}\n`;
}
