import 'reflect-metadata';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pullLdap, type Directory } from '@cordon/enrichment';
import { DirectoryPulls, LiveConfig, readSettings, type PullParts } from '@cordon/nest';
import { describeWith, lacks, SimClock, startSlapd, type Slapd } from '@cordon/testing';
import { Stop } from '@cordon/runtime';
import { Attribute, Change, Client } from 'ldapts';

jest.setTimeout(60_000);

/** More than two pages of a search. */
const CROWD = 1_100;

describeWith('slapd', lacks.slapd, () => {
  let directory: Slapd;
  let home: string;
  const dnOf = (uid: string): string => `uid=${uid},ou=people,${directory.baseDn}`;
  const asAdmin = async (work: (client: Client) => Promise<void>): Promise<void> => {
    const client = new Client({ url: directory.url });
    await client.bind(directory.adminDn, directory.adminPassword);
    await work(client).finally(() => client.unbind());
  };
  const set = (uid: string, values: Record<string, string>): Promise<void> =>
    asAdmin((c) =>
      c.modify(
        dnOf(uid),
        Object.entries(values).map(
          ([type, v]) => new Change({ operation: 'replace', modification: new Attribute({ type, values: v === '' ? [] : [v] }) }),
        ),
      ),
    );
  const pull = (more: object = {}): Promise<Directory> => {
    const { url, baseDn, adminDn, adminPassword } = directory;
    return pullLdap({ url, baseDn, bindDn: adminDn, password: adminPassword, ...more }, { vipTitles: ['director'], netbios: 'EXAMPLE' }, new Stop());
  };

  beforeAll(async () => {
    directory = await startSlapd();
    home = mkdtempSync(join(tmpdir(), 'cordon-directory-'));
    writeFileSync(join(home, 'password'), `${directory.adminPassword}\n`, { mode: 0o600 });
    await set('ada', { title: 'Director of Engines', displayName: 'Ada L.', departmentNumber: 'R1', employeeNumber: '7' });
    await set('grace', { manager: dnOf('ada'), pwdAccountLockedTime: '000001010000Z' });
  });
  afterAll(async () => {
    await directory.stop();
    rmSync(home, { recursive: true });
  });

  test('people come with title, department, manager and the names that logs have for them', async () => {
    const { people, domains } = await pull();
    expect(people.map(({ objectId, ...p }) => [/^[0-9a-f-]{36}$/.test(objectId ?? ''), p])).toEqual([
      [
        true,
        {
          id: '7',
          name: 'Ada L.',
          mail: 'ada@example.org',
          upn: 'ada@example.org',
          arns: [],
          aliases: ['example\\ada', 'ada'],
          department: 'R1',
          title: 'Director of Engines',
          criticality: 1.5,
          tags: ['vip'],
        },
      ],
      [
        true,
        {
          name: 'grace',
          mail: 'grace@example.org',
          upn: 'grace@example.org',
          arns: [],
          aliases: ['example\\grace', 'grace'],
          manager: 'ada@example.org',
          tags: ['inactive'],
        },
      ],
      [true, { name: 'linus', mail: 'linus@example.org', upn: 'linus@example.org', arns: [], aliases: ['example\\linus', 'linus'] }],
    ]);
    expect(domains).toEqual(['example.org']);
  });

  test('all of a large directory come, page by page, and a filter narrows it', async () => {
    const names = Array.from({ length: CROWD }, (_, n) => `crowd${n}`);
    await asAdmin(async (c) => {
      for (const uid of names) await c.add(dnOf(uid), { objectClass: 'inetOrgPerson', uid, cn: uid, sn: uid, mail: `${uid}@example.org` });
    });
    expect((await pull()).people).toHaveLength(CROWD + directory.users.length);
    expect((await pull({ filter: '(uid=crowd10*)' })).people).toHaveLength(names.filter((n) => n.startsWith('crowd10')).length);
    await asAdmin(async (c) => {
      for (const uid of names) await c.del(dnOf(uid));
    });
  });

  test('a wrong password and a server that is not there are told by code, without the password', async () => {
    for (const wrong of [{ password: 'wrong-secret' }, { url: 'ldap://127.0.0.1:1' }]) {
      const error: unknown = await pull(wrong).catch((e: unknown) => e);
      expect(error).toMatchObject({ code: 'CORDON_DIRECTORY_UNAVAILABLE', retriable: true });
      expect(String(error)).not.toContain('secret');
    }
  });

  test('a tenant’s server is asked again when it is time, is told as bindings, and whom it gave stays while it is away', async () => {
    const server = (url: string): string =>
      `{ url: '${url}', bindDn: '${directory.adminDn}', baseDn: '${directory.baseDn}', passwordFile: password, everyMinutes: 30 }`;
    const path = join(home, 'cordon.yaml');
    const settings = (url: string): void => writeFileSync(path, `tenants: [{ id: acme, directory: ${server(url)} }]\nsources: []\n`);
    settings(directory.url);
    const live = new LiveConfig(readSettings(path));
    const told: string[] = [];
    const lines: unknown[] = [];
    const note = (fields: unknown): void => void lines.push(fields);
    const clock = new SimClock();
    const pulls = new DirectoryPulls({
      live,
      clock,
      inventories: live.inventories,
      log: { append: async (records: { body: unknown }[]) => void told.push(...records.map((r) => JSON.stringify(r.body))) },
      logger: { info: note, error: note },
    } as unknown as PullParts);
    await pulls.round();
    const titleOf = (upn: string): string | undefined => live.inventories.get('acme')?.people.find((p) => p.upn === upn)?.title;
    expect([titleOf('ada@example.org'), live.estates.get('acme')?.ownsDomain('example.org'), pulls.problems]).toEqual([
      'Director of Engines',
      true,
      [],
    ]);
    expect(told.filter((t) => t.includes('"relation":"same"') && t.includes('"key":"ada"'))).toHaveLength(1);

    await set('ada', { title: 'Director of Looms' });
    await pulls.round();
    expect(titleOf('ada@example.org')).toBe('Director of Engines');
    await clock.advance(30 * 60_000);
    await pulls.round();
    expect(titleOf('ada@example.org')).toBe('Director of Looms');

    await directory.stop();
    await clock.advance(30 * 60_000);
    await pulls.round();
    expect([titleOf('ada@example.org'), pulls.problems]).toEqual(['Director of Looms', ['directory of acme: was not read, whom it gave last stays']]);
    expect(lines.at(-1)).toMatchObject({ tenant: 'acme', code: 'CORDON_DIRECTORY_UNAVAILABLE' });
    await pulls.close();
  });
});
