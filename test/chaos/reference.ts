import { DETECTORS } from '@cordon/detectors';
import { READER } from '@cordon/formats';
import { LiveConfig, type Settings } from '@cordon/nest';
import {
  CorrelateStage,
  DetectStage,
  NormaliseStage,
  RespondStage,
  runStep,
  StepOutbox,
  type Cut,
  type Input,
  type Placed,
  type Stage,
  type StageName,
} from '@cordon/runtime';
import type { StreamName, StreamRecord } from '@cordon/wire';
import { stateOf } from './streams';

export const THINKING = ['normalise', 'detect', 'correlate', 'respond'] as const;
export type Thinking = (typeof THINKING)[number];

function make(name: Thinking, settings: Settings): Stage<StageName> {
  const live = new LiveConfig(settings);
  const { estates, policies } = live;
  const policyOf = (tenant: string) => policies.get(tenant) ?? fail(tenant);
  const stages = {
    normalise: () => new NormaliseStage({ reader: READER, estates: (tenant) => estates.get(tenant), enricher: () => live.enricher }),
    detect: () => new DetectStage(DETECTORS, { owns: () => true }),
    correlate: () => new CorrelateStage(),
    respond: () => new RespondStage(policyOf),
  };
  return stages[name]() as unknown as Stage<StageName>;
}

const fail = (tenant: string): never => {
  throw new Error(`no policy for ${tenant}`);
};

export interface Thought {
  readonly outputs: ReadonlyMap<StreamName, readonly StreamRecord[]>;
  /** Hash by shard. */
  readonly state: Readonly<Record<number, string>>;
}

/** The stage alone, in this process and without a log, over the same cuts from its birth to the end. */
export async function thinkStraight(
  name: Thinking,
  settings: Settings,
  inputs: ReadonlyMap<StreamName, readonly StreamRecord[]>,
  cuts: readonly Cut[],
): Promise<Thought> {
  const stage = make(name, settings);
  const outputs = new Map<StreamName, StreamRecord[]>();
  for (const cut of cuts) {
    const taken = cut.ranges.flatMap((r) =>
      (inputs.get(r.stream) ?? [])
        .slice(r.from, r.to)
        .map((record, i): Placed => ({ stream: r.stream, partition: r.partition, offset: r.from + i, record })),
    );
    const out = new StepOutbox<StageName>(stage.name, 0, cut.n, cut.now);
    await runStep({ stage, partition: 0, inputs: taken as unknown as Input<StageName>[], now: cut.now, out });
    for (const o of out.outputs) outputs.set(o.stream, [...(outputs.get(o.stream) ?? []), o]);
  }
  const all = stage.takeDirty();
  return { outputs, state: stateOf(all) };
}

/** The one cut of a stage whose order is its input's. */
export const wholeOf = (inputs: ReadonlyMap<StreamName, readonly StreamRecord[]>): Cut[] => [
  { n: 1, now: 0, ranges: [...inputs].map(([stream, records]) => ({ stream, partition: 0, from: 0, to: records.length })) },
];
