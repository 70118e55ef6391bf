import type { Normalised } from '@cordon/runtime';
import type { BindingBody } from '@cordon/wire';
import { canonicalIp } from '@cordon/core';
import { principalOf } from '../../form/principal';
import { asText, isObject, type Json } from '../../shared/json';
import { userAt } from '../../shared/user-at';

const AUTHENTICATION = 3002;
const TUNNEL = 4014;
const SUCCESS = 1;
const LOGON = 1;
const OPEN = 1;
/** How long a mapping of User-ID holds where the record does not say (PAN-OS, "User Mapping": 45 minutes). */
const MAPPING_MS = 45 * 60_000;
const MS = 1_000;
/** What the firewall itself enforces its policy by, short of a person seen at the keyboard. */
const CONFIDENCE = 0.8;

/** Who is where: a mapping of User-ID names the user of an address, and GlobalProtect gives its user an address inside. */
export function bindings(event: Normalised['event'], at: number): readonly BindingBody[] {
  const user = isObject(event['user']) ? principalOf({ ...event, class_uid: AUTHENTICATION, category_uid: 3, actor: undefined }) : undefined;
  if (!user?.startsWith('user/')) return [];
  const place = placeOf(event);
  if (place === undefined) return [];
  return [userAt(user.slice(5), place, at, durationOf(event), CONFIDENCE)];
}

/** The inner address that the event proves the user at. */
function placeOf(event: Normalised['event']): string | undefined {
  if (event.class_uid === AUTHENTICATION && event.activity_id === LOGON && logOf(event) === 'USERID') return ipOf(event['src_endpoint']);
  if (event.class_uid === TUNNEL && event.activity_id === OPEN && event['status_id'] === SUCCESS) return ipOf(event['tunnel_interface']);
  return undefined;
}

const logOf = (event: Normalised['event']): string | undefined => asText(event.metadata['log_name'])?.toUpperCase();

function durationOf(event: Normalised['event']): number {
  const unmapped: Json = isObject(event['unmapped']) ? event['unmapped'] : {};
  const timeout = Number(asText(unmapped['MappingTimeout']) ?? 0);
  return timeout > 0 && Number.isFinite(timeout) ? timeout * MS : MAPPING_MS;
}

function ipOf(endpoint: unknown): string | undefined {
  const ip = isObject(endpoint) ? canonicalIp(asText(endpoint['ip']) ?? '') : undefined;
  return ip === '0.0.0.0' || ip === '::' ? undefined : ip;
}
