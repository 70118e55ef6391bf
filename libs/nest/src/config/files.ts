import type { Policy } from '@cordon/core';
import type { Inventory } from '@cordon/formats';
import type { Environment } from './environment';
import { defaultSettings, readInventories, readPolicies, readSettings, type Settings } from './settings';

/** All that a process reads before it makes anything. */
export interface Files {
  readonly settings: Settings;
  /** By tenant. */
  readonly policies: ReadonlyMap<string, Policy>;
  readonly inventories: ReadonlyMap<string, Inventory>;
}

/**
 * Reads cordon.yaml and the policies and inventories that it names. Rejects with CORDON_CONFIG_INVALID, CORDON_POLICY_INVALID or
 * CORDON_INVENTORY_INVALID, each with all mistakes of the file.
 */
export function readFiles(environment: Pick<Environment, 'SETTINGS'>, given?: Settings): Files {
  const settings = given ?? (environment.SETTINGS === undefined ? defaultSettings() : readSettings(environment.SETTINGS));
  return { settings, policies: readPolicies(settings), inventories: readInventories(settings) };
}
