import { getHeapStatistics } from 'node:v8';
import { TAIL_BYTES } from '@cordon/log-embedded';
import type { StoreUsage } from '@cordon/runtime';
import type { Metrics } from './metrics';

const MIB = 1024 ** 2;

/** The memory budget of a process by part, bytes (architecture.md, section 4). */
export const memoryBudget = (storeMiB: number): Readonly<Record<'heap' | 'store' | 'log_tail', number>> => ({
  heap: getHeapStatistics().heap_size_limit,
  store: storeMiB * MIB,
  log_tail: TAIL_BYTES,
});

/** Sets what is in use beside what may be used; `process` is all resident memory, with the store's own process, for which the parts together are the budget. */
export function measureMemory(metrics: Metrics, storeMiB: number, usage: StoreUsage | undefined): void {
  const budget = memoryBudget(storeMiB);
  for (const [part, bytes] of Object.entries(budget)) metrics.memoryBudget.set({ part }, bytes);
  metrics.memoryBudget.set(
    { part: 'process' },
    Object.values(budget).reduce((a, b) => a + b, 0),
  );
  const { heapUsed, rss } = process.memoryUsage();
  metrics.memoryUsed.set({ part: 'heap' }, heapUsed);
  metrics.memoryUsed.set({ part: 'process' }, rss + (usage?.process?.residentBytes ?? 0));
  if (usage) metrics.memoryUsed.set({ part: 'store' }, usage.memoryBytes);
}
