import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';

/** A process that a harness started. Only ever signalled through its own handle, never by name. */
export interface OwnProcess {
  readonly pid: number;
  /** How it ended ("code 1", "SIGKILL"); undefined while it runs. */
  ended(): string | undefined;
  /** Resolves to the same when it has ended. */
  readonly end: Promise<string>;
  /** Asks it to end (SIGTERM), kills it when it has not after `graceMs`, and returns when it is gone. Twice is once. */
  stop(): Promise<void>;
}

/**
 * Starts `argv` without a shell; what it prints goes to the end of `logFile`. Rejects when the program cannot be started.
 * If this process exits first, the child is killed with it, so that a broken test leaves no service behind.
 */
export async function startProcess(argv: readonly string[], logFile: string, graceMs = 10_000): Promise<OwnProcess> {
  const [program = '', ...args] = argv;
  const log = openSync(logFile, 'a');
  const child = spawn(program, args, { stdio: ['ignore', log, log] });
  closeSync(log);
  await once(child, 'spawn');
  const { pid } = child;
  if (pid === undefined) throw new Error(`${program} has no process id`);

  const killWithUs = (): void => void child.kill('SIGKILL');
  process.once('exit', killWithUs);
  let how: string | undefined;
  const end = once(child, 'exit').then(([code, signal]: unknown[]) => {
    process.off('exit', killWithUs);
    return (how = typeof signal === 'string' ? signal : `code ${String(code)}`);
  });

  const stop = async (): Promise<void> => {
    if (how !== undefined) return;
    child.kill('SIGTERM');
    const killer = setTimeout(killWithUs, graceMs);
    await end;
    clearTimeout(killer);
  };
  return { pid, ended: () => how, end, stop };
}
