// One stage as a process of its own over a log that was filled before; it kills itself (kill -9) at a chosen site.
// Argument: JSON { stage, log, dataDir, settings, clickhouse?, maxBatch, checkpointMs, start, journal, mostLost?, kill? }.
// kill: { site, after, armed: 'at once' | 'live', patience, instead }; 'live' counts only after the first step that is not a replay.
// After `patience` such steps the site `instead` will do: a stage that has little to say would else be done before it dies.
// sameAction: only the action counts at whose effect the last life ended.
// mostLost: it does not die while an action is under way whose answer was lost in so many deaths already.
// Writes to `journal`, one JSON line each: { handled: n } a finished step, { cut } a recorded cut, { now } the clock,
// { kill: site, of, lost }: `of` the action at an effect's site, `lost` the actions under way, whose answers nobody will know.
require('reflect-metadata');
const { appendFileSync, existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { DynamicListBlockTraffic } = require('@cordon/actuators');
const { LmdbLeases } = require('@cordon/leases');
const { EmbeddedLog } = require('@cordon/log-embedded');
const { KafkaLog } = require('@cordon/log-kafka');
const { makeParts, readEnvironment, RecordClock, startServices } = require('@cordon/nest');

const options = JSON.parse(process.argv[2]);
const note = (line) => appendFileSync(options.journal, `${JSON.stringify(line)}\n`);
const before = existsSync(options.journal)
  ? readFileSync(options.journal, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
  : [];

let hits = 0;
let armed = options.kill?.armed === 'at once';
let liveSteps = 0;

/** Ids of the actions that are dispatched and whose result is not on the gateway's disk. */
const underWay = new Set();
const lastStruck = before.findLast(({ of }) => of !== undefined)?.of;
const timesLost = (id) => before.filter(({ lost }) => lost?.includes(id)).length;

/** Ends the process when the site is the chosen one and its turn has come; never returns then. */
async function site(name, of) {
  if (!options.kill || !armed) return;
  if (options.kill.sameAction && lastStruck !== undefined && of !== lastStruck) return;
  const tired = liveSteps > options.kill.patience;
  if (!(tired && options.kill.instead === name) && (options.kill.site !== name || ++hits < options.kill.after)) return;
  const lost = [...underWay];
  if (lost.some((id) => timesLost(id) >= (options.mostLost ?? Infinity))) return;
  note({ kill: name, of, lost });
  process.kill(process.pid, 'SIGKILL');
  await new Promise(() => undefined);
}

/** Passes everything on, with sites to die at before and after it is durable. */
function mortal(log) {
  const append = log.append.bind(log);
  log.append = async (records) => {
    await site('append.before');
    if (armed && options.kill?.site === 'append.half' && records.length > 1) {
      await append(records.slice(0, records.length >> 1));
      await site('append.half');
      await append(records.slice(records.length >> 1));
    } else await append(records);
    await site('append.after');
  };
  const own = log.own.bind(log);
  log.own = async (...args) => {
    const ownership = await own(...args);
    const { load, appendCut, checkpoint } = ownership;
    ownership.load = async () => {
      const loaded = await load.call(ownership);
      for (const cut of loaded.cuts) if (!cut.intent) note({ cut });
      return loaded;
    };
    ownership.appendCut = async (cut) => {
      await site('cut.before');
      await appendCut.call(ownership, cut);
      if (!cut.intent) note({ cut });
      await site('cut.after');
    };
    ownership.checkpoint = async (...rest) => {
      await site('checkpoint.before');
      await checkpoint.apply(ownership, rest);
      await site('checkpoint.after');
    };
    return ownership;
  };
  return log;
}

/** The world outside: requests to sinks and actuators, the list of addresses, and inserts. */
function mortalEffects(store) {
  const { fetch } = globalThis;
  globalThis.fetch = async (url, init) => {
    const { data } = JSON.parse(init.body);
    await site('effect.before', data?.id);
    const response = await fetch(url, init);
    await site('effect.after', data?.id);
    return response;
  };
  const list = DynamicListBlockTraffic.prototype;
  for (const what of ['apply', 'release']) {
    const done = list[what];
    list[what] = async function (order) {
      await site('effect.before', order.action.id);
      const answer = await done.call(this, order);
      await site('effect.after', order.action.id);
      return answer;
    };
  }
  const archive = store.archive.bind(store);
  store.archive = async (records) => {
    await site('effect.before');
    await archive(records);
    await site('effect.after');
  };
}

/** Follows the leases: from before an action is written as dispatched until after something else is. */
function watchLeases() {
  const { record } = LmdbLeases.prototype;
  LmdbLeases.prototype.record = async function (lease, edge) {
    if (lease.state === 'dispatching') underWay.add(lease.action.id);
    const seq = await record.call(this, lease, edge);
    if (lease.state !== 'dispatching') underWay.delete(lease.action.id);
    return seq;
  };
}

/** Counts steps by the metrics that every stage keeps. */
function watchSteps(metrics) {
  const handled = metrics.records.inc.bind(metrics.records);
  const replayed = metrics.replayed.inc.bind(metrics.replayed);
  let isReplay = false;
  metrics.replayed.inc = (...args) => {
    isReplay = true;
    replayed(...args);
  };
  metrics.records.inc = (labels, n) => {
    handled(labels, n);
    isReplay = false;
    queueMicrotask(() => {
      note({ handled: n, replay: isReplay });
      if (isReplay) return;
      armed = true;
      liveSteps += 1;
    });
  };
}

/** Time does not go back because a process died: the clock of the records goes on where the last life had it. */
function lastingClock() {
  const clock = new RecordClock(before.reduce((reached, { now }) => Math.max(reached, now ?? 0), options.start));
  const reach = clock.reach.bind(clock);
  clock.reach = (seen) => {
    const stood = clock.now();
    reach(seen);
    if (clock.now() > stood) note({ now: clock.now() });
  };
  return clock;
}

async function main() {
  const environment = readEnvironment({
    CORDON_DATA_DIR: options.dataDir,
    CORDON_SETTINGS: options.settings,
    CORDON_HTTP_PORT: '0',
    CORDON_LOG_LEVEL: 'warn',
    CORDON_MAX_BATCH: String(options.maxBatch),
    ...(options.clickhouse
      ? {
          CORDON_CLICKHOUSE_URL: options.clickhouse.url,
          CORDON_CLICKHOUSE_USERNAME: options.clickhouse.username,
          CORDON_CLICKHOUSE_PASSWORD: options.clickhouse.password,
          CORDON_CLICKHOUSE_DATABASE: options.clickhouse.database,
        }
      : {}),
  });
  // Closer than an operator may set it, so that a short story has many checkpoints.
  environment.CHECKPOINT_MS = options.checkpointMs;
  const log = options.log.kind === 'embedded' ? new EmbeddedLog(options.log) : new KafkaLog(options.log);
  const { [`${options.stage}Service`]: service } = require(join('@cordon', `app-${options.stage}`));
  const fatal = (stage, error) => {
    process.stderr.write(`${stage} ended: ${error?.stack ?? error}\n`);
    process.exit(1);
  };
  const parts = await makeParts({
    environment,
    log: mortal(log),
    time: 'records',
    clock: lastingClock(),
    onFatal: fatal,
    ...(options.stage === 'archive' ? {} : { store: NO_STORE }),
  });
  mortalEffects(parts.store);
  watchLeases();
  watchSteps(parts.metrics);
  // The inventory's bindings are in the log already.
  parts.inventories.clear();
  const running = await startServices([service], parts, {});
  await running.drained();
  await running.close();
  process.exit(0);
}

/** Only archive writes to the store; the others must not wait for it. */
const nothing = async () => undefined;
const NO_STORE = { open: nothing, archive: nothing, query: async () => [], usage: async () => ({ diskBytes: 0, memoryBytes: 0 }), close: nothing };

main().catch((error) => {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exit(1);
});
