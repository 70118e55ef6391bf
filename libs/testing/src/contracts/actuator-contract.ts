import type { Actuator, Order } from '@cordon/runtime';
import type { EntityKey } from '@cordon/wire';

export interface ActuatorUnderTest {
  readonly actuator: Actuator;
  readonly target: EntityKey;
  /** What the target is bound to, where the actuator works by address. */
  readonly addresses?: readonly string[];
  /** Looks at the enforcement point itself, past the actuator: is the target held? */
  inForce(): Promise<boolean>;
  /** Everything there is at the enforcement point, as text: a check must not change it. */
  snapshot(): Promise<string>;
  /** Does the same to the target as somebody else would, where others can. */
  foreign?(): Promise<void>;
  cleanup(): Promise<void>;
}

const TTL_MS = 3_600_000;

/** An order for the target. `n` makes another action of it. */
export function orderFor(
  under: Pick<ActuatorUnderTest, 'actuator' | 'target' | 'addresses'>,
  change: { readonly n?: number; readonly ttlMs?: number } = {},
): Order {
  const { n = 0, ttlMs = TTL_MS } = change;
  const now = Date.now();
  return {
    action: {
      id: `act-${String(n).padStart(32, '0')}`,
      tenant: 't',
      incident: `inc-${n}`,
      verb: under.actuator.manifest.verb,
      target: under.target,
      mode: 'auto',
      ttlMs,
      reason: 'a test',
      cause: ['f1'],
      policyVersion: 'p@1',
      by: 'engine',
      n,
      decidedAt: now,
      evidenceAt: now,
      confidence: 0.99,
      support: [],
    },
    until: now + ttlMs,
    remainingMs: ttlMs,
    addresses: under.addresses ?? [],
  };
}

/**
 * The promises of the Actuator port, for every adapter that can be looked at (response.md, section 6). `alone`: why nobody else
 * can act there, where that is so; the promises about others are then skipped with it.
 */
export function describeActuator(name: string, make: () => Promise<ActuatorUnderTest>, alone?: string): void {
  describe(`${name} keeps the promises of an actuator`, () => {
    const { signal } = new AbortController();
    let under: ActuatorUnderTest;
    beforeEach(async () => {
      under = await make();
    });
    afterEach(() => under.cleanup());

    const ready = async (order: Order) => {
      const checked = await under.actuator.check(order, signal);
      if (checked.kind !== 'ready') throw new Error(`refused: ${checked.reason}`);
      return checked;
    };

    const others = (): Promise<void> => under.foreign?.() ?? Promise.reject(new Error('no `foreign` given, and no reason why'));
    const withOthers = (title: string, test: () => Promise<void>): void =>
      alone === undefined ? it(title, test) : it.skip(`${title} (skipped: ${alone})`, test);

    it('says what it is, what it may touch and how to undo it', () => {
      const m = under.actuator.manifest;
      expect(m.name).toMatch(/^[a-z]+:[a-z]+(-[a-z]+)*$/);
      expect(m.name.split(':')[1]).toBe(m.verb.replace(/_/g, '-'));
      expect(m.targets).toContain(under.target.kind);
      expect([m.example, m.howToUndo].every((text) => text.length > 0)).toBe(true);
      expect(m.deadlineMs).toBeGreaterThan(0);
    });

    it('check changes nothing, before and after', async () => {
      const before = await under.snapshot();
      expect((await ready(orderFor(under))).prior).toMatchObject({ applied: false, ours: false });
      expect(await under.snapshot()).toBe(before);
      await under.actuator.apply(orderFor(under), signal);
      const held = await under.inForce();
      expect((await ready(orderFor(under))).prior).toMatchObject({ applied: true, ours: true });
      expect([held, await under.inForce()]).toEqual([true, true]);
    });

    it('apply is in force, and observe sees it as ours', async () => {
      expect(await under.actuator.observe(orderFor(under), signal)).toMatchObject({ applied: false, ours: false });
      expect(await under.actuator.apply(orderFor(under), signal)).toMatchObject({ kind: 'applied' });
      expect(await under.inForce()).toBe(true);
      expect(await under.actuator.observe(orderFor(under), signal)).toMatchObject({ applied: true, ours: true });
    });

    it('apply twice is apply once: one release ends it', async () => {
      const order = orderFor(under);
      const { prior } = await ready(order);
      for (let i = 0; i < 2; i++) expect(await under.actuator.apply(order, signal)).toMatchObject({ kind: 'applied' });
      expect(await under.actuator.release(order, prior, signal)).toMatchObject({ kind: 'released' });
      expect(await under.inForce()).toBe(false);
    });

    it('release restores what was there, twice is once, and it can be applied again', async () => {
      const before = await under.snapshot();
      const order = orderFor(under);
      const { prior } = await ready(order);
      await under.actuator.apply(order, signal);
      for (let i = 0; i < 2; i++) expect(await under.actuator.release(order, prior, signal)).toMatchObject({ kind: 'released' });
      expect(await under.inForce()).toBe(false);
      expect(await under.actuator.observe(order, signal)).toMatchObject({ applied: false, ours: false });
      const again = orderFor(under, { n: 1 });
      await under.actuator.apply(again, signal);
      expect(await under.inForce()).toBe(true);
      await under.actuator.release(again, prior, signal);
      expect(await under.inForce()).toBe(false);
      // An empty table that was made on the way may stay.
      if (before !== '') expect(await under.snapshot()).toBe(before);
    });

    it('release of what was never applied, or is gone already, is no failure', async () => {
      const prior = { applied: false, ours: false, text: 'free' };
      expect(await under.actuator.release(orderFor(under), prior, signal)).toMatchObject({ kind: 'released' });
      expect(await under.inForce()).toBe(false);
    });

    withOthers('what somebody else had done stays, after apply and after release', async () => {
      await others();
      const before = await under.snapshot();
      const order = orderFor(under);
      const { prior } = await ready(order);
      expect(prior).toMatchObject({ applied: true, ours: false });
      await under.actuator.apply(order, signal);
      await under.actuator.release(order, prior, signal);
      expect(await under.inForce()).toBe(true);
      expect(await under.snapshot()).toBe(before);
    });

    withOthers('what somebody else does after our release is not ours to end', async () => {
      const order = orderFor(under);
      const { prior } = await ready(order);
      await under.actuator.apply(order, signal);
      await under.actuator.release(order, prior, signal);
      await others();
      expect(await under.actuator.release(order, prior, signal)).toMatchObject({ kind: 'refused', code: 'CORDON_ACTUATOR_FOREIGN' });
      expect(await under.inForce()).toBe(true);
    });
  });
}
