import { isPrivateIp } from '@cordon/core';
import { TableBuilder, type AddressTable } from '../addresses/address-table';
import type { CloudFact, CloudRange } from './read-cloud-ranges';

const MAX_REMEMBERED = 16_384;

/** Published ranges of cloud providers; the longest prefix counts, of equal ones that which says more. */
export class CloudData {
  private readonly table: AddressTable<CloudFact>;
  private readonly remembered = new Map<string, CloudFact | null>();
  /** Ranges that are none, or smaller than an IPv6 network (/64), and so not looked at. */
  readonly skipped: number;

  constructor(ranges: readonly CloudRange[]) {
    const builder = new TableBuilder<CloudFact>();
    let skipped = 0;
    for (const { cidr, fact } of ranges) if (!builder.addCidr(cidr, builder.idOf(fact))) skipped++;
    this.skipped = skipped;
    this.table = builder.build();
  }

  /** Takes a canonical address. */
  of(ip: string): CloudFact | undefined {
    if (this.table.size === 0) return undefined;
    const known = this.remembered.get(ip);
    if (known !== undefined) return known ?? undefined;
    if (isPrivateIp(ip)) return undefined;
    const fact = this.table.find(ip);
    if (this.remembered.size >= MAX_REMEMBERED) this.remembered.clear();
    this.remembered.set(ip, fact ?? null);
    return fact;
  }
}
