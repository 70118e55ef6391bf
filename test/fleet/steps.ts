import type { AttackStage, RawRecord } from '@cordon/story';

/** Stages with many records alike: a step ends after this many of them. */
const MANY: Partial<Record<AttackStage, number>> = { spray: 24, beacon: 160, collection: 7, 'cloud-key': 10 };
const MOST = 1_000;

/** A day in steps, each short enough that few new things happen in it: it ends with a record of the attack. */
export function* steps(day: readonly RawRecord[]): Generator<RawRecord[]> {
  let step: RawRecord[] = [];
  const seen = new Map<string, number>();
  for (const record of day) {
    step.push(record);
    const { stage } = record;
    const n = stage ? (seen.get(stage) ?? 0) + 1 : 0;
    if (stage) seen.set(stage, n);
    const every = (stage && MANY[stage]) ?? 1;
    if ((stage && n % every === 0) || step.length >= MOST) {
      yield step;
      step = [];
    }
  }
  if (step.length > 0) yield step;
}
