import { readFileSync } from 'node:fs';
import { canonicalIp, ipv4Value, ipv6Groups } from '@cordon/core';

/** Columns of /proc/net/udp, split at blanks (Linux, net/ipv4/udp.c, udp4_format_sock). */
const LOCAL = 1;
const DROPS = 12;

/**
 * Datagrams that the kernel dropped because the socket's buffer was full, since it was opened: the column `drops` of /proc/net/udp or
 * udp6. Sockets that share address and port are counted together. undefined where there is no such file, or no such socket in it.
 */
export function kernelDrops(address: string, port: number, read: (path: string) => string = readText): number | undefined {
  const local = `${addressHex(address)}:${hex(port, 4)}`;
  let drops: number | undefined;
  for (const line of table(address.includes(':') ? '/proc/net/udp6' : '/proc/net/udp', read).split('\n')) {
    const columns = line.trim().split(/\s+/);
    if (columns[LOCAL] === local) drops = (drops ?? 0) + Number(columns[DROPS] ?? 0);
  }
  return drops;
}

const readText = (path: string): string => readFileSync(path, 'utf8');

function table(path: string, read: (path: string) => string): string {
  try {
    return read(path);
  } catch {
    return '';
  }
}

/** The kernel prints words of 32 bits in its own byte order; Node runs on little-endian machines only. */
function addressHex(address: string): string {
  if (!address.includes(':')) return littleEndian(hex(ipv4Value(canonicalIp(address) ?? '0.0.0.0'), 8));
  const whole = (ipv6Groups(address) ?? []).map((group) => hex(group, 4)).join('');
  return [0, 8, 16, 24].map((at) => littleEndian(whole.slice(at, at + 8))).join('');
}

const littleEndian = (word: string): string => [6, 4, 2, 0].map((at) => word.slice(at, at + 2)).join('');
const hex = (value: number, width: number): string => value.toString(16).toUpperCase().padStart(width, '0');
