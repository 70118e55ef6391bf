import { readTable } from '../shared/read-table';
import type { DirectoryEntry, DirectoryRules, EntriesResult } from './person';

/** Header names by member, as Entra ID, Google Workspace, Active Directory and personnel systems export them. */
const KNOWN = {
  name: ['displayname', 'fullname', 'name', 'cn'],
  firstName: ['firstname', 'givenname', 'firstname[required]'],
  lastName: ['lastname', 'surname', 'sn', 'lastname[required]'],
  mail: ['mail', 'email', 'emailaddress', 'primarysmtpaddress', 'workemail', 'emailaddress[required]', 'primaryemail'],
  otherMails: ['proxyaddresses', 'emailaliases', 'aliases', 'othermails', 'alternateemails'],
  upn: ['userprincipalname', 'upn', 'username', 'login'],
  account: ['samaccountname', 'account', 'accountname', 'sam'],
  sid: ['objectsid', 'sid', 'onpremisessecurityidentifier'],
  objectId: ['objectguid', 'objectid', 'guid'],
  id: ['employeeid', 'externalid', 'employeenumber', 'id'],
  department: ['department', 'dept', 'division'],
  title: ['jobtitle', 'title', 'position', 'employeetitle'],
  manager: ['manager', 'manageremail', 'managerupn', 'managerid'],
  groups: ['memberof', 'groups'],
  active: ['active', 'enabled', 'accountenabled', 'status', 'statusreadonly'],
  criticality: ['criticality'],
} as const;

const OFF = new Set(['false', 'no', '0', 'disabled', 'inactive', 'suspended', 'terminated']);
const split = (text: string | undefined): readonly string[] => (text ?? '').split(/[;|]/).flatMap((t) => (t.trim() === '' ? [] : [t.trim()]));

/** A CSV with one person a row. */
export function readCsv(text: string, { columns }: DirectoryRules): EntriesResult {
  const table = readTable(text, { known: KNOWN, ...(columns === undefined ? {} : { own: columns }) });
  if ('mistakes' in table) return { entries: [], mistakes: table.mistakes };
  if (table.rows.every(({ cells }) => !cells.has('mail') && !cells.has('upn')))
    return { entries: [], mistakes: ['line 1: no column is a mail address or a user principal name; name yours in directory.columns'] };
  return { entries: table.rows.map(({ line, cells }) => entryOf(line, cells)), mistakes: [] };
}

function entryOf(line: number, cells: ReadonlyMap<string, string>): DirectoryEntry {
  const get = (member: keyof typeof KNOWN): string | undefined => cells.get(member);
  const both = [get('firstName'), get('lastName')].filter((t) => t !== undefined).join(' ');
  const upn = get('upn');
  const mail = get('mail');
  return {
    place: `line ${line}`,
    name: get('name') ?? (both === '' ? undefined : both),
    mails: [
      ...(mail === undefined ? [] : [mail]),
      ...split(get('otherMails'))
        .map((m) => m.replace(/^smtp:/i, ''))
        .filter((m) => m.includes('@')),
    ],
    // "User name" is an account name in some products and a user principal name in others.
    upn: upn?.includes('@') ? upn : undefined,
    account: get('account') ?? (upn?.includes('@') ? undefined : upn),
    sid: get('sid'),
    objectId: get('objectId'),
    id: get('id'),
    department: get('department'),
    title: get('title'),
    manager: get('manager'),
    groups: split(get('groups')),
    active: !OFF.has((get('active') ?? '').toLowerCase()),
    criticality: get('criticality'),
  };
}
