import { GatewayBench, policyWith } from '@cordon/testing';
import type { Action, ActionState } from '@cordon/wire';

const START = Date.UTC(2026, 0, 5);
const MINUTE = 60_000;
const TTL = 3_600_000;
const DONE: ActionState[] = ['proposed', 'approved', 'dispatching', 'active', 'verified'];

describe('an action', () => {
  it('goes its way, each edge numbered and published once in order, and ends by its TTL', async () => {
    const b = await GatewayBench.open();
    await b.handle(b.action());
    expect(b.states()).toEqual(DONE);
    await b.clock.advance(TTL - 1_000);
    expect(b.point.held.size).toBe(1);
    await b.clock.advance(1_000);
    expect(b.states()).toEqual([...DONE, 'releasing', 'released']);
    expect(b.point.held.size).toBe(0);
    expect(b.leases.edges.map((e) => e.edge)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(b.log.written.map((r) => r.id)).toEqual(b.leases.edges.map((e) => e.id));
    expect(b.fatal).toEqual([]);
  });

  it('that comes twice is done once', async () => {
    const b = await GatewayBench.open();
    await b.handle(b.action(), b.action());
    await b.handle(b.action());
    expect(b.states()).toEqual(DONE);
    expect(b.point.calls.filter((c) => c === 'apply')).toHaveLength(1);
  });

  it('whose judgement was cut off by the end of the process is judged when it comes again', async () => {
    const b = await GatewayBench.open();
    const cut = b.action();
    const body = cut.record.body as Action;
    await b.leases.record(
      { action: body, state: 'proposed', edge: 1, changedAt: START },
      { id: `${body.id}.1`, tenant: 't', action: body, state: 'proposed', edge: 1, at: START, by: 'engine' },
    );
    await b.restart();
    await b.handle(cut);
    expect(b.states()).toEqual(DONE);
  });

  it('that was approved when the process ended passes the guard again', async () => {
    const b = await GatewayBench.open();
    const body = b.action().record.body as Action;
    await b.leases.record(
      { action: body, state: 'approved', edge: 2, changedAt: START },
      { id: `${body.id}.2`, tenant: 't', action: body, state: 'approved', edge: 2, at: START, by: 'engine' },
    );
    await b.clock.advance(11 * MINUTE);
    await b.restart();
    await b.clock.advance(0);
    expect([b.last()?.state, b.last()?.code, b.point.calls]).toEqual(['pending_approval', 'CORDON_GUARD_STALE', []]);
  });
});

describe('approval', () => {
  it('is not asked for any more when the same was decided anew on newer evidence', async () => {
    const b = await GatewayBench.open();
    const evidenceAt = START - 11 * MINUTE;
    await b.handle(b.action({ evidenceAt }), b.action({ evidenceAt, target: { kind: 'device', key: 'pc-2' } }));
    const { hash } = b;
    await b.handle(b.action({ n: 1 }));
    expect(b.states('act-inc-1-pc-1-0')).toEqual(['proposed', 'pending_approval', 'superseded']);
    expect(b.states('act-inc-1-pc-1-1')).toEqual(DONE);
    expect(b.states('act-inc-1-pc-2-0')).toEqual(['proposed', 'pending_approval']);
    await b.handle(b.approve(hash));
    expect(b.states('act-inc-1-pc-1-0')).toEqual(['proposed', 'pending_approval', 'superseded']);
  });

  it('is not asked for any more when that of an incident which was merged was decided anew, and still is where another’s was not', async () => {
    const b = await GatewayBench.open();
    const evidenceAt = START - 11 * MINUTE;
    await b.handle(b.action({ evidenceAt }), b.action({ evidenceAt, incident: 'inc-3' }));
    await b.handle(b.action({ incident: 'inc-2', n: 1, supersedes: ['act-inc-1-pc-1-0'] }));
    expect(b.states('act-inc-1-pc-1-0')).toEqual(['proposed', 'pending_approval', 'superseded']);
    expect(b.states('act-inc-2-pc-1-1')).toEqual(DONE);
    expect(b.states('act-inc-3-pc-1-0')).toEqual(['proposed', 'pending_approval']);
  });

  it('acts once, in the name of the person, when the hash fits', async () => {
    const b = await GatewayBench.open({ mode: 'confirm' });
    await b.handle(b.action());
    expect(b.states()).toEqual(['proposed', 'pending_approval']);
    await b.handle(b.approve(), b.approve());
    await b.handle(b.approve());
    expect(b.states()).toEqual(['proposed', 'pending_approval', ...DONE.slice(1)]);
    expect(b.leases.edges.find((e) => e.state === 'approved')?.by).toBe('ada');
  });

  it.each([
    ['a wrong hash', '0'.repeat(64)],
    ['no hash', ''],
  ])('with %s changes nothing, and the right one still works', async (_what, hash) => {
    const b = await GatewayBench.open({ mode: 'confirm' });
    await b.handle(b.action());
    const right = b.hash;
    await b.handle(b.approve(hash));
    expect(b.states()).toEqual(['proposed', 'pending_approval']);
    await b.handle(b.approve(right));
    expect(b.point.held.size).toBe(1);
  });

  it('of another action’s hash, or by another tenant, changes nothing', async () => {
    const b = await GatewayBench.open({ mode: 'confirm' });
    await b.handle(b.action(), b.action({ target: { kind: 'device', key: 'pc-2' } }));
    await b.handle(b.approve(b.hash), b.command({ kind: 'action.approve', action: 'act-inc-1-pc-2-0', approvalHash: b.hash }, 'eve', 'other'));
    expect(b.point.held.size).toBe(0);
  });

  it('that nobody gives in 15 minutes is a denial, and too late afterwards', async () => {
    const b = await GatewayBench.open({ mode: 'confirm' });
    await b.handle(b.action());
    const hash = b.hash;
    await b.clock.advance(15 * MINUTE - 1);
    expect(b.last()?.state).toBe('pending_approval');
    await b.clock.advance(1_000);
    expect(b.last()?.state).toBe('expired');
    await b.handle(b.approve(hash));
    expect([b.last()?.state, b.point.calls]).toEqual(['expired', []]);
  });

  it('that was denied is over', async () => {
    const b = await GatewayBench.open({ mode: 'confirm' });
    await b.handle(b.action());
    await b.handle(b.command({ kind: 'action.deny', action: 'act-inc-1-pc-1-0', reason: 'a test' }), b.approve());
    expect(b.last()).toMatchObject({ state: 'denied', by: 'ada', reason: 'a test' });
  });

  it('outlives a restart', async () => {
    const b = await GatewayBench.open({ mode: 'confirm' });
    await b.handle(b.action());
    await b.restart();
    await b.handle(b.approve());
    expect(b.last()?.state).toBe('verified');
  });
});

describe('auto with veto', () => {
  const rule = { mode: 'auto_with_veto', veto: '5m' };
  it('acts when nobody vetoed in time, and not before', async () => {
    const b = await GatewayBench.open(rule);
    await b.handle(b.action());
    await b.clock.advance(5 * MINUTE - 1);
    expect(b.point.calls).toEqual([]);
    await b.clock.advance(1_000);
    expect(b.states()).toEqual(['proposed', 'pending_approval', ...DONE.slice(1)]);
    expect(b.leases.edges.find((e) => e.state === 'approved')).toMatchObject({ by: 'engine', reason: 'nobody vetoed' });
  });

  it('and an approval in the same moment are one decision, even on a slow disk', async () => {
    const b = await GatewayBench.open({ mode: 'auto_with_veto', veto: '5m' });
    await b.handle(b.action());
    b.leases.beforeWrite = () => b.clock.wait(10);
    await b.clock.advance(5 * MINUTE);
    await b.clock.advance(5);
    await b.handle(b.approve());
    await b.clock.advance(1_000);
    expect(b.states()).toEqual(['proposed', 'pending_approval', ...DONE.slice(1)]);
    expect(b.leases.edges.map((e) => e.edge)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('does nothing after a veto', async () => {
    const b = await GatewayBench.open(rule);
    await b.handle(b.action());
    await b.handle(b.command({ kind: 'action.deny', action: 'act-inc-1-pc-1-0' }));
    await b.clock.advance(20 * MINUTE);
    expect([b.last()?.state, b.point.calls]).toEqual(['denied', []]);
  });

  it.each<[string, Partial<Action>]>([
    ['evidence from one T1 source', { support: [{ domain: 'network', source: 'x', trust: 1, claimed: false }] }],
    ['nothing but claims', { support: [{ domain: 'network', source: 'x', trust: 3, claimed: true }] }],
    ['too little confidence', { confidence: 0.1 }],
  ])('silence does not stand in for %s: it waits for a person, then expires', async (_what, change) => {
    const b = await GatewayBench.open(rule);
    await b.handle(b.action(change));
    await b.clock.advance(6 * MINUTE);
    expect([b.last()?.state, b.point.calls]).toEqual(['pending_approval', []]);
    await b.clock.advance(15 * MINUTE);
    expect([b.last()?.state, b.point.calls, b.fatal]).toEqual(['expired', [], []]);
  });

  it.each([
    ['confirm', 'expired'],
    ['observe', 'suppressed'],
    ['off', 'suppressed'],
  ])('a policy that has become %s meanwhile is what counts', async (mode, state) => {
    const b = await GatewayBench.open(rule);
    await b.handle(b.action());
    b.policy = policyWith({ mode });
    await b.clock.advance(30 * MINUTE);
    expect([b.last()?.state, b.point.calls, b.fatal]).toEqual([state, [], []]);
  });

  it('a policy of confirm gives no veto to what was decided under one', async () => {
    const b = await GatewayBench.open({ mode: 'confirm' });
    await b.handle(b.action({ mode: 'auto_with_veto' }));
    await b.clock.advance(30 * MINUTE);
    expect([b.last()?.state, b.point.calls]).toEqual(['expired', []]);
  });
});
