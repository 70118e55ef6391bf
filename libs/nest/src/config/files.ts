import { discoverProtected } from '../modules/discover';
import type { Environment } from './environment';
import { LiveConfig } from './live-config';
import { defaultSettings, readSettings, type Settings } from './settings';

export interface FileOptions {
  /** Settings to use instead of the file that the environment names. */
  readonly settings?: Settings;
  /** Simulated targets may bear any address, this host's among them; real ones may not. */
  readonly simulate?: boolean;
}

/**
 * Reads cordon.yaml and the policies and inventories that it names, once, before anything is made. Throws CORDON_CONFIG_INVALID,
 * CORDON_POLICY_INVALID or CORDON_INVENTORY_INVALID, each with all mistakes of the file.
 */
export function readFiles({ SETTINGS }: Pick<Environment, 'SETTINGS'>, { settings, simulate }: FileOptions = {}): LiveConfig {
  const read = settings ?? (SETTINGS === undefined ? defaultSettings() : readSettings(SETTINGS));
  return new LiveConfig(read, simulate ? [] : discoverProtected());
}
