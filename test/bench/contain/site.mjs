// The company of the story, with ten devices more at its edge, a sensor that sees them, and a policy that blocks by itself without a cap.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const { inventoryYaml, makeWorld, ordinaryWeek } = require('@cordon/story');

const SEED = 7;
const DAY_MS = 86_400_000;
const TENANT = 'default';
export const SENSOR = 'edge';
export const DEVICES = Array.from({ length: 10 }, (_, i) => ({ id: `edge-${i + 1}`, ip: `10.20.200.${i + 11}` }));

const POLICY = `name: bench
rules:
  - { verb: block_traffic, mode: auto, minProbability: 0.8, ttl: 2h }
  - { verb: isolate_device, mode: off }
  - { verb: disable_account, mode: off }
budgets:
  - { verb: block_traffic, perHour: 1000000, concurrent: 1000000 }
`;

/** Writes cordon.yaml and what it names; returns its path. */
export function writeSite(directory, netns) {
  mkdirSync(directory, { recursive: true });
  const world = makeWorld(SEED);
  const assets = DEVICES.map(({ id, ip }) => `  - { id: ${id}, hostname: ${id.toUpperCase()}, ip: ${ip}, class: workstation, criticality: 1 }\n`);
  const inventory = inventoryYaml(world).replace(/^assets:\n/m, (line) => line + assets.join(''));
  const sources = ['mail', 'm365', 'aws', 'zeek'].map((name) => `  - { name: ${name}, tenant: ${TENANT}, trust: 2 }\n`).join('');
  writeFileSync(join(directory, 'inventory.yaml'), inventory);
  writeFileSync(join(directory, 'policy.yaml'), POLICY);
  writeFileSync(
    join(directory, 'cordon.yaml'),
    `tenants:\n  - { id: ${TENANT}, policy: policy.yaml, inventory: inventory.yaml }\nsources:\n${sources}  - { name: ${SENSOR}, tenant: ${TENANT}, trust: 3 }\nfindingsADay: 100000\nactuators:\n  - { kind: nftables, netns: ${netns} }\n`,
  );
  return join(directory, 'cordon.yaml');
}

const FORMAT = { 'm365-ual': 'm365.ual', cloudtrail: 'aws.cloudtrail', 'zeek-conn': 'zeek.conn', 'zeek-dns': 'zeek.dns', rfc5322: 'rfc5322' };

/** A record as a door writes it. */
export function raw(n, { source, format, bytes, at }, trust = 2) {
  const now = Date.now();
  const about = { stream: 'raw', id: `raw-bench-${n}`, tenant: TENANT, source, trust, at: at ?? now, seen: now, cause: [], key: source };
  return { ...about, body: { bytes, format: FORMAT[format] } };
}

/** At least `count` records of ordinary life that are no mail, all different, told as if one came every 1/`rate` s from `start` on. */
export function background(count, rate, start) {
  const world = makeWorld(SEED);
  const times = ordinaryWeek(world, { start: 0 }).map((r) => r.at);
  const spanMs = (count / rate) * 1_000;
  const timeline = (at) => Math.round(start + (before(times, at) / times.length) * spanMs);
  return ordinaryWeek(world, { start: 0, scale: Math.ceil(count / A_SCALE), timeline }).filter((r) => r.format !== 'rfc5322');
}

/** Records that are no mail of an ordinary week, for each step of its scale; at least. */
const A_SCALE = 23_000;

/** How many of some sorted numbers are less than one. */
function before(sorted, x) {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sorted[middle] < x) from = middle + 1;
    else to = middle;
  }
  return from;
}

let connections = 0;
/** A connection that a device of the edge made; `at` is when it ended, ms. */
export function connection(device, to, bytesOut, at) {
  const n = connections++;
  const flow = {
    ts: (at - 500) / 1_000,
    uid: `CEdge${n}`,
    'id.orig_h': device.ip,
    'id.orig_p': 20_000 + (n % 40_000),
    'id.resp_h': to,
    'id.resp_p': 443,
    proto: 'tcp',
    service: 'ssl',
    duration: 0.5,
    orig_bytes: bytesOut,
    resp_bytes: 20_000,
    conn_state: 'SF',
    local_orig: true,
    local_resp: false,
    missed_bytes: 0,
    history: 'ShADadFf',
  };
  return raw(`edge-${n}`, { source: SENSOR, format: 'zeek-conn', bytes: Buffer.from(JSON.stringify(flow)), at }, 3);
}

const HISTORY_DAYS = [14, 11, 8, 5, 2];
const A_DAY = 50;
/** What the devices did on five days of the last two weeks: small calls to eight known places. */
export function history(now) {
  return HISTORY_DAYS.flatMap((ago) =>
    Array.from({ length: A_DAY }, (_, i) =>
      DEVICES.map((d, k) =>
        connection(
          d,
          `203.0.113.${1 + ((i * 7 + k) % 8)}`,
          2_000 + ((i * 7_919 + k * 104_729) % 150_000),
          now - ago * DAY_MS + i * 600_000 + k * 1_000,
        ),
      ),
    ).flat(),
  );
}

const BEATS = 45;
const BEAT_MS = 6_000;
export const OPENED_BY = DEVICES.map((_, k) => `198.19.255.${k + 1}`);
/** A beacon of four minutes and a bulk transfer to a new place, of each device: what opens an incident about it. */
export function opening(now) {
  const beats = Array.from({ length: BEATS }, (_, i) =>
    DEVICES.map((d, k) => connection(d, OPENED_BY[k], 700, now - 5_000 - (BEATS - i) * BEAT_MS + k * 10)),
  ).flat();
  return [...beats, ...DEVICES.map((d, k) => connection(d, OPENED_BY[k], 200e9, now - 1_000 + k * 10))];
}

/** The trial: a device about which an incident is open sends bulk data to an address that nobody has gone to before. One raw record. */
export const target = (n) => `198.19.${n >> 8}.${n & 255}`;
export const trial = (n) => connection(DEVICES[n % DEVICES.length], target(n), 400e9, Date.now());
