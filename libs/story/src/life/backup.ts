import type { Draft } from '../records';
import { clock, MINUTE } from '../time';
import type { Day } from './day';
import { resolveName, talk } from './traffic';

const NIGHTLY = clock(1, 30);
const STREAMS = 4;
/** A night's changes: about 8 GB over the streams. */
const NIGHT_BYTES = 2_000_000_000;
const BACKUP_BYTES_PER_MS = 9_000;

/** The server room's copy to the backup house; `fold` makes it a full copy instead of a night's changes. */
export const backupRun = (day: Day, minute: number, fold = 1): Draft[] => {
  const random = day.random.fork(`backup/${minute}`);
  const { backup01 } = day.world.servers;
  const { backup } = day.world.agents;
  const at = day.midnight + minute * MINUTE;
  const streams = Array.from({ length: STREAMS }, (_, i) => {
    const sent = Math.round(NIGHT_BYTES * fold * Math.exp(0.15 * random.normal()));
    const durationMs = Math.round(sent / BACKUP_BYTES_PER_MS);
    return talk(random, {
      at: at + 200 + i * random.int(500, 2_000),
      from: backup01,
      to: backup,
      service: 'ssl',
      sent,
      received: random.size(backup.received),
      durationMs,
      exact: true,
    });
  });
  return [...resolveName(day.world, random, at, backup01, backup.host, [backup.ip]), ...streams];
};

export const nightlyBackup = (day: Day): Draft[] => backupRun(day, NIGHTLY);
