import { GatewayBench, policyWith } from '@cordon/testing';

const MINUTE = 60_000;
const TTL = 3_600_000;
const ID = 'act-inc-1-pc-1-0';
const inForce = async (rule: object = {}): Promise<GatewayBench> => {
  const b = await GatewayBench.open(rule);
  await b.handle(b.action());
  expect(b.last()?.state).toBe('verified');
  return b;
};
const reasons = (b: GatewayBench, state: string): (string | undefined)[] => b.leases.edges.filter((e) => e.state === state).map((e) => e.reason);
const applies = (b: GatewayBench): number => b.point.calls.filter((c) => c === 'apply').length;

describe('an effect that somebody undid', () => {
  it('is noticed within about a minute, told, and put back', async () => {
    const b = await inForce();
    b.point.held.delete('pc-1');
    await b.clock.advance(70_000);
    expect(b.states().slice(5)).toEqual(['drifted', 'dispatching', 'active', 'verified']);
    expect(reasons(b, 'drifted')).toEqual(['it was undone at the enforcement point; put back, 1 of 3 times']);
    expect(b.leases.edges.find((e) => e.state === 'drifted')?.observed).toBe('free');
    expect([b.point.held.size, b.counts]).toEqual([1, ['drifted', 'reapplied']]);
    expect(b.log.written.map((r) => r.id)).toEqual(b.leases.edges.map((e) => e.id));
  });

  it('is put back three times, then left and told, and its end still comes', async () => {
    const b = await inForce();
    for (let i = 0; i < 5; i++) {
      b.point.held.delete('pc-1');
      await b.clock.advance(2 * MINUTE);
    }
    expect([b.last()?.state, applies(b), b.point.held.size]).toEqual(['drifted', 4, 0]);
    expect(reasons(b, 'drifted').at(-1)).toBe('it was undone at the enforcement point; not put back: it was undone 4 times, a person must look');
    await b.clock.advance(TTL);
    expect([b.last()?.state, b.gateway.held]).toEqual(['released', 0]);
  });

  it('keeps the time at which it ends', async () => {
    const b = await inForce();
    const { until } = b.leases.leases.get(ID) ?? {};
    await b.clock.advance(30 * MINUTE);
    b.point.held.delete('pc-1');
    await b.clock.advance(2 * MINUTE);
    expect([b.last()?.state, b.point.held.get('pc-1'), b.leases.leases.get(ID)?.until]).toEqual(['verified', until, until]);
  });

  it.each<[string, (b: GatewayBench) => void, string]>([
    ['the kill switch is on', (b) => (b.killFile = true), 'CORDON_GUARD_KILL_SWITCH'],
    ['there is a freeze', (b) => (b.freezeFile = 'audit'), 'CORDON_GUARD_FROZEN'],
    ['the policy has become confirm', (b) => (b.policy = policyWith({ mode: 'confirm' })), 'CORDON_GUARD_MODE'],
    ['the policy has become observe', (b) => (b.policy = policyWith({ mode: 'observe' })), 'CORDON_GUARD_MODE'],
  ])('is told and not put back while %s, and is when it may be again', async (_why, stand, code) => {
    const b = await inForce();
    const { policy } = b;
    stand(b);
    b.point.held.delete('pc-1');
    await b.clock.advance(5 * MINUTE);
    expect([b.last()?.state, b.last()?.code, b.point.held.size]).toEqual(['drifted', code, 0]);
    expect(b.states().filter((s) => s === 'drifted')).toHaveLength(1);
    Object.assign(b, { policy, killFile: false, freezeFile: undefined });
    await b.clock.advance(2 * MINUTE);
    expect([b.last()?.state, b.point.held.size]).toEqual(['verified', 1]);
  });

  it('and that a person had approved is put back in confirm mode, too', async () => {
    const b = await GatewayBench.open({ mode: 'confirm' });
    await b.handle(b.action());
    await b.handle(b.approve());
    b.point.held.delete('pc-1');
    await b.clock.advance(2 * MINUTE);
    expect([b.last()?.state, applies(b)]).toEqual(['verified', 2]);
  });

  it('is found again after a restart', async () => {
    const b = await inForce();
    await b.restart();
    b.point.held.delete('pc-1');
    await b.clock.advance(2 * MINUTE);
    expect([b.last()?.state, b.point.held.size]).toEqual(['verified', 1]);
  });

  it('and that is put back by hand is in force again, without an apply of ours', async () => {
    const b = await inForce();
    b.killFile = true;
    b.point.held.delete('pc-1');
    await b.clock.advance(2 * MINUTE);
    b.point.held.set('pc-1', Infinity);
    await b.clock.advance(2 * MINUTE);
    expect([b.last()?.state, applies(b)]).toEqual(['verified', 1]);
  });
});

