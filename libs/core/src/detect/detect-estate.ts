import type { BindingBody, EntityAttributes, EntityKey } from '@cordon/wire';
import { registrableDomain } from '../entities';

/** Bindings that are kept at most; an inventory of 50,000 people is about half of it. Counted beyond. */
const MOST = 400_000;

/** Someone or something with a name that others may borrow. */
export interface KnownPerson {
  readonly user: EntityKey;
  readonly name: string;
}

const id = (e: EntityKey): string => `${e.kind}/${e.key}`;
const place = (b: BindingBody): string => `${b.relation} ${id(b.a)} ${b.b ? id(b.b) : ''}`;

/** What directory and inventory say of a tenant, as detectors ask for it. Leases count at their time, the rest always. */
export class DetectEstate {
  private readonly bindings = new Map<string, BindingBody>();
  private readonly attributes = new Map<string, EntityAttributes>();
  private readonly own = new Set<string>();
  private readonly partner = new Map<string, string>();
  private readonly names = new Map<string, KnownPerson>();
  private readonly devices = new Map<string, BindingBody[]>();
  private readonly owners = new Map<string, EntityKey>();
  private readonly users = new Map<string, EntityKey>();
  refused = 0;

  /** True when something was learned. Where a user logged on from says nothing that detectors ask, and is left out. */
  learn(b: BindingBody): boolean {
    if (b.origin === 'logon') return false;
    if (this.bindings.size >= MOST && !this.bindings.has(place(b))) {
      this.refused += 1;
      return false;
    }
    this.bindings.set(place(b), b);
    if (b.attributes) this.learnAttributes(b.a, b.attributes);
    if (b.b) this.learnTie(b, b.b);
    return true;
  }

  of(e: EntityKey): EntityAttributes | undefined {
    return this.attributes.get(id(e));
  }

  ownsDomain(domain: string): boolean {
    return covers(this.own, domain);
  }

  isPartner(domain: string): boolean {
    return covers(this.partner, domain);
  }

  /** Domains that a stranger may imitate, with whose they are. */
  *imitable(): Iterable<readonly [domain: string, whose: string]> {
    for (const d of this.own) yield [d, 'your own domain'];
    for (const [d, name] of this.partner) yield [d, name === '' ? 'a partner' : `your partner ${name}`];
  }

  /** The own person of a display name, by its words in any order. */
  personNamed(name: string): KnownPerson | undefined {
    return this.names.get(nameKey(name));
  }

  /** The device that has an address at a time. */
  deviceAt(ip: string, at: number): EntityKey | undefined {
    const held = this.devices.get(ip);
    if (!held) return undefined;
    for (let i = held.length - 1; i >= 0; i--) {
      const b = held[i];
      if (b && b.from <= at && at < (b.until ?? Number.POSITIVE_INFINITY)) return b.a;
    }
    return undefined;
  }

  ownerOf(device: EntityKey): EntityKey | undefined {
    return this.owners.get(id(device));
  }

  /** The user behind a mailbox, another spelling, or a cloud principal. */
  userOf(e: EntityKey): EntityKey | undefined {
    return this.users.get(id(e)) ?? (e.kind === 'user' ? e : undefined);
  }

  /** All that is needed to be the same again. */
  save(): readonly BindingBody[] {
    return [...this.bindings.values()];
  }

  private learnAttributes(a: EntityKey, attributes: EntityAttributes): void {
    this.attributes.set(id(a), { ...this.attributes.get(id(a)), ...attributes });
    if (a.kind === 'domain' && attributes.own) this.own.add(registrableDomain(a.key) ?? a.key);
    if (a.kind === 'domain' && attributes.partner) this.partner.set(registrableDomain(a.key) ?? a.key, attributes.name ?? '');
    if (a.kind === 'user' && attributes.name !== undefined && nameKey(attributes.name).includes(' ')) {
      this.names.set(nameKey(attributes.name), { user: a, name: attributes.name });
    }
  }

  private learnTie(b: BindingBody, other: EntityKey): void {
    if (b.relation === 'at' && b.a.kind === 'device' && other.kind === 'ip') {
      const held = (this.devices.get(other.key) ?? []).filter((h) => place(h) !== place(b) || h.from !== b.from);
      this.devices.set(other.key, [...held, b].sort((x, y) => x.from - y.from).slice(-8));
    }
    if (b.relation === 'owns' && b.a.kind === 'user') this.owners.set(id(other), b.a);
    if (b.relation === 'same' && b.a.kind === 'user') this.users.set(id(other), b.a);
  }
}

function covers(domains: { has(domain: string): boolean }, domain: string): boolean {
  for (let rest = domain; ;) {
    if (domains.has(rest)) return true;
    const dot = rest.indexOf('.');
    if (dot < 0) return false;
    rest = rest.slice(dot + 1);
  }
}

/** Words of a name in order of the alphabet, without marks and case: "Roe, Anna" is "Anna Roe". */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((w) => w !== '')
    .sort()
    .join(' ');
