import type { Input, Outbox } from './stage';
import type { StageName } from './pipeline';

/**
 * Runs `handle` for each input. A throw is a defect of the stage; it costs that one record (dead, CORDON_STAGE_FAILED) and
 * not the partition. Replays agree, because a deterministic stage throws at the same place again.
 */
export function eachInput<N extends StageName>(inputs: readonly Input<N>[], out: Outbox<N>, handle: (input: Input<N>) => void): void {
  for (const input of inputs) {
    try {
      handle(input);
    } catch (error) {
      out.dead(input, 'CORDON_STAGE_FAILED', error instanceof Error ? error.name : 'unknown error');
    }
  }
}
