// CPU time and memory of other processes and of those that they started (the embedded store), from /proc/<pid>/stat (proc_pid_stat(5)); after the name,
// which may hold anything, fields 2, 12 and 13 are the parent, and user and system time in hundredths of a second.
import { readdirSync, readFileSync } from 'node:fs';

const TICK_MS = 10;

const statOf = (pid) =>
  readFileSync(`/proc/${pid}/stat`, 'latin1')
    .replace(/^.*\) /s, '')
    .split(' ');

/** CPU time that some processes have had so far with all their threads, ms. */
export const cpuMs = (pids) => pids.flatMap(withStarted).reduce((sum, pid) => sum + (Number(statOf(pid)[11]) + Number(statOf(pid)[12])) * TICK_MS, 0);

/** Peak of resident memory, MiB; each process at its highest. */
export const peakMiB = (pid) => statusMiB(pid, 'VmHWM');

export const residentMiB = (pid) => statusMiB(pid, 'VmRSS');

const statusMiB = (pid, name) =>
  Math.round(
    withStarted(pid).reduce(
      (sum, p) => sum + Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${p}/status`, 'utf8'))?.[1] ?? 0),
      0,
    ) / 1_024,
  );

function withStarted(pid) {
  const others = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return [pid, ...others.filter((other) => parentOf(other) === pid)];
}

function parentOf(pid) {
  try {
    return Number(statOf(pid)[1]);
  } catch {
    return undefined;
  }
}
