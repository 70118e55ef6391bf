import { CLASS, DetectEstate, Holds, OLDEST_TIME_MS, type HeldIncident } from '@cordon/core';
import type { BindingBody } from '@cordon/wire';
import { CordonError } from '@cordon/wire';
import { SHARDS } from '../partitioning';
import type { Chunk } from '../owner/cut';
import { decodeText, encodeText } from '../text';
import { DETECT_SCHEMA } from './shards';

/** Chunk numbers behind those of the shards: what every owner knows of its tenants. The first changes seldom and may be large. */
const ESTATES = SHARDS;
const FACTS = SHARDS + 1;

/** How late an event of a class may be, ms behind the newest of its source (architecture.md, section 4). */
const MINUTE_MS = 60_000;
const NETWORK_MS = 10_000;
const ALLOWED_MS: Readonly<Record<number, number>> = {
  [CLASS.network]: NETWORK_MS,
  [CLASS.dns]: NETWORK_MS,
  [CLASS.mail]: 5 * MINUTE_MS,
  [CLASS.api]: 30 * MINUTE_MS,
  [CLASS.file]: 30 * MINUTE_MS,
};

/** What an owner knows of one tenant beside its shards. */
export class TenantFacts {
  readonly estate = new DetectEstate();
  readonly holds = new Holds();
  /** Event time from which on each detector has watched; Infinity before it saw anything. */
  readonly since: Float64Array;
  /** Newest event time by source and class. */
  readonly newest = new Map<string, Map<number, number>>();

  constructor(detectors: number) {
    this.since = new Float64Array(detectors).fill(Number.POSITIVE_INFINITY);
  }

  /** True when the event is later than its source and class are allowed to be. Moves the watermark. */
  late(source: string, cls: number, at: number, end: number): boolean {
    let classes = this.newest.get(source);
    if (!classes) this.newest.set(source, (classes = new Map<number, number>()));
    const newest = classes.get(cls) ?? at;
    if (at >= newest) classes.set(cls, at);
    return end < newest - (ALLOWED_MS[cls] ?? MINUTE_MS);
  }

  /**
   * How long detector `i` has watched at `at`, ms. `counts`: the event may move the beginning (it is not late). A time that cannot be
   * one (1970) begins a watch only while there is no better: else one device with a dead clock would make everything look long known.
   */
  watchedMs(i: number, at: number, counts: boolean): number {
    const since = this.since[i] ?? Number.POSITIVE_INFINITY;
    const isTime = at >= OLDEST_TIME_MS;
    const begins = since === Number.POSITIVE_INFINITY || (isTime && since < OLDEST_TIME_MS);
    if (counts && (begins || (isTime && at < since))) this.since[i] = at;
    return begins ? 0 : Math.max(0, at - since);
  }
}

interface SavedFacts {
  readonly tenant: string;
  readonly incidents: readonly HeldIncident[];
  readonly since: readonly (readonly [string, number])[];
  readonly newest: readonly (readonly [string, readonly (readonly [number, number])[]])[];
}

/** The facts of all tenants of one owner. */
export class Facts {
  private readonly tenants = new Map<string, TenantFacts>();
  private estatesDirty = false;
  private factsDirty = false;

  /** `names`: of the detectors, in order. */
  constructor(private readonly names: readonly string[]) {}

  of(tenant: string): TenantFacts {
    this.factsDirty = true;
    const known = this.tenants.get(tenant);
    if (known) return known;
    const fresh = new TenantFacts(this.names.length);
    this.tenants.set(tenant, fresh);
    return fresh;
  }

  bind(tenant: string, binding: BindingBody): void {
    if (this.of(tenant).estate.learn(binding)) this.estatesDirty = true;
  }

  takeDirty(): readonly Chunk[] {
    const chunks: Chunk[] = [];
    if (this.estatesDirty)
      chunks.push(
        chunk(
          ESTATES,
          this.byName().map(([tenant, f]) => ({ tenant, bindings: f.estate.save() })),
        ),
      );
    if (this.factsDirty)
      chunks.push(
        chunk(
          FACTS,
          this.byName().map(([tenant, f]) => this.save(tenant, f)),
        ),
      );
    this.estatesDirty = false;
    this.factsDirty = false;
    return chunks;
  }

  /** In one order, however the tenants came to be known: equal state has equal bytes. */
  private byName(): [string, TenantFacts][] {
    return [...this.tenants].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  /** False when the chunk is one of a shard. */
  load(c: Chunk): boolean {
    if (c.shard < SHARDS) return false;
    if (c.schema > DETECT_SCHEMA) throw new CordonError('CORDON_STATE_NEWER', `detect state has schema ${c.schema}`);
    const saved: unknown = JSON.parse(decodeText(c.bytes));
    if (c.shard === ESTATES) {
      for (const { tenant, bindings } of saved as { tenant: string; bindings: readonly BindingBody[] }[])
        for (const b of bindings) this.bind(tenant, b);
    } else for (const f of saved as SavedFacts[]) this.take(this.of(f.tenant), f);
    this.estatesDirty = false;
    this.factsDirty = false;
    return true;
  }

  private save(tenant: string, f: TenantFacts): SavedFacts {
    return {
      tenant,
      incidents: f.holds.save(),
      since: this.names.map((name, i) => [name, f.since[i] ?? Number.POSITIVE_INFINITY] as const).filter(([, at]) => at < Number.POSITIVE_INFINITY),
      newest: [...f.newest].map(([source, classes]) => [source, [...classes]]),
    };
  }

  private take(to: TenantFacts, f: SavedFacts): void {
    to.holds.load(f.incidents);
    for (const [name, at] of f.since) if (this.names.includes(name)) to.since[this.names.indexOf(name)] = at;
    for (const [source, classes] of f.newest) to.newest.set(source, new Map(classes));
  }
}

const chunk = (shard: number, content: unknown): Chunk => ({ shard, schema: DETECT_SCHEMA, bytes: encodeText(JSON.stringify(content)) });
