// Ingest as a process of its own over an embedded log, with the doors of a cordon.yaml; it may kill itself (kill -9) at a write.
// Argument: JSON { dataDir, settings, httpPort?, kill? }. kill: { site: 'append.before' | 'append.after', after }: at the write of that number.
require('reflect-metadata');
const { join } = require('node:path');
const { ingestService } = require('@cordon/app-ingest');
const { EmbeddedLog } = require('@cordon/log-embedded');
const { makeParts, readEnvironment, startServices } = require('@cordon/nest');

const { dataDir, settings, httpPort = 0, kill } = JSON.parse(process.argv[2]);
let writes = 0;

async function site(name) {
  if (kill?.site !== name || writes < kill.after) return;
  process.kill(process.pid, 'SIGKILL');
  await new Promise(() => undefined);
}

function mortal(log) {
  const append = log.append.bind(log);
  log.append = async (records) => {
    writes += 1;
    await site('append.before');
    await append(records);
    await site('append.after');
  };
  return log;
}

const nothing = async () => undefined;
const store = { open: nothing, archive: nothing, query: async () => [], usage: async () => ({ diskBytes: 0, memoryBytes: 0 }), close: nothing };

const fail = (error) => {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exit(1);
};

async function main() {
  const environment = readEnvironment({
    CORDON_DATA_DIR: dataDir,
    CORDON_SETTINGS: settings,
    CORDON_HTTP_PORT: String(httpPort),
    CORDON_LOG_LEVEL: 'error',
  });
  const log = mortal(new EmbeddedLog({ path: join(dataDir, 'log') }));
  const parts = await makeParts({ environment, log, store, onFatal: (_stage, error) => fail(error) });
  await startServices([ingestService], parts);
}

main().catch(fail);
