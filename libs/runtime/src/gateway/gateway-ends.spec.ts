import { GatewayBench, policyWith } from '@cordon/testing';
import type { BindingBody } from '@cordon/wire';

const START = Date.UTC(2026, 0, 5);
const MINUTE = 60_000;
const TTL = 3_600_000;

describe('the end of an effect', () => {
  it.each(['false_positive', 'benign_true_positive'] as const)('comes with the verdict %s, also for what still waits', async (verdict) => {
    const b = await GatewayBench.open();
    await b.handle(b.action());
    b.policy = policyWith({ mode: 'confirm' });
    await b.handle(b.action({ target: { kind: 'device', key: 'pc-2' } }));
    await b.handle(b.command({ kind: 'incident.status', incident: 'inc-1', status: 'closed', verdict }));
    expect([b.last()?.state, b.last()?.by, b.point.held.size]).toEqual(['released', 'ada', 0]);
    expect(b.last('act-inc-1-pc-2-0')?.state).toBe('superseded');
  });

  it('does not come with another incident’s verdict, nor with a true positive', async () => {
    const b = await GatewayBench.open();
    await b.handle(b.action());
    await b.handle(
      b.command({ kind: 'incident.status', incident: 'inc-2', status: 'closed', verdict: 'false_positive' }),
      b.command({ kind: 'incident.status', incident: 'inc-1', status: 'closed', verdict: 'true_positive' }),
    );
    expect(b.point.held.size).toBe(1);
  });

  it('waits for the last of two incidents that hold one target', async () => {
    const b = await GatewayBench.open();
    await b.handle(b.action());
    await b.clock.advance(30 * MINUTE);
    await b.handle(b.action({ incident: 'inc-2' }));
    await b.clock.advance(30 * MINUTE);
    expect([b.last()?.state, b.last()?.reason, b.point.held.size]).toEqual(['released', 'still held by another incident', 1]);
    await b.clock.advance(30 * MINUTE);
    expect([b.last('act-inc-2-pc-1-0')?.state, b.point.held.size]).toEqual(['released', 0]);
  });

  describe('at an enforcement point that two tenants share', () => {
    const OTHERS = 'act-inc-9-pc-1-0';
    /** Both tenants hold one target; the other's hold ends half an hour later. */
    async function shared(acrossTenants: boolean): Promise<GatewayBench> {
      const b = await GatewayBench.open();
      Object.assign(b.point.manifest, { acrossTenants });
      const inventory = b.binding({ attributes: { class: 'workstation' } });
      await b.handle({ ...inventory, record: { ...inventory.record, tenant: 'other' } }, b.action());
      await b.clock.advance(30 * MINUTE);
      await b.handle(b.action({ incident: 'inc-9', tenant: 'other' }));
      expect([b.last()?.state, b.last(OTHERS)?.state]).toEqual(['verified', 'verified']);
      return b;
    }

    it('waits for the last of them, without a gap and without saying whose it is', async () => {
      const b = await shared(true);
      await b.clock.advance(30 * MINUTE);
      expect([b.last()?.state, b.last()?.reason, b.point.held.size]).toEqual(['released', 'still held by another lease', 1]);
      expect(b.point.calls).not.toContain('release');
      await b.clock.advance(30 * MINUTE);
      expect([b.last(OTHERS)?.state, b.point.held.size]).toEqual(['released', 0]);
    });

    it('waits for it over a restart, too', async () => {
      const b = await shared(true);
      await b.restart();
      await b.handle(b.command({ kind: 'action.release', action: OTHERS }, 'eve', 'other'));
      expect([b.last(OTHERS)?.state, b.point.held.size]).toEqual(['released', 1]);
      await b.clock.advance(30 * MINUTE);
      expect([b.last()?.state, b.point.held.size]).toEqual(['released', 0]);
    });

    it('a beginning waits for the end of the other’s, which would take it away again', async () => {
      const b = await shared(true);
      await b.handle(b.command({ kind: 'action.release', action: OTHERS }, 'eve', 'other'));
      b.point.moods.push('hangs release');
      await b.handle(b.command({ kind: 'action.release', action: 'act-inc-1-pc-1-0' }), b.action({ incident: 'inc-8', tenant: 'other' }));
      expect([b.last()?.state, b.last('act-inc-8-pc-1-0')?.state]).toEqual(['releasing', 'approved']);
    });

    it('does not wait where tenants are told apart', async () => {
      const b = await shared(false);
      await b.clock.advance(30 * MINUTE);
      expect([b.last()?.state, b.point.calls.includes('release')]).toEqual(['released', true]);
    });
  });

  it('is not brought forward by a second, shorter hold', async () => {
    const b = await GatewayBench.open();
    await b.handle(b.action());
    await b.handle(b.action({ incident: 'inc-2', ttlMs: MINUTE }));
    expect(b.point.held.get('pc-1')).toBe(START + TTL);
    await b.clock.advance(2 * MINUTE);
    expect(b.point.held.size).toBe(1);
  });

  it.each([6 * 60 * MINUTE, -6 * 60 * MINUTE])('goes by the monotonic clock when the wall clock jumps by %d ms', async (jump) => {
    const b = await GatewayBench.open();
    await b.handle(b.action());
    b.clock.jump(jump);
    await b.clock.advance(TTL - 1_000);
    expect(b.point.held.size).toBe(1);
    await b.clock.advance(1_000);
    expect(b.point.held.size).toBe(0);
  });

  it('after a jump no new effect begins until the clock is steady again', async () => {
    const b = await GatewayBench.open();
    b.clock.jump(31_000);
    await b.handle(b.binding({ attributes: { class: 'workstation' } }), b.action());
    expect(b.last()?.code).toBe('CORDON_GUARD_CLOCK');
    await b.clock.advance(2 * MINUTE);
    await b.handle(b.action({ n: 1, id: 'act-inc-1-pc-1-1' }));
    expect(b.last('act-inc-1-pc-1-1')?.state).toBe('verified');
  });

  it.each<[string, Partial<BindingBody>[]]>([
    ['itself', [{ a: { kind: 'device', key: 'pc-1' }, attributes: { protected: 'pump' } }]],
    ['its class', [{ a: { kind: 'device', key: 'pc-1' }, attributes: { class: 'domain-controller' } }]],
    [
      'an alias',
      [
        { a: { kind: 'device', key: 'dc-1' }, attributes: { protected: 'dc' } },
        { relation: 'same', a: { kind: 'device', key: 'dc-1' }, b: { kind: 'device', key: 'pc-1' } },
      ],
    ],
  ])('comes when %s becomes protected', async (_what, bindings) => {
    const b = await GatewayBench.open();
    await b.handle(b.action());
    for (const change of bindings) await b.handle(b.binding(change));
    expect([b.last()?.state, b.point.held.size]).toEqual(['released', 0]);
    expect(b.leases.edges.find((e) => e.state === 'releasing')?.reason).toContain('now protected');
  });

  it('comes first after a start, when it was due while the gateway was down', async () => {
    const b = await GatewayBench.open();
    await b.handle(b.action());
    await b.gateway.close();
    await b.clock.advance(2 * TTL);
    await b.restart();
    expect([b.last()?.state, b.point.held.size]).toEqual(['released', 0]);
  });

  it('is tried again when the enforcement point refuses it: that is not a release', async () => {
    const b = await GatewayBench.open();
    await b.handle(b.action());
    b.point.moods.push('refuses release');
    await b.handle(b.command({ kind: 'action.release', action: 'act-inc-1-pc-1-0' }));
    expect([b.last()?.state, b.gateway.held]).toEqual(['release_failed', 1]);
    await b.clock.advance(6_000);
    expect([b.last()?.state, b.point.held.size, b.gateway.held]).toEqual(['released', 0, 0]);
  });
});
