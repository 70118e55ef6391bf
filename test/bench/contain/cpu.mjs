// CPU time of other processes, from /proc/<pid>/stat (proc_pid_stat(5)); fields 14 and 15 are user and system time in hundredths of a second.
import { readFileSync } from 'node:fs';

const TICK_MS = 10;

/** CPU time that some processes have had so far with all their threads, ms. */
export function cpuMs(pids) {
  return pids.reduce((sum, pid) => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return sum + (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  }, 0);
}

/** Peak of resident memory of a process, MiB. */
export const peakMiB = (pid) => Math.round(Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024);
