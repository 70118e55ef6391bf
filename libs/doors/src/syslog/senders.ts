import { canonicalIp, parseCidr, type Cidr } from '@cordon/core';

/** A network, in CIDR notation, and the source that its senders are. */
export interface Sender {
  readonly from: string;
  readonly source: string;
}

/** Addresses whose source is remembered; only a cache. */
const MAX_KNOWN = 16_384;

/** Source by the sender's address: the longest network that holds it wins, then `other`. An IPv4 address in IPv6 is that IPv4 address. */
export class Senders {
  private readonly networks: readonly { readonly cidr: Cidr; readonly source: string }[];
  private readonly known = new Map<string, string | undefined>();

  /** Networks that cannot be read are left out; `wrongNetworks` names them. */
  constructor(
    senders: readonly Sender[],
    private readonly other: string | undefined,
  ) {
    this.networks = senders
      .flatMap(({ from, source }) => {
        const cidr = parseCidr(from);
        return cidr ? [{ cidr, source }] : [];
      })
      .sort((a, b) => b.cidr.bits - a.cidr.bits);
  }

  /** undefined: nobody named this sender. */
  of(address: string): string | undefined {
    const known = this.known.get(address);
    if (known !== undefined || this.known.has(address)) return known;
    if (this.known.size >= MAX_KNOWN) this.known.clear();
    const ip = canonicalIp(address) ?? address;
    const source = this.networks.find(({ cidr }) => cidr.contains(ip))?.source ?? this.other;
    this.known.set(address, source);
    return source;
  }
}

/** The positions in the list of networks that are none. */
export const wrongNetworks = (senders: readonly Sender[]): number[] => senders.flatMap(({ from }, i) => (parseCidr(from) === undefined ? [i] : []));
