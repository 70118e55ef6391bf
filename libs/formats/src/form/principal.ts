import { canonicalIp, canonicalMail } from '@cordon/core';
import type { Normalised } from '@cordon/runtime';
import { isObject, text, type Json } from '../shared/json';

/** Names that many share: nobody's habits. */
const SHARED = /^(?:system|local service|network service|root|-|n\/a|unknown|anonymous(?: logon)?|.*\$)$/i;

/**
 * The acting entity of an event as `kind/key`: on the network the source's address; else `actor.user`, `user`, device or source, whichever is
 * named first. undefined where there is none, or it is shared by many.
 */
export function principalOf(event: Normalised['event']): string | undefined {
  const source = isObject(event['src_endpoint']) ? canonicalIp(text(event['src_endpoint']['ip']) ?? '') : undefined;
  const ofSource = source === undefined || source === '0.0.0.0' || source === '::' ? undefined : `ip/${source}`;
  if (event.category_uid === NETWORK) return event.class_uid === MAIL ? ofMail(event) : ofSource;
  const actor = isObject(event['actor']) ? event['actor'] : undefined;
  for (const user of [actor?.['user'], event['user']]) {
    const found = isObject(user) ? ofUser(user) : undefined;
    if (found !== undefined) return found;
  }
  const device = isObject(event['device']) ? event['device'] : undefined;
  const host = text(device?.['uid']) ?? text(device?.['hostname']);
  return host === undefined ? ofSource : `device/${host.toLowerCase()}`;
}

const NETWORK = 4;
const MAIL = 4009;

function ofUser(user: Json): string | undefined {
  const mail = canonicalMail(text(user['email_addr']) ?? text(user['name']) ?? '');
  if (mail !== undefined) return `user/${mail}`;
  const uid = text(user['uid_alt']) ?? text(user['uid']);
  const arn = [uid, text(user['uid'])].find((id) => id?.startsWith('arn:'));
  if (arn !== undefined) return `principal/${arn}`;
  const name = text(user['name']) ?? uid;
  return name === undefined || SHARED.test(name) ? undefined : `user/${name.toLowerCase()}`;
}

function ofMail(event: Normalised['event']): string | undefined {
  const email = isObject(event['email']) ? event['email'] : {};
  const from = canonicalMail(text(email['from']) ?? text(email['smtp_from']) ?? '');
  return from === undefined ? undefined : `mailbox/${from}`;
}
