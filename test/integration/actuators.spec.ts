import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DynamicListBlockTraffic,
  LdapDisableAccount,
  NftablesBlockTraffic,
  NftablesIsolateDevice,
  SimulatedEstate,
  Simulator,
} from '@cordon/actuators';
import {
  createNamespacePair,
  describeActuator,
  describeWith,
  lacks,
  orderFor,
  startSlapd,
  waitUntil,
  type ActuatorUnderTest,
  type DirectoryUser,
  type NamespacePair,
  type Slapd,
} from '@cordon/testing';
import { Attribute, Change, Client, InvalidCredentialsError } from 'ldapts';

jest.setTimeout(60_000);
const { signal } = new AbortController();

describeActuator(
  'simulator:block-traffic',
  async () => {
    const estate = new SimulatedEstate();
    return {
      actuator: new Simulator('block_traffic', estate),
      target: { kind: 'ip', key: '203.0.113.9' },
      inForce: async () => estate.held.size > 0,
      snapshot: async () => JSON.stringify([...estate.held]),
      cleanup: async () => undefined,
    };
  },
  'nobody else writes to the simulated estate',
);

describeActuator(
  'edl:block-traffic',
  async () => {
    const home = await mkdtemp(join(tmpdir(), 'cordon-edl-'));
    const list = new DynamicListBlockTraffic(join(home, 'block.json'), () => Date.now());
    return {
      actuator: list,
      target: { kind: 'ip', key: '203.0.113.9' },
      inForce: async () => (await list.text()).split('\n').includes('203.0.113.9'),
      snapshot: () => list.text(),
      cleanup: () => rm(home, { recursive: true, force: true }),
    };
  },
  'the file is ours alone',
);

