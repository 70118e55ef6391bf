// `node test/eval/normalise/show.mjs [FAMILY]`: the families with their counts, or the cases of one that may be looked at.
import { resolve } from 'node:path';
import { drawn } from './draw.mjs';

const all = drawn(resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../../../../shared/data/normalise'));
const [family] = process.argv.slice(2);
if (family === undefined) {
  const counts = new Map();
  for (const { family: f, half } of all) counts.set(f, { seen: 0, held: 0, ...counts.get(f), [half]: (counts.get(f)?.[half] ?? 0) + 1 });
  for (const [f, { seen, held }] of counts) console.log(`${f}: ${seen} seen, ${held} held`);
} else {
  for (const { id, message, expected } of all.filter((c) => c.family === family && c.half === 'seen')) {
    console.log(`### ${id}\n${message}\n--- expected\n${typeof expected === 'string' ? expected : JSON.stringify(expected, null, 1)}\n`);
  }
}
