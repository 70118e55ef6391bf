import { canonicalIp } from '@cordon/core';
import type { Normalised } from '@cordon/runtime';
import type { BindingBody } from '@cordon/wire';
import { isObject, text } from './json';

/** How long a lease holds that says no time, ms: the usual day. */
const DAY_MS = 86_400_000;

/** A lease that was granted: the hardware address, and the name by which the host asked, are at the address until the lease ends. */
export function leaseBindings(event: Normalised['event'], at: number): readonly BindingBody[] {
  const host = event['src_endpoint'];
  if (event.class_uid !== DHCP || event.activity_id !== ACK || !isObject(host)) return [];
  const ip = canonicalIp(text(host['ip']) ?? '');
  if (ip === undefined || ip === '0.0.0.0') return [];
  const seconds = event['lease_dur'];
  const until = at + (typeof seconds === 'number' && seconds > 0 ? seconds * 1_000 : DAY_MS);
  const lease = (key: string): BindingBody => ({
    relation: 'at',
    a: { kind: 'device', key },
    b: { kind: 'ip', key: ip },
    from: at,
    until,
    confidence: 0.9,
    origin: 'dhcp',
  });
  const keys = [text(host['mac']), text(host['hostname'])?.toLowerCase()];
  return keys.flatMap((key) => (key === undefined ? [] : [lease(key)]));
}
const DHCP = 4004;
/** DHCP Activity: Ack. */
const ACK = 5;
