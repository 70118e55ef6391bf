import { GatewayBench } from '@cordon/testing';
import type { Order } from '@cordon/wire';

const MINUTE = 60_000;
const TTL = 3_600_000;
const ID = 'act-inc-1-pc-1-0';
const OVER_BUDGET = { budgets: [{ verb: 'isolate_device', perHour: 0, concurrent: 5 }] };

describe('a command that is not obeyed is answered', () => {
  const waiting = async (more: object = {}): Promise<GatewayBench> => {
    const b = await GatewayBench.open({ mode: 'confirm' }, more);
    await b.handle(b.action());
    return b;
  };

  it.each<[string, (b: GatewayBench) => ReturnType<GatewayBench['command']>, string]>([
    ['with a wrong hash', (b) => b.approve('0'.repeat(64)), 'the hash is not that of this action, target, evidence and expiry'],
    ['of an action that there is not', (b) => b.command({ kind: 'action.approve', action: 'act-9', approvalHash: '' }), 'there is no action act-9'],
    ['by another tenant', (b) => b.command({ kind: 'action.approve', action: ID, approvalHash: b.hash }, 'eve', 'other'), `there is no action ${ID}`],
  ])('an approval %s', async (_what, approval, reason) => {
    const b = await waiting();
    await b.handle(approval(b));
    expect(b.answers).toEqual([`CORDON_APPROVAL_INVALID: ${reason}`]);
    expect([b.last()?.state, b.point.calls, b.counts]).toEqual(['pending_approval', [], ['command-refused']]);
  });

  it('an approval by somebody whom the policy does not name', async () => {
    const b = await waiting({ approvers: ['bob'] });
    await b.handle(b.approve());
    expect(b.answers).toEqual(['CORDON_APPROVAL_INVALID: ada is not among the approvers of the policy']);
    await b.handle(b.approve(b.hash, 'bob'));
    expect(b.last()?.state).toBe('verified');
  });

  it('an approval that comes too late, or a second time', async () => {
    const b = await waiting();
    const hash = b.hash;
    await b.handle(b.approve());
    await b.handle(b.approve(hash, 'bob'));
    expect(b.answers).toEqual(['CORDON_APPROVAL_INVALID: it is verified and does not wait for approval']);
    const late = await waiting();
    const old = late.hash;
    await late.clock.advance(16 * MINUTE);
    await late.handle(late.approve(old));
    expect(late.answers).toEqual(['CORDON_APPROVAL_INVALID: it is expired and does not wait for approval']);
  });

  it.each<[Order, string]>([
    [{ kind: 'action.deny', action: ID }, 'it is verified; only what waits for approval can be denied'],
    [{ kind: 'action.extend', action: ID, ttlMs: 1_000 }, 'it holds until 2026-01-05T01:00:00.000Z anyway'],
    [{ kind: 'action.release', action: 'act-9' }, 'there is no action act-9'],
    [{ kind: 'rearm', reason: 'r' }, 'the breaker is not open'],
  ])('%j', async (order, reason) => {
    const b = await GatewayBench.open();
    await b.handle(b.action());
    await b.handle(b.command(order));
    expect(b.answers).toEqual([`CORDON_COMMAND_INVALID: ${reason}`]);
  });

  it('a release of what is over', async () => {
    const b = await GatewayBench.open();
    await b.handle(b.action());
    await b.clock.advance(TTL);
    await b.handle(b.command({ kind: 'action.release', action: ID }));
    expect(b.answers).toEqual(['CORDON_COMMAND_INVALID: it is released; there is nothing to release']);
  });

  it('and one that was obeyed is not answered when the log hands it over again', async () => {
    const b = await waiting();
    const commands = [b.approve()];
    await b.handle(...commands);
    await b.restart();
    await b.handle(...commands);
    const release = b.command({ kind: 'action.release', action: ID });
    await b.handle(release);
    await b.handle(release);
    expect([b.answers, b.last()?.state, b.last()?.by]).toEqual([[], 'released', 'ada']);
  });

  it('each edge says why', async () => {
    const b = await waiting();
    await b.handle(b.approve());
    await b.handle(b.action({ target: { kind: 'device', key: 'pc-2' } }));
    await b.clock.advance(TTL);
    expect(b.leases.edges.length).toBeGreaterThan(8);
    expect(b.leases.edges.filter((e) => (e.reason ?? '') === '')).toEqual([]);
    expect(b.leases.edges.find((e) => e.state === 'pending_approval')?.reason).toMatch(/^mode: confirm by p@[0-9a-f]{12}$/);
  });
});

