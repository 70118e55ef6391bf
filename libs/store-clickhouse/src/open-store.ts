import { ClickHouseStore } from './clickhouse-store';
import { openEmbedded, type EmbeddedOptions } from './engine/embedded-engine';
import { openServer, type ServerOptions } from './engine/server-engine';

export type StoreOptions = (({ readonly kind: 'embedded' } & EmbeddedOptions) | ({ readonly kind: 'server' } & ServerOptions)) & {
  /** Folder of `NNN-name.sql` files; those of this package by default. */
  readonly migrationsFolder?: string;
  /** How long an insert may wait to be fuller, ms; at once when left out. Inserts cost less the fuller they are. */
  readonly lingerMs?: number;
};

/** A store, not yet started: `open` starts the engine (or connects) and brings the schema up to date. */
export function openStore(options: StoreOptions): ClickHouseStore {
  return new ClickHouseStore(
    () => (options.kind === 'embedded' ? openEmbedded(options) : openServer(options)),
    options.lingerMs,
    options.migrationsFolder,
  );
}
