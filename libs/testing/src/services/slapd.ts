import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-ports';
import { startProcess } from './own-process';
import { waitUntil } from './wait-until';

/** Where Debian's package puts them: not on every user's PATH. */
export const SLAPD = '/usr/sbin/slapd';
const SLAPADD = '/usr/sbin/slapadd';
const SCHEMAS = '/etc/ldap/schema';
const MODULES = '/usr/lib/ldap';
const START_TIMEOUT_MS = 15_000;

const baseDn = 'dc=example,dc=org';
const adminDn = `cn=admin,${baseDn}`;
const adminPassword = 'admin-of-a-test';

export interface DirectoryUser {
  readonly uid: string;
  readonly dn: string;
  readonly password: string;
  readonly mail: string;
}

const users: readonly DirectoryUser[] = ['ada', 'grace', 'linus'].map((uid) => ({
  uid,
  dn: `uid=${uid},ou=people,${baseDn}`,
  password: `password-of-${uid}`,
  mail: `${uid}@example.org`,
}));

export interface Slapd {
  /** ldap://127.0.0.1:PORT */
  readonly url: string;
  readonly baseDn: string;
  readonly adminDn: string;
  readonly adminPassword: string;
  /** The inetOrgPerson entries under ou=people. */
  readonly users: readonly DirectoryUser[];
  readonly pid: number;
  readonly logFile: string;
  stop(): Promise<void>;
}

/**
 * Starts OpenLDAP (Debian's slapd 2.5) with its own settings and data on a free loopback port and returns when it answers.
 * The password policy overlay is on and its default policy has pwdLockout TRUE: an entry with `pwdAccountLockedTime: 000001010000Z`
 * cannot bind until the attribute is deleted (slapo-ppolicy(5)).
 */
export async function startSlapd(): Promise<Slapd> {
  const home = await mkdtemp(join(tmpdir(), 'cordon-slapd-'));
  const [settings, entries, logFile] = [join(home, 'slapd.conf'), join(home, 'base.ldif'), join(home, 'slapd.log')];
  await mkdir(join(home, 'data'));
  await writeFile(settings, slapdConf(home));
  await writeFile(entries, baseLdif());
  await promisify(execFile)(SLAPADD, ['-f', settings, '-l', entries]);

  const url = `ldap://127.0.0.1:${await freePort()}`;
  // Any debug level keeps slapd in the foreground; 256 logs one line for each operation.
  const server = await startProcess([SLAPD, '-f', settings, '-h', url, '-d', '256'], logFile);
  try {
    await waitUntil('slapd answers', START_TIMEOUT_MS, () => answers(url), server.ended);
  } catch (error) {
    await server.stop();
    throw new Error(`slapd did not start; its log is ${logFile}`, { cause: error });
  }
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(home, { recursive: true, force: true });
  };
  return { url, baseDn, adminDn, adminPassword, users, pid: server.pid, logFile, stop };
}

function slapdConf(home: string): string {
  return [
    ...['core', 'cosine', 'inetorgperson'].map((schema) => `include ${SCHEMAS}/${schema}.schema`),
    `pidfile ${home}/slapd.pid`,
    `modulepath ${MODULES}`,
    'moduleload back_mdb',
    'moduleload ppolicy',
    'database mdb',
    `suffix "${baseDn}"`,
    `rootdn "${adminDn}"`,
    `rootpw ${adminPassword}`,
    `directory ${home}/data`,
    'maxsize 67108864', // 64 MB of address space: the default of 10 MB is small, and more is of no use to a test
    'access to attrs=userPassword by self write by anonymous auth by * none',
    'access to * by * read',
    'overlay ppolicy',
    `ppolicy_default "cn=default,ou=policies,${baseDn}"`,
    '',
  ].join('\n');
}

function baseLdif(): string {
  const entry = (dn: string, attributes: Readonly<Record<string, string>>, ...classes: string[]): string =>
    [`dn: ${dn}`, ...classes.map((name) => `objectClass: ${name}`), ...Object.entries(attributes).map(([key, value]) => `${key}: ${value}`), ''].join(
      '\n',
    );
  return [
    entry(baseDn, { dc: 'example', o: 'Example' }, 'dcObject', 'organization'),
    entry(`ou=people,${baseDn}`, { ou: 'people' }, 'organizationalUnit'),
    entry(`ou=policies,${baseDn}`, { ou: 'policies' }, 'organizationalUnit'),
    entry(`cn=default,ou=policies,${baseDn}`, { cn: 'default', pwdAttribute: 'userPassword', pwdLockout: 'TRUE' }, 'device', 'pwdPolicy'),
    ...users.map(({ uid, dn, password, mail }) => entry(dn, { uid, cn: uid, sn: uid, mail, userPassword: password }, 'inetOrgPerson')),
  ].join('\n');
}

/** ldapts is loaded here, not at the top: most users of this library's front door start no directory. */
async function answers(url: string): Promise<boolean> {
  const { Client } = await import('ldapts');
  const client = new Client({ url, connectTimeout: 1_000, timeout: 1_000 });
  try {
    await client.bind(adminDn, adminPassword);
    return true;
  } finally {
    await client.unbind();
  }
}