describe('beyond a budget', () => {
  it('two different people must approve, and each is named', async () => {
    const b = await GatewayBench.open({}, OVER_BUDGET);
    await b.handle(b.action());
    await b.handle(b.approve(), b.approve());
    expect([b.last()?.state, b.point.calls]).toEqual(['pending_approval', []]);
    expect(b.last()?.reason).toContain('a second person must approve');
    expect(b.answers).toEqual(['CORDON_APPROVAL_INVALID: ada has approved already; a second person must']);
    await b.restart();
    await b.handle(b.approve(b.hash, 'bob'));
    expect(b.last()?.state).toBe('verified');
    expect(b.leases.edges.find((e) => e.state === 'approved')?.by).toBe('ada and bob');
  });

  it('one approval alone expires', async () => {
    const b = await GatewayBench.open({}, OVER_BUDGET);
    await b.handle(b.action());
    await b.handle(b.approve());
    await b.clock.advance(16 * MINUTE);
    expect([b.last()?.state, b.point.calls]).toEqual(['expired', []]);
  });

  it('one is enough where the policy says so', async () => {
    const b = await GatewayBench.open({}, { ...OVER_BUDGET, twoPeople: false });
    await b.handle(b.action());
    await b.handle(b.approve());
    expect(b.last()?.state).toBe('verified');
  });
});

describe('an extension', () => {
  const extend = (b: GatewayBench, ttlMs: number): ReturnType<GatewayBench['command']> => b.command({ kind: 'action.extend', action: ID, ttlMs });

  it('moves the end, at the enforcement point too, and is told with who and why', async () => {
    const b = await GatewayBench.open();
    const start = b.clock.now();
    await b.handle(b.action());
    await b.clock.advance(30 * MINUTE);
    await b.handle(extend(b, 2 * TTL));
    expect(b.states().slice(5)).toEqual(['dispatching', 'active', 'verified']);
    expect(b.leases.edges[5]).toMatchObject({ by: 'ada', reason: 'extended', until: start + 2.5 * TTL });
    expect(b.point.held.get('pc-1')).toBe(start + 2.5 * TTL);
    await b.clock.advance(2 * TTL - 1_000);
    expect(b.point.held.size).toBe(1);
    await b.clock.advance(1_000);
    expect(b.last()?.state).toBe('released');
  });

  it('ends where the policy’s maximum does, and there is no more after that', async () => {
    const b = await GatewayBench.open({ ttl: '1h', maxTtl: '3h' });
    const start = b.clock.now();
    await b.handle(b.action());
    await b.handle(extend(b, 10 * TTL));
    expect(b.leases.edges[5]).toMatchObject({ reason: 'extended, to the most that the policy allows: 180 min in all', until: start + 3 * TTL });
    await b.clock.advance(2 * TTL);
    await b.handle(extend(b, 2 * TTL));
    expect(b.answers).toEqual(['CORDON_COMMAND_INVALID: the policy lets it hold for 180 min in all, which it does']);
    await b.clock.advance(TTL);
    expect([b.last()?.state, b.point.held.size]).toEqual(['released', 0]);
  });

  it('under the kill switch is answered, and the end stays', async () => {
    const b = await GatewayBench.open();
    await b.handle(b.action());
    b.killFile = true;
    await b.handle(extend(b, 3 * TTL));
    expect(b.answers).toEqual(['CORDON_COMMAND_INVALID: stopped before the effect']);
  });

  it('that was journalled when the process ended holds until the new end', async () => {
    const b = await GatewayBench.open();
    const start = b.clock.now();
    await b.handle(b.action());
    const lease = b.leases.leases.get(ID);
    if (!lease) throw new Error('no lease');
    const cut = { ...lease, state: 'dispatching' as const, edge: 6, until: start + 2 * TTL };
    const before = b.leases.edges.at(-1);
    if (!before) throw new Error('no edge');
    await b.gateway.close();
    await b.leases.record(cut, { ...before, id: `${ID}.6`, state: 'dispatching', edge: 6, reason: 'extended' });
    await b.restart();
    await b.clock.advance(1_000);
    expect(b.last()?.state).toBe('verified');
    // The enforcement point has its own timeout, and had not been told of the new end.
    expect(b.point.held.get('pc-1')).toBe(start + 2 * TTL);
    await b.clock.advance(2 * TTL - 5_000);
    expect(b.point.held.size).toBe(1);
    await b.clock.advance(10_000);
    expect(b.last()?.state).toBe('released');
  });
});

