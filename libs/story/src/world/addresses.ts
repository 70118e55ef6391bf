import { stableInt, type Random } from '../random';
import type { Network, Place } from './world';

/**
 * Address plan, of ranges that are never routed: 10/8 inside; 192.0.2.0/28 the office (RFC 5737); 198.18.0.0/16 homes and
 * networks abroad, 198.19.0.0/16 the web (both RFC 2544); 198.51.100.0/24 and 203.0.113.0/24 the web too (RFC 5737).
 */
const TEST_NETS = ['198.51.100', '203.0.113'] as const;
/** Hosts above this octet of a test network are kept for hosts that are new to the company. */
const LAST_KNOWN = 199;

/** The web address of a host name: the same in every story, like DNS. */
export const webAddress = (host: string): string => {
  const n = stableInt(host, 1 << 20);
  const low = n & 0xff;
  if (n % 5 === 0) return `${TEST_NETS[(n >> 8) & 1]}.${1 + (low % LAST_KNOWN)}`;
  return `198.19.${(n >> 8) & 0xff}.${1 + (low % 254)}`;
};

/** `count` addresses that no host of the ordinary week has. */
export const unseenAddresses = (random: Random, count: number): string[] => {
  const all = TEST_NETS.flatMap((net) => Array.from({ length: 254 - LAST_KNOWN }, (_, i) => `${net}.${LAST_KNOWN + 1 + i}`));
  return random.sample(all, count);
};

/** Some address inside a network of /16 or narrower; never its first or last. */
export const addressIn = (network: Network, random: Random): Place => {
  const [base = '', bits = '24'] = network.cidr.split('/');
  const [a = 0, b = 0, c = 0, d = 0] = base.split('.').map(Number);
  const offset = random.int(1, 2 ** (32 - Number(bits)) - 2);
  const low = c * 256 + d + offset;
  return { ip: `${a}.${b}.${low >> 8}.${low & 0xff}`, network };
};