describe('looking at what is in force', () => {
  it('journals nothing while there is no difference, and is no more than once a minute', async () => {
    const b = await inForce();
    const before = b.point.calls.length;
    await b.clock.advance(10 * MINUTE);
    const looks = b.point.calls.length - before;
    expect(looks).toBeGreaterThanOrEqual(8);
    expect(looks).toBeLessThanOrEqual(10);
    expect(b.leases.edges).toHaveLength(5);
  });

  it('begins with the restart for what was applied and not read back when the process ended', async () => {
    const b = await inForce();
    const [lease, edge] = [b.leases.leases.get(ID), b.leases.edges.at(-1)];
    if (!lease || !edge) throw new Error('nothing was journalled');
    await b.gateway.close();
    await b.leases.record({ ...lease, state: 'active', edge: 6 }, { ...edge, id: `${ID}.6`, state: 'active', edge: 6 });
    await b.restart();
    await b.clock.advance(0);
    expect([b.last()?.state, applies(b)]).toEqual(['verified', 1]);
  });

  it('an answer that does not come is no difference', async () => {
    const b = await inForce();
    b.point.blind = true;
    await b.clock.advance(5 * MINUTE);
    expect([b.last()?.state, applies(b)]).toEqual(['verified', 1]);
  });
});

describe('what cannot be seen', () => {
  it('is unknown for 30 seconds at most, and then released', async () => {
    const b = await GatewayBench.open();
    b.point.blind = true;
    b.point.moods.push('hangs after');
    await b.handle(b.action());
    await b.clock.advance(30_000);
    expect(b.last()?.state).toBe('unknown');
    await b.clock.advance(10_000);
    expect([b.last()?.state, b.point.held.size]).toEqual(['released', 0]);
    expect(reasons(b, 'releasing')).toEqual(['released, because its state could not be seen for 30 s']);
  });
});

describe('an enforcement point that cannot be looked at', () => {
  it('is asked again when an answer is lost, so that what was never taken is not told as done', async () => {
    const b = await GatewayBench.open();
    Object.assign(b.point.manifest, { readBack: false });
    b.point.moods.push('breaks');
    await b.handle(b.action());
    await b.clock.advance(30_000);
    expect([b.last()?.state, b.point.held.size, b.point.calls]).toEqual(['active', 1, ['apply', 'apply']]);
  });
});

describe('an enforcement point that forgets', () => {
  it('what is not in place right after it was applied is told, and put back at the next look', async () => {
    const b = await GatewayBench.open();
    b.point.moods.push('forgets');
    await b.handle(b.action());
    expect([b.last()?.state, b.last()?.reason]).toEqual(['drifted', 'not found in place right after it was applied']);
    await b.clock.advance(2 * MINUTE);
    expect([b.last()?.state, b.point.held.size, b.counts]).toEqual(['verified', 1, ['unverified', 'drifted', 'reapplied']]);
  });

  it('three times opens the breaker, with the reason beside the check', async () => {
    const b = await GatewayBench.open({}, { budgets: [{ verb: 'isolate_device', perHour: 100, concurrent: 100 }] });
    for (let i = 0; i < 3; i++) {
      b.point.moods.push('forgets');
      await b.handle(b.action({ target: { kind: 'device', key: `pc-${i}` } }));
    }
    await b.handle(b.action({ target: { kind: 'device', key: 'pc-9' } }));
    expect(b.last('act-inc-1-pc-9-0')).toMatchObject({
      state: 'pending_approval',
      code: 'CORDON_GUARD_BREAKER',
      reason: 'breaker: 3 of 3 effects of point:isolate-device were not found in place',
    });
    expect(b.counts).toContain('breaker-opened');
    await b.restart();
    await b.handle(b.action({ target: { kind: 'device', key: 'pc-10' } }));
    expect(b.last('act-inc-1-pc-10-0')?.code).toBe('CORDON_GUARD_BREAKER');
  });
});

describe('a rate beyond the usual', () => {
  it('opens the breaker before the budget is used up', async () => {
    const b = await GatewayBench.open({}, { budgets: [{ verb: 'isolate_device', perHour: 30, concurrent: 100 }] });
    for (let i = 0; i < 17; i++) await b.handle(b.action({ target: { kind: 'device', key: `pc-${i}` }, targetClass: `class-${i}` }));
    expect(b.point.held.size).toBe(16);
    expect(b.last('act-inc-1-pc-16-0')).toMatchObject({
      code: 'CORDON_GUARD_BREAKER',
      reason: 'breaker: 16 effects of point:isolate-device in an hour; usual are 0',
    });
  });
});
