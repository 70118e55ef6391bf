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
 * Starts `argv` without a shell; what it prints goes to the end of `logFile`. A program that is not there ends with code 127.
 * Linux only: the kernel kills the child when we die, however we die, so a broken or killed test leaves no service behind.
 * A handler for our own exit would not do: jest ends a worker that still has a child by a signal, and no handler runs.
 */
export async function startProcess(argv: readonly string[], logFile: string, graceMs = 10_000): Promise<OwnProcess> {
  const log = openSync(logFile, 'a');
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', ...argv], { stdio: ['ignore', log, log] });
  closeSync(log);
  await once(child, 'spawn');
  const { pid } = child;
  if (pid === undefined) throw new Error(`${String(argv[0])} has no process id`);

  let how: string | undefined;
  const end = once(child, 'exit').then(([code, signal]: unknown[]) => {
    return (how = typeof signal === 'string' ? signal : `code ${String(code)}`);
  });

  const stop = async (): Promise<void> => {
    if (how !== undefined) return;
    child.kill('SIGTERM');
    const killer = setTimeout(() => child.kill('SIGKILL'), graceMs);
    await end;
    clearTimeout(killer);
  };
  return { pid, ended: () => how, end, stop };
}
