// Open loop: raw records of the story that are no mail become due at a fixed rate, whatever the engine does, and go through
// normalise → detect → correlate with the archive on (chDB in its process, batches as the archive service makes them).
// Latency of a record = when its step was done minus when it was due, so a record that waited behind others counts its wait.
// Time of the records runs far faster than life (a week in two seconds), which is harder on what is kept by day.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { BATCH, Engine } from './engine.mjs';
import { cpuUs, load, percentiles } from './print.mjs';
import { isMail, makeStory, moreWeeks, placed } from './story.mjs';

const require = createRequire(import.meta.url);
const { openStore } = require('@cordon/store-clickhouse');

const RATES = (process.env.BENCH_RATES ?? '5000,10000,20000').split(',').map(Number);
const SECONDS = 20;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 1);
/** As apps/archive: a batch, how many of them and of records are in hand at once, and how long an insert waits to be fuller. */
const MOST = 1_000;
const AHEAD = 256;
const AHEAD_RECORDS = 24_000;
const LINGER_MS = 250;
const MEMORY_BYTES = 1_024 ** 3;
/** What counts as keeping up: nothing that became due in a second was later than this, ms. */
const IN_TIME_MS = 1_000;

export async function latency() {
  const story = makeStory();
  const known = story.first.filter((r) => !isMail(r));
  const records = moreWeeks(Math.max(...RATES) * SECONDS);
  for (const rate of RATES) for (let n = 0; n < ROUNDS; n++) await measured(story, known, records, rate);
}

async function measured(story, known, records, rate) {
  const directory = mkdtempSync(join(tmpdir(), 'cordon-bench-latency-'));
  const store = openStore({ kind: 'embedded', path: join(directory, 'clickhouse'), maxMemoryBytes: MEMORY_BYTES, lingerMs: LINGER_MS });
  await store.open();
  try {
    const archive = new Archive(store);
    const engine = new Engine(story, (_, record) => archive.offer(record));
    engine.timed = false;
    // The stages know a week, and the compiler knows the stages and the archive.
    for (let i = 0; i < known.length; i += BATCH) {
      const batch = known.slice(i, i + BATCH);
      await engine.batch(batch);
      archive.take(batch);
    }
    await archive.end();
    archive.rows = 0;
    const cpu = await cpuUs(store);
    const began = performance.now();
    const latencies = await play(engine, records, rate, archive);
    const seconds = (performance.now() - began) / 1_000;
    report(rate, latencies, seconds, ((await cpuUs(store)) - cpu) / 1e6 / seconds, archive);
    await archive.end();
  } finally {
    await store.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Steps through what is due, until all is done; latency of each record, ms. */
async function play(engine, records, rate, archive) {
  const count = rate * SECONDS;
  const latencies = new Float64Array(count);
  const perMs = rate / 1_000;
  const began = performance.now();
  for (let done = 0; done < count;) {
    const due = Math.min(count, Math.floor((performance.now() - began) * perMs));
    if (due === done) {
      await wait(1);
      continue;
    }
    const end = Math.min(due, done + BATCH);
    const batch = records.slice(done, end);
    await engine.batch(batch);
    archive.take(batch);
    const now = performance.now() - began;
    for (let i = done; i < end; i++) latencies[i] = now - i / perMs;
    done = end;
    // The reader and the store's answers get their turn, as between two steps of an owner.
    await turn();
  }
  return latencies;
}

/** Takes what all streams carry, as the archive service does: some batches in hand at once, of which the store makes few inserts. */
class Archive {
  rows = 0;
  waiting = [];
  /** Batches, for as long as they may have to be handed over again. */
  inHand = new Map();
  recordsInHand = 0;

  constructor(store) {
    this.store = store;
  }

  offer(record) {
    this.waiting.push(placed(record, this.rows + this.waiting.length));
  }

  /** What came in, beside what the stages made of it. */
  take(inputs) {
    for (const { record } of inputs) this.offer(record);
    this.turn();
  }

  turn() {
    while (this.waiting.length > 0 && this.inHand.size < AHEAD && this.recordsInHand < AHEAD_RECORDS) {
      const batch = this.waiting.splice(0, MOST);
      this.recordsInHand += batch.length;
      const kept = this.store.archive(batch).then(() => {
        this.rows += batch.length;
        this.recordsInHand -= batch.length;
        this.inHand.delete(kept);
        this.turn();
      });
      this.inHand.set(kept, batch);
    }
  }

  async end() {
    for (this.turn(); this.inHand.size > 0;) await Promise.all(this.inHand.keys());
  }
}

function report(rate, latencies, seconds, cores, archive) {
  const perSecond = Array.from({ length: SECONDS }, (_, s) => Math.max(...latencies.subarray(s * rate, (s + 1) * rate)));
  const kept = perSecond.filter((worst) => worst <= IN_TIME_MS).length;
  console.log(`latency at ${rate} records a second for ${SECONDS} s: ${percentiles(latencies)}`);
  console.log(
    `  kept up in ${kept} of ${SECONDS} seconds; took ${seconds.toFixed(1)} s; ${cores.toFixed(2)} cores used; archived ${archive.rows}, ${archive.waiting.length} waited at the end; ${load()}`,
  );
}
