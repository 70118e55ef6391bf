import type { Store } from '@cordon/runtime';
import { describeStoreCounts } from './store-counts-contract';
import { describeStoreKeeping } from './store-keeping-contract';
import { describeStoreSchema } from './store-schema-contract';

/** How a test opens the store, always over the same data. */
export interface StoreUnderTest {
  /** Opens it (again); the test closes it. `maxResultRows` lowers the limit of a query, `migrationsFolder` names other migrations. */
  open(options?: { readonly maxResultRows?: number; readonly migrationsFolder?: string }): Promise<Store>;
  /** The migrations it comes with. */
  readonly migrationsFolder: string;
  cleanup(): Promise<void>;
}

/** A store that is open while tests run; `reopen` closes it and opens it with other options. */
export interface OpenStore {
  readonly store: () => Store;
  readonly under: () => StoreUnderTest;
  reopen(options?: Parameters<StoreUnderTest['open']>[0]): Promise<Store>;
}

/** The promises of the Store port, for every way to reach ClickHouse. One engine serves all tests; each has a tenant of its own. */
export function describeStore(name: string, make: () => Promise<StoreUnderTest>): void {
  describe(`${name} keeps the promises of a store`, () => {
    let under: StoreUnderTest | undefined;
    let store: Store | undefined;
    const need = <T>(value: T | undefined): T => {
      if (value === undefined) throw new Error('the store is not open');
      return value;
    };
    const open: OpenStore = {
      store: () => need(store),
      under: () => need(under),
      async reopen(options) {
        await store?.close();
        store = undefined;
        store = await need(under).open(options);
        return store;
      },
    };

    beforeAll(async () => {
      under = await make();
      store = await under.open();
    }, 60_000);
    afterAll(async () => {
      await store?.close();
      await under?.cleanup();
    }, 60_000);

    describeStoreKeeping(open);
    describeStoreCounts(open);
    describeStoreSchema(open);
  });
}
