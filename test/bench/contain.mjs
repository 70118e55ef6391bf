// From a raw record on Kafka to a packet that the kernel drops, with a real broker and nftables, while ordinary events come in.
//
// A trial is one raw record: a Zeek connection of bulk data from a device, about which an incident is open, to an address that nobody has
// gone to before. It goes through normalise, detect (network.exfiltration), correlate, respond and the gateway, whose nftables actuator
// blocks the address. The clock starts when the record is handed to the Kafka producer, before it is acknowledged, and stops when the kernel
// refuses a datagram to the address, in the namespace that is guarded; a datagram goes there every 2 ms, which is the resolution. Before the
// record is sent a datagram has arrived at the far side and come back; after the first refusal twenty more are sent, none of which may arrive.
// Trials start at fixed times, whatever became of the ones before them.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cpuMs } from './contain/cpu.mjs';
import { makeNetwork } from './contain/network.mjs';
import { oneProcess, stageProcesses } from './contain/processes.mjs';
import { background, history, opening, OPENED_BY, raw, target, trial, writeSite } from './contain/site.mjs';
import { published } from './contain/stages.mjs';
import { load, percentiles } from './print.mjs';

const require = createRequire(import.meta.url);
const { KafkaLog } = require('@cordon/log-kafka');
const { startKafka } = require('@cordon/testing');
const { STREAM_NAMES } = require('@cordon/wire');

const TRIALS = Number(process.env.BENCH_TRIALS ?? 300);
const EVERY_MS = 250;
const RATE = 2_000;
const WARM_UP_MS = 10_000;
const GIVE_UP_MS = 30_000;
const TICK_MS = 20;
const VARIANTS = { 'one process': oneProcess, 'a process each stage': stageProcesses };
const now = () => Number(process.hrtime.bigint()) / 1e6;
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export async function contain() {
  const only = process.env.BENCH_VARIANT;
  for (const [name, open] of Object.entries(VARIANTS)) if (only === undefined || name === only) await variant(name, open);
}

async function variant(name, open) {
  const directory = mkdtempSync(join(tmpdir(), 'cordon-bench-contain-'));
  const closing = [() => rmSync(directory, { recursive: true, force: true })];
  try {
    const broker = await startKafka();
    closing.unshift(() => broker.stop());
    const network = await makeNetwork();
    closing.unshift(() => network.remove());
    const prefix = 'bench';
    const kafka = { KAFKA_BROKERS: broker.brokers.join(','), KAFKA_PREFIX: prefix, KAFKA_PARTITIONS: '1' };
    const cordon = await open({ directory, settings: writeSite(directory, network.name), kafka });
    closing.unshift(() => cordon.stop());
    const log = new KafkaLog({ brokers: broker.brokers, clientId: 'bench', prefix, partitions: Object.fromEntries(STREAM_NAMES.map((s) => [s, 1])) });
    await log.open();
    closing.unshift(() => log.close());
    await openIncidents(log, network);
    const trials = await run(log, network, { cordon: cordon.pids, broker: [broker.pid] });
    report(name, trials, await published(broker.brokers, prefix));
  } finally {
    for (const close of closing) await close();
  }
}

/** The devices' history, then what opens an incident about each; resolves when what that went to is blocked. */
async function openIncidents(log, network) {
  await log.append(history(Date.now()));
  await wait(2_000);
  const events = OPENED_BY.map((address) => network.watch(address));
  await Promise.all(events.map((e) => e.open));
  await log.append(opening(Date.now()));
  await inTime(Promise.all(events.map((e) => e.silent)), 60_000, 'the incidents of the devices were not opened');
}

