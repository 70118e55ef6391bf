// Replays the evaluation data, when it lies beside the repository, through the whole engine with simulated actuators: each set alone, then
// all together. No inventory is given: the data name no own domains or people of one organisation.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { stripLabels } from './strip-labels.mjs';

const ROOT = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../..');
const DATA = resolve(ROOT, '../shared/data');
const CORDON = join(ROOT, 'apps/cordon/bin/cordon.js');

/** Prints a table a run; sets exit code 1 when records were lost or a run failed. */
export async function replay() {
  if (!existsSync(DATA)) {
    console.log('replay: skipped, there is no evaluation data beside the repository (../shared/data)');
    return;
  }
  const scratch = mkdtempSync(join(tmpdir(), 'cordon-eval-'));
  try {
    stripLabels(join(DATA, 'network/ctu'), join(scratch, 'ctu'));
    const sets = {
      'cloud/invictus_aws': [join(DATA, 'cloud/invictus_aws')],
      'identity/o365_ual.jsonl': [join(DATA, 'identity/o365_ual.jsonl')],
      'network/ctu': [join(scratch, 'ctu')],
      email: [join(DATA, 'email')],
    };
    for (const [name, paths] of Object.entries({ ...sets, 'all four': Object.values(sets).flat() })) one(name, paths, scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function one(name, paths, scratch) {
  const report = join(scratch, 'report.json');
  const members = join(scratch, 'members.ndjson');
  rmSync(report, { force: true });
  rmSync(members, { force: true });
  const run = spawnSync(process.execPath, [CORDON, 'replay', ...paths, '--report', report, '--members', members], {
    env: { ...process.env, TMPDIR: scratch },
    encoding: 'utf8',
  });
  console.log(`\n${name}`);
  if (!existsSync(report) || !existsSync(members))
    return fail(`  no report (exit ${run.status ?? run.signal}): ${run.stderr.trim().split('\n').at(-1)}`);
  const r = JSON.parse(readFileSync(report, 'utf8'));
  print(r, readFileSync(members, 'utf8').split('\n').filter(Boolean));
  const { in: all, archived, duplicate, dead } = r.events;
  if (all !== archived + duplicate + dead) fail(`  LOST: ${all} is not ${archived} + ${duplicate} + ${dead}`);
  if (run.status !== 0) fail(`  exit ${run.status ?? run.signal}: ${run.stderr.trim().split('\n').at(-1)}`);
}

function print(r, members) {
  const { in: all, archived, duplicate, dead } = r.events;
  console.log(`  in ${all} = archived ${archived} + duplicate ${duplicate} + dead ${dead}`);
  for (const [code, n] of Object.entries(r.deadByCode)) console.log(`    dead ${n} ${code}`);
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
