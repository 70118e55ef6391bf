import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Lease } from '@cordon/runtime';
import type { Action, ActionState, BindingBody, Outcome } from '@cordon/wire';
import { LmdbLeases } from './lmdb-leases';

const DAY = 24 * 3_600_000;
const AT = Date.UTC(2026, 0, 5);

const action = (id: string): Action => ({
  id,
  tenant: 't',
  incident: 'inc-1',
  verb: 'block_traffic',
  target: { kind: 'ip', key: '203.0.113.9' },
  mode: 'auto',
  ttlMs: 1,
  reason: 'ünïcode',
  cause: ['f1'],
  policyVersion: 'p@1',
  by: 'engine',
  n: 0,
  decidedAt: AT,
  evidenceAt: AT,
  confidence: 0.5,
  support: [{ domain: 'network', source: 'zeek', trust: 3, claimed: false }],
});
const lease = (id: string, state: ActionState, change: Partial<Lease> = {}): Lease => ({
  action: action(id),
  state,
  edge: 1,
  changedAt: AT,
  ...change,
});
const edge = (id: string, n: number, state: ActionState = 'proposed'): Outcome => ({
  id: `${id}.${n}`,
  tenant: 't',
  action: action(id),
  state,
  edge: n,
  at: AT,
  by: 'engine',
});
const binding = (a: string, change: Partial<BindingBody> = {}): BindingBody => ({
  relation: 'attribute',
  a: { kind: 'user', key: a },
  from: AT,
  confidence: 1,
  origin: 'inventory',
  ...change,
});

