import type { createClient } from '@clickhouse/client';

type Connection = NonNullable<NonNullable<Parameters<typeof createClient>[0]>['connection']>;

/**
 * The part of chdb 3.4.0 that is used (its index.d.ts and dist/connection/*.d.ts). Written down here, so that Cordon builds where the optional
 * package is missing.
 */
export interface ChdbSession {
  queryAsync(sql: string): Promise<unknown>;
  close(): void;
}

export interface ChdbModules {
  readonly chdb: { readonly Session: new (path: string, options: { readonly connectionArgs: readonly string[] }) => ChdbSession };
  readonly connection: { createChdbConnection(options: { readonly path: string }): Connection };
  readonly clickhouse: typeof import('@clickhouse/client');
}
