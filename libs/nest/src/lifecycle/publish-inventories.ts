import { inventoryBindings } from '@cordon/formats';
import { inventoryRecords } from '../intake/intake';
import type { Parts } from '../modules/parts';

const HOUR_MS = 3_600_000;

/** Directory and inventory as bindings; the same file gives the same ids each time. */
export async function publishInventories(parts: Parts, now = parts.clock.now()): Promise<void> {
  for (const [tenant, inventory] of parts.inventories) {
    await parts.log.append(inventoryRecords(tenant, inventoryBindings(inventory), now));
  }
}

/** The guard takes an inventory older than a day for stale: what is configured is told again each hour. Returns how to stop. */
export function keepInventoriesFresh(parts: Parts): () => void {
  const timer = setInterval(() => {
    publishInventories(parts).catch((error: unknown) => parts.logger.warn({ error: String(error) }, 'inventory was not published'));
  }, HOUR_MS);
  timer.unref();
  return () => clearInterval(timer);
}
