import { canonicalIp } from '@cordon/core';
import type { Normalised } from '@cordon/runtime';
import type { BindingBody } from '@cordon/wire';
import { asText, isObject } from '../../shared/json';
import { userAt } from '../../shared/user-at';

const TUNNEL = 4014;
const OPEN = 1;
/** ASA ends a session after a day unless set otherwise (`vpn-session-timeout` has no default; the address may pass to another sooner). */
const SESSION_MS = 24 * 3_600_000;
const CONFIDENCE = 0.8;

/** The VPN gives its user an address inside. */
export function bindings(event: Normalised['event'], at: number): readonly BindingBody[] {
  if (event.class_uid !== TUNNEL || event.activity_id !== OPEN) return [];
  const user = isObject(event['user']) ? asText(event['user']['name'])?.toLowerCase() : undefined;
  const ip = isObject(event['tunnel_interface']) ? canonicalIp(asText(event['tunnel_interface']['ip']) ?? '') : undefined;
  if (user === undefined || ip === undefined || ip === '::') return [];
  return [userAt(user, ip, at, SESSION_MS, CONFIDENCE)];
}
