// The ingest service as a process of its own, with the file doors of the settings; it kills itself (kill -9) at a chosen site.
// Argument: JSON { dataDir, settings, journal, fast, kill? }. fast: its clock runs so many times faster. kill: { site, after }: at the n-th time that
// it comes by an append or a position, or, for 'time', so many ms after the start.
// Writes to `journal` the numbers of the lines that are in the log, one line an append, and { kill } before it dies.
require('reflect-metadata');
const { appendFileSync } = require('node:fs');
const { FilePositions } = require('@cordon/doors');
const { ingestService } = require('@cordon/app-ingest');
const { makeParts, readEnvironment, startServices, SystemClock } = require('@cordon/nest');

const options = JSON.parse(process.argv[2]);
const note = (line) => appendFileSync(options.journal, `${JSON.stringify(line)}\n`);
let hits = 0;

function die(site) {
  note({ kill: site });
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => undefined);
}

async function site(name) {
  if (options.kill?.site === name && ++hits >= options.kill.after) await die(name);
}

/** Passes everything on, with sites to die at before and after it is durable. */
function mortal(log) {
  const append = log.append.bind(log);
  const wrote = (records) => note({ lines: records.map((r) => Number(/^line (\d+)/.exec(Buffer.from(r.body.bytes))?.[1])) });
  log.append = async (records) => {
    await site('append.before');
    if (options.kill?.site === 'append.half' && records.length > 1) {
      const half = records.length >> 1;
      await append(records.slice(0, half));
      wrote(records.slice(0, half));
      await site('append.half');
      await append(records.slice(half));
      wrote(records.slice(half));
    } else {
      await append(records);
      wrote(records);
    }
    await site('append.after');
  };
  const { set } = FilePositions.prototype;
  FilePositions.prototype.set = async function (...args) {
    await site('position.before');
    await set.apply(this, args);
    await site('position.after');
  };
}

class FastClock extends SystemClock {
  monotonic() {
    return super.monotonic() * options.fast;
  }
  wait(ms, signal) {
    return super.wait(ms / options.fast, signal);
  }
}

async function main() {
  const environment = readEnvironment({
    CORDON_DATA_DIR: options.dataDir,
    CORDON_SETTINGS: options.settings,
    CORDON_HTTP_PORT: '0',
    CORDON_LOG_LEVEL: 'warn',
  });
  const fatal = (stage, error) => {
    process.stderr.write(`${stage} ended: ${error?.stack ?? error}\n`);
    process.exit(1);
  };
  const parts = await makeParts({ environment, clock: new FastClock(), onFatal: fatal });
  mortal(parts.log);
  if (options.kill?.site === 'time') setTimeout(() => void die('time'), options.kill.after);
  const running = await startServices([ingestService], parts, {});
  process.once('SIGTERM', () => void running.close().then(() => process.exit(0)));
}

main().catch((error) => {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exit(1);
});
