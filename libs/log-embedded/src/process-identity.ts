import { readFileSync } from 'node:fs';

/**
 * When a process started, in clock ticks since boot (field 22 of /proc/PID/stat, man 5 proc): tells a process from a later
 * one with the same number, which in a container is the rule. undefined where there is no such process, 'unknown' where the
 * system has no /proc.
 */
export function startOf(pid: number): string | undefined {
  if (!hasProc()) return isThere(pid) ? 'unknown' : undefined;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the name in parentheses and may hold spaces and parentheses itself.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, ticks] = [fields[0], fields[19]];
    return state === 'Z' || state === 'X' ? undefined : ticks;
  } catch {
    return undefined;
  }
}

let proc: boolean | undefined;
function hasProc(): boolean {
  if (proc === undefined) {
    try {
      proc = readFileSync('/proc/self/stat', 'utf8').length > 0;
    } catch {
      proc = false;
    }
  }
  return proc;
}

/** Signal 0 asks without touching; a process of another user answers EPERM and is there all the same. */
function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
