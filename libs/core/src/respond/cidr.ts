import ipaddr from 'ipaddr.js';

/** A parsed address range. */
export interface Cidr {
  readonly text: string;
  contains(ip: string): boolean;
}

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
