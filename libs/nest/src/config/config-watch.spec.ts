import 'reflect-metadata';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SimClock } from '@cordon/testing';
import { Registry } from 'prom-client';
import { ConfigWatch } from './config-watch';
import { LiveConfig, type ConfigFile } from './live-config';
import { readSettings } from './settings';

const SETTINGS = `
tenants: [{ id: a, policy: policy.yaml, inventory: inventory.yaml }, { id: b, policy: policy.yaml }]
sources: [{ name: zeek, tenant: a, trust: 2 }]
`;
const policy = (mode: string): string => `name: p\nrules:\n  - { verb: notify, mode: ${mode} }\n`;
const inventory = (domain: string): string => `domains: [${domain}]\n`;

describe('files that change while the process runs', () => {
  let home: string;
  let live: LiveConfig;
  let watch: ConfigWatch;
  let clock: SimClock;
  let registry: Registry;
  let lines: { level: string; fields: Record<string, unknown>; text: string }[];
  let taken: ConfigFile[];
  const write = (name: string, text: string): void => writeFileSync(join(home, name), text);
  const modeOf = (tenant: string): string | undefined => live.policies.get(tenant)?.rules[0]?.mode;
  const note =
    (level: string) =>
    (fields: Record<string, unknown>, text: string): void =>
      void lines.push({ level, fields, text });

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'cordon-config-'));
    write('cordon.yaml', SETTINGS);
    write('policy.yaml', policy('observe'));
    write('inventory.yaml', inventory('a.example'));
    live = new LiveConfig(readSettings(join(home, 'cordon.yaml')), [{ kind: 'ip', key: '10.0.0.1', reason: 'this host' }]);
    clock = new SimClock();
    registry = new Registry();
    lines = [];
    taken = [];
    const logger = { info: note('info'), warn: note('warn'), error: note('error') };
    watch = new ConfigWatch({ live, clock, registry, logger: logger as never, taken: async (f) => void taken.push(f) });
    watch.start();
  });
  afterEach(async () => {
    await watch.close();
    rmSync(home, { recursive: true });
  });
  /** Two looks: the change is seen, and has been still. */
  const looks = async (n = 2): Promise<void> => {
    for (let i = 0; i < n; i++) await clock.advance(2_000);
  };
  const metric = async (name: string): Promise<Record<string, number>> => {
    const json = (await registry.getSingleMetric(name)?.get())?.values ?? [];
    return Object.fromEntries(json.map((v) => [[v.labels['kind'], v.labels['result']].filter(Boolean).join(' '), v.value]));
  };

  it('a source that an open door hands in stays until the restart that closes the door, also when both were removed', async () => {
    const withDoor = `${SETTINGS.replace('sources: [', 'sources: [{ name: fw, tenant: a, trust: 1 }, { name: vpn, tenant: a, trust: 1 }, { name: old, tenant: a, trust: 1 }, ')}
doors: { syslog: [{ transport: udp, port: 5514, source: fw, senders: [{ from: 10.1.0.0/16, source: vpn }] }] }
`;
    write('cordon.yaml', withDoor);
    const opened = new LiveConfig(readSettings(join(home, 'cordon.yaml')));
    write('cordon.yaml', SETTINGS);
    const file = { kind: 'settings' as const, path: join(home, 'cordon.yaml'), tenants: [] };
    expect(opened.reload(file)).toEqual(['doors']);
    expect([...opened.sources.keys()].sort()).toEqual(['fw', 'vpn', 'zeek']);
    write('cordon.yaml', withDoor.replace('name: fw, tenant: a, trust: 1', 'name: fw, tenant: a, trust: 3'));
    opened.reload(file);
    expect(opened.sources.get('fw')?.trust).toBe(3);
  });

  it('nothing is read again while nothing changes', async () => {
    await looks(5);
    expect([taken, lines, await metric('cordon_config_reloads_total')]).toEqual([[], [], {}]);
  });

  it('a policy is in force for every tenant that has it, keeps what was discovered, and who holds the map sees it', async () => {
    const { policies } = live;
    const before = policies.get('a')?.version;
    write('policy.yaml', policy('auto'));
    await looks();
    expect([modeOf('a'), modeOf('b'), policies.get('a')?.rules[0]?.mode]).toEqual(['auto', 'auto', 'auto']);
    expect(policies.get('a')?.version).not.toBe(before);
    expect(policies.get('a')?.protected.at(-1)).toEqual({ kind: 'ip', key: '10.0.0.1', reason: 'this host' });
    expect(taken.map((f) => [f.kind, f.tenants])).toEqual([['policy', ['a', 'b']]]);
  });

  it('with mistakes changes nothing: one line with all of them, a metric, a note for readiness; until it is right again', async () => {
    write('policy.yaml', 'name: p\nrules:\n  - { verb: wipe, mode: on }\n');
    await looks(6);
    expect([modeOf('a'), taken]).toEqual(['observe', []]);
    expect(lines.map((l) => l.level)).toEqual(['error']);
    expect(lines[0]?.fields).toMatchObject({ kind: 'policy', code: 'CORDON_POLICY_INVALID' });
    expect(lines[0]?.fields['mistakes']).toEqual([
      expect.stringMatching(/^line 3: rules\[0\]\.verb: /),
      expect.stringMatching(/^line 3: rules\[0\]\.mode: /),
    ]);
    expect(await metric('cordon_config_reload_failed')).toMatchObject({ settings: 0, policy: 1, inventory: 0 });
    expect(watch.problems).toEqual(['policy of a, b: has mistakes, the last good one is in use']);
    write('policy.yaml', policy('confirm'));
    await looks();
    expect([modeOf('a'), watch.problems]).toEqual(['confirm', []]);
    expect(await metric('cordon_config_reload_failed')).toMatchObject({ settings: 0, policy: 0, inventory: 0 });
    expect(await metric('cordon_config_reloads_total')).toEqual({ 'policy refused': 1, 'policy taken': 1 });
  });

  it('that is still being written is not taken before it is still', async () => {
    write('policy.yaml', 'name: p\n');
    await looks(1);
    write('policy.yaml', policy('auto'));
    await looks(1);
    expect([modeOf('a'), lines]).toEqual(['observe', []]);
    await looks(1);
    expect(modeOf('a')).toBe('auto');
  });

  it('that is touched, or replaced by the same, is not read again', async () => {
    write('next.yaml', policy('observe'));
    renameSync(join(home, 'next.yaml'), join(home, 'policy.yaml'));
    await looks(3);
    expect([taken, lines]).toEqual([[], []]);
  });

  it('that is gone leaves the last good in force, and comes back', async () => {
    rmSync(join(home, 'policy.yaml'));
    await looks(4);
    expect([modeOf('a'), watch.problems.length, lines.length]).toEqual(['observe', 1, 1]);
    write('policy.yaml', policy('auto'));
    await looks();
    expect([modeOf('a'), watch.problems]).toEqual(['auto', []]);
  });

  it('an inventory gives the estate that mapping sees, and the bindings to tell', async () => {
    expect(live.estates.get('a')?.ownsDomain('b.example')).toBe(false);
    write('inventory.yaml', inventory('b.example'));
    await looks();
    expect([live.estates.get('a')?.ownsDomain('b.example'), live.inventories.get('a')?.domains]).toEqual([true, ['b.example']]);
    expect(taken.map((f) => f.kind)).toEqual(['inventory']);
  });

  it('directory, assets, address data and cloud ranges are in force after two looks, and keep the last good', async () => {
    const path = join(home, 'known.yaml');
    const tenant = '{ id: a, inventory: inventory.yaml, directory: { file: people.csv, vipTitles: [chief] }, assets: assets.csv }';
    write('known.yaml', `tenants: [${tenant}]\nsources: []\naddressData: [spans.csv]\ncloudRanges: [cloud.json]\n`);
    write('inventory.yaml', 'domains: [a.example]\npeople: [{ name: Ann, mail: ann@a.example, department: Board }]\n');
    write('people.csv', 'mail,title,samaccountname\nann@a.example,Chief,ann\nbob@a.example,Clerk,bob\n');
    write('assets.csv', 'hostname,owner\nws-1,bob\nws-2,ghost\n');
    write('spans.csv', '198.51.100.0,198.51.100.255,NL\n');
    write('cloud.json', '{"prefixes":[{"ip_prefix":"203.0.113.0/24","region":"r1","service":"EC2"}]}');
    const known = new LiveConfig(readSettings(path));
    const problems: string[] = [];
    const note = (fields: Record<string, unknown>): void => void problems.push(...(fields['mistakes'] as string[]));
    const logger = { info: () => undefined, warn: () => undefined, error: note };
    const other = new ConfigWatch({ live: known, clock, registry: new Registry(), logger: logger as never, taken: async (f) => void taken.push(f) });
    other.start();
    const seen = (): unknown => {
      const ends = { src_endpoint: { ip: '198.51.100.1' }, dst_endpoint: { ip: '203.0.113.1' } };
      const event: Record<string, unknown> = { ...ends };
      known.enricher.enrich(event as never, known.estates.get('a')!);
      return [event['src_endpoint'], (event['enrichments'] as { data: unknown }[] | undefined)?.[0]?.data];
    };
    expect(known.inventories.get('a')?.people).toEqual([
      {
        name: 'Ann',
        mail: 'ann@a.example',
        upn: 'ann@a.example',
        arns: [],
        department: 'Board',
        aliases: ['ann'],
        title: 'Chief',
        criticality: 1.5,
        tags: ['vip'],
      },
      { name: 'bob', mail: 'bob@a.example', upn: 'bob@a.example', arns: [], aliases: ['bob'], title: 'Clerk' },
    ]);
    expect(known.inventories.get('a')?.assets).toEqual([
      { key: 'ws-1', hostname: 'ws-1', owner: 'bob@a.example' },
      { key: 'ws-2', hostname: 'ws-2' },
    ]);
    expect(seen()).toEqual([
      { ip: '198.51.100.1', location: { country: 'NL' } },
      { service: 'EC2', region: 'r1' },
    ]);
    write('people.csv', 'mail,title\nann@a.example,Chief\ncy@a.example,Clerk\n');
    write('assets.csv', 'hostname,owner\nws-2,cy@a.example\n');
    write('spans.csv', '198.51.100.0,198.51.100.255,DE\n');
    write('cloud.json', '{"prefixes":[{"ip_prefix":"203.0.113.0/24","region":"r2","service":"EC2"}]}');
    await looks();
    expect(known.inventories.get('a')?.people.map((p) => p.upn)).toEqual(['ann@a.example', 'cy@a.example']);
    expect(known.inventories.get('a')?.assets).toEqual([{ key: 'ws-2', hostname: 'ws-2', owner: 'cy@a.example' }]);
    expect(seen()).toEqual([
      { ip: '198.51.100.1', location: { country: 'DE' } },
      { service: 'EC2', region: 'r2' },
    ]);
    expect(taken.map((f) => f.kind)).toEqual(expect.arrayContaining(['directory', 'assets', 'addresses', 'clouds']));
    const before = [known.inventories.get('a'), seen()];
    write('people.csv', 'mail\nnobody\n');
    write('assets.csv', 'hostname,ip\nws-1,7\n');
    write('spans.csv', 'nothing\n');
    write('cloud.json', '{');
    await looks();
    expect([known.inventories.get('a'), seen()]).toEqual(before);
    expect(problems.sort()).toEqual([
      'is not valid JSON',
      'line 1: is no range of addresses with a country or an operator',
      'line 2: "nobody" is no mail address',
      'line 2: ip is no address',
    ]);
    expect(other.problems).toHaveLength(4);
    await other.close();
  });

  it('mistakes in what cordon.yaml says of a directory are all told', () => {
    write(
      'wrong.yaml',
      'tenants:\n  - { id: a, directory: { url: "http://x", columns: { mail: 7 } } }\n  - { id: b, directory: {} }\nsources: []\naddressData: [""]\n',
    );
    expect(() => readSettings(join(home, 'wrong.yaml'))).toThrow(
      /line 2: tenants\[0\]\.directory\.url: [^]*line 5: addressData: [^]*line 3: tenants\[1\]\.directory: names either a file or the url/,
    );
    write('wrong.yaml', 'tenants:\n  - { id: a, directory: { url: "ldap://x", passwordFile: gone, columns: { mail: 7 } } }\nsources: []\n');
    expect(() => readSettings(join(home, 'wrong.yaml'))).toThrow(
      /directory\.bindDn: needed for a server[^]*directory\.baseDn: needed for a server[^]*passwordFile: gone cannot be read[^]*columns\.mail: must be a text/,
    );
    write('wrong.yaml', 'tenants: [{ id: a }]\nsources: []\ncloudRanges: [gone.json]\n');
    expect(() => new LiveConfig(readSettings(join(home, 'wrong.yaml')))).toThrow(/gone\.json\n {2}cannot be read/);
  });

  it('settings give sources, and other files to tenants; a mistake in one of those takes none of it', async () => {
    write('other.yaml', policy('off'));
    write('cordon.yaml', SETTINGS.replace('id: b, policy: policy.yaml', 'id: b, policy: other.yaml').replace('trust: 2', 'trust: 3'));
    await looks();
    expect([live.sources.get('zeek')?.trust, modeOf('a'), modeOf('b')]).toEqual([3, 'observe', 'off']);
    write('other.yaml', policy('auto'));
    await looks();
    expect(modeOf('b')).toBe('auto');
    write('cordon.yaml', SETTINGS.replace('policy: policy.yaml }]', 'policy: missing.yaml }]').replace('zeek', 'moved'));
    await looks();
    expect([live.sources.has('zeek'), live.sources.has('moved'), modeOf('b')]).toEqual([true, false, 'auto']);
  });

  it('what needs a restart is said', async () => {
    write('cordon.yaml', `${SETTINGS}actuators: [{ kind: simulator }]\n`);
    await looks();
    expect(lines.find((l) => l.level === 'warn')?.fields['members']).toEqual(['actuators']);
    write('cordon.yaml', SETTINGS.replace(', { id: b, policy: policy.yaml }', ''));
    await looks();
    expect(lines.at(-1)?.fields['mistakes']).toEqual(['tenants: were added or removed, which needs a restart']);
    expect(live.policies.size).toBe(2);
  });
});