describe('the third extension', () => {
  it('has as many tries as the first effect had when its answers are lost', async () => {
    const b = await GatewayBench.open({ ttl: '1h', maxTtl: '9h' });
    Object.assign(b.point.manifest, { readBack: false });
    await b.handle(b.action());
    for (const hours of [2, 3, 4]) {
      b.point.moods.push('breaks', 'breaks');
      await b.handle(b.command({ kind: 'action.extend', action: ID, ttlMs: hours * TTL }));
      await b.clock.advance(30_000);
    }
    expect([b.last()?.state, b.point.calls]).toEqual(['active', Array.from({ length: 10 }, () => 'apply')]);
  });
});

describe('a release', () => {
  const release = (b: GatewayBench, action = ID): ReturnType<GatewayBench['command']> => b.command({ kind: 'action.release', action });

  it('goes before a flood of actions in the same batch', async () => {
    const b = await GatewayBench.open({}, { budgets: [{ verb: 'isolate_device', perHour: 1_000, concurrent: 1_000 }] });
    await b.handle(b.action());
    const flood = Array.from({ length: 50 }, (_, i) => b.action({ target: { kind: 'device', key: `x-${i}` }, targetClass: `class-${i}` }));
    b.point.calls.length = 0;
    await b.handle(...flood, release(b));
    expect(b.point.calls[0]).toBe('release');
  });

  it('does not wait for applies that hang, however many', async () => {
    const b = await GatewayBench.open({}, { budgets: [{ verb: 'isolate_device', perHour: 1_000, concurrent: 1_000 }] });
    await b.handle(b.action());
    for (let i = 0; i < 20; i++) b.point.moods.push('hangs');
    await b.handle(...Array.from({ length: 20 }, (_, i) => b.action({ target: { kind: 'device', key: `x-${i}` }, targetClass: `class-${i}` })));
    await b.handle(release(b));
    expect([b.last()?.state, b.last('act-inc-1-x-0-0')?.state]).toEqual(['released', 'dispatching']);
  });

  it('of what is approved and has not had its turn yet means that it is never applied', async () => {
    const b = await GatewayBench.open({}, { budgets: [{ verb: 'isolate_device', perHour: 1_000, concurrent: 1_000 }] });
    for (let i = 0; i < 4; i++) b.point.moods.push('hangs');
    await b.handle(...Array.from({ length: 4 }, (_, i) => b.action({ target: { kind: 'device', key: `x-${i}` }, targetClass: `class-${i}` })));
    await b.handle(b.action({ targetClass: 'class-9' }));
    expect(b.last()?.state).toBe('approved');
    await b.handle(release(b));
    expect(b.last()).toMatchObject({ state: 'suppressed', by: 'ada', reason: 'released by a person; it was not applied yet' });
    await b.clock.advance(MINUTE);
    expect(b.point.held.has('pc-1')).toBe(false);
  });

  it('that hangs does not keep the next batch waiting', async () => {
    const b = await GatewayBench.open();
    await b.handle(b.action(), b.action({ target: { kind: 'device', key: 'pc-2' }, targetClass: 'other' }));
    b.point.moods.push('hangs release');
    const before = b.clock.now();
    await b.handle(release(b));
    await b.handle(release(b, 'act-inc-1-pc-2-0'));
    expect([b.last()?.state, b.last('act-inc-1-pc-2-0')?.state, b.clock.now() - before]).toEqual(['releasing', 'released', 0]);
  });
});

describe('a freeze file', () => {
  it('stops new effects with its reason, and lets ends go on', async () => {
    const b = await GatewayBench.open();
    await b.handle(b.action());
    b.freezeFile = 'release night';
    await b.handle(b.action({ target: { kind: 'device', key: 'pc-2' }, targetClass: 'other' }));
    expect(b.last('act-inc-1-pc-2-0')).toMatchObject({ state: 'suppressed', code: 'CORDON_GUARD_FROZEN', reason: 'freeze: release night' });
    await b.clock.advance(TTL);
    expect(b.last()?.state).toBe('released');
  });
});
