/** When records of each source arrived last. Sources take turns, so the one of the last record is found without making its name. */
export class Arrivals {
  private readonly bySource = new Map<string, Entry>();
  private last: Entry | undefined;
  private newestSeen = 0;

  /** `seen`: arrival, ms since the epoch. */
  saw(tenant: string, source: string, seen: number): void {
    if (seen > this.newestSeen) this.newestSeen = seen;
    if (this.last?.source !== source || this.last.tenant !== tenant) this.last = this.entry(tenant, source);
    if (seen > this.last.seen) this.last.seen = seen;
  }

  of(tenant: string, source: string): number {
    return this.bySource.get(nameOf(tenant, source))?.seen ?? 0;
  }

  /** Of all sources. */
  get newest(): number {
    return this.newestSeen;
  }

  private entry(tenant: string, source: string): Entry {
    const name = nameOf(tenant, source);
    const found = this.bySource.get(name) ?? { tenant, source, seen: 0 };
    this.bySource.set(name, found);
    return found;
  }
}

interface Entry {
  readonly tenant: string;
  readonly source: string;
  seen: number;
}

const nameOf = (tenant: string, source: string): string => `${tenant}\n${source}`;
