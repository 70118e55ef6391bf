import { inventoryBindings } from '@cordon/formats';
import { inventoryRecords } from '../intake/intake';
import type { BindingBody } from '@cordon/wire';
import type { Parts } from '../modules/parts';

const HOUR_MS = 3_600_000;
/** A directory may have a million people; so many bindings are made and appended at once. */
const AT_ONCE = 10_000;

/** Directory and inventory as bindings; the same file gives the same ids each time. */
export async function publishInventories(parts: Pick<Parts, 'inventories' | 'log' | 'clock'>, now = parts.clock.now()): Promise<void> {
  for (const [tenant, inventory] of parts.inventories) {
    const bindings: readonly BindingBody[] = inventoryBindings(inventory);
    for (let i = 0; i < bindings.length; i += AT_ONCE) await parts.log.append(inventoryRecords(tenant, bindings.slice(i, i + AT_ONCE), now));
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
