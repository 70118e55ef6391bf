import { ConfigWatch } from '../config/config-watch';
import type { ConfigFile } from '../config/live-config';
import type { Parts } from '../modules/parts';
import { publishInventories } from './publish-inventories';

/** Files of which something is told as bindings. */
const TOLD: ReadonlySet<ConfigFile['kind']> = new Set(['settings', 'inventory', 'directory', 'assets']);

/**
 * Reloads policy, inventory and source map while the process runs. Stages look policies, estates and sources up as they need them;
 * what was learned from an inventory is told again as bindings by the process that normalises. A replay lives in the past and
 * keeps what it started with.
 */
export function watchConfig(parts: Parts, publishes: boolean): ConfigWatch {
  const watch = new ConfigWatch({
    live: parts.live,
    clock: parts.clock,
    logger: parts.logger,
    registry: parts.metrics.registry,
    taken: async ({ kind }) => {
      if (kind === 'settings' || kind === 'policy') await parts.policyChanged();
      if (TOLD.has(kind) && publishes) await publishInventories(parts);
    },
  });
  if (parts.time !== 'records') watch.start();
  return watch;
}
