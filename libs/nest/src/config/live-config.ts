import { isDeepStrictEqual } from 'node:util';
import { resolve } from 'node:path';
import { OBSERVE_ONLY, withProtected, type Policy, type Protected } from '@cordon/core';
import { Estate, type Inventory } from '@cordon/formats';
import type { EstateView } from '@cordon/runtime';
import { CordonError } from '@cordon/wire';
import { lookAt, type FileLook } from './file-look';
import { readInventory, readPolicy, readSettings, type Settings } from './settings';
import type { SourceSettings, TenantSettings } from './settings-file';

/** One file that may change while the process runs. */
export interface ConfigFile {
  readonly kind: 'settings' | 'policy' | 'inventory';
  readonly path: string;
  /** Whom it is for; empty for the settings. */
  readonly tenants: readonly string[];
}

/** Members of cordon.yaml that are read at start only, because what they name is opened then. */
const AT_START = ['destinations', 'actuators', 'kafka', 'doors'] as const;
const NO_INVENTORY = { domains: [], networks: [] };

/**
 * What holds now of the files: policies, inventories and sources. The maps stay the same objects and change in place, so that
 * who holds one sees what was reloaded at its next look-up. A file with mistakes changes nothing.
 */
export class LiveConfig {
  private readonly bySource = new Map<string, SourceSettings>();
  private readonly byTenant = new Map<string, Policy>();
  private readonly listed = new Map<string, Inventory>();
  private readonly mapped = new Map<string, EstateView>();
  private readonly looks = new Map<string, FileLook>();

  /** Reads all files. Throws CORDON_POLICY_INVALID or CORDON_INVENTORY_INVALID with every mistake. */
  constructor(
    private current: Settings,
    private readonly alsoProtected: readonly Protected[] = [],
  ) {
    this.lookAtAll(current);
    this.takeSources(current);
    for (const t of current.file.tenants) {
      this.byTenant.set(t.id, this.policyFrom(current, t));
      this.takeInventory(t.id, inventoryFrom(current, t));
    }
  }

  /** As they were read last. */
  get settings(): Settings {
    return this.current;
  }
  get sources(): ReadonlyMap<string, SourceSettings> {
    return this.bySource;
  }
  get policies(): ReadonlyMap<string, Policy> {
    return this.byTenant;
  }
  get inventories(): ReadonlyMap<string, Inventory> {
    return this.listed;
  }
  /** What mapping needs of an inventory; a tenant that is not in it is unknown. */
  get estates(): ReadonlyMap<string, EstateView> {
    return this.mapped;
  }

  /** The files that are in use, each once. */
  files(): readonly ConfigFile[] {
    return filesOf(this.current);
  }

  /** How a file looked just before it was first read: whatever it looks like later is a change. */
  firstLook({ kind, path }: ConfigFile): FileLook | undefined {
    return this.looks.get(`${kind} ${path}`);
  }

  /**
   * Takes over a file that has changed. Throws a CordonError with every mistake, and then the last good stays. Returns what of it
   * needs a restart, by name.
   */
  reload({ kind, path, tenants }: ConfigFile): readonly string[] {
    switch (kind) {
      case 'settings':
        return this.reloadSettings(readSettings(path));
      case 'policy': {
        const policy = withProtected(readPolicy(path), this.alsoProtected);
        for (const t of tenants) this.byTenant.set(t, policy);
        return [];
      }
      case 'inventory': {
        const inventory = readInventory(path);
        for (const t of tenants) this.takeInventory(t, inventory);
        return [];
      }
    }
  }

  /** Sources, and which policy and inventory a tenant has, are taken over at once; all or nothing. */
  private reloadSettings(next: Settings): readonly string[] {
    const before = this.current.file;
    const ids = (s: Settings): string[] => s.file.tenants.map((t) => t.id).sort();
    if (!isDeepStrictEqual(ids(next), ids(this.current)))
      throw new CordonError('CORDON_CONFIG_INVALID', `${next.path ?? ''}\n  tenants: were added or removed, which needs a restart`);
    this.lookAtAll(next);
    const read = next.file.tenants.map((t) => ({ id: t.id, policy: this.policyFrom(next, t), inventory: inventoryFrom(next, t) }));
    for (const { id, policy, inventory } of read) {
      this.byTenant.set(id, policy);
      this.takeInventory(id, inventory);
    }
    this.takeSources(next);
    this.current = next;
    return AT_START.filter((member) => !isDeepStrictEqual(before[member], next.file[member]));
  }

  private lookAtAll(settings: Settings): void {
    for (const { kind, path } of filesOf(settings)) if (!this.looks.has(`${kind} ${path}`)) this.looks.set(`${kind} ${path}`, lookAt(path));
  }

  private takeSources({ file }: Settings): void {
    this.bySource.clear();
    for (const s of file.sources) this.bySource.set(s.name, s);
  }

  private takeInventory(tenant: string, inventory: Inventory | undefined): void {
    if (inventory) this.listed.set(tenant, inventory);
    else this.listed.delete(tenant);
    this.mapped.set(tenant, new Estate(inventory ?? NO_INVENTORY));
  }

  private policyFrom({ directory }: Settings, t: TenantSettings): Policy {
    return withProtected(t.policy === undefined ? OBSERVE_ONLY : readPolicy(resolve(directory, t.policy)), this.alsoProtected);
  }
}

const inventoryFrom = ({ directory }: Settings, t: TenantSettings): Inventory | undefined =>
  t.inventory === undefined ? undefined : readInventory(resolve(directory, t.inventory));

function filesOf({ path, directory, file }: Settings): readonly ConfigFile[] {
  const files = new Map<string, ConfigFile>();
  for (const t of file.tenants)
    for (const kind of ['policy', 'inventory'] as const) {
      const name = t[kind];
      if (name === undefined) continue;
      const full = resolve(directory, name);
      files.set(`${kind} ${full}`, { kind, path: full, tenants: [...(files.get(`${kind} ${full}`)?.tenants ?? []), t.id] });
    }
  return [...(path === undefined ? [] : [{ kind: 'settings' as const, path, tenants: [] }]), ...files.values()];
}
