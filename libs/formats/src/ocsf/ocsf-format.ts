import { canonicalIp, canonicalMail } from '@cordon/core';
import type { FormatContext, Normalised } from '@cordon/runtime';
import { dead, ocsfAttribute, ok, validateOcsf, type OcsfEvent, type Result } from '@cordon/wire';
import { codedFormat } from '../form/define';
import { demandOfClass } from '../form/demand';
import { isObject, text, type Json } from '../shared/json';
import { anyTime } from '../shared/when';
import { conform } from './conform';

const isEvent = (value: Json): value is OcsfEvent & Json =>
  ['class_uid', 'category_uid', 'activity_id', 'type_uid', 'time', 'severity_id'].every((name) => typeof value[name] === 'number') &&
  isObject(value['metadata']);

/** Parts that are taken out of an event to make it valid. */
const MAX_REPAIRS = 16;

function taken(value: Json, context: FormatContext): Result<readonly Normalised[]> {
  // Prowler and others write seconds, which as ms would lie in January 1970.
  const isSane = typeof value['time'] === 'number' && anyTime(value['time'], 'UTC', context.seen) === value['time'];
  const event = isSane && isEvent(value) && validateOcsf(value) === undefined ? value : repaired(value, context);
  if (event === undefined) return dead('CORDON_FORMAT_TIME', 'time is missing or no time', '/time');
  if (validateOcsf(event) !== undefined) return dead('CORDON_FORMAT_FIELD', 'the event lacks what its class demands');
  const ownId = text(event.metadata['uid']);
  const principal = principalOf(event);
  return ok([{ event, at: event.time, ...(principal === undefined ? {} : { principal }), ...(ownId === undefined ? {} : { ownId }) }]);
}

/** As an event of 1.8; an attribute that is still not valid goes to `unmapped` as a whole. */
function repaired(value: Json, { zone, seen }: FormatContext): OcsfEvent | undefined {
  const event = conform(value, { zone: zone ?? 'UTC', seen });
  if (!event) return undefined;
  for (let i = 0; i < MAX_REPAIRS; i++) {
    const error = validateOcsf(event);
    const name = error?.path.split('/')[1]?.replaceAll('~1', '/').replaceAll('~0', '~');
    if (name === undefined || name === '' || event[name] === undefined || name === 'unmapped') break;
    event['unmapped'] = { ...(isObject(event['unmapped']) ? event['unmapped'] : {}), [name]: event[name] };
    delete event[name];
  }
  return validateOcsf(event) === undefined ? event : standIns(event);
}

/** What the class demands and nobody named is filled by the product; where that does not do, it is no more than a base event. */
function standIns(event: OcsfEvent): OcsfEvent {
  const product = isObject(event.metadata['product']) ? text(event.metadata['product']['name']) : undefined;
  demandOfClass(event.class_uid, product ?? 'Unknown')(event);
  if (validateOcsf(event) === undefined) return event;
  const base: OcsfEvent = { ...event, class_uid: 0, category_uid: 0, activity_id: 0, type_uid: 0 };
  const left: Record<string, unknown> = { class_uid: event.class_uid, activity_id: event.activity_id };
  for (const name of Object.keys(base))
    if (ocsfAttribute(0, name) === undefined) {
      left[name] = base[name];
      delete base[name];
    }
  base['unmapped'] = { ...left, ...(isObject(event['unmapped']) ? event['unmapped'] : {}) };
  return base;
}

/** The acting entity: actor.user, user, device or source address, whichever is named first. */
function principalOf(event: Json): string | undefined {
  const actor = isObject(event['actor']) ? event['actor'] : undefined;
  for (const user of [actor?.['user'], event['user']]) {
    if (!isObject(user)) continue;
    const mail = canonicalMail(text(user['email_addr']) ?? text(user['name']) ?? '');
    if (mail !== undefined) return `user/${mail}`;
    const uid = text(user['uid_alt']) ?? text(user['uid']);
    if (uid?.startsWith('arn:')) return `principal/${uid}`;
    const name = uid ?? text(user['name']);
    if (name !== undefined && name !== 'Unknown') return `user/${name.toLowerCase()}`;
  }
  const device = isObject(event['device']) ? event['device'] : undefined;
  const host = text(device?.['uid']) ?? text(device?.['hostname']);
  if (host !== undefined) return `device/${host.toLowerCase()}`;
  const source = isObject(event['src_endpoint']) ? canonicalIp(text(event['src_endpoint']['ip']) ?? '') : undefined;
  return source === undefined ? undefined : `ip/${source}`;
}

/** OCSF events as other products write them: valid ones of 1.8 are taken as they are, others are made such. */
export const ocsfAsIs = codedFormat(
  'ocsf',
  'https://schema.ocsf.io',
  [
    { has: ['class_uid', 'metadata'] },
    { has: ['category_uid', 'class_uid'] },
    { has: ['class_name', 'metadata', 'severity_id'] },
    { has: ['type_uid', 'metadata'] },
  ],
  taken,
);
