import type { Cancel } from '@cordon/runtime';
import { CordonError } from '@cordon/wire';
import { Starting } from './starting';

export interface Executed {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const starting = new Starting();

/** Call it before much memory is in use: the first program then starts as fast as the others. */
export const prepareExec = (): void => starting.prepare();

/** Runs a program by argv, never through a shell. Rejects only when it cannot be started or the signal ends it. */
export async function exec(argv: readonly string[], signal: Cancel, input?: string): Promise<Executed> {
  const [program] = argv;
  if (!program) throw new CordonError('CORDON_ACTUATOR_UNAVAILABLE', 'no program given');
  const answer = await starting.run(argv, signal, input);
  if ('failed' in answer) throw new CordonError('CORDON_ACTUATOR_UNAVAILABLE', `${program} could not run: ${answer.failed}`, true);
  return answer;
}
