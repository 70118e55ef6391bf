// What normalising a record costs by format, as a stage of its own without the log: recognised without a hint, mapped, put together with what is
// known offline (address data is the optional package's), validated. Records are the samples of the formats, all of a group in turn.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { load, perEvent, perSecond } from './print.mjs';

const require = createRequire(import.meta.url);
const { READER, FORMATS, Estate } = require('@cordon/formats');
const { NormaliseStage, StepOutbox, runStep } = require('@cordon/runtime');
const { AddressData, CloudData, EventEnricher, MailKinds, bundledTables } = require('@cordon/enrichment');

const ROUNDS = 7;
/** Records of a round: of a format, and of a group. */
const OF_FORMAT = 2_000;
const OF_GROUP = 40_000;
const SOAK = 1_000_000;
const SEEN = Date.UTC(2026, 10, 24, 12);
/** What an organisation of usual tools sends, as JSON. */
const USUAL = [
  'okta.system',
  'microsoft.entra-signin',
  'microsoft.entra-audit',
  'microsoft.defender',
  'azure.activity',
  'gcp.audit',
  'kubernetes.audit',
  'github.audit',
  'crowdstrike.fdr',
  'suricata.eve',
  'zeek.http',
  'zeek.ssl',
];
/** As records come: a request or a file brings many of one product. */
const REQUEST = 50;
const cycle = (list, count) => Array.from({ length: count }, (_, i) => list[i % list.length]);
const SAMPLES = join(dirname(require.resolve('@cordon/formats/package.json')), 'src');

export async function formats() {
  const enricher = new EventEnricher({ addresses: new AddressData(bundledTables()), clouds: new CloudData([]), mail: new MailKinds() });
  const samples = samplesOf();
  const isJson = (text) => text.startsWith('{') || text.startsWith('[');
  const json = samples.filter((s) => isJson(s.text));
  const lines = samples.filter((s) => !isJson(s.text) && !s.format.startsWith('windows.'));
  console.log(`formats, ${ROUNDS} rounds; ${load()}`);
  for (const [name, group] of [
    [
      `JSON of a dozen products, ${REQUEST} of one after another`,
      USUAL.flatMap((name) =>
        cycle(
          json.filter((s) => s.format === name),
          REQUEST,
        ),
      ),
    ],
    ['JSON of all formats', json],
    ['JSON without Zeek', json.filter((s) => !s.format.startsWith('zeek.'))],
    ['lines', lines],
    ['lines, hinted', lines.map((s) => ({ ...s, hint: s.format }))],
  ]) {
    const bytes = group.reduce((sum, s) => sum + s.bytes.length, 0) / group.length;
    const beside = isJson(group[0].text) ? `, JSON.parse beside ${parsing(group).toFixed(1)} µs` : '';
    perSecond(`${name} (${group.length} samples, mean ${bytes.toFixed(0)} B${beside})`, await rounds(group, OF_GROUP, enricher));
  }
  const costs = [];
  for (const format of new Set(samples.map((s) => s.format))) {
    const list = await rounds(
      samples.filter((s) => s.format === format),
      OF_FORMAT,
      enricher,
    );
    costs.push([format, list.map((r) => r.us / r.records)]);
  }
  for (const [format, values] of costs.sort(([, a], [, b]) => Math.min(...b) - Math.min(...a))) perEvent(format, values);
  await soak(json, enricher);
}

/** Text and bytes of every sample that is no mail, with the format that reads it. */
function samplesOf() {
  const files = readdirSync(SAMPLES, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('samples.json'));
  const described = new Set(FORMATS.map((f) => f.name));
  return files
    .flatMap((file) => [JSON.parse(readFileSync(join(SAMPLES, file), 'utf8'))].flat())
    .filter(({ format }) => described.has(format))
    .flatMap(({ format, samples }) =>
      samples.map(({ record }) => {
        const text = typeof record === 'string' ? record : JSON.stringify(record);
        return { format, text, bytes: Buffer.from(text), hint: undefined };
      }),
    )
    .filter((s) => READER.recognise(s.bytes) === s.format);
}

/** µs that the engine's own parser takes for one of them, as a measure of the machine at this moment. */
function parsing(group) {
  const before = process.cpuUsage();
  for (let i = 0; i < OF_GROUP; i++) JSON.parse(group[i % group.length].text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / OF_GROUP;
}

async function rounds(samples, count, enricher) {
  const list = [];
  // The first round is the compiler's.
  for (let n = 0; n <= ROUNDS; n++) {
    const records = inputs(samples, count);
    const stage = newStage(enricher);
    let events = 0;
    const before = process.cpuUsage();
    for (let i = 0; i < records.length; i += BATCH) events += await step(stage, records.slice(i, i + BATCH));
    const { user, system } = process.cpuUsage(before);
    if (n > 0) list.push({ events, records: count, us: user + system });
  }
  return list;
}

const BATCH = 1_000;
const ESTATE = new Estate({ domains: ['acme.example'], networks: [] });
const newStage = (enricher) => new NormaliseStage({ reader: IDLESS, estates: () => ESTATE, enricher: () => enricher });

/** Reads as ever, but knows each record by its own id: the same sample over and over would else be a repeat, dropped before the work is done. */
const IDLESS = {
  names: READER.names,
  recognise: (bytes) => READER.recognise(bytes),
  read(bytes, hint, context) {
    const result = READER.read(bytes, hint, context);
    if (result.kind === 'ok') for (const outcome of result.value) if (outcome.ownId !== undefined) outcome.ownId = undefined;
    return result;
  },
};

/** One cut; the events that came of it. */
async function step(stage, records) {
  const out = new StepOutbox(stage.name, 0, records[0].offset, SEEN);
  await runStep({ stage, partition: 0, inputs: records, now: SEEN, out });
  return out.outputs.filter((o) => o.stream === 'event').length;
}

/** The samples over and over. */
function inputs(samples, count, from = 0) {
  return Array.from({ length: count }, (_, k) => {
    const i = from + k;
    const { bytes, hint } = samples[i % samples.length];
    const record = { id: `r${i}`, tenant: 'default', source: 'products', key: 'products', trust: 2, at: SEEN, seen: SEEN, cause: [] };
    return { stream: 'raw', partition: 0, offset: i, record: { ...record, stream: 'raw', body: { bytes, ...(hint ? { format: hint } : {}) } } };
  });
}

/** Heap after collection while a million records go through one stage. */
async function soak(samples, enricher) {
  const stage = newStage(enricher);
  console.log(`${SOAK} JSON records through one stage, heap after collection:`);
  for (let done = 0; done <= SOAK; done += BATCH) {
    if (done % (SOAK / 5) === 0) {
      global.gc?.();
      const { heapUsed, rss } = process.memoryUsage();
      console.log(`  after ${String(done).padStart(7)}: heap ${Math.round(heapUsed / 2 ** 20)} MiB, resident ${Math.round(rss / 2 ** 20)} MiB`);
    }
    await step(stage, inputs(samples, BATCH, done));
  }
}
