import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Processes that a process started and that run, by proc_pid_stat(5); none where the system has no /proc. One that has ended and that nobody asked about yet does not run. */
export function startedBy(parent: number): number[] {
  if (!existsSync('/proc/self/stat')) return [];
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => parentOf(pid) === parent);
}

/** True while a process runs. */
export const isRunning = (pid: number): boolean => parentOf(pid) !== undefined;

/** After the name, which may hold anything, come the state and the parent. */
function parentOf(pid: number): number | undefined {
  try {
    const [state, parent] = readFileSync(`/proc/${pid}/stat`, 'latin1')
      .replace(/^.*\) /s, '')
      .split(' ', 2);
    return state === 'Z' ? undefined : Number(parent);
  } catch {
    return undefined;
  }
}
