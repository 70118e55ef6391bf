// Peak of resident memory of `cordon run` (all stages, embedded log and ClickHouse) while story events are handed in through the API at a
// fixed rate, and again with as many more, to see whether it is flat.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { peakMiB, residentMiB } from './contain/cpu.mjs';
import { client, start } from './contain/processes.mjs';
import { load } from './print.mjs';
import { moreWeeks } from './story.mjs';

const EVENTS = Number(process.env.BENCH_EVENTS ?? 200_000);
const RATE = 5_000;
const TICK_MS = 200;
const PARTS = 2;
const NEWLINE = Buffer.from('\n');

export async function memory() {
  const directory = mkdtempSync(join(tmpdir(), 'cordon-bench-memory-'));
  const records = moreWeeks(EVENTS * PARTS);
  const dataDir = join(directory, 'data');
  const node = await start('cordon', ['apps/cordon/bin/cordon.js', 'run'], { DATA_DIR: dataDir }, directory);
  try {
    const { post } = client(node, dataDir);
    console.log(`memory: ${/^memory budget:.*$/m.exec(readFileSync(node.logFile, 'utf8'))?.[0] ?? 'no budget was printed'}`);
    console.log(`  after start: peak ${peakMiB(node.pid)} MiB`);
    for (let part = 0; part < PARTS; part++) {
      const began = performance.now();
      await handIn(post, records.slice(part * EVENTS, (part + 1) * EVENTS), part);
      const seconds = (performance.now() - began) / 1_000;
      await quiet(node.url);
      const all = (performance.now() - began) / 1_000;
      console.log(
        `  after ${(part + 1) * EVENTS} events: peak ${peakMiB(node.pid)} MiB, resident ${residentMiB(node.pid)} MiB; handed in at ${Math.round(EVENTS / seconds)} a second, done after ${all.toFixed(0)} s; ${load()}`,
      );
    }
  } finally {
    await node.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** RATE records a second, each source's by themselves, as its collector would; waits for the answers of a tick. */
async function handIn(post, records, part) {
  const began = performance.now();
  for (let done = 0, n = 0; done < records.length; n++) {
    const due = Math.min(records.length, Math.floor(((performance.now() - began) / 1_000) * RATE) + 1);
    const batch = records.slice(done, due);
    done = due;
    for (const source of new Set(batch.map((r) => r.record.source))) {
      const lines = batch.filter((r) => r.record.source === source).flatMap((r) => [r.record.body.bytes, NEWLINE]);
      await post(`ingest/${source}`, Buffer.concat(lines), `${part}.${n}.${source}`);
    }
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  }
}

const LOOKS = 5;
/** Resolves when no stage has anything left to read or to do. */
async function quiet(url) {
  for (let looks = 0; looks < LOOKS;) {
    const text = await (await fetch(`${url}/metrics`)).text();
    const left = text.split('\n').filter((line) => /^cordon_stage_(lag_records|busy)/.test(line) && !line.endsWith(' 0'));
    looks = left.length === 0 ? looks + 1 : 0;
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  }
}
