import { canonicalIp } from '@cordon/core';
import type { EstateView } from '@cordon/runtime';

export interface Address {
  readonly ip: string;
  readonly port?: number;
}

/**
 * The address forms that products write: `192.0.2.1`, `192.0.2.1:443`, `2001:db8::1`, `[2001:db8::1]:443`, `fe80::1%16`.
 * undefined when there is no address in it.
 */
export function readAddress(raw: unknown): Address | undefined {
  if (typeof raw !== 'string' || raw.length < 2 || raw.length > 64) return undefined;
  const plain = canonicalIp(raw);
  if (plain !== undefined) return { ip: plain };
  if (raw.startsWith('[')) {
    const end = raw.indexOf(']');
    return withPort(raw.slice(1, end), end + 1 < raw.length ? raw.slice(end + 2) : '');
  }
  const colon = raw.indexOf(':');
  return colon > 0 && colon === raw.lastIndexOf(':') ? withPort(raw.slice(0, colon), raw.slice(colon + 1)) : undefined;
}

function withPort(host: string, portText: string): Address | undefined {
  const ip = canonicalIp(host);
  if (ip === undefined) return undefined;
  const port = portText === '' ? NaN : Number(portText);
  return Number.isInteger(port) && port >= 0 && port <= 65_535 ? { ip, port } : { ip };
}

/** An OCSF network_endpoint for an address; `zone` and country come from the configured network that it lies in. */
export function endpointOf(address: Address, estate: EstateView): Record<string, unknown> {
  const endpoint: Record<string, unknown> = { ip: address.ip };
  if (address.port !== undefined) endpoint['port'] = address.port;
  const network = estate.network(address.ip);
  if (network) {
    endpoint['zone'] = network.name;
    if (network.country !== undefined) endpoint['location'] = { country: network.country };
  }
  return endpoint;
}
