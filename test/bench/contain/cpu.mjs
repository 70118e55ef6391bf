// CPU time and memory of other processes and of those that they started (the embedded store), from /proc/<pid>/stat (proc_pid_stat(5)); after the name,
// which may hold anything, the 12th and 13th field are user and system time in hundredths of a second.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { startedBy } = createRequire(import.meta.url)('@cordon/testing');

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

const withStarted = (pid) => [pid, ...startedBy(pid)];
