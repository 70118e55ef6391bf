import type { EstateView, FormatContext, Normalised } from '@cordon/runtime';
import { boundaryOf, directionOf, isInside } from '../shared/direction';
import { isObject } from '../shared/json';

type Event = Normalised['event'];

/** What follows from the event and the estate for every format alike: zones of addresses, direction, and which OCSF profiles are in use. */
export function finish(event: Event, { estate }: FormatContext): void {
  const source = zoned(event, 'src_endpoint', estate);
  const target = zoned(event, 'dst_endpoint', estate);
  if (event.category_uid === NETWORK) {
    if (event.class_uid === MAIL) mailDirection(event, estate);
    else if (source !== undefined && target !== undefined && event.class_uid !== DHCP) networkDirection(event, source, target, estate);
  }
  const profiles = profilesOf(event);
  if (profiles) event.metadata['profiles'] = profiles;
}

const NETWORK = 4;
const MAIL = 4009;
const DHCP = 4004;
/** The OCSF profiles whose attributes the event has. */
function profilesOf(event: Event): string[] | undefined {
  const controlled =
    event['action_id'] !== undefined ||
    event['disposition_id'] !== undefined ||
    event['firewall_rule'] !== undefined ||
    event['malware'] !== undefined;
  if (event['cloud'] !== undefined) return controlled ? ['cloud', 'security_control'] : ['cloud'];
  return controlled ? ['security_control'] : undefined;
}

/** The address of an endpoint, after it was given the name and country of the configured network it lies in. */
function zoned(event: Event, name: string, estate: EstateView): string | undefined {
  const endpoint = event[name];
  if (!isObject(endpoint) || typeof endpoint['ip'] !== 'string') return undefined;
  const network = estate.network(endpoint['ip']);
  if (network) {
    const more: Record<string, unknown> = { ...endpoint };
    more['zone'] ??= network.name;
    if (network.country !== undefined) more['location'] ??= { country: network.country };
    event[name] = more;
  }
  return endpoint['ip'];
}

function networkDirection(event: Event, source: string, target: string, estate: EstateView): void {
  const before = isObject(event['connection_info']) ? event['connection_info'] : {};
  const ownSource = isInside(source, false, estate);
  const ownTarget = isInside(target, false, estate);
  const told = before['direction_id'];
  event['connection_info'] = {
    boundary_id: boundaryOf(ownSource, ownTarget),
    protocol_ver_id: source.includes(':') ? 6 : 4,
    ...before,
    // 0 stands for what the product did not say.
    direction_id: typeof told === 'number' && told !== 0 ? told : directionOf(ownSource, ownTarget),
  };
}

/** OCSF direction_id of mail: 1 inbound, 2 outbound, 3 internal. */
function mailDirection(event: Event, estate: EstateView): void {
  if (typeof event['direction_id'] === 'number' && event['direction_id'] !== 0) return;
  const email = isObject(event['email']) ? event['email'] : {};
  const from = ownsMail(email['smtp_from'] ?? email['from'], estate);
  const to = Array.isArray(email['to']) && email['to'].some((mail) => ownsMail(mail, estate));
  event['direction_id'] = from ? (to ? 3 : 2) : to ? 1 : 0;
}

const ownsMail = (mail: unknown, estate: EstateView): boolean => typeof mail === 'string' && estate.ownsDomain(mail.slice(mail.lastIndexOf('@') + 1));
