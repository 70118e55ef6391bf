import { canonicalIp, canonicalMail } from '@cordon/core';
import type { Normalised } from '@cordon/runtime';
import { dead, ok, type OcsfEvent, type Result } from '@cordon/wire';
import { codedFormat } from '../form/define';
import { isObject, text, type Json } from '../shared/json';
import { saneTime } from '../shared/time';

const isEvent = (value: Json): value is OcsfEvent & Json =>
  ['class_uid', 'category_uid', 'activity_id', 'type_uid', 'time', 'severity_id'].every((name) => typeof value[name] === 'number') &&
  isObject(value['metadata']);

function taken(value: Json): Result<readonly Normalised[]> {
  const at = typeof value['time'] === 'number' ? saneTime(value['time']) : undefined;
  if (at === undefined) return dead('CORDON_FORMAT_TIME', 'time is missing or no time', '/time');
  if (!isEvent(value)) return dead('CORDON_FORMAT_FIELD', 'a member that every OCSF event has is missing');
  const ownId = text(value.metadata['uid']);
  const principal = principalOf(value);
  return ok([{ event: value, at, ...(principal === undefined ? {} : { principal }), ...(ownId === undefined ? {} : { ownId }) }]);
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
    if (name !== undefined) return `user/${name.toLowerCase()}`;
  }
  const device = isObject(event['device']) ? event['device'] : undefined;
  const host = text(device?.['uid']) ?? text(device?.['hostname']);
  if (host !== undefined) return `device/${host.toLowerCase()}`;
  const source = isObject(event['src_endpoint']) ? canonicalIp(text(event['src_endpoint']['ip']) ?? '') : undefined;
  return source === undefined ? undefined : `ip/${source}`;
}

/** OCSF events as other products write them: they are taken as they are and validated like our own. */
export const ocsfAsIs = codedFormat(
  'ocsf',
  'https://schema.ocsf.io',
  [{ has: ['class_uid', 'metadata'] }, { has: ['category_uid', 'class_uid'] }],
  taken,
);
