import { canonicalIp } from '@cordon/core';
import type { FormatContext } from '@cordon/runtime';
import type { Json } from '../shared/json';
import { zeekCount, zeekPort } from './cells';

const PROTOCOL_NUMBERS: Readonly<Record<string, number>> = { tcp: 6, udp: 17, sctp: 132 };

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
  const src: Record<string, unknown> = { ip: source };
  const dst: Record<string, unknown> = { ip: target };
  const isV6 = source.includes(':');
  const ownSource = context.estate.ownsAddress(source);
  const ownTarget = context.estate.ownsAddress(target);
  const connection: Record<string, unknown> = {
    direction_id: ownSource ? (ownTarget ? 3 : 2) : ownTarget ? 1 : 0,
    boundary_id: ownSource && ownTarget ? 2 : ownSource || ownTarget ? 3 : 0,
    protocol_ver_id: isV6 ? 6 : 4,
  };
  if (protocol !== undefined && protocol !== '') {
    connection['protocol_name'] = protocol;
    const number = PROTOCOL_NUMBERS[protocol] ?? zeekCount(r['ip_proto']) ?? (protocol === 'icmp' ? (isV6 ? 58 : 1) : undefined);
    if (number !== undefined) connection['protocol_num'] = number;
  }
  const srcPort = zeekPort(r['id.orig_p']);
  const dstPort = zeekPort(r['id.resp_p']);
  if (protocol === 'icmp') return { source, src, dst, connection, icmp: { ...(srcPort === undefined ? {} : { type: srcPort }), ...(dstPort === undefined ? {} : { code: dstPort }) } };
  if (srcPort !== undefined) src['port'] = srcPort;
  if (dstPort !== undefined) dst['port'] = dstPort;
  return { source, src, dst, connection };
}

/** `0.0.0.0` and `::` are hosts without an address yet (DHCP): nobody acts. */
export const principalOf = (source: string): string | undefined => (source === '0.0.0.0' || source === '::' ? undefined : `ip/${source}`);
