import { canonicalIp } from '@cordon/core';
import type { Normalised } from '@cordon/runtime';
import type { BindingBody } from '@cordon/wire';
import { asText, isObject, type Json } from '../../shared/json';
import { userAt } from '../../shared/user-at';

const AUTHENTICATION = 3002;
const TUNNEL = 4014;
const DHCP = 4004;
const ACK = 5;
const OPEN = 1;
const LOGON = 1;
const SUCCESS = 1;
const FAILURE = 2;
const MS = 1_000;
/** FortiOS logs a user off after a day at the latest, as long as nobody set another limit. */
const LOGON_MS = 24 * 3_600_000;
/** Of FortiOS's DHCP server, if nobody set another: seven days. */
const DEFAULT_LEASE_S = 604_800;
const SURE = 0.9;
const LIKELY = 0.8;

const part = (event: Normalised['event'], name: string): Json => {
  const value = event[name];
  return isObject(value) ? value : {};
};

/** Who is where: users that the firewall authenticated, users of its VPN at the address that it gave them, and its DHCP leases. */
export function bindings(event: Normalised['event'], at: number): readonly BindingBody[] {
  if (event.class_uid === DHCP) return ofLease(event, at);
  const user = asText(part(event, 'user')['name'])?.toLowerCase();
  const ip = canonicalIp(asText(placeOf(event)) ?? '');
  if (user === undefined || user === '' || ip === undefined || event['status_id'] === FAILURE) return [];
  return [userAt(user, ip, at, LOGON_MS, LIKELY)];
}

function placeOf(event: Normalised['event']): unknown {
  if (event.class_uid === TUNNEL) return event.activity_id === OPEN ? part(event, 'tunnel_interface')['ip'] : undefined;
  const isUser = event.metadata['log_provider'] === 'user';
  return event.class_uid === AUTHENTICATION && isUser && event.activity_id === LOGON && event['status_id'] === SUCCESS
    ? part(event, 'src_endpoint')['ip']
    : undefined;
}

function ofLease(event: Normalised['event'], at: number): readonly BindingBody[] {
  const endpoint = part(event, 'src_endpoint');
  const ip = canonicalIp(asText(endpoint['ip']) ?? '');
  const host = asText(endpoint['hostname'])?.toLowerCase();
  if (event.activity_id !== ACK || ip === undefined || host === undefined) return [];
  const lease = Number(event['lease_dur'] ?? DEFAULT_LEASE_S);
  return [
    {
      relation: 'at',
      a: { kind: 'device', key: host },
      b: { kind: 'ip', key: ip },
      from: at,
      until: at + lease * MS,
      confidence: SURE,
      origin: 'dhcp',
    },
  ];
}
