import { ipv4Value, ipv6Groups, isIpv4 } from '@cordon/core';
import ipaddr from 'ipaddr.js';

export interface Cidr {
  readonly text: string;
  readonly version: 4 | 6;
  readonly bits: number;
  /** Network part as a number: IPv4 32 bits, IPv6 128 bits. */
  readonly prefix: number | bigint;
}

/** `10.0.0.0/8`, `2001:db8::/32`, or a single address; undefined when it is none. Host bits are ignored. */
export function parseCidr(raw: string): Cidr | undefined {
  const text = raw.includes('/') ? raw : `${raw}/${raw.includes(':') ? 128 : 32}`;
  if (!ipaddr.isValidCIDR(text)) return undefined;
  const [address, bits] = ipaddr.parseCIDR(text);
  const plain = address.toString();
  if (address.kind() === 'ipv4') return isIpv4(plain) ? { text, version: 4, bits, prefix: prefix4(ipv4Value(plain), bits) } : undefined;
  const value = ipv6Value(plain);
  return value === undefined ? undefined : { text, version: 6, bits, prefix: prefix6(value, bits) };
}

export const prefix4 = (value: number, bits: number): number => (bits === 0 ? 0 : Math.floor(value / 2 ** (32 - bits)));
export const prefix6 = (value: bigint, bits: number): bigint => value >> BigInt(128 - bits);

export function ipv6Value(ip: string): bigint | undefined {
  return ipv6Groups(ip)?.reduce((value, group) => (value << 16n) | BigInt(group), 0n);
}
