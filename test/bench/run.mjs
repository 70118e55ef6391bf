// `npm run bench` runs what is measured by default, `npm run bench -- NAME...` what is named. What begins with `--` is an option of the
// engine (V8) and set before anything is loaded. Run on a quiet machine.
import { createRequire } from 'node:module';
import v8 from 'node:v8';

// As every app of Cordon does.
const { tuneEngine } = createRequire(import.meta.url)('@cordon/nest');
tuneEngine();

const given = process.argv.slice(2);
const options = given.filter((word) => word.startsWith('--'));
for (const option of options) v8.setFlagsFromString(option);
if (options.length > 0) console.log(`options of the engine: ${options.join(' ')}`);

const { archive } = await import('./archive.mjs');
const { contain } = await import('./contain.mjs');
const { digest } = await import('./digest.mjs');
const { enrich } = await import('./enrich.mjs');
const { formats } = await import('./formats.mjs');
const { fused } = await import('./fused.mjs');
const { latency } = await import('./latency.mjs');
const { mail } = await import('./mail.mjs');
const { memory } = await import('./memory.mjs');
const { start } = await import('./start.mjs');
const { peakMemory } = await import('./print.mjs');

const BENCHES = { fused, formats, mail, enrich, digest, archive, latency, contain, start, memory };
const BY_DEFAULT = ['fused', 'mail'];

const named = given.filter((word) => !word.startsWith('--'));
const unknown = named.filter((name) => !Object.hasOwn(BENCHES, name));
if (unknown.length > 0) {
  console.error(`no such bench: ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}`);
  process.exitCode = 2;
} else {
  for (const name of named.length > 0 ? named : BY_DEFAULT) await BENCHES[name]();
  peakMemory();
}
