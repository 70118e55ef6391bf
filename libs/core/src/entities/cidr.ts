import ipaddr from 'ipaddr.js';
import { canonicalIp, ipv4Value, ipv6Groups, isIpv4 } from './ip';

/** A parsed address range. */
export interface Cidr {
  /** As it was written, with its length. */
  readonly text: string;
  readonly version: 4 | 6;
  readonly bits: number;
  /** Network part as a number: of 32 bits, or of 128. Equal to `prefixOf` of every address inside. */
  readonly prefix: number | bigint;
  /** Takes any spelling of an address; an IPv4 address written as IPv6 is that IPv4 address. */
  contains(ip: string): boolean;
}

/** One address in its usual form; not `1`, not `010.0.0.1`, not a range. */
export const isAddress = (text: string): boolean => ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);

/** `10.0.0.0/8`, `2001:db8::/32`, or a single address; undefined when it is none, or one that parsers read differently. Host bits are ignored. */
export function parseCidr(raw: string): Cidr | undefined {
  const text = raw.includes('/') ? raw : `${raw}/${raw.includes(':') ? 128 : 32}`;
  if (!isAddress(text.slice(0, text.indexOf('/'))) || !ipaddr.isValidCIDR(text)) return undefined;
  const [address, bits] = ipaddr.parseCIDR(text);
  const network = address.toString();
  const version = isIpv4(network) ? 4 : 6;
  const prefix = prefixOf(network, bits);
  if (prefix === undefined) return undefined;
  return {
    text,
    version,
    bits,
    prefix,
    contains: (ip) => {
      const plain = canonicalIp(ip);
      return plain !== undefined && isIpv4(plain) === (version === 4) && prefixOf(plain, bits) === prefix;
    },
  };
}

/** The first `bits` of a canonical address as a number, IPv6 as a bigint; undefined when it is no address. */
export function prefixOf(ip: string, bits: number): number | bigint | undefined {
  if (ip.includes(':')) {
    const value = ipv6Value(ip);
    return value === undefined ? undefined : prefix6(value, bits);
  }
  return prefix4(ipv4Value(ip), bits);
}

/** The first `bits` of 32. */
export const prefix4 = (value: number, bits: number): number => (bits === 0 ? 0 : Math.floor(value / 2 ** (32 - bits)));
/** The first `bits` of 128. */
export const prefix6 = (value: bigint, bits: number): bigint => value >> BigInt(128 - bits);

export function ipv6Value(ip: string): bigint | undefined {
  return ipv6Groups(ip)?.reduce((value, group) => (value << 16n) | BigInt(group), 0n);
}
