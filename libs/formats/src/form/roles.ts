import { ocsfAttribute, ocsfClassUid } from '@cordon/wire';
import { FORMATS } from '../catalogue';

/** Types of OCSF objects that name somebody or something that acts or is acted on. */
const ENTITIES = new Set([
  'actor',
  'user',
  'group',
  'device',
  'network_endpoint',
  'endpoint',
  'process',
  'file',
  'email',
  'resource_details',
  'dns_query',
  'url',
  'service',
]);

/** Attributes of a format's events that hold entities, by its mapping; empty for formats that are mapped by code. */
export function rolesOf(name: string): ReadonlySet<string> {
  const roles = new Set<string>();
  for (const format of FORMATS) {
    if (format.name !== name || !('mapping' in format) || format.mapping === undefined) continue;
    const { event, variants } = format.mapping;
    for (const variant of variants) {
      const uid = ocsfClassUid(variant.class) ?? 0;
      for (const [attribute, branch] of Object.entries({ ...event, ...variant.event }))
        if (branch !== null && ENTITIES.has(ocsfAttribute(uid, attribute)?.type ?? '')) roles.add(attribute);
    }
  }
  return roles;
}
