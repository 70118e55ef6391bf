import { ipv4Value, ipv6Value, isPrivateIp, parseCidr, prefix4, prefix6 } from '@cordon/core';
import type { EstateView } from '@cordon/runtime';
import type { Inventory, Network } from './inventory';

type Tables = ReadonlyMap<number, ReadonlyMap<number | bigint, Network>>;

/** Addresses whose network is remembered; looked up several times an event, and mostly the same ones. */
const MAX_REMEMBERED = 8_192;

/** The inventory as mapping sees it. Addresses must be canonical (`canonicalIp`). The longest matching network counts. */
export class Estate implements EstateView {
  private readonly domains: ReadonlySet<string>;
  private readonly v4: Tables;
  private readonly v6: Tables;
  private readonly hasOwn: boolean;
  private readonly remembered = new Map<string, Network | null>();

  constructor(inventory: Pick<Inventory, 'domains' | 'networks'>) {
    this.domains = new Set(inventory.domains);
    this.v4 = tables(inventory.networks, 4);
    this.v6 = tables(inventory.networks, 6);
    this.hasOwn = inventory.networks.some((n) => n.own);
  }

  ownsDomain(domain: string): boolean {
    for (let rest = domain; ;) {
      if (this.domains.has(rest)) return true;
      const dot = rest.indexOf('.');
      if (dot < 0) return false;
      rest = rest.slice(dot + 1);
    }
  }

  ownsAddress(ip: string): boolean {
    const network = this.network(ip);
    if (network) return network.own;
    return !this.hasOwn && isPrivateIp(ip);
  }

  network(ip: string): Network | undefined {
    const known = this.remembered.get(ip);
    if (known !== undefined) return known ?? undefined;
    const found = ip.includes(':') ? this.find6(ip) : this.find4(ip);
    if (this.remembered.size >= MAX_REMEMBERED) this.remembered.clear();
    this.remembered.set(ip, found ?? null);
    return found;
  }

  private find4(ip: string): Network | undefined {
    if (this.v4.size === 0) return undefined;
    const value = ipv4Value(ip);
    for (const [bits, table] of this.v4) {
      const found = table.get(prefix4(value, bits));
      if (found) return found;
    }
    return undefined;
  }

  private find6(ip: string): Network | undefined {
    const value = this.v6.size === 0 ? undefined : ipv6Value(ip);
    if (value === undefined) return undefined;
    for (const [bits, table] of this.v6) {
      const found = table.get(prefix6(value, bits));
      if (found) return found;
    }
    return undefined;
  }
}

/** Tables by prefix length, longest first. */
function tables(networks: readonly Network[], version: 4 | 6): Tables {
  const byBits = new Map<number, Map<number | bigint, Network>>();
  for (const network of networks) {
    const cidr = parseCidr(network.cidr);
    if (cidr?.version !== version) continue;
    const table = byBits.get(cidr.bits) ?? new Map<number | bigint, Network>();
    byBits.set(cidr.bits, table.set(cidr.prefix, network));
  }
  return new Map([...byBits].sort(([a], [b]) => b - a));
}