describe('the lease store', () => {
  let home: string;
  let store: LmdbLeases;
  const open = (): LmdbLeases => new LmdbLeases(join(home, 'leases'));
  const reopen = async (): Promise<void> => {
    await store.close();
    store = open();
  };
  /** What a new process would read if this one ended now. */
  const publishedAfterCrash = async (name: string): Promise<number> => {
    await cp(join(home, 'leases'), join(home, name), { recursive: true });
    const crashed = new LmdbLeases(join(home, name));
    const published = await crashed.published();
    await crashed.close();
    return published;
  };
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'cordon-leases-'));
    store = open();
  });
  afterEach(async () => {
    await store.close();
    await rm(home, { recursive: true, force: true });
  });

  it('is empty at first', async () => {
    expect([await store.load(), await store.journal(0, 10), await store.published(), await store.bindings()]).toEqual([[], [], 0, []]);
    expect((await store.switches()).size).toBe(0);
  });

  it('gives back the last of each lease and every edge in order, after it was opened again', async () => {
    const full = lease('act-1', 'verified', {
      edge: 5,
      until: AT + 1,
      prior: { applied: true, ours: false, text: 'by HR' },
      actuator: 'nftables:block-traffic',
      addresses: ['10.0.0.1'],
      activeAt: AT,
      approval: { hash: 'h', expires: AT + 2 },
      vetoUntil: AT + 3,
      approvedBy: 'ada',
    });
    expect(await store.record(lease('act-1', 'proposed'), edge('act-1', 1))).toBe(1);
    expect(await store.record(lease('act-2', 'shadow'), edge('act-2', 1))).toBe(2);
    await reopen();
    expect(await store.record(full, edge('act-1', 2, 'approved'))).toBe(3);
    await reopen();
    expect([...(await store.load())].sort((a, b) => (a.action.id < b.action.id ? -1 : 1))).toEqual([full, lease('act-2', 'shadow')]);
    expect(await store.journal(0, 10)).toEqual([
      { seq: 1, outcome: edge('act-1', 1) },
      { seq: 2, outcome: edge('act-2', 1) },
      { seq: 3, outcome: edge('act-1', 2, 'approved') },
    ]);
  });

  it('pages through the journal, past nine, and numbers edges that come at the same time apart', async () => {
    const seqs = await Promise.all(Array.from({ length: 25 }, (_, i) => store.record(lease(`act-${i}`, 'proposed'), edge(`act-${i}`, 1))));
    expect([...seqs].sort((a, b) => a - b)).toEqual(Array.from({ length: 25 }, (_, i) => i + 1));
    const read: number[] = [];
    for (let after = 0; ; after = read.at(-1) ?? 0) {
      const page = await store.journal(after, 10);
      if (page.length === 0) break;
      expect(page.length).toBeLessThanOrEqual(10);
      read.push(...page.map((r) => r.seq));
    }
    expect(read).toEqual(Array.from({ length: 25 }, (_, i) => i + 1));
  });

  it('is fenced by who opens it later: nothing of the older gateway is written any more', async () => {
    expect(await store.record(lease('act-1', 'proposed'), edge('act-1', 1))).toBe(1);
    const later = open();
    const fenced = { code: 'CORDON_OWNER_FENCED', retriable: false };
    await expect(store.record(lease('act-1', 'approved'), edge('act-1', 2))).rejects.toMatchObject(fenced);
    await expect(store.setSwitches('t', { killSwitch: false, breakerOpen: false })).rejects.toMatchObject(fenced);
    expect((await later.load()).map((l) => l.state)).toEqual(['proposed']);
    expect(await later.record(lease('act-1', 'approved'), edge('act-1', 2))).toBe(2);
    await later.close();
  });

  it('keeps how far it has published', async () => {
    await store.setPublished(17);
    await reopen();
    expect(await store.published()).toBe(17);
  });

  it('writes how far it has published with the next edge, so that a crash repeats little', async () => {
    await store.record(lease('act-1', 'proposed'), edge('act-1', 1));
    await store.setPublished(1);
    const onDisk = [await publishedAfterCrash('before')];
    await store.record(lease('act-1', 'approved'), edge('act-1', 2, 'approved'));
    onDisk.push(await publishedAfterCrash('after'));
    expect([await store.published(), ...onDisk]).toEqual([1, 0, 1]);
  });

  it('keeps switches by tenant, and a freeze that was lifted is lifted', async () => {
    await store.setSwitches('*', { killSwitch: true, breakerOpen: false });
    await store.setSwitches('t', { killSwitch: false, breakerOpen: true, freeze: { reason: 'r', until: AT } });
    await reopen();
    expect(Object.fromEntries(await store.switches())).toEqual({
      '*': { killSwitch: true, breakerOpen: false },
      t: { killSwitch: false, breakerOpen: true, freeze: { reason: 'r', until: AT } },
    });
    await store.setSwitches('t', { killSwitch: false, breakerOpen: false });
    await reopen();
    expect((await store.switches()).get('t')).toEqual({ killSwitch: false, breakerOpen: false });
  });

  it.each<[ActionState, boolean]>([
    ['released', false],
    ['suppressed', false],
    ['shadow', false],
    ['active', true],
    ['unknown', true],
    ['release_failed', true],
  ])('after 30 days it still knows a lease that is %s: %p', async (state, kept) => {
    await store.record(lease('act-old', state), edge('act-old', 1));
    await store.record(lease('act-new', 'shadow', { changedAt: AT + 30 * DAY }), edge('act-new', 1));
    expect((await store.load()).map((l) => l.action.id).sort()).toEqual(['act-new', 'act-old']);
    await store.record(lease('act-new', 'shadow', { changedAt: AT + 30 * DAY + 1 }), edge('act-new', 1));
    await store.load();
    await reopen();
    expect((await store.load()).some((l) => l.action.id === 'act-old')).toBe(kept);
  });

  it('keeps the last of each binding, apart by tenant, relation and both ends', async () => {
    const rows = [
      { tenant: 't', seen: 1, binding: binding('a', { attributes: { class: 'server' } }) },
      { tenant: 'u', seen: 1, binding: binding('a') },
      { tenant: 't', seen: 1, binding: binding('a', { relation: 'same', b: { kind: 'user', key: 'b' } }) },
      { tenant: 't', seen: 1, binding: binding('a', { relation: 'same', b: { kind: 'device', key: 'b' } }) },
      { tenant: 't', seen: 1, binding: binding('a|user|b', { relation: 'same' }) },
    ];
    await store.addBindings(rows);
    await store.addBindings([{ tenant: 't', seen: 2, binding: binding('a', { attributes: { class: 'backup' } }) }]);
    await reopen();
    const kept = await store.bindings();
    expect(kept).toHaveLength(rows.length);
    expect(kept.filter((r) => r.binding.attributes).map((r) => [r.seen, r.binding.attributes?.class])).toEqual([[2, 'backup']]);
  });

  it('takes keys as long and strange as an attacker writes them, and tells them apart', async () => {
    const long = '日'.repeat(2_000);
    const keys = [long, `${long}2`, '\0', '\ud800', ''];
    await store.addBindings(keys.map((k) => ({ tenant: 't', seen: 1, binding: binding(k, { relation: 'same', b: { kind: 'user', key: k } }) })));
    expect(await store.bindings()).toHaveLength(keys.length);
  });
});
