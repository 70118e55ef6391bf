import type { BindingBody, EntityAttributes, EntityKey } from '@cordon/wire';

const NO_ALIASES: readonly EntityKey[] = [];
/** Bindings an estate keeps at most; an inventory is far smaller, and logons and leases expire. */
const MOST = 200_000;
/** Tag of accounts that administer others. */
const ADMIN = 'admin';
/** Aliases of one thing that are looked at; more is a fault of the inventory. */
const MOST_ALIASES = 1_000;

interface Tie {
  readonly other: EntityKey;
  readonly relation: BindingBody['relation'];
  readonly from: number;
  readonly until: number;
}

const id = (e: EntityKey): string => `${e.kind}/${e.key}`;

/**
 * What a tenant's bindings say about its entities: attributes, and by which other keys a thing is known. Used to decide
 * whether a target is protected "by any alias", so it errs on the side of too many aliases.
 */
export class Estate {
  private readonly attributes = new Map<string, EntityAttributes>();
  /** What each origin says of a thing; the last word of an origin takes the place of what it said before. */
  private readonly said = new Map<string, Map<string, EntityAttributes>>();
  private readonly ties = new Map<string, Tie[]>();
  private count = 0;
  /** Newest `from` of an inventory or directory record, ms; for the guard's freshness check. */
  inventoryAt: number | undefined;

  learn(b: BindingBody, seen: number): void {
    if (b.origin === 'inventory' || b.origin === 'directory') this.inventoryAt = Math.max(this.inventoryAt ?? 0, seen);
    if (b.attributes) this.describe(id(b.a), b.origin, b.attributes);
    if (!b.b || this.count >= MOST) return;
    this.tie(b.a, b.b, b);
    this.tie(b.b, b.a, b);
  }

  of(e: EntityKey): EntityAttributes | undefined {
    return this.attributes.get(id(e));
  }

  /**
   * Keys of the same thing at a time: a person's mail, account and SID through any number of `same`, a device and its
   * addresses through one `at`; two would make everybody behind one address the same.
   */
  aliases(e: EntityKey, at: number): readonly EntityKey[] {
    if (!this.ties.has(id(e))) return NO_ALIASES;
    const found = new Map<string, { readonly key: EntityKey; readonly moved: boolean }>([[id(e), { key: e, moved: false }]]);
    const open = [...found.values()];
    for (let next = open.shift(); next && found.size <= MOST_ALIASES; next = open.shift()) {
      for (const t of this.ties.get(id(next.key)) ?? []) {
        if (at < t.from || at >= t.until || (t.relation !== 'same' && (t.relation !== 'at' || next.moved))) continue;
        const moved = next.moved || t.relation === 'at';
        const known = found.get(id(t.other));
        if (known && (!known.moved || moved)) continue;
        const reached = { key: t.other, moved };
        found.set(id(t.other), reached);
        open.push(reached);
      }
    }
    found.delete(id(e));
    return [...found.values()].map((f) => f.key);
  }

  /** Whether it is an admin, by any alias. */
  isAdmin(e: EntityKey, at: number): boolean {
    return [e, ...this.aliases(e, at)].some((k) => this.attributes.get(id(k))?.tags?.includes(ADMIN) === true);
  }

  /** Number of admins there are. */
  get admins(): number {
    let n = 0;
    for (const a of this.attributes.values()) if (a.tags?.includes(ADMIN)) n += 1;
    return n;
  }

  /** Number of entities of a class, for budgets as a share of a population. */
  population(assetClass: string): number {
    let n = 0;
    for (const a of this.attributes.values()) if (a.class === assetClass) n += 1;
    return n;
  }

  private describe(key: string, origin: string, attributes: EntityAttributes): void {
    const said = this.said.get(key) ?? new Map<string, EntityAttributes>();
    this.said.set(key, said.set(origin, attributes));
    this.attributes.set(key, Object.assign({}, ...said.values()) as EntityAttributes);
  }

  private tie(a: EntityKey, b: EntityKey, binding: BindingBody): void {
    const list = this.ties.get(id(a)) ?? [];
    const until = binding.until ?? Number.POSITIVE_INFINITY;
    const known = list.findIndex((t) => t.relation === binding.relation && id(t.other) === id(b));
    const tie: Tie = { other: b, relation: binding.relation, from: binding.from, until };
    if (known >= 0) list[known] = { ...tie, from: Math.min(binding.from, list[known]?.from ?? binding.from) };
    else {
      list.push(tie);
      this.count += 1;
    }
    this.ties.set(id(a), list);
  }
}
