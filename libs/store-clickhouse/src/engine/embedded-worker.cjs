'use strict';
/**
 * The thread that chDB lives in. Plain JavaScript, so that the same file runs from `src` (tests) and from `dist`; the compiler checks and copies it.
 * Three connections share the one engine: write, light and heavy. The engine runs them side by side, and each takes one call at a time: a second call
 * on a busy connection would block a thread of libuv's small pool.
 */
const { readlinkSync } = require('node:fs');
const { createRequire } = require('node:module');
const { setPriority } = require('node:os');
const { parentPort, workerData } = require('node:worker_threads');

/** @typedef {import('./protocol').Request} Request */
/** @typedef {import('./protocol').Reply} Reply */
/** @typedef {import('./chdb').ChdbModules} ChdbModules */
/** @typedef {{ connection: import('./chdb').ChdbConnection, client: import('@clickhouse/client').ClickHouseClient, tail: Promise<unknown> }} LaneState */

const start = /** @type {import('./protocol').WorkerStart} */ (workerData);
const load = createRequire(start.resolveFrom);
const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);
/** @param {Reply} reply */
const post = (reply) => port.postMessage(reply);

/** @param {unknown} error @returns {import('./fault').Fault} */
function faultOf(error) {
  const e = /** @type {{ clickhouseCode?: unknown, code?: unknown, message?: unknown }} */ (Object(error));
  const code = Number(e.clickhouseCode ?? e.code ?? Number.NaN);
  const message = String(e.message ?? error);
  return Number.isInteger(code) ? { code, message } : { message };
}

/** @returns {ChdbModules} */
const modules = () => ({ chdb: load('chdb'), connection: load('chdb/connection'), clickhouse: load('@clickhouse/client') });

/**
 * @param {ChdbModules} m
 * @param {import('./limits').Settings} settings
 * @returns {Promise<LaneState>}
 */
async function openLane(m, settings) {
  const connection = m.connection.createChdbConnection({ path: start.path });
  const client = m.clickhouse.createClient({ connection, log: { level: m.clickhouse.ClickHouseLogLevel.OFF } });
  await client.command({ query: `USE ${start.database}` });
  for (const [name, value] of Object.entries(settings)) {
    await client.command({ query: `SET ${name} = ${typeof value === 'number' ? value : `'${value}'`}` });
  }
  return { connection, client, tail: Promise.resolve() };
}

/** @param {LaneState} lane @param {Request} request @returns {Promise<string>} */
async function run(lane, request) {
  switch (request.kind) {
    case 'command':
      await lane.client.command({ query: request.sql });
      return '';
    case 'insert':
      await lane.connection.chdb.rawInsert({
        table: `${start.database}.${request.table}`,
        columns: request.columns,
        values: request.bytes,
        format: 'TabSeparated',
      });
      return '';
    case 'query':
      return (await lane.client.query({ query: request.sql, format: 'JSONEachRow' })).text();
    case 'close':
      return '';
  }
}

/**
 * Lets this thread, and those of the engine that it starts, have what detection leaves. Merges have a setting of their own; what runs on libuv's pool
 * stays as it is. Linux keeps the niceness by thread (setpriority(2), "C library/kernel differences"); elsewhere it is left as it is.
 */
function giveWay() {
  try {
    setPriority(Number(readlinkSync('/proc/thread-self').split('/').pop()), start.niceness);
  } catch {
    // Not Linux, or not allowed.
  }
}

async function main() {
  giveWay();
  /** @type {Record<'write' | 'light' | 'heavy', LaneState>} */
  let lanes;
  /** @type {import('./chdb').ChdbSession} */
  let anchor;
  try {
    const m = modules();
    // The first connection decides the configuration of the engine, and only a Session takes one.
    anchor = new m.chdb.Session(start.path, { connectionArgs: [`--config-file=${start.configFile}`] });
    await anchor.queryAsync(`CREATE DATABASE IF NOT EXISTS ${start.database} ENGINE = Atomic`);
    lanes = { write: await openLane(m, start.lanes.write), light: await openLane(m, start.lanes.light), heavy: await openLane(m, start.lanes.heavy) };
  } catch (error) {
    post({ kind: 'failed', message: faultOf(error).message });
    return;
  }

  port.on('message', (/** @type {Request} */ request) => {
    const lane = lanes[request.kind === 'query' ? request.lane : 'write'];
    if (request.kind === 'close') {
      void Promise.all(Object.values(lanes).map((l) => l.tail)).then(async () => {
        for (const l of Object.values(lanes)) await l.client.close();
        anchor.close();
        post({ kind: 'done', id: request.id, text: '' });
        port.close();
      });
      return;
    }
    lane.tail = lane.tail
      .then(() => run(lane, request))
      .then(
        (text) => post({ kind: 'done', id: request.id, text }),
        (error) => post({ kind: 'fault', id: request.id, fault: faultOf(error) }),
      );
  });
  post({ kind: 'ready' });
}

void main();
