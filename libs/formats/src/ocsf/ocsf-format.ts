import { canonicalIp, canonicalMail } from '@cordon/core';
import type { Format, FormatContext, Normalised } from '@cordon/runtime';
import { dead, ok, type OcsfEvent, type Result } from '@cordon/wire';
import { deadTooDeep, deadTooLarge, decodeText, isObject, parseJson, text, tooDeep, type Json } from '../shared/json';
import { firstCharacter, headText, memberShare } from '../shared/sniff';
import { saneTime } from '../shared/time';

const MAX_BYTES = 4 * 1024 * 1024;
const MARKS = ['"class_uid"', '"category_uid"', '"type_uid"', '"activity_id"', '"metadata"'] as const;

/** OCSF events as other products write them: one or an array. They are taken as they are and validated like our own. */
class OcsfFormat implements Format {
  readonly name = 'ocsf';
  readonly maxBytes = MAX_BYTES;

  sniff(head: Uint8Array): number {
    const start = headText(head);
    const first = firstCharacter(start);
    if ((first !== '{' && first !== '[') || !start.includes('"class_uid"')) return 0;
    return Math.max(0.6, memberShare(start, MARKS));
  }

  parse(bytes: Uint8Array, _context: FormatContext): Result<readonly Normalised[]> {
    if (bytes.length > MAX_BYTES) return deadTooLarge(MAX_BYTES);
    const decoded = decodeText(bytes);
    if (decoded.kind !== 'ok') return decoded;
    const json = parseJson(decoded.value);
    if (json.kind !== 'ok') return json;
    if (tooDeep(json.value)) return deadTooDeep();
    const list: readonly unknown[] = Array.isArray(json.value) ? json.value : [json.value];
    if (list.length === 0) return dead('CORDON_FORMAT_FIELD', 'no event in the array');
    const all: Normalised[] = [];
    for (let i = 0; i < list.length; i++) {
      const one = taken(list[i], Array.isArray(json.value) ? `/${i}` : '');
      if (one.kind !== 'ok') return one;
      all.push(one.value);
    }
    return ok(all);
  }
}

const isEvent = (value: Json): value is OcsfEvent & Json =>
  ['class_uid', 'category_uid', 'activity_id', 'type_uid', 'time', 'severity_id'].every((name) => typeof value[name] === 'number') &&
  isObject(value['metadata']);

function taken(value: unknown, place: string): Result<Normalised> {
  if (!isObject(value)) return dead('CORDON_FORMAT_FIELD', 'the event is no JSON object', place);
  const at = typeof value['time'] === 'number' ? saneTime(value['time']) : undefined;
  if (at === undefined) return dead('CORDON_FORMAT_TIME', 'time is missing or no time', `${place}/time`);
  if (!isEvent(value)) return dead('CORDON_FORMAT_FIELD', 'a member that every OCSF event has is missing', place);
  const ownId = text(value.metadata['uid']);
  const principal = principalOf(value);
  return ok({ event: value, at, ...(principal === undefined ? {} : { principal }), ...(ownId === undefined ? {} : { ownId }) });
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

export const ocsfAsIs: Format = new OcsfFormat();
