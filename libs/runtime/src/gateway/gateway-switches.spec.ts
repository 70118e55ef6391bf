import { GatewayBench } from '@cordon/testing';
import type { ActionState } from '@cordon/wire';

const START = Date.UTC(2026, 0, 5);
const MINUTE = 60_000;
const TTL = 3_600_000;
const DONE: ActionState[] = ['proposed', 'approved', 'dispatching', 'active', 'verified'];

describe('switches', () => {
  const killed = { kind: 'kill-switch', on: true, reason: 'r' } as const;
  it.each(['before', 'after'])('a kill switch %s the action in the same batch stops it', async (when) => {
    const b = await GatewayBench.open();
    const kill = b.command(killed);
    await b.handle(...(when === 'before' ? [kill, b.action()] : [b.action(), kill]));
    expect([b.last()?.state, b.last()?.code, b.point.held.size]).toEqual(['suppressed', 'CORDON_GUARD_KILL_SWITCH', 0]);
  });

  it('one that is thrown between check and apply stops the apply', async () => {
    const b = await GatewayBench.open();
    b.point.betweenCheckAndApply = () => (b.killFile = true);
    await b.handle(b.action());
    expect([b.last()?.state, b.last()?.code, b.point.held.size]).toEqual(['failed', 'CORDON_GUARD_KILL_SWITCH', 0]);
  });

  it('beats approval, lets releases go on, survives a restart, and is lifted', async () => {
    const b = await GatewayBench.open();
    await b.handle(b.action());
    await b.handle(b.command(killed));
    await b.restart();
    await b.handle(b.action({ target: { kind: 'device', key: 'pc-2' } }));
    expect(b.last('act-inc-1-pc-2-0')?.code).toBe('CORDON_GUARD_KILL_SWITCH');
    await b.clock.advance(TTL);
    expect(b.last()?.state).toBe('released');
    await b.handle(b.command({ ...killed, on: false }), b.action({ n: 1, id: 'act-inc-1-pc-1-1' }));
    expect(b.last('act-inc-1-pc-1-1')?.state).toBe('verified');
  });

  it('of another tenant stops nothing, of every tenant everything', async () => {
    const b = await GatewayBench.open();
    await b.handle(b.command(killed, 'ada', 'other'), b.action());
    expect(b.last()?.state).toBe('verified');
    await b.handle(b.command(killed, 'ada', '*'), b.action({ target: { kind: 'device', key: 'pc-2' } }));
    expect(b.last('act-inc-1-pc-2-0')?.state).toBe('suppressed');
  });

  it('a freeze ends by its time', async () => {
    const b = await GatewayBench.open();
    await b.handle(b.command({ kind: 'freeze', on: true, until: START + MINUTE, reason: 'release night' }), b.action());
    expect(b.last()).toMatchObject({ state: 'suppressed', code: 'CORDON_GUARD_FROZEN', reason: 'freeze: release night' });
    await b.clock.advance(MINUTE);
    await b.handle(b.action({ n: 1, id: 'act-inc-1-pc-1-1' }));
    expect(b.last('act-inc-1-pc-1-1')?.state).toBe('verified');
  });

  it('does not lose an effect that is in place: an extension under it changes nothing, and it still ends', async () => {
    const b = await GatewayBench.open();
    await b.handle(b.action());
    await b.handle(b.command(killed), b.command({ kind: 'action.extend', action: 'act-inc-1-pc-1-0', ttlMs: 5 * TTL }));
    expect(b.states()).toEqual(DONE);
    await b.clock.advance(TTL);
    expect([b.last()?.state, b.point.held.size]).toEqual(['released', 0]);
  });
});

