import { isDeepStrictEqual } from 'node:util';
import { resolve } from 'node:path';
import { OBSERVE_ONLY, withProtected, type Policy, type Protected } from '@cordon/core';
import type { Directory } from '@cordon/enrichment';
import { Estate, type Inventory } from '@cordon/formats';
import type { Enricher, EstateView } from '@cordon/runtime';
import { CordonError } from '@cordon/wire';
import { SourceTokens } from '../auth/source-tokens';
import { doorSources } from './door-sources';
import { lookAt, type FileLook } from './file-look';
import { readAssetsFile, readDirectoryFile } from './knowledge-files';
import { mergeInventory, type InventoryParts } from './merge-inventory';
import { OfflineKnowledge, type KnowledgePaths } from './offline-knowledge';
import { readInventory, readPolicy, readSettings, type Settings } from './settings';
import type { SourceSettings, TenantSettings } from './settings-file';

/** Kinds of files that may change while the process runs. */
export const FILE_KINDS = ['settings', 'policy', 'inventory', 'directory', 'assets', 'addresses', 'clouds', 'tokens'] as const;

/** One file that may change while the process runs. */
export interface ConfigFile {
  readonly kind: (typeof FILE_KINDS)[number];
  readonly path: string;
  /** Whom it is for; empty for what all tenants share. */
  readonly tenants: readonly string[];
}

/** Members of cordon.yaml that are read at start only, because what they name is opened then. */
const AT_START = ['destinations', 'actuators', 'kafka', 'doors'] as const;
const NO_INVENTORY = { domains: [], networks: [] };

/**
 * What holds now of the files: policies, inventories, sources, and what is known offline. The maps stay the same objects and change in place, so that
 * who holds one sees what was reloaded at its next look-up. A file with mistakes changes nothing.
 */
export class LiveConfig {
  private readonly bySource = new Map<string, SourceSettings>();
  private readonly byTenant = new Map<string, Policy>();
  private readonly listed = new Map<string, Inventory>();
  private readonly mapped = new Map<string, EstateView>();
  private readonly parts = new Map<string, InventoryParts>();
  private readonly looks = new Map<string, FileLook>();
  /** Sources that the doors name which were opened at the start. */
  private readonly ofDoors: ReadonlySet<string>;
  private knowledge: OfflineKnowledge;
  private tokens: SourceTokens;

