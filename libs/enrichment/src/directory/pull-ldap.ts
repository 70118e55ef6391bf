import type { Cancel } from '@cordon/runtime';
import { CordonError } from '@cordon/wire';
import { Client, ResultCodeError } from 'ldapts';
import { BINARY_ATTRIBUTES, LDAP_ATTRIBUTES, personEntry, type LdapAttributes } from './ldap-entry';
import { peopleOf } from './people';
import { MAX_PEOPLE, type Directory, type DirectoryEntry, type DirectoryRules } from './person';

export interface LdapDirectory {
  /** ldap(s)://host:port */
  readonly url: string;
  readonly bindDn: string;
  readonly password: string;
  readonly baseDn: string;
  /** RFC 4515; left out: every person. */
  readonly filter?: string;
  /** PEM of the CA of the server's certificate. */
  readonly ca?: string;
}

const ALL_PEOPLE = '(|(objectClass=inetOrgPerson)(&(objectCategory=person)(objectClass=user)))';
const PAGE = 500;
const TIMEOUT_MS = 30_000;

/**
 * All people below the base dn, page by page. Throws CORDON_DIRECTORY_UNAVAILABLE when the server cannot be reached, refuses, or gives
 * what is no directory of people.
 */
export async function pullLdap(place: LdapDirectory, rules: DirectoryRules, signal: Cancel): Promise<Directory> {
  const tls = place.ca === undefined ? {} : { tlsOptions: { ca: place.ca } };
  const client = new Client({ url: place.url, timeout: TIMEOUT_MS, connectTimeout: TIMEOUT_MS, ...tls });
  const end = (): void => void client.unbind().catch(() => undefined);
  signal.addEventListener('abort', end, { once: true });
  try {
    await client.bind(place.bindDn, place.password);
    const entries = await people(client, place);
    const result = peopleOf({ entries, mistakes: [] }, rules);
    if ('mistakes' in result) throw new CordonError('CORDON_INVENTORY_INVALID', `${place.url}\n  ${result.mistakes.join('\n  ')}`);
    return result;
  } catch (cause) {
    if (cause instanceof CordonError) throw cause;
    const refused = cause instanceof ResultCodeError ? ` (LDAP ${cause.code})` : '';
    throw new CordonError('CORDON_DIRECTORY_UNAVAILABLE', `the directory did not answer${refused}`, true, { cause });
  } finally {
    signal.removeEventListener('abort', end);
    await client.unbind().catch(() => undefined);
  }
}

async function people(client: Client, { baseDn, filter }: LdapDirectory): Promise<readonly DirectoryEntry[]> {
  const entries: DirectoryEntry[] = [];
  const pages = client.searchPaginated(baseDn, {
    scope: 'sub',
    filter: filter ?? ALL_PEOPLE,
    attributes: [...LDAP_ATTRIBUTES],
    explicitBufferAttributes: [...BINARY_ATTRIBUTES],
    paged: { pageSize: PAGE },
  });
  for await (const { searchEntries } of pages) {
    for (const { dn, ...attributes } of searchEntries) {
      const entry = personEntry(dn, dn, attributesOf(attributes));
      if (entry) entries.push(entry);
    }
    if (entries.length > MAX_PEOPLE) break;
  }
  return entries;
}

function attributesOf(found: Readonly<Record<string, string | string[] | Buffer | Buffer[]>>): LdapAttributes {
  return new Map(Object.entries(found).map(([name, value]) => [name.toLowerCase(), Array.isArray(value) ? value : [value]] as const));
}