describeWith('nftables', lacks.nftables, () => {
  let pair: NamespacePair;
  beforeEach(async () => {
    pair = await createNamespacePair();
  });
  afterEach(() => pair.remove());

  /** One echo request from left to right; a reply must be there in a second. */
  const reaches = async (): Promise<boolean> => (await pair.left.exec(['ping', '-n', '-c', '1', '-W', '1', pair.right.address])).code === 0;
  const nft = async (script: string): Promise<string> => {
    const done = await pair.left.exec(['nft', '-f', '-'], script);
    if (done.code !== 0) throw new Error(done.stderr);
    return done.stdout;
  };
  /** Expiry times go on by themselves. */
  const ruleset = async (): Promise<string> => (await pair.left.exec(['nft', '-s', 'list', 'ruleset'])).stdout.replace(/ expires \S+/g, '');
  const table =
    'add table inet cordon\nadd set inet cordon block4 { type ipv4_addr; flags timeout; }\nadd set inet cordon isolate4 { type ipv4_addr; flags timeout; }\n';

  const blocking = (): ActuatorUnderTest => ({
    actuator: new NftablesBlockTraffic({ netns: pair.left.name }),
    target: { kind: 'ip', key: pair.right.address },
    inForce: async () => !(await reaches()),
    snapshot: ruleset,
    foreign: async () => {
      const first = orderFor({ ...blocking(), target: { kind: 'ip', key: '203.0.113.1' } }, { n: 7 });
      // The table with its rules must stand for somebody else's element to have an effect.
      await new NftablesBlockTraffic({ netns: pair.left.name }).apply(first, signal);
      await nft(`add element inet cordon block4 { ${pair.right.address} comment "by hand" }\n`);
    },
    cleanup: async () => undefined,
  });
  const isolating = (): ActuatorUnderTest => ({
    ...blocking(),
    actuator: new NftablesIsolateDevice({ netns: pair.left.name }),
    target: { kind: 'device', key: 'pc-7' },
    addresses: [pair.right.address, '198.51.100.7'],
    foreign: async () => {
      const other = {
        actuator: new NftablesIsolateDevice({ netns: pair.left.name }),
        target: { kind: 'device', key: 'pc-8' } as const,
        addresses: ['203.0.113.1'],
      };
      await other.actuator.apply(orderFor(other, { n: 7 }), signal);
      await nft(`add element inet cordon isolate4 { ${pair.right.address} comment "by hand", 198.51.100.7 comment "by hand" }\n`);
    },
  });

  describeActuator('nftables:block-traffic', async () => blocking());
  describeActuator('nftables:isolate-device', async () => isolating());

  test('without anything of ours in place, left reaches right', async () => {
    expect(await reaches()).toBe(true);
  });

  test('the enforcement point ends the effect by itself when its time is over', async () => {
    const under = blocking();
    await under.actuator.apply(orderFor(under, { ttlMs: 1_500 }), signal);
    expect(await reaches()).toBe(false);
    await waitUntil('left reaches right again', 15_000, reaches);
    expect(await under.actuator.observe(orderFor(under), signal)).toMatchObject({ applied: false, ours: false });
  });

  test('a second apply renews the time that is left', async () => {
    const under = blocking();
    await under.actuator.apply(orderFor(under, { ttlMs: 5_000 }), signal);
    await under.actuator.apply(orderFor(under, { ttlMs: 3_600_000 }), signal);
    const text = (await under.actuator.observe(orderFor(under), signal)).text;
    expect(Number(/(\d+) s left/.exec(text)?.[1])).toBeGreaterThan(3_000);
  });

  test('a ruleset that somebody flushed is built again with the next apply', async () => {
    const under = blocking();
    await under.actuator.apply(orderFor(under), signal);
    await nft('flush ruleset\n');
    expect(await under.actuator.observe(orderFor(under), signal)).toMatchObject({ applied: false });
    await under.actuator.apply(orderFor(under), signal);
    expect(await reaches()).toBe(false);
  });

  test('of a device of which one address is held by somebody else, only ours is freed', async () => {
    await nft(`${table}add element inet cordon isolate4 { 198.51.100.7 comment "by hand" }\n`);
    const under = isolating();
    const order = orderFor(under);
    const checked = await under.actuator.check(order, signal);
    await under.actuator.apply(order, signal);
    expect(await reaches()).toBe(false);
    const released = await under.actuator.release(
      order,
      checked.kind === 'ready' ? checked.prior : { applied: false, ours: false, text: '' },
      signal,
    );
    expect(released).toMatchObject({ kind: 'refused', code: 'CORDON_ACTUATOR_FOREIGN' });
    expect(await reaches()).toBe(true);
    expect(await ruleset()).toContain('198.51.100.7 comment "by hand"');
  });

  test('an enforcement point that cannot be asked is an outage, never "not in place"', async () => {
    const gone = { actuator: new NftablesBlockTraffic({ netns: 'cordon-no-such-namespace' }), target: { kind: 'ip', key: '203.0.113.9' } as const };
    for (const call of ['check', 'apply', 'observe'] as const)
      await expect(gone.actuator[call](orderFor(gone), signal)).rejects.toMatchObject({ code: 'CORDON_ACTUATOR_UNAVAILABLE', retriable: true });
    await expect(gone.actuator.release(orderFor(gone), { applied: false, ours: false, text: '' }, signal)).rejects.toMatchObject({ retriable: true });
  });

  test.each(['pc-7', '203.0.113.0/24', '203.0.113.9 }; flush ruleset', ''])('%p is no address and is refused', async (key) => {
    const under = { ...blocking(), target: { kind: 'ip', key } as const };
    expect(await under.actuator.check(orderFor(under), signal)).toMatchObject({ kind: 'refused', code: 'CORDON_GUARD_TARGET' });
  });
});

