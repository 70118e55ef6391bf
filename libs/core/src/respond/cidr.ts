import ipaddr from 'ipaddr.js';

/** A parsed address range. */
export interface Cidr {
  readonly text: string;
  contains(ip: string): boolean;
}

/** One address in its usual form; not `1`, not `010.0.0.1`, not a range. */
export const isAddress = (text: string): boolean => ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);

/** `10.0.0.0/24` or an IPv6 range; undefined when it is neither. */
export function parseCidr(text: string): Cidr | undefined {
  if (!ipaddr.isValidCIDR(text)) return undefined;
  const [network, bits] = ipaddr.parseCIDR(text);
  return {
    text,
    contains: (ip) => {
      if (!ipaddr.isValid(ip)) return false;
      const address = ipaddr.process(ip);
      return address.kind() === network.kind() && address.match(network, bits);
    },
  };
}