async function run(log, network, pids) {
  const seconds = (WARM_UP_MS + TRIALS * EVERY_MS) / 1_000 + 10;
  const life = background(seconds * RATE, RATE, Date.now() + seconds * 200);
  const load = feed(log, life);
  await wait(WARM_UP_MS);
  const began = now();
  const before = cpuOf(pids);
  const trials = [];
  for (let n = 0; n < TRIALS; n++) {
    await wait(began + n * EVERY_MS - now());
    trials.push(measured(n, log, network));
  }
  const done = await Promise.all(trials);
  const ms = now() - began;
  const after = cpuOf(pids);
  const cores = Object.fromEntries(Object.keys(pids).map((name) => [name, (after[name] - before[name]) / ms]));
  const { sent, late } = await load.stop();
  return { done, sent, late, cores, seconds: (now() - began + WARM_UP_MS) / 1_000 };
}

const cpuOf = (pids) => Object.fromEntries(Object.entries(pids).map(([name, list]) => [name, cpuMs(list)]));

/** Hands records in at RATE until it is stopped. */
function feed(log, records) {
  const began = now();
  let [sent, late, stopped] = [0, 0, false];
  const pending = new Set();
  const over = (async () => {
    while (!stopped && sent < records.length) {
      const due = Math.min(records.length, Math.floor(((now() - began) / 1_000) * RATE));
      if (due > sent) {
        const batch = records.slice(sent, due).map((r, i) => raw(sent + i, { ...r, at: undefined }));
        sent = due;
        const from = now();
        const appended = log.append(batch).then(() => {
          pending.delete(appended);
          late = Math.max(late, now() - from);
        });
        pending.add(appended);
      }
      await wait(TICK_MS);
    }
    await Promise.all(pending);
  })();
  return {
    stop: async () => {
      stopped = true;
      await over;
      return { sent, late };
    },
  };
}

async function measured(n, log, network) {
  const address = target(n);
  const events = network.watch(address);
  await events.open;
  const record = trial(n);
  const sentAt = Date.now();
  const began = now();
  let acked;
  const appended = log.append([record]).then(() => (acked = now() - began));
  const ended = await Promise.race([events.dropped, wait(GIVE_UP_MS)]);
  await appended;
  if (ended === undefined) return { n, address };
  const proof = await Promise.race([events.silent.then(() => 'silent'), events.leaked.then(() => 'leaked')]);
  return { n, address, sentAt, ms: ended - began, acked, leaked: proof === 'leaked' };
}

async function inTime(promise, ms, what) {
  const late = wait(ms).then(() => {
    throw new Error(what);
  });
  late.catch(() => undefined);
  return Promise.race([promise, late]);
}

const STEPS = [
  ['raw handed over → finding', 'sentAt', 'finding'],
  ['finding → incident', 'finding', 'incident'],
  ['incident → action', 'incident', 'action'],
  ['action → proposed in journal', 'action', 'proposed'],
  ['proposed → dispatching', 'proposed', 'dispatching'],
  ['dispatching → active', 'dispatching', 'active'],
  ['raw handed over → active', 'sentAt', 'active'],
];

function report(name, { done, sent, seconds, late, cores }, times) {
  const came = done.filter((t) => t.ms !== undefined);
  console.log(
    `contain, ${name}: ${done.length} trials, ${done.length - came.length} never came, ${came.filter((t) => t.leaked).length} leaked after it; ${Math.round(sent / seconds)} events a second beside them; ${load()}`,
  );
  console.log(`contain ${name}: ${percentiles(came.map((t) => t.ms))}`);
  console.log(`  raw acknowledged by Kafka: ${percentiles(came.map((t) => t.acked))} (slowest of the load ${late.toFixed(0)} ms)`);
  console.log(
    `  cores used meanwhile: ${Object.entries(cores)
      .map(([what, n]) => `${what} ${n.toFixed(2)}`)
      .join(', ')}`,
  );
  for (const [step, from, to] of STEPS) {
    const spent = came.flatMap((t) => {
      const all = { ...times.get(t.address), sentAt: t.sentAt };
      return all[from] !== undefined && all[to] !== undefined ? [all[to] - all[from]] : [];
    });
    if (spent.length > 0) console.log(`  ${step.padEnd(30)} ${percentiles(spent, 0)} (n ${spent.length})`);
  }
}
