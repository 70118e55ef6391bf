import { ipv4Value, ipv6Groups, parseCidr } from '@cordon/core';
import { Table4, Table6, type Range } from './range-table';

/** Collects ranges with what holds in them; equal facts are kept once. */
export class TableBuilder<T> {
  private readonly v4: Range<number>[] = [];
  private readonly v6: Range<bigint>[] = [];
  private readonly facts: (T | undefined)[] = [undefined];
  private readonly known = new Map<string, number>();

  /** A number for a fact, to be named in ranges. */
  idOf(fact: T): number {
    const key = JSON.stringify(fact);
    let id = this.known.get(key);
    if (id === undefined) this.known.set(key, (id = this.facts.push(fact) - 1));
    return id;
  }

  add4(from: number, to: number, value: number): void {
    this.v4.push({ from, to, value });
  }

  /** By the first 64 bits. */
  add6(from: bigint, to: bigint, value: number): void {
    this.v6.push({ from, to, value });
  }

  /** A network in CIDR form; false when it is none, or an IPv6 one smaller than a /64. */
  addCidr(text: string, value: number): boolean {
    const cidr = parseCidr(text);
    if (!cidr) return false;
    if (typeof cidr.prefix === 'number') {
      const size = 2 ** (32 - cidr.bits);
      this.add4(cidr.prefix * size, (cidr.prefix + 1) * size, value);
      return true;
    }
    if (cidr.bits > 64) return false;
    const shift = BigInt(64 - cidr.bits);
    this.add6(cidr.prefix << shift, (cidr.prefix + 1n) << shift, value);
    return true;
  }

  /** Addresses from the first to the last, both in it; false when they are none of one version. */
  addSpan(first: string, last: string, value: number): boolean {
    if (!first.includes(':')) {
      const from = numberOf(first);
      const to = numberOf(last);
      if (from === undefined || to === undefined || to < from) return false;
      this.add4(from, to + 1, value);
      return true;
    }
    const from = halvesOf(first);
    const to = halvesOf(last);
    if (!from || !to || to.top < from.top) return false;
    // What begins inside a /64 says nothing of all of it.
    const bottom = from.whole ? from.top : from.top + 1n;
    if (bottom <= to.top) this.add6(bottom, to.top + 1n, value);
    return true;
  }

  build(): AddressTable<T> {
    return new AddressTable(new Table4(this.v4), new Table6(this.v6), this.facts);
  }
}

/** The first 64 bits, and whether the rest is nought. */
function halvesOf(ip: string): { readonly top: bigint; readonly whole: boolean } | undefined {
  const groups = ipv6Groups(ip);
  if (!groups) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, ...rest] = groups;
  return { top: (BigInt(a * 65_536 + b) << 32n) | BigInt(c * 65_536 + d), whole: rest.every((g) => g === 0) };
}

const QUAD = /^\d{1,3}(?:\.\d{1,3}){3}$/;
/** `192.0.2.1` or `3221225985`. */
function numberOf(text: string): number | undefined {
  const value = QUAD.test(text) ? ipv4Value(text) : /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  return value <= 0xffff_ffff ? value : undefined;
}

/** An IPv4 address as a number; of an IPv6 address the first and second 32 bits. */
export type Point = number | readonly [number, number];

/** Takes a canonical address; undefined when it is no IPv6 address. */
export function pointOf(ip: string): Point | undefined {
  if (!ip.includes(':')) return ipv4Value(ip);
  const groups = ipv6Groups(ip);
  if (!groups) return undefined;
  const [a = 0, b = 0, c = 0, d = 0] = groups;
  return [a * 65_536 + b, c * 65_536 + d];
}

/** What is known of addresses, by ranges. Takes canonical addresses. */
export class AddressTable<T> {
  constructor(
    private readonly v4: Table4,
    private readonly v6: Table6,
    private readonly facts: readonly (T | undefined)[],
  ) {}

  /** Changes of value over both versions. */
  get size(): number {
    return this.v4.size + this.v6.size;
  }

  /** Memory of the ranges, without the facts. */
  get bytes(): number {
    return this.v4.bytes + this.v6.bytes;
  }

  find(ip: string): T | undefined {
    return this.at(pointOf(ip));
  }

  /** The same of an address that was read once for several tables. */
  at(point: Point | undefined): T | undefined {
    if (point === undefined) return undefined;
    return this.facts[typeof point === 'number' ? this.v4.find(point) : this.v6.find(point[0], point[1])];
  }
}
