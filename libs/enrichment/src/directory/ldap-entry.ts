import type { DirectoryEntry } from './person';

/** Attributes of one entry by lower-case name. */
export type LdapAttributes = ReadonlyMap<string, readonly (string | Buffer)[]>;

/** What is asked of a server: inetOrgPerson (RFC 2798) and Active Directory. */
export const LDAP_ATTRIBUTES = [
  'objectClass',
  'displayName',
  'cn',
  'mail',
  'proxyAddresses',
  'userPrincipalName',
  'sAMAccountName',
  'uid',
  'objectSid',
  'objectGUID',
  'entryUUID',
  'employeeNumber',
  'department',
  'departmentNumber',
  'title',
  'manager',
  'memberOf',
  'userAccountControl',
  'pwdAccountLockedTime',
] as const;
export const BINARY_ATTRIBUTES = ['objectSid', 'objectGUID'] as const;

/** ADS_UF_ACCOUNTDISABLE (learn.microsoft.com, "UserAccountControl property flags"). */
const DISABLED = 2;
const PEOPLE = new Set(['person', 'user', 'inetorgperson', 'organizationalperson', 'posixaccount']);

/** An entry of a person; undefined for groups, computers, units. */
export function personEntry(place: string, dn: string, attributes: LdapAttributes): DirectoryEntry | undefined {
  const all = (name: string): readonly string[] => (attributes.get(name) ?? []).map((v) => (typeof v === 'string' ? v : v.toString('utf8')));
  const first = (...names: readonly string[]): string | undefined => names.map((n) => all(n)[0]).find((v) => v !== undefined && v !== '');
  const classes = all('objectclass').map((c) => c.toLowerCase());
  if (classes.includes('computer') || (classes.length > 0 && !classes.some((c) => PEOPLE.has(c)))) return undefined;
  const proxies = all('proxyaddresses').filter((a) => /^smtp:/i.test(a));
  const mails = [
    ...all('mail'),
    ...[...proxies].sort((a, b) => Number(b.startsWith('SMTP:')) - Number(a.startsWith('SMTP:'))).map((a) => a.slice(5)),
  ];
  return {
    place,
    dn,
    name: first('displayname', 'cn'),
    mails: [...new Set(mails)],
    upn: first('userprincipalname'),
    account: first('samaccountname', 'uid'),
    sid: sidOf(attributes.get('objectsid')?.[0]),
    objectId: guidOf(attributes.get('objectguid')?.[0]) ?? first('entryuuid'),
    id: first('employeenumber'),
    department: first('department', 'departmentnumber'),
    title: first('title'),
    manager: first('manager'),
    groups: all('memberof'),
    active: (Number(first('useraccountcontrol') ?? 0) & DISABLED) === 0 && first('pwdaccountlockedtime') === undefined,
  };
}

/** [MS-DTYP] 2.4.2.2: revision, count, 6 bytes of authority, then 32-bit numbers, little-endian. */
export function sidOf(value: string | Buffer | undefined): string | undefined {
  if (typeof value === 'string') return /^S-\d+-\d+(-\d+)*$/i.test(value) ? value : undefined;
  const count = value?.[1] ?? 0;
  if (!value || value.length !== 8 + count * 4) return undefined;
  const parts = Array.from({ length: count }, (_, i) => value.readUInt32LE(8 + i * 4));
  return ['S', value[0], value.readUIntBE(2, 6), ...parts].join('-');
}

/** [MS-DTYP] 2.3.4.2: the first three groups are little-endian. */
export function guidOf(value: string | Buffer | undefined): string | undefined {
  if (typeof value === 'string') return /^\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i.test(value) ? value.replace(/[{}]/g, '') : undefined;
  if (value?.length !== 16) return undefined;
  const hex = (from: number, to: number, turned: boolean): string => {
    const part = Buffer.from(value.subarray(from, to));
    return (turned ? part.reverse() : part).toString('hex');
  };
  return [hex(0, 4, true), hex(4, 6, true), hex(6, 8, true), hex(8, 10, false), hex(10, 16, false)].join('-');
}