  /** Reads all files. Throws CORDON_CONFIG_INVALID, CORDON_POLICY_INVALID or CORDON_INVENTORY_INVALID with every mistake of a file. */
  constructor(
    private current: Settings,
    private readonly alsoProtected: readonly Protected[] = [],
  ) {
    this.lookAtAll(current);
    this.ofDoors = doorSources(current.file);
    this.takeSources(current);
    for (const t of current.file.tenants) {
      this.byTenant.set(t.id, this.policyFrom(current, t));
      this.takeParts(t.id, partsFrom(current, t));
    }
    this.knowledge = new OfflineKnowledge(knowledgeOf(current));
    this.tokens = new SourceTokens(current);
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

  /** What is known offline, as of now: ask for it each time. */
  get enricher(): Enricher {
    return this.knowledge.enricher;
  }

  /** The source whose token this is, as of now. */
  sourceOfToken(token: string): SourceSettings | undefined {
    const name = this.tokens.sourceOf(token);
    return name === undefined ? undefined : this.bySource.get(name);
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
        for (const t of tenants) this.takeParts(t, { ...this.parts.get(t), inventory });
        return [];
      }
      case 'directory': {
        const settings = this.current.file.tenants.filter((t) => tenants.includes(t.id));
        const read = settings.map((t) => [t.id, readDirectoryFile(path, t.directory ?? {})] as const);
        for (const [t, directory] of read) this.takeParts(t, { ...this.parts.get(t), directory });
        return [];
      }
      case 'assets': {
        const assets = readAssetsFile(path);
        for (const t of tenants) this.takeParts(t, { ...this.parts.get(t), assets });
        return [];
      }
      case 'addresses':
      case 'clouds':
        this.knowledge.reload(kind, path);
        return [];
      case 'tokens':
        this.tokens = new SourceTokens(this.current);
        return [];
    }
  }

  /** People whom a directory server gave; they stay until it gives others. What a server gave that the settings name no longer is left. */
  takeDirectory(tenant: string, url: string, directory: Directory): void {
    if (this.serverOf(tenant) === url) this.takeParts(tenant, { ...this.parts.get(tenant), directory });
  }

  /** Sources, and which policy and inventory a tenant has, are taken over at once; all or nothing. */
  private reloadSettings(next: Settings): readonly string[] {
    const before = this.current.file;
    const ids = (s: Settings): string[] => s.file.tenants.map((t) => t.id).sort();
    if (!isDeepStrictEqual(ids(next), ids(this.current)))
      throw new CordonError('CORDON_CONFIG_INVALID', `${next.path ?? ''}\n  tenants: were added or removed, which needs a restart`);
    this.lookAtAll(next);
    const read = next.file.tenants.map((t) => ({ id: t.id, policy: this.policyFrom(next, t), parts: partsFrom(next, t, this.pulled(next, t)) }));
    const knowledge = new OfflineKnowledge(knowledgeOf(next));
    const tokens = new SourceTokens(next);
    for (const { id, policy, parts } of read) {
      this.byTenant.set(id, policy);
      this.takeParts(id, parts);
    }
    this.knowledge = knowledge;
    this.tokens = tokens;
    this.takeSources(next);
    this.current = next;
    return AT_START.filter((member) => !isDeepStrictEqual(before[member], next.file[member]));
  }

  private lookAtAll(settings: Settings): void {
    for (const { kind, path } of filesOf(settings)) if (!this.looks.has(`${kind} ${path}`)) this.looks.set(`${kind} ${path}`, lookAt(path));
  }

  /** Doors stay as they were opened, until a restart, and with them the sources whose records they hand in. */
  private takeSources({ file }: Settings): void {
    const opened = [...this.bySource.values()].filter((s) => this.ofDoors.has(s.name));
    this.bySource.clear();
    for (const s of [...opened, ...file.sources]) this.bySource.set(s.name, s);
  }

  /** What the same server gave before. */
  private pulled({ file }: Settings, { id, directory }: TenantSettings): Directory | undefined {
    const url = file.tenants.find((t) => t.id === id)?.directory?.url;
    return url !== undefined && url === this.serverOf(id) && directory?.url === url ? this.parts.get(id)?.directory : undefined;
  }

  private serverOf(tenant: string): string | undefined {
    return this.current.file.tenants.find((t) => t.id === tenant)?.directory?.url;
  }

  private takeParts(tenant: string, parts: InventoryParts): void {
    this.parts.set(tenant, parts);
    const inventory = mergeInventory(parts);
    if (inventory) this.listed.set(tenant, inventory);
    else this.listed.delete(tenant);
    this.mapped.set(tenant, new Estate(inventory ?? NO_INVENTORY));
  }

  private policyFrom({ directory }: Settings, t: TenantSettings): Policy {
    return withProtected(t.policy === undefined ? OBSERVE_ONLY : readPolicy(resolve(directory, t.policy)), this.alsoProtected);
  }
}

function partsFrom({ directory: home }: Settings, t: TenantSettings, pulled?: Directory): InventoryParts {
  const file = t.directory?.file;
  const directory = file === undefined ? pulled : readDirectoryFile(resolve(home, file), t.directory ?? {});
  return {
    ...(t.inventory === undefined ? {} : { inventory: readInventory(resolve(home, t.inventory)) }),
    ...(directory === undefined ? {} : { directory }),
    ...(t.assets === undefined ? {} : { assets: readAssetsFile(resolve(home, t.assets)) }),
  };
}

const knowledgeOf = ({ directory, file }: Settings): KnowledgePaths => ({
  addresses: file.addressData?.map((path) => resolve(directory, path)),
  clouds: file.cloudRanges.map((path) => resolve(directory, path)),
});

function filesOf({ path, directory, file }: Settings): readonly ConfigFile[] {
  const files = new Map<string, ConfigFile>();
  for (const t of file.tenants)
    for (const [kind, name] of filesOfTenant(t)) {
      if (name === undefined) continue;
      const full = resolve(directory, name);
      files.set(`${kind} ${full}`, { kind, path: full, tenants: [...(files.get(`${kind} ${full}`)?.tenants ?? []), t.id] });
    }
  const tokenFiles = new Map<string, ConfigFile>();
  for (const { tokenFile, tenant } of file.sources)
    if (tokenFile !== undefined) tokenFiles.set(tokenFile, { kind: 'tokens', path: resolve(directory, tokenFile), tenants: [tenant] });
  const { addresses = [], clouds } = knowledgeOf({ directory, file });
  const shared = (kind: 'addresses' | 'clouds', paths: readonly string[]): ConfigFile[] => paths.map((p) => ({ kind, path: p, tenants: [] }));
  return [
    ...(path === undefined ? [] : [{ kind: 'settings' as const, path, tenants: [] }]),
    ...files.values(),
    ...shared('addresses', addresses),
    ...shared('clouds', clouds),
    ...tokenFiles.values(),
  ];
}

const filesOfTenant = (t: TenantSettings): readonly (readonly [ConfigFile['kind'], string | undefined])[] => [
  ['policy', t.policy],
  ['inventory', t.inventory],
  ['directory', t.directory?.file],
  ['assets', t.assets],
];
