import type { StageName } from '../pipeline';
import type { Step } from './owner';
import { followsInput } from './outbox';

/** The ordinary handler of a step. Stages with one input go record by record, so that marks follow the input's offsets. */
export function runStep<N extends StageName>(step: Step<N>): void | Promise<void> {
  return followsInput(step.stage.name) ? byRecord(step, 0) : step.stage.step(step.inputs, step.now, step.out);
}

/** Synchronous as long as the stage is; only a record whose parsing waits (mail) makes the rest wait. */
function byRecord<N extends StageName>(step: Step<N>, start: number): void | Promise<void> {
  for (let i = start; i < step.inputs.length; i++) {
    const input = step.inputs[i];
    if (!input) continue;
    step.out.from(input.offset);
    const pending = step.stage.step([input], input.record.seen, step.out);
    if (pending) return pending.then(() => byRecord(step, i + 1));
  }
}
