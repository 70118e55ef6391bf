// normalise → detect → correlate without the log, over the records of the story that are no mail. Cold: stages that know nothing.
// Warm: the week after through the same stages.
import { BATCH, Engine } from './engine.mjs';
import { perEvent, perSecond } from './print.mjs';
import { isMail, makeStory } from './story.mjs';

const ROUNDS = 7;
const STAGES = ['normalise', 'detect', 'correlate'];

export async function fused() {
  const story = makeStory();
  const first = story.first.filter((r) => !isMail(r));
  const second = story.second.filter((r) => !isMail(r));
  const rounds = { cold: [], warm: [] };
  // The first round is the compiler's.
  for (let n = 0; n <= ROUNDS; n++) {
    const engine = new Engine(story);
    const cold = await measured(engine, first);
    const warm = await measured(engine, second);
    if (n === 0) continue;
    rounds.cold.push(cold);
    rounds.warm.push(warm);
  }
  for (const [state, list] of Object.entries(rounds)) report(state, list);
  for (const [format, list] of await byFormat(story, second)) perEvent(`normalise ${format}`, list);
}

/** Runs `raw` through the engine; what it cost by stage and what came out. */
async function measured(engine, raw) {
  engine.spent = { normalise: 0, detect: 0, correlate: 0 };
  engine.counts = { raw: 0, event: 0, finding: 0, incident: 0, dead: 0 };
  await engine.all(raw);
  const { spent, counts } = engine;
  return { spent, counts, events: counts.event, us: STAGES.reduce((sum, stage) => sum + spent[stage], 0) };
}

function report(state, rounds) {
  const { event, finding, incident, dead } = rounds[0].counts;
  console.log(`fused ${state}, ${ROUNDS} rounds: ${event} events, ${finding} findings, ${incident} incident versions, ${dead} dead`);
  perSecond(`fused ${state}`, rounds);
  for (const stage of STAGES)
    perEvent(
      stage,
      rounds.map((r) => r.spent[stage] / r.events),
    );
}

/** What normalising costs, each format alone. */
async function byFormat(story, raw) {
  const costs = new Map();
  for (let n = 0; n < ROUNDS; n++)
    for (const format of new Set(raw.map((r) => r.record.body.format))) {
      const own = raw.filter((r) => r.record.body.format === format);
      const engine = new Engine(story);
      for (let i = 0; i < own.length; i += BATCH) await engine.step(engine.normalise, own.slice(i, i + BATCH), 0);
      costs.set(format, [...(costs.get(format) ?? []), engine.spent.normalise / own.length]);
    }
  return costs;
}
