import { readFileSync } from 'node:fs';
import { getServers } from 'node:dns';
import { networkInterfaces } from 'node:os';
import { canonicalIp, type Protected } from '@cordon/core';

/**
 * What can be known without being told: the gateway's own addresses, the resolvers that it asks and the routers that it goes
 * through. Without them Cordon would be blind or cut off, so they are never a target (response.md, section 4).
 */
export function discoverProtected(): Protected[] {
  return [
    ...Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map((i) => entry(i.address, 'an address of this host'))),
    ...getServers().map((server) => entry(withoutPort(server), 'the resolver of this host')),
    ...routers(readOr('/proc/net/route')).map((ip) => entry(ip, 'the router of this host')),
  ].flat();
}

/** Default routes of `/proc/net/route` (Linux): columns 2 and 3 are destination and gateway, as little-endian hexadecimal words. */
export function routers(table: string): string[] {
  return table
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter(
      ([, destination, gateway]) => destination === '00000000' && gateway !== undefined && /^[0-9A-F]{8}$/i.test(gateway) && !/^0+$/.test(gateway),
    )
    .map(([, , gateway = '']) => [6, 4, 2, 0].map((at) => Number.parseInt(gateway.slice(at, at + 2), 16)).join('.'));
}

/** `127.0.0.1:53` and `[::1]:53` → the address; one without a port stays. */
const withoutPort = (server: string): string => /^\[(.+)\](:\d+)?$/.exec(server)?.[1] ?? server.replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1');

function entry(address: string, reason: string): Protected[] {
  const key = canonicalIp(address.replace(/%.*$/, ''));
  return key === undefined ? [] : [{ kind: 'ip', key, reason }];
}

function readOr(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
