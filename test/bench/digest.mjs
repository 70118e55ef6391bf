// A hash of everything that each stage writes over the whole story, mail and all: two versions that agree here do the same.
import { createHash } from 'node:crypto';
import { Engine } from './engine.mjs';
import { makeStory } from './story.mjs';

export async function digest() {
  const story = makeStory();
  const hashes = new Map();
  const engine = new Engine(story, (stage, record) => {
    const key = `${stage} ${record.stream}`;
    const entry = hashes.get(key) ?? { hash: createHash('sha256'), records: 0 };
    entry.hash.update(`${canonical(record)}\n`);
    entry.records++;
    hashes.set(key, entry);
  });
  await engine.all(story.first);
  await engine.all(story.second);
  for (const [key, { hash, records }] of hashes) console.log(`${key}: ${records} records, ${hash.digest('hex').slice(0, 32)}`);
  for (const stage of [engine.normalise, engine.detect, engine.correlate]) console.log(`${stage.name} state: ${stateHash(stage)}`);
}

/** What a checkpoint would hold. */
function stateHash(stage) {
  const hash = createHash('sha256');
  for (const { shard, schema, bytes } of stage.takeDirty()) hash.update(`${shard} ${schema} ${bytes.length}\n`).update(bytes);
  return hash.digest('hex').slice(0, 32);
}

/** JSON with the members in order of their names. */
const canonical = (value) =>
  JSON.stringify(value, (_, v) => (v && typeof v === 'object' && !Array.isArray(v) ? Object.fromEntries(Object.entries(v).sort(byName)) : v));
const byName = ([a], [b]) => (a < b ? -1 : a > b ? 1 : 0);
