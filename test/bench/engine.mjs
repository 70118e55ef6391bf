// normalise → detect → correlate in one process without the log: what a stage writes goes straight to the stages that read it.
import { createRequire } from 'node:module';
import { placed } from './story.mjs';

const require = createRequire(import.meta.url);
const { READER, Estate } = require('@cordon/formats');
const { DETECTORS } = require('@cordon/detectors');
const { CorrelateStage, DetectStage, NormaliseStage, StepOutbox, runStep } = require('@cordon/runtime');

/** Records of one cut. */
export const BATCH = 1_000;

export class Engine {
  /** CPU time by stage, µs, unless not asked for: to ask the system takes as long as some records. */
  timed = true;
  spent = { normalise: 0, detect: 0, correlate: 0 };
  counts = { raw: 0, event: 0, finding: 0, incident: 0, dead: 0 };
  /** Incidents of the last cut; detect learns of them with the next. */
  incidents = [];
  seq = 0;

  /** `onOutput(stage, record)` sees all that the stages write; `enricher` is what is known offline. */
  constructor({ inventory, bindings }, onOutput, enricher) {
    const estate = new Estate(inventory);
    this.normalise = new NormaliseStage({ reader: READER, estates: () => estate, ...(enricher ? { enricher: () => enricher } : {}) });
    // Everything is this owner's, so what detectors tell each other never leaves the step.
    this.detect = new DetectStage(DETECTORS, { owns: () => true });
    this.correlate = new CorrelateStage();
    this.onOutput = onOutput;
    const now = bindings[0].record.seen;
    this.seq++;
    this.settle(this.detect, bindings, now);
    this.settle(this.correlate, bindings, now);
    this.spent = { normalise: 0, detect: 0, correlate: 0 };
  }

  /** One cut of raw records through all stages. */
  async batch(raw) {
    const now = raw.at(-1).record.seen;
    this.seq++;
    this.counts.raw += raw.length;
    const normalised = await this.step(this.normalise, raw, now);
    const bindings = normalised.filter((i) => i.stream === 'binding');
    const found = this.settle(this.detect, [...this.incidents, ...normalised], now);
    const inputs = [...bindings, ...found.filter((i) => i.stream === 'finding')];
    this.incidents = inputs.length > 0 ? this.settle(this.correlate, inputs, now) : [];
  }

  async all(raw) {
    for (let i = 0; i < raw.length; i += BATCH) await this.batch(raw.slice(i, i + BATCH));
  }

  /** A step of a stage that answers at once. */
  settle(stage, inputs, now) {
    const { out, pending, before } = this.begin(stage, inputs, now);
    if (pending) throw new TypeError(`${stage.name} must answer at once`);
    return this.end(stage, out, before);
  }

  async step(stage, inputs, now) {
    const { out, pending, before } = this.begin(stage, inputs, now);
    if (pending) await pending;
    return this.end(stage, out, before);
  }

  begin(stage, inputs, now) {
    const out = new StepOutbox(stage.name, 0, this.seq, now);
    const before = this.timed ? process.cpuUsage() : undefined;
    return { out, before, pending: runStep({ stage, partition: 0, inputs, now, out }) };
  }

  end(stage, out, before) {
    if (before) {
      const { user, system } = process.cpuUsage(before);
      this.spent[stage.name] += user + system;
    }
    for (const record of out.outputs) {
      if (record.stream in this.counts) this.counts[record.stream]++;
      this.onOutput?.(stage.name, record);
    }
    return out.outputs.filter((r) => r.stream !== 'dead').map(placed);
  }
}
