'use strict';
/**
 * The process that chDB lives in. Plain JavaScript, so that the same file runs from `src` (tests) and from `dist`; the compiler checks and copies it.
 * Three connections share the one engine: write, light and heavy. The engine runs them side by side, and each takes one call at a time: a second call
 * on a busy connection would block a thread of libuv's small pool.
 */
const { readdirSync, readFileSync } = require('node:fs');
const { rm } = require('node:fs/promises');
const { createRequire } = require('node:module');
const { setPriority } = require('node:os');

/** @typedef {import('./protocol').ProcessStart} ProcessStart */
/** @typedef {import('./protocol').Request} Request */
/** @typedef {import('./chdb').ChdbModules} ChdbModules */
/** @typedef {{ client: import('@clickhouse/client').ClickHouseClient, tail: Promise<unknown> }} LaneState */

/** @param {import('./protocol').Reply} reply */
const post = (reply) => void process.send?.(reply);

/** @param {unknown} error @returns {import('./fault').Fault} */
function faultOf(error) {
  const e = /** @type {{ clickhouseCode?: unknown, code?: unknown, message?: unknown }} */ (Object(error));
  const code = Number(e.clickhouseCode ?? e.code ?? Number.NaN);
  const message = String(e.message ?? error);
  return Number.isInteger(code) ? { code, message } : { message };
}

/** @param {string} from @returns {ChdbModules} */
function modules(from) {
  const load = createRequire(from);
  return { chdb: load('chdb'), connection: load('chdb/connection'), clickhouse: load('@clickhouse/client') };
}

/**
 * @param {ChdbModules} m
 * @param {ProcessStart} start
 * @param {import('./limits').Settings} settings
 * @returns {Promise<LaneState>}
 */
async function openLane(m, start, settings) {
  const connection = m.connection.createChdbConnection({ path: start.path });
  const client = m.clickhouse.createClient({ connection, log: { level: m.clickhouse.ClickHouseLogLevel.OFF } });
  await client.command({ query: `USE ${start.database}` });
  for (const [name, value] of Object.entries(settings)) {
    await client.command({ query: `SET ${name} = ${typeof value === 'number' ? value : `'${value}'`}` });
  }
  return { client, tail: Promise.resolve() };
}

/** @param {string} database @param {Extract<Request, { kind: 'insert' }>} request */
const insertOf = (database, { table, columns, file }) =>
  `INSERT INTO ${database}.${table} (${columns.join(', ')}) FROM INFILE '${file.replace(/[\\']/g, (c) => `\\${c}`)}' FORMAT RowBinary`;

/** @param {LaneState} lane @param {string} database @param {Exclude<Request, { kind: 'process' | 'close' }>} request @returns {Promise<string>} */
async function run(lane, database, request) {
  switch (request.kind) {
    case 'command':
      await lane.client.command({ query: request.sql });
      return '';
    case 'insert':
      try {
        await lane.client.command({ query: insertOf(database, request) });
      } finally {
        await rm(request.file, { force: true });
      }
      return '';
    case 'query':
      return (await lane.client.query({ query: request.sql, format: 'JSONEachRow' })).text();
  }
}

/** Linux hands what getrusage(2) calls the peak on to a process from the one that started it; VmHWM (proc_pid_status(5)) is of this one alone. */
function peakResidentBytes() {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'latin1')) ?? [];
    if (kilobytes !== undefined) return Number(kilobytes) * 1024;
  } catch {
    // Not Linux.
  }
  return process.resourceUsage().maxRSS * 1024;
}

/** @returns {import('@cordon/runtime').StoreProcess} */
function ofThisProcess() {
  const { user, system } = process.cpuUsage();
  return { residentBytes: process.memoryUsage.rss(), peakResidentBytes: peakResidentBytes(), cpuMs: (user + system) / 1000 };
}

/**
 * Lets all threads of this process, and those that they start, have what detection leaves. Linux keeps the niceness by thread (setpriority(2),
 * "C library/kernel differences"); elsewhere it is the process's.
 * @param {number} niceness
 */
function giveWay(niceness) {
  try {
    setPriority(niceness);
    for (const thread of readdirSync('/proc/self/task')) setPriority(Number(thread), niceness);
  } catch {
    // Not Linux, or not allowed.
  }
}

/** @param {ProcessStart} start */
async function open(start) {
  giveWay(start.niceness);
  const m = modules(start.resolveFrom);
  // The first connection decides the configuration of the engine, and only a Session takes one.
  const anchor = new m.chdb.Session(start.path, { connectionArgs: [`--config-file=${start.configFile}`] });
  await anchor.queryAsync(`CREATE DATABASE IF NOT EXISTS ${start.database} ENGINE = Atomic`);
  const lanes = {
    write: await openLane(m, start, start.lanes.write),
    light: await openLane(m, start, start.lanes.light),
    heavy: await openLane(m, start, start.lanes.heavy),
  };
  return { anchor, lanes };
}

/** @param {ProcessStart} start */
async function serve(start) {
  const { anchor, lanes } = await open(start);
  const close = async () => {
    await Promise.all(Object.values(lanes).map((l) => l.tail));
    for (const l of Object.values(lanes)) await l.client.close();
    anchor.close();
  };
  process.on('message', (/** @type {Request} */ request) => {
    const answer = (/** @type {string} */ text) => post({ kind: 'done', id: request.id, text });
    const fail = (/** @type {unknown} */ error) => post({ kind: 'fault', id: request.id, fault: faultOf(error) });
    if (request.kind === 'close') return void close().then(() => answer(''), fail);
    if (request.kind === 'process') return answer(JSON.stringify(ofThisProcess()));
    const lane = lanes[request.kind === 'query' ? request.lane : 'write'];
    lane.tail = lane.tail.then(() => run(lane, start.database, request)).then(answer, fail);
  });
  post({ kind: 'ready' });
}

// A terminal, or a supervisor that ends a whole group, sends these to this process too; it ends when the engine has said so.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
// The parent is gone. What was answered is durable, so this ends as the parent did, and at once: another may wait for the directory.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.once(
  'message',
  (/** @type {ProcessStart} */ start) => void serve(start).catch((error) => post({ kind: 'failed', message: faultOf(error).message })),
);
