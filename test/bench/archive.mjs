// Events of the story into chDB through the store, in batches as the archive service makes them. The CPU is that of the whole process:
// writing the rows here, parsing and merging them in the engine's own threads.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Engine } from './engine.mjs';
import { load, perSecond, spread } from './print.mjs';
import { makeStory, placed } from './story.mjs';

const require = createRequire(import.meta.url);
const { openStore } = require('@cordon/store-clickhouse');

const ROUNDS = 7;
/** Times that the story's events are written in a round, each time under ids of their own. */
const REPEATS = 3;
/** As apps/archive takes them. */
const BATCH = 5_000;
const MEMORY_BYTES = 1_024 ** 3;

export async function archive() {
  const { event, raw } = await records();
  const directory = mkdtempSync(join(tmpdir(), 'cordon-bench-archive-'));
  const store = openStore({ kind: 'embedded', path: join(directory, 'clickhouse'), maxMemoryBytes: MEMORY_BYTES });
  await store.open();
  try {
    for (const [stream, list] of Object.entries({ event, raw })) {
      const rounds = [];
      for (let n = 0; n <= ROUNDS; n++) {
        const round = await measured(store, list, `${stream}-${n}`);
        if (n > 0) rounds.push(round);
      }
      console.log(`archive, ${ROUNDS} rounds of ${list.length * REPEATS} ${stream} records, inserts of ${BATCH}; ${load()}`);
      perSecond(`archive ${stream}`, rounds);
      const { min, median, max } = spread(rounds.map((r) => (r.events / r.ms) * 1_000));
      console.log(`  by the clock: ${[min, median, max].map((n) => `${(n / 1_000).toFixed(1)}k`).join(', ')} a second`);
    }
  } finally {
    await store.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Raw records of the story's week and attack without mail, and the events that became of them. */
async function records() {
  const story = makeStory();
  const event = [];
  const engine = new Engine(story, (_, record) => record.stream === 'event' && event.push(placed(record, event.length)));
  await engine.all(story.first);
  return { event, raw: story.first };
}

async function measured(store, list, name) {
  const cpu = process.cpuUsage();
  const began = performance.now();
  for (let n = 0; n < REPEATS; n++)
    for (let i = 0; i < list.length; i += BATCH) {
      const batch = list.slice(i, i + BATCH);
      await store.archive(batch.map((p) => ({ ...p, record: { ...p.record, id: `${p.record.id}-${name}-${n}` } })));
    }
  const { user, system } = process.cpuUsage(cpu);
  return { events: list.length * REPEATS, us: user + system, ms: performance.now() - began };
}
