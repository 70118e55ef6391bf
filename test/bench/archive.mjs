// Events of the story into chDB through the store, in batches. The CPU is that of both processes: writing the rows here, parsing and merging
// them in the engine's.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Engine } from './engine.mjs';
import { cpuUs, load, perSecond, spread } from './print.mjs';
import { makeStory, placed } from './story.mjs';

const require = createRequire(import.meta.url);
const { openStore } = require('@cordon/store-clickhouse');

const ROUNDS = 7;
/** Times that the story's events are written in a round, each time under ids of their own. */
const REPEATS = 3;
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
  const cpu = await cpuUs(store);
  const began = performance.now();
  for (let n = 0; n < REPEATS; n++)
    for (let i = 0; i < list.length; i += BATCH) {
      const batch = list.slice(i, i + BATCH);
      await store.archive(batch.map((p) => ({ ...p, record: { ...p.record, id: `${p.record.id}-${name}-${n}` } })));
    }
  return { events: list.length * REPEATS, us: (await cpuUs(store)) - cpu, ms: performance.now() - began };
}
