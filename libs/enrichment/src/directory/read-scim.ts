import type { DirectoryEntry, EntriesResult } from './person';

type Json = Readonly<Record<string, unknown>>;
const isObject = (v: unknown): v is Json => typeof v === 'object' && v !== null && !Array.isArray(v);
const text = (v: unknown): string | undefined => (typeof v === 'string' && v.trim() !== '' ? v.trim() : undefined);
const objects = (v: unknown): readonly Json[] => (Array.isArray(v) ? v.filter(isObject) : []);

/** RFC 7643, section 4.3. */
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** A SCIM list of users (RFC 7644, 3.4.2), or the bare array of them. What has no `userName` is a group and left out. */
export function readScim(content: string): EntriesResult {
  let file: unknown;
  try {
    file = JSON.parse(content);
  } catch {
    return { entries: [], mistakes: ['is not valid JSON'] };
  }
  const list: unknown = isObject(file) ? file['Resources'] : file;
  if (!Array.isArray(list)) return { entries: [], mistakes: ['Resources must be a list'] };
  const mistakes: string[] = [];
  const entries = list.flatMap((user: unknown, i) => {
    if (isObject(user)) return 'userName' in user ? [entryOf(user, `Resources[${i}]`)] : [];
    mistakes.push(`Resources[${i}]: must be an object`);
    return [];
  });
  return { entries, mistakes };
}

function entryOf(user: Json, place: string): DirectoryEntry {
  const name = isObject(user['name']) ? user['name'] : {};
  const work = isObject(user[ENTERPRISE]) ? user[ENTERPRISE] : {};
  const manager: unknown = work['manager'] ?? user['manager'];
  const both = [text(name['givenName']), text(name['familyName'])].filter((t) => t !== undefined).join(' ');
  const mails = [...objects(user['emails'])].sort((a, b) => Number(b['primary'] === true) - Number(a['primary'] === true));
  const userName = text(user['userName']);
  return {
    place,
    name: text(user['displayName']) ?? text(name['formatted']) ?? (both === '' ? undefined : both),
    mails: mails.flatMap((m) => text(m['value']) ?? []),
    upn: userName?.includes('@') ? userName : undefined,
    account: userName?.includes('@') ? undefined : userName,
    objectId: text(user['externalId']),
    id: text(user['id']),
    department: text(work['department']) ?? text(user['department']),
    title: text(user['title']),
    manager: isObject(manager) ? text(manager['value']) : text(manager),
    groups: objects(user['groups']).flatMap((g) => text(g['display']) ?? text(g['value']) ?? []),
    active: user['active'] !== false,
  };
}
