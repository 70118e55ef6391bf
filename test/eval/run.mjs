// `npm run eval -- NAME...` runs what is named, else everything; `npm run eval -- replay SET...` replays only these sets of manifest.mjs.
import { formats } from './formats.mjs';
import { mime } from './mime.mjs';
import { normalise } from './normalise/normalise.mjs';
import { replay } from './replay.mjs';

const EVALUATIONS = { replay, normalise, formats, mime };

const named = process.argv.slice(2);
const sets = named[0] === 'replay' ? named.slice(1).filter((name) => !Object.hasOwn(EVALUATIONS, name)) : [];
const chosen = named.filter((name) => !sets.includes(name));
const unknown = chosen.filter((name) => !Object.hasOwn(EVALUATIONS, name));
if (unknown.length > 0) {
  console.error(`no such evaluation: ${unknown.join(', ')}; there are ${Object.keys(EVALUATIONS).join(', ')}`);
  process.exitCode = 2;
} else {
  for (const name of chosen.length > 0 ? chosen : Object.keys(EVALUATIONS)) await EVALUATIONS[name](name === 'replay' ? sets : undefined);
}
