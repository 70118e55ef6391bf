import type { Json } from '../shared/json';

/**
 * Names of columns lose their case in tables: Athena, Hive and Glue write them small, Snowflake and Oracle large. A record all of whose
 * members are of one case is such a row; this gives it the names that the product writes. What lies deeper keeps its case in tables.
 */
export class OneCase {
  private readonly names: ReadonlyMap<string, string>;

  /** `names`: top-level members as the product writes them. */
  constructor(names: Iterable<string>) {
    this.names = new Map([...names].map((name) => [name.toLowerCase(), name]));
  }

  /** The record under the product's names; undefined when it is no such row, or has no name to restore. */
  restore(record: Json): Json | undefined {
    if (!isOfOneCase(record)) return undefined;
    const own: Record<string, unknown> = {};
    let changed = false;
    for (const name in record) {
      const restored = this.names.get(name.toLowerCase()) ?? name;
      if (restored !== name) changed = true;
      // Two columns of one name are not a row of a table.
      if (Object.hasOwn(own, restored)) return undefined;
      own[restored] = record[name];
    }
    return changed ? own : undefined;
  }
}

export function isOfOneCase(record: Json): boolean {
  let isSmall = true;
  let isLarge = true;
  for (const name in record) {
    if (isSmall && name !== name.toLowerCase()) isSmall = false;
    if (isLarge && name !== name.toUpperCase()) isLarge = false;
    if (!isSmall && !isLarge) return false;
  }
  return true;
}
