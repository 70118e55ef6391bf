import { canonicalMail } from '@cordon/core';
import type { Json } from '../shared/json';
import { text } from '../shared/json';

/** UserType of the Management Activity API schema → OCSF user type and its caption. */
const USER_TYPES: readonly (readonly [number, string])[] = [
  [1, 'Regular'],
  [1, 'Reserved'],
  [2, 'Admin'],
  [3, 'DcAdmin'],
  [3, 'System'],
  [4, 'Application'],
  [4, 'ServicePrincipal'],
  [3, 'CustomPolicy'],
  [3, 'SystemPolicy'],
];
export const userType = (type: unknown): readonly [number, string] => (typeof type === 'number' ? USER_TYPES[type] : undefined) ?? [0, 'Unknown'];
const SERVICE = 'ServicePrincipal_';
const DC_ADMIN = 3;
const SYSTEM = 4;
const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
/** What OCSF takes for an address; others stay in `name`. */
const OCSF_MAIL = /^[a-zA-Z0-9!#$%&'*+\-/=?^_`{|}~.]+@[a-zA-Z0-9-]+\.[a-zA-Z0-9-.]+$/;

export interface Who {
  readonly user: Record<string, unknown>;
  /** `user/<upn>`, `user/<object id>` or `principal/<service principal>`; undefined for Microsoft's own and shared accounts. */
  readonly principal?: string;
}

/** Who acted. A record without UserId has no user that OCSF could take; its `user.name` is then the workload's system account. */
export function who(r: Json): Who {
  const id = text(r['UserId']) ?? 'unknown';
  const type = typeof r['UserType'] === 'number' ? r['UserType'] : -1;
  const [typeId, caption] = userType(type);
  const user: Record<string, unknown> = { name: id, type_id: typeId, type: caption };
  const key = text(r['UserKey']);
  if (key !== undefined) user['uid'] = key;
  // Mailbox audits name the account that logged on besides.
  const sid = text(r['LogonUserSid']);
  if (sid !== undefined) user['uid_alt'] = sid;
  const { domain, principal } = spelled(id);
  if (domain !== undefined) {
    user['email_addr'] = id;
    user['domain'] = domain;
  }
  const nobody = (type === DC_ADMIN || type === SYSTEM) && !id.startsWith(SERVICE);
  return principal === undefined || nobody ? { user } : { user, principal };
}

interface Spelled {
  /** Of a mail address, which it is then. */
  readonly domain: string | undefined;
  readonly principal: string | undefined;
}

/** Spellings seen last: a few people make most records. Only a cache. */
const known = new Map<string, Spelled>();
const MAX_KNOWN = 4_096;
const MAX_MAIL = 320;

function spelled(id: string): Spelled {
  const cached = known.get(id);
  if (cached) return cached;
  const made = { domain: id.length <= MAX_MAIL && OCSF_MAIL.test(id) ? id.slice(id.lastIndexOf('@') + 1) : undefined, principal: principalOf(id) };
  if (id.length > MAX_MAIL) return made;
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(id, made);
  return made;
}

function principalOf(id: string): string | undefined {
  if (id.startsWith(SERVICE)) return `principal/${id.slice(SERVICE.length).toLowerCase()}`;
  if (id.includes('@')) {
    const mail = canonicalMail(id);
    // app@sharepoint and the like: a product acting for everybody.
    return mail === undefined || mail.startsWith('app@') || !mail.includes('.', mail.lastIndexOf('@')) ? undefined : `user/${mail}`;
  }
  return GUID.test(id) ? `user/${id.toLowerCase()}` : undefined;
}
