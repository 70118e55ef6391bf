// Replays the evaluation data, when it lies beside the repository, through the whole engine with simulated actuators: each set alone, then
// all together. No inventory is given: the data name no own domains or people of one organisation.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DATA, SETS } from './manifest.mjs';
import { prepare } from './prepare.mjs';

const ROOT = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../..');
const CORDON = join(ROOT, 'apps/cordon/bin/cordon.js');

/** Above this share of dead records a set is named at the end. */
const TOO_DEAD = 0.01;
const ALL = 'all four';
const FOUR = ['cloud/invictus_aws', 'identity/o365_ual.jsonl', 'network/ctu', 'email'];

/** Runs the sets that are named (`network/ctu`, or `faketshirt` for all below it), else every one, then the four together. Prints a table a run; sets exit code 1 when records were lost or a run failed. */
export async function replay(wanted = []) {
  if (!existsSync(DATA)) {
    console.log('replay: skipped, there is no evaluation data beside the repository (../shared/data)');
    return;
  }
  const unknown = wanted.filter((name) => name !== ALL && !SETS.some((set) => chosen(set.name, name)));
  if (unknown.length > 0) {
    console.error(`no such set: ${unknown.join(', ')}; there are ${[...SETS.map(({ name }) => name), ALL].join(', ')}`);
    process.exitCode = 2;
    return;
  }
  const scratch = mkdtempSync(join(tmpdir(), 'cordon-eval-'));
  const tooDead = [];
  try {
    for (const set of SETS.filter(({ name }) => wanted.length === 0 || wanted.some((w) => chosen(name, w)))) {
      const copy = join(scratch, 'set');
      if (attempt(set.name, () => one(set.name, prepare(set, copy), scratch, set)) > TOO_DEAD && !set.torture) tooDead.push(set.name);
      rmSync(copy, { recursive: true, force: true });
    }
    if (wanted.length === 0 || wanted.includes(ALL)) {
      const paths = FOUR.flatMap((name) =>
        prepare(
          SETS.find((set) => set.name === name),
          join(scratch, 'four', name),
        ),
      );
      one(ALL, paths, scratch);
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  console.log(`\nabove ${TOO_DEAD * 100} % dead: ${tooDead.join(', ') || 'none'}`);
}

/** `faketshirt` names all sets below it. */
const chosen = (name, wanted) => name === wanted || name.startsWith(`${wanted}/`);

function attempt(name, run) {
  try {
    return run();
  } catch (error) {
    fail(`\n${name}\n  not run: ${error.message}`);
    return 0;
  }
}

/** Returns the share of records that are dead, 0 to 1. */
function one(name, paths, scratch, { torture = false, named } = {}) {
  const report = join(scratch, 'report.json');
  const members = join(scratch, 'members.ndjson');
  rmSync(report, { force: true });
  rmSync(members, { force: true });
  const run = spawnSync(
    process.execPath,
    [CORDON, 'replay', ...paths, ...(named === undefined ? [] : ['--format', named]), '--report', report, '--members', members],
    {
      env: { ...process.env, TMPDIR: scratch },
      encoding: 'utf8',
    },
  );
  console.log(`\n${name}${torture ? ' (torture)' : ''}`);
  if (!existsSync(report) || !existsSync(members)) {
    fail(`  no report (exit ${run.status ?? run.signal}): ${run.stderr.trim().split('\n').at(-1)}`);
    return 0;
  }
  const r = JSON.parse(readFileSync(report, 'utf8'));
  print(r, readFileSync(members, 'utf8').split('\n').filter(Boolean));
  const { in: all, archived, duplicate, dead } = r.events;
  if (all !== archived + duplicate + dead) fail(`  LOST: ${all} is not ${archived} + ${duplicate} + ${dead}`);
  if (run.status !== 0) fail(`  exit ${run.status ?? run.signal}: ${run.stderr.trim().split('\n').at(-1)}`);
  return all === 0 ? 0 : dead / all;
}

function print(r, members) {
  const { in: all, archived, duplicate, dead } = r.events;
  console.log(`  in ${all} = archived ${archived} + duplicate ${duplicate} + dead ${dead}`);
  for (const [code, n] of Object.entries(r.deadByCode)) console.log(`    dead ${n} ${code} (${((n / all) * 100).toFixed(1)} %)`);
  const counts = {};
  for (const line of members) {
    const { detector } = JSON.parse(line);
    counts[detector] = (counts[detector] ?? 0) + 1;
  }
  console.log(`  findings ${r.findings}`);
  for (const [detector, n] of Object.entries(counts).sort((a, b) => b[1] - a[1])) console.log(`    ${n} ${detector}`);
  console.log(`  incidents ${r.incidents.length}, actions (simulated) ${r.actions.length}`);
  for (const i of r.incidents) {
    const [first, last] = [i.firstAt, i.lastAt].map((at) => new Date(at).toISOString().slice(0, 16));
    console.log(`    ${(i.probability * 100).toFixed(1)} %  ${i.findings} findings  ${first} to ${last}  ${i.title}`);
  }
  console.log(
    `  ${(r.wallMs / 1_000).toFixed(1)} s, ${(r.cpuMs / 1_000).toFixed(1)} s of processor, peak ${Math.round(r.peakRssBytes / 1_024 ** 2)} MiB`,
  );
}

function fail(text) {
  console.error(text);
  process.exitCode = 1;
}
