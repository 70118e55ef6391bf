// Fused normalise → detect → correlate without the log, over the non-mail records of the story: events per CPU second.
// Prints min, median and max of the rounds. Run on a quiet machine, after `npm run build`.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { makeWorld, ordinaryWeek, inventoryYaml } = require('@cordon/story');
const { FORMATS, Estate, parseInventory, inventoryBindings } = require('@cordon/formats');
const { DETECTORS } = require('@cordon/detectors');
const { NormaliseStage, DetectStage, CorrelateStage, StepOutbox, runStep } = require('@cordon/runtime');

const ROUNDS = 5;
const BATCH = 1_000;
const NAMES = { 'm365-ual': 'm365.ual', cloudtrail: 'aws.cloudtrail', 'zeek-conn': 'zeek.conn', 'zeek-dns': 'zeek.dns' };

const world = makeWorld(7);
const records = ordinaryWeek(world, { start: Date.UTC(2026, 8, 7) }).filter((r) => r.format !== 'rfc5322');
const inventory = parseInventory(inventoryYaml(world)).value;

function step(stage, inputs, now, seq) {
  const out = new StepOutbox(stage.name, 0, seq, now);
  runStep({ stage, partition: 0, inputs, now, out });
  return out.outputs;
}

const placed = (rows, from) => rows.map((record, i) => ({ stream: record.stream, partition: 0, offset: from + i, record }));

function round() {
  const estate = new Estate(inventory);
  const normalise = new NormaliseStage({ formats: FORMATS, estates: () => estate });
  const detect = new DetectStage(DETECTORS, { owns: () => true });
  const correlate = new CorrelateStage();
  const bindings = inventoryBindings(inventory).map((body, i) => ({
    stream: 'binding',
    id: `b${i}`,
    tenant: 'default',
    source: 'inventory',
    trust: 3,
    at: body.from,
    seen: records[0].at,
    cause: [],
    key: 'default',
    body,
  }));
  step(detect, placed(bindings, 0), records[0].at, 1);
  step(correlate, placed(bindings, 0), records[0].at, 1);
  let events = 0;
  let findings = 0;
  const before = process.cpuUsage();
  for (let i = 0, seq = 2; i < records.length; i += BATCH, seq++) {
    const raw = records.slice(i, i + BATCH).map((r, n) => ({
      stream: 'raw',
      id: `raw-${i + n}`,
      tenant: 'default',
      source: r.source,
      trust: 2,
      at: r.at,
      seen: r.at,
      cause: [],
      key: r.source,
      body: { bytes: r.bytes, format: NAMES[r.format] },
    }));
    const now = raw.at(-1).seen;
    const normalised = step(normalise, placed(raw, i), now, seq).filter((o) => o.stream === 'event');
    events += normalised.length;
    const found = step(detect, placed(normalised, i), now, seq).filter((o) => o.stream === 'finding');
    findings += found.length;
    if (found.length > 0) step(correlate, placed(found, i), now, seq);
  }
  const used = process.cpuUsage(before);
  return { perSecond: events / ((used.user + used.system) / 1e6), events, findings };
}

round();
const rounds = Array.from({ length: ROUNDS }, round).sort((a, b) => a.perSecond - b.perSecond);
const k = (r) => `${(r.perSecond / 1_000).toFixed(1)}k`;
console.log(`fused, non-mail mix of the story, ${rounds[0].events} events, ${rounds[0].findings} findings, ${ROUNDS} rounds`);
console.log(`events per CPU second: min ${k(rounds[0])}, median ${k(rounds[(ROUNDS - 1) / 2])}, max ${k(rounds.at(-1))}`);
