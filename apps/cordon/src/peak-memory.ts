import { setTimeout as wait } from 'node:timers/promises';
import type { Store } from '@cordon/runtime';

/** A store that does not answer must not hold up the end of a process. */
const PATIENCE_MS = 1_000;

/** Most that was resident so far, bytes: of this process, and of the one that the store runs beside it. Both at their highest, so it is rather too much. */
export async function peakMemoryBytes(store: Store): Promise<number> {
  const usage = await Promise.race([store.usage().catch(() => undefined), wait(PATIENCE_MS, undefined, { ref: false })]);
  return process.resourceUsage().maxRSS * 1_024 + (usage?.process?.peakResidentBytes ?? 0);
}
