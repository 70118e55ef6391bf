// `npm run eval -- NAME...` runs what is named, else everything.
import { normalise } from './normalise/normalise.mjs';
import { replay } from './replay.mjs';

const EVALUATIONS = { replay, normalise };

const named = process.argv.slice(2);
const unknown = named.filter((name) => !Object.hasOwn(EVALUATIONS, name));
if (unknown.length > 0) {
  console.error(`no such evaluation: ${unknown.join(', ')}; there are ${Object.keys(EVALUATIONS).join(', ')}`);
  process.exitCode = 2;
} else {
  for (const name of named.length > 0 ? named : Object.keys(EVALUATIONS)) await EVALUATIONS[name]();
}
