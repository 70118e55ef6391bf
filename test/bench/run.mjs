// `npm run bench` runs what is measured by default, `npm run bench -- NAME...` what is named. Run on a quiet machine.
import { archive } from './archive.mjs';
import { contain } from './contain.mjs';
import { digest } from './digest.mjs';
import { fused } from './fused.mjs';
import { latency } from './latency.mjs';
import { mail } from './mail.mjs';
import { memory } from './memory.mjs';
import { peakMemory } from './print.mjs';
import { start } from './start.mjs';

const BENCHES = { fused, mail, digest, archive, latency, contain, start, memory };
const BY_DEFAULT = ['fused', 'mail'];

const named = process.argv.slice(2);
const unknown = named.filter((name) => !Object.hasOwn(BENCHES, name));
if (unknown.length > 0) {
  console.error(`no such bench: ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}`);
  process.exitCode = 2;
} else {
  for (const name of named.length > 0 ? named : BY_DEFAULT) await BENCHES[name]();
  peakMemory();
}