describe('budgets', () => {
  it('are reserved before the next action looks: of many at once no more than allowed are done', async () => {
    const b = await GatewayBench.open({}, { budgets: [{ verb: 'isolate_device', perHour: 3, concurrent: 100 }] });
    await b.handle(...Array.from({ length: 10 }, (_, i) => b.action({ target: { kind: 'device', key: `pc-${i}` } })));
    expect(b.point.held.size).toBe(3);
    await b.clock.advance(10 * MINUTE);
    await b.handle(b.action({ target: { kind: 'device', key: 'late' } }));
    expect(b.last('act-inc-1-late-0')).toMatchObject({ state: 'pending_approval', code: 'CORDON_GUARD_BUDGET' });
  });

  it('hold over vetoes that lapse in the same moment', async () => {
    const b = await GatewayBench.open({ mode: 'auto_with_veto', veto: '1m' }, { budgets: [{ verb: 'isolate_device', perHour: 100, concurrent: 2 }] });
    await b.handle(...Array.from({ length: 6 }, (_, i) => b.action({ target: { kind: 'device', key: `pc-${i}` } })));
    await b.clock.advance(2 * MINUTE);
    expect(b.point.held.size).toBe(2);
  });

  it('five false alarms among few actions open the breaker, and two people arm it again', async () => {
    const b = await GatewayBench.open();
    for (let i = 0; i < 5; i++) {
      await b.handle(b.action({ incident: `inc-${i}`, target: { kind: 'device', key: `pc-${i}` } }));
      await b.handle(b.command({ kind: 'incident.status', incident: `inc-${i}`, status: 'closed', verdict: 'false_positive' }));
      await b.clock.advance(61 * MINUTE);
    }
    await b.handle(b.action({ incident: 'inc-a' }));
    expect(b.last('act-inc-a-pc-1-0')).toMatchObject({ state: 'pending_approval', code: 'CORDON_GUARD_BREAKER' });
    await b.handle(b.command({ kind: 'rearm', reason: 'tuned' }), b.command({ kind: 'rearm', reason: 'tuned' }), b.action({ incident: 'inc-c' }));
    expect(b.last('act-inc-c-pc-1-0')?.code).toBe('CORDON_GUARD_BREAKER');
    await b.handle(b.command({ kind: 'rearm', reason: 'tuned' }, 'bob'), b.action({ incident: 'inc-b' }));
    expect(b.last('act-inc-b-pc-1-0')?.state).toBe('verified');
  });
});
describe('an enforcement point that misbehaves', () => {
  it('hangs before the effect: unknown, looked at, tried again', async () => {
    const b = await GatewayBench.open();
    b.point.moods.push('hangs');
    await b.handle(b.action());
    expect(b.last()?.state).toBe('dispatching');
    await b.clock.advance(5_000);
    expect(b.states()).toEqual(['proposed', 'approved', 'dispatching', 'unknown', 'dispatching', 'active', 'verified']);
    expect(b.leases.edges.find((e) => e.state === 'unknown')?.code).toBe('CORDON_ACTUATOR_TIMEOUT');
    expect(b.point.calls).toEqual(['apply', 'observe', 'apply', 'observe']);
  });

  it('hangs after the effect: unknown, looked at, active, and not done twice', async () => {
    const b = await GatewayBench.open();
    b.point.moods.push('hangs after');
    await b.handle(b.action());
    await b.clock.advance(5_000);
    expect(b.states()).toEqual(['proposed', 'approved', 'dispatching', 'unknown', 'active', 'verified']);
    expect(b.point.calls.filter((c) => c === 'apply')).toHaveLength(1);
  });

  it('breaks for good: it fails and holds nothing', async () => {
    const b = await GatewayBench.open();
    b.point.moods.push('breaks', 'breaks', 'breaks', 'breaks', 'breaks');
    await b.handle(b.action());
    expect([b.last()?.state, b.gateway.held]).toEqual(['failed', 0]);
  });

  it('refuses: failed with its reason', async () => {
    const b = await GatewayBench.open();
    b.point.moods.push('refuses');
    await b.handle(b.action());
    expect(b.last()).toMatchObject({ state: 'failed', code: 'CORDON_ACTUATOR_REFUSED', reason: 'no licence' });
  });

  it('refuses to extend what is in place: it stays known and ends', async () => {
    const b = await GatewayBench.open();
    await b.handle(b.action());
    b.point.moods.push('refuses');
    await b.handle(b.command({ kind: 'action.extend', action: 'act-inc-1-pc-1-0', ttlMs: 2 * TTL }));
    expect([b.last()?.state, b.gateway.held]).toEqual(['verified', 1]);
    await b.clock.advance(2 * TTL);
    expect([b.last()?.state, b.point.held.size]).toEqual(['released', 0]);
  });

  it('hangs in a release: the next effect ends in time all the same, and the release is tried again', async () => {
    const b = await GatewayBench.open();
    await b.handle(b.action());
    await b.clock.advance(1_000);
    await b.handle(b.action({ target: { kind: 'device', key: 'pc-2' } }));
    b.point.moods.push('hangs release');
    await b.clock.advance(TTL);
    expect([b.last()?.state, b.last('act-inc-1-pc-2-0')?.state]).toEqual(['releasing', 'released']);
    await b.clock.advance(20_000);
    expect([b.last()?.state, b.point.held.size]).toEqual(['released', 0]);
  });

  it('does not hold up the end of other effects', async () => {
    const b = await GatewayBench.open();
    await b.handle(b.action());
    await b.clock.advance(TTL - 2_000);
    b.point.moods.push('hangs');
    await b.handle(b.action({ target: { kind: 'device', key: 'pc-2' } }));
    await b.clock.advance(2_000);
    expect([b.last()?.state, b.last('act-inc-1-pc-2-0')?.state]).toEqual(['released', 'dispatching']);
  });
});
