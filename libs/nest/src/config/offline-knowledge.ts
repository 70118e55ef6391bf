import {
  AddressData,
  bundledTables,
  CloudData,
  EventEnricher,
  MailKinds,
  type AddressFact,
  type AddressTable,
  type CloudRange,
} from '@cordon/enrichment';
import type { Enricher } from '@cordon/runtime';
import { readAddressDataFile, readCloudRangesFile } from './knowledge-files';

/** Files with what is known offline, in the order of the settings. */
export interface KnowledgePaths {
  /** undefined = what the optional package has. */
  readonly addresses: readonly string[] | undefined;
  readonly clouds: readonly string[];
}

/**
 * What is known offline, of the files that are named. They are read at once, so that mistakes show at the start; what holds is put
 * together at the first event, so that only the process that normalises pays for it.
 */
export class OfflineKnowledge {
  private readonly tables = new Map<string, AddressTable<AddressFact>>();
  private readonly ranges = new Map<string, readonly CloudRange[]>();
  private readonly mail = new MailKinds();
  private made: Enricher | undefined;

  /** Throws CORDON_CONFIG_INVALID with every mistake of a file. */
  constructor(private readonly paths: KnowledgePaths) {
    for (const path of paths.addresses ?? []) this.tables.set(path, readAddressDataFile(path));
    for (const path of paths.clouds) this.ranges.set(path, readCloudRangesFile(path));
  }

  /** Reads one of the files again; when it has mistakes they are thrown and nothing changes. */
  reload(kind: 'addresses' | 'clouds', path: string): void {
    if (kind === 'addresses') this.tables.set(path, readAddressDataFile(path));
    else this.ranges.set(path, readCloudRangesFile(path));
    this.made = undefined;
  }

  get enricher(): Enricher {
    return (this.made ??= this.make());
  }

  private make(): Enricher {
    const { addresses, clouds } = this.paths;
    const tables = addresses?.flatMap((path) => this.tables.get(path) ?? []) ?? bundledTables();
    return new EventEnricher({
      addresses: new AddressData(tables),
      clouds: new CloudData(clouds.flatMap((path) => this.ranges.get(path) ?? [])),
      mail: this.mail,
    });
  }
}