describeWith('slapd', lacks.slapd, () => {
  let directory: Slapd;
  beforeAll(async () => {
    directory = await startSlapd();
  }, 30_000);
  afterAll(() => directory.stop());

  const asAdmin = async <T>(work: (client: Client) => Promise<T>): Promise<T> => {
    const client = new Client({ url: directory.url });
    await client.bind(directory.adminDn, directory.adminPassword);
    return work(client).finally(() => client.unbind());
  };
  const modify = (dn: string, operation: 'replace' | 'delete', type: string, values: string[]): Promise<void> =>
    asAdmin((c) => c.modify(dn, new Change({ operation, modification: new Attribute({ type, values }) })));
  const bind = async ({ dn, password }: DirectoryUser): Promise<void> => {
    const client = new Client({ url: directory.url });
    await client.bind(dn, password).finally(() => client.unbind());
  };
  const locked = (user: DirectoryUser): Promise<boolean> =>
    bind(user).then(
      () => false,
      (error: unknown) => {
        if (error instanceof InvalidCredentialsError) return true;
        throw error;
      },
    );
  const userAt = (i: number): DirectoryUser => {
    const user = directory.users[i];
    if (!user) throw new Error('no such user');
    return user;
  };
  const actuator = (): LdapDisableAccount =>
    new LdapDisableAccount({ url: directory.url, bindDn: directory.adminDn, password: directory.adminPassword, baseDn: directory.baseDn });
  const under = (i: number): ActuatorUnderTest => {
    const user = userAt(i);
    return {
      actuator: actuator(),
      target: { kind: 'user', key: user.mail },
      inForce: () => locked(user),
      snapshot: () =>
        asAdmin(async (c) =>
          JSON.stringify((await c.search(user.dn, { scope: 'base', attributes: ['pwdAccountLockedTime', 'description', 'mail'] })).searchEntries),
        ),
      foreign: () => modify(user.dn, 'replace', 'pwdAccountLockedTime', ['20260101000000Z']),
      cleanup: async () => {
        for (const attribute of ['pwdAccountLockedTime', 'description']) await modify(user.dn, 'replace', attribute, []);
      },
    };
  };
  const orderOn = (i: number, n = 0): ReturnType<typeof orderFor> => orderFor(under(i), { n });

  describeActuator('ldap:disable-account', async () => under(0));

  test('a bind that worked is refused, of this account alone, and works again after the release', async () => {
    const [ada, grace] = [userAt(0), userAt(1)];
    await bind(ada);
    await actuator().apply(orderOn(0), signal);
    expect([await locked(ada), await locked(grace)]).toEqual([true, false]);
    await actuator().release(orderOn(0), { applied: false, ours: false, text: 'not locked' }, signal);
    await bind(ada);
  });

  test('somebody who unlocked by hand can be locked again by the same action', async () => {
    await actuator().apply(orderOn(1), signal);
    await modify(userAt(1).dn, 'replace', 'pwdAccountLockedTime', []);
    expect(await actuator().apply(orderOn(1), signal)).toMatchObject({ kind: 'applied' });
    expect(await locked(userAt(1))).toBe(true);
    await under(1).cleanup();
  });

  test('an account that somebody else locked anew while we held it stays locked', async () => {
    await actuator().apply(orderOn(1), signal);
    await modify(userAt(1).dn, 'replace', 'pwdAccountLockedTime', ['20260101000000Z']);
    await actuator().release(orderOn(1), { applied: false, ours: false, text: 'not locked' }, signal);
    expect(await locked(userAt(1))).toBe(true);
    await under(1).cleanup();
  });

  test.each(['nobody@example.org', '*', 'ada@example.org)(uid=*', ''])('%p names no account and is refused', async (key) => {
    const order = orderFor({ actuator: actuator(), target: { kind: 'user', key } });
    expect(await actuator().check(order, signal)).toMatchObject({ kind: 'refused', code: 'CORDON_GUARD_TARGET' });
    expect(await actuator().apply(order, signal)).toMatchObject({ kind: 'refused' });
  });

  test('two accounts that match are one too many', async () => {
    await modify(userAt(2).dn, 'replace', 'mail', [userAt(1).mail]);
    expect(await actuator().check(orderOn(1), signal)).toMatchObject({ kind: 'refused', code: 'CORDON_GUARD_TARGET', reason: '2 accounts match' });
    await modify(userAt(2).dn, 'replace', 'mail', [userAt(2).mail]);
  });

  test('a directory that is down is an outage that is tried again', async () => {
    const down = new LdapDisableAccount({ url: 'ldap://127.0.0.1:1', bindDn: 'cn=x', password: 'x', baseDn: directory.baseDn });
    await expect(down.check(orderOn(1), signal)).rejects.toMatchObject({ code: 'CORDON_ACTUATOR_UNAVAILABLE', retriable: true });
  });
});
