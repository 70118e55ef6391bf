import { execFile } from 'node:child_process';
import { CordonError } from '@cordon/wire';
import type { Cancel } from '@cordon/runtime';

const MOST_OUTPUT_BYTES = 8 * 1024 * 1024;

export interface Executed {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program by argv, never through a shell. Rejects only when it cannot be started or the signal ends it. */
export function exec(argv: readonly string[], signal: Cancel, input?: string): Promise<Executed> {
  const [program, ...args] = argv;
  if (!program) throw new CordonError('CORDON_ACTUATOR_UNAVAILABLE', 'no program given');
  return new Promise((resolve, reject) => {
    const child = execFile(program, args, { maxBuffer: MOST_OUTPUT_BYTES }, (error, stdout, stderr) => {
      signal.removeEventListener('abort', kill);
      if (!error) resolve({ code: 0, stdout, stderr });
      else if (typeof error.code === 'number') resolve({ code: error.code, stdout, stderr });
      else reject(new CordonError('CORDON_ACTUATOR_UNAVAILABLE', `${program} could not run`, true, { cause: error }));
    });
    const kill = (): void => void child.kill('SIGKILL');
    signal.addEventListener('abort', kill, { once: true });
    // A program that is not there, or reads no input, has closed the pipe before it is written.
    child.stdin?.on('error', () => undefined);
    if (input !== undefined) child.stdin?.end(input);
  });
}
