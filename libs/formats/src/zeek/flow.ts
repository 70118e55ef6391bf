import { canonicalIp } from '@cordon/core';
import type { FormatContext } from '@cordon/runtime';
import { boundaryOf, directionOf, isInside } from '../shared/direction';
import type { Json } from '../shared/json';
import { zeekBool, zeekCount, zeekPort } from './cells';

const PROTOCOL_NUMBERS: ReadonlyMap<string, number> = new Map([
  ['tcp', 6],
  ['udp', 17],
  ['sctp', 132],
]);

/** The two ends of a Zeek record and how they lie to the organisation. */
export interface Flow {
  readonly source: string;
  readonly src: Record<string, unknown>;
  readonly dst: Record<string, unknown>;
  readonly connection: Record<string, unknown>;
  /** ICMP type and code, which Zeek writes into the port columns. */
  readonly icmp?: { readonly type?: number; readonly code?: number };
}

/** The name of the column that is no address, when one is not. */
export function readFlow(r: Json, context: FormatContext): Flow | string {
  const source = canonicalIp(String(r['id.orig_h'] ?? ''));
  const target = canonicalIp(String(r['id.resp_h'] ?? ''));
  if (source === undefined) return 'id.orig_h';
  if (target === undefined) return 'id.resp_h';
  const protocol = typeof r['proto'] === 'string' ? r['proto'].toLowerCase() : undefined;
  const isV6 = source.includes(':');
  const ownSource = isInside(source, zeekBool(r['local_orig']) === true, context.estate);
  const ownTarget = isInside(target, zeekBool(r['local_resp']) === true, context.estate);
  const connection = connectionOf(r, protocol, isV6, ownSource, ownTarget);
  const srcPort = zeekPort(r['id.orig_p']);
  const dstPort = zeekPort(r['id.resp_p']);
  if (protocol === 'icmp') {
    const icmp = { ...(srcPort === undefined ? {} : { type: srcPort }), ...(dstPort === undefined ? {} : { code: dstPort }) };
    return { source, src: { ip: source }, dst: { ip: target }, connection, icmp };
  }
  const src: Record<string, unknown> = srcPort === undefined ? { ip: source } : { ip: source, port: srcPort };
  const dst: Record<string, unknown> = dstPort === undefined ? { ip: target } : { ip: target, port: dstPort };
  return { source, src, dst, connection };
}

function connectionOf(r: Json, protocol: string | undefined, isV6: boolean, ownSource: boolean, ownTarget: boolean): Record<string, unknown> {
  const direction = directionOf(ownSource, ownTarget);
  const boundary = boundaryOf(ownSource, ownTarget);
  const version = isV6 ? 6 : 4;
  if (!protocol) return { direction_id: direction, boundary_id: boundary, protocol_ver_id: version };
  const number = PROTOCOL_NUMBERS.get(protocol) ?? zeekCount(r['ip_proto']) ?? (protocol === 'icmp' ? (isV6 ? 58 : 1) : undefined);
  if (number === undefined) return { direction_id: direction, boundary_id: boundary, protocol_ver_id: version, protocol_name: protocol };
  return { direction_id: direction, boundary_id: boundary, protocol_ver_id: version, protocol_name: protocol, protocol_num: number };
}

/** `0.0.0.0` and `::` are hosts without an address yet (DHCP): nobody acts. */
export const principalOf = (source: string): string | undefined => (source === '0.0.0.0' || source === '::' ? undefined : `ip/${source}`);
