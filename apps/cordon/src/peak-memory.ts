import type { Store } from '@cordon/runtime';

/** Most that was resident so far, bytes: of this process, and of the one that the store runs beside it. Both at their highest, so it is rather too much. */
export async function peakMemoryBytes(store: Store): Promise<number> {
  const usage = await store.usage().catch(() => undefined);
  return process.resourceUsage().maxRSS * 1_024 + (usage?.process?.peakResidentBytes ?? 0);
}
