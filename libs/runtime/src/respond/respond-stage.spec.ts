import { parsePolicy, type Policy } from '@cordon/core';
import type { Action, ActionState, Command, Incident, Order, Outcome, StreamName } from '@cordon/wire';
import { StepOutbox } from '../owner/outbox';
import type { Input } from '../stage';
import { RespondStage } from './respond-stage';
import { TenantState } from './tenant-state';

const NOW = Date.UTC(2026, 0, 5);
const parsed = parsePolicy({ name: 'p', rules: [{ verb: 'block_traffic', mode: 'auto', minProbability: 0.5 }] }, 'x');
if ('mistakes' in parsed) throw new Error(parsed.mistakes.join('; '));
const policy: Policy = parsed.policy;
const ip = { kind: 'ip', key: '203.0.113.9' } as const;

const incident = (version: number, at = NOW): Incident => ({
  id: 'inc-1',
  tenant: 't',
  version,
  status: 'open',
  title: 'i',
  probability: 0.9,
  bits: 5,
  contributions: [],
  impact: 1,
  priority: 0.9,
  openedAt: NOW,
  firstAt: NOW,
  lastAt: at,
  domains: ['network'],
  tactics: [],
  techniques: [],
  entities: [{ ...ip, roles: ['destination'], findings: 1 }],
  timeline: [
    {
      finding: `f-${version}`,
      detector: 'd',
      domain: 'network',
      at,
      title: 'Beaconing',
      reason: 'r',
      bits: 5,
      tactics: [],
      techniques: [],
      entities: [{ ...ip, role: 'destination' }],
      sources: [{ source: 'zeek', trust: 2 }],
      raw: [],
    },
  ],
  links: [],
  narrative: [],
  comments: [],
  change: 'finding',
});

class Bench {
  private n = 0;
  constructor(readonly stage = new RespondStage(() => policy)) {}

  reasons: string[] = [];
  step(stream: StreamName, body: object): { actions: Action[]; dead: string[] } {
    const out = new StepOutbox('respond', 0, ++this.n, NOW);
    const record = { stream, id: `r-${this.n}`, tenant: 't', source: 's', trust: 3, at: NOW, seen: NOW, cause: [], key: 't', body };
    this.stage.step([{ stream, partition: 0, offset: this.n, record } as Input<'respond'>], NOW, out);
    this.reasons = out.outputs.filter((o) => o.stream === 'dead').map((o) => (o.body as { reason: string }).reason);
    return {
      actions: out.outputs.filter((o) => o.stream === 'action').map((o) => o.body as Action),
      dead: out.outputs.filter((o) => o.stream === 'dead').map((o) => (o.body as { code: string }).code),
    };
  }
  outcome(action: Action | undefined, state: ActionState, at = NOW, change: Partial<Outcome> = {}): Action[] {
    if (!action) throw new Error('no action');
    const outcome: Outcome = { id: `${action.id}.${state}`, tenant: 't', action, state, edge: 1, at, by: 'engine', ...change };
    return this.step('outcome', outcome).actions;
  }
  propose(change: Partial<Order & { kind: 'action.propose' }> = {}): ReturnType<Bench['step']> {
    const order: Order = { kind: 'action.propose', incident: 'inc-1', verb: 'block_traffic', target: ip, reason: 'by hand', ...change };
    return this.step('command', { id: `cmd-${this.n}`, tenant: 't', at: NOW, by: 'ada', order } satisfies Command);
  }
}

describe('the respond stage', () => {
  it('decides once for an incident, whatever is added and however often a version comes', () => {
    const b = new Bench();
    expect(b.step('incident', incident(1)).actions.map((a) => a.verb)).toEqual(['block_traffic']);
    for (const version of [1, 2, 1, 3]) expect(b.step('incident', incident(version)).actions).toEqual([]);
  });

  it('decides again after the release with new evidence, also when it was loaded in between', () => {
    const b = new Bench();
    const [first] = b.step('incident', incident(1)).actions;
    b.outcome(first, 'active');
    b.outcome(first, 'released', NOW + 10);
    const fresh = new RespondStage(() => policy);
    fresh.load(b.stage.takeDirty());
    const c = new Bench(fresh);
    expect(c.step('incident', incident(2, NOW + 10)).actions).toEqual([]);
    const [again] = c.step('incident', incident(3, NOW + 11)).actions;
    expect([again?.n, again?.id === first?.id]).toEqual([1, false]);
  });

  it('does not do again what was done for an incident that was merged into this one', () => {
    const b = new Bench();
    const [first] = b.step('incident', incident(1)).actions;
    b.outcome(first, 'active');
    b.step('incident', { ...incident(2), status: 'merged', mergedInto: 'inc-2' });
    expect(b.step('incident', { ...incident(1), id: 'inc-2' }).actions).toEqual([]);
    b.outcome(first, 'released', NOW + 10);
    const [again] = b.step('incident', { ...incident(2, NOW + 11), id: 'inc-2' }).actions;
    expect([again?.incident, again?.n]).toEqual(['inc-2', 1]);
  });

  describe('where the guard found the evidence old and asks a person', () => {
    const OLD = NOW - 20 * 60_000;
    const stale = { code: 'CORDON_GUARD_STALE' };

    it('decides anew when fresh evidence comes, also when it was loaded in between', () => {
      const b = new Bench();
      const [first] = b.step('incident', incident(1, OLD)).actions;
      expect(b.outcome(first, 'pending_approval', NOW, stale)).toEqual([]);
      const c = new Bench(new RespondStage(() => policy));
      c.stage.load(b.stage.takeDirty());
      expect(c.step('incident', incident(2, NOW)).actions.map((a) => [a.n, a.evidenceAt])).toEqual([[1, NOW]]);
      expect(c.step('incident', incident(3, NOW)).actions).toEqual([]);
    });

    it('decides anew when fresh evidence had come while the guard looked', () => {
      const b = new Bench();
      const [first] = b.step('incident', incident(1, OLD)).actions;
      expect(b.step('incident', incident(2, NOW)).actions).toEqual([]);
      expect(b.outcome(first, 'pending_approval', NOW, stale).map((a) => [a.n, a.evidenceAt])).toEqual([[1, NOW]]);
    });

    it('looks at once at the incident that it was merged into, and in each replay alike', () => {
      let first: Action | undefined;
      const told = [false, true].map((loaded) => {
        let b = new Bench();
        first = b.step('incident', incident(1, OLD)).actions[0];
        b.step('incident', { ...incident(2, OLD), status: 'merged', mergedInto: 'inc-2' });
        expect(b.step('incident', { ...incident(1, NOW), id: 'inc-2' }).actions).toEqual([]);
        if (loaded) {
          const after = new Bench(new RespondStage(() => policy));
          after.stage.load(b.stage.takeDirty());
          b = after;
        }
        return b.outcome(first, 'pending_approval', NOW, stale);
      });
      expect(told[0]).toMatchObject([{ incident: 'inc-2', n: 1, evidenceAt: NOW, supersedes: [first?.id] }]);
      expect(told[1]).toEqual(told[0]);
    });

    it.each<[string, ActionState, object]>([
      ['was denied', 'denied', {}],
      ['waits for another reason', 'pending_approval', { code: 'CORDON_GUARD_TRUST' }],
    ])('leaves alone what %s', (_what, state, change) => {
      const b = new Bench();
      const [first] = b.step('incident', incident(1, OLD)).actions;
      b.outcome(first, 'pending_approval', NOW, state === 'denied' ? stale : change);
      b.outcome(first, state, NOW, change);
      expect(b.step('incident', incident(2, NOW)).actions).toEqual([]);
    });
  });

  describe('without a word from the gateway', () => {
    const MINUTE = 60_000;
    const tick = (b: Bench, now: number): string[] => {
      const out = new StepOutbox('respond', 0, 1, now);
      b.stage.step([], now, out);
      return out.outputs.map((o) => o.id);
    };

    it('it proposes again under the same id, three times in all, also when it was loaded in between', () => {
      const b = new Bench();
      const id = b.step('incident', incident(1)).actions[0]?.id;
      expect(b.stage.wake()).toBe(NOW + 5 * MINUTE);
      expect(tick(b, NOW + 5 * MINUTE - 1)).toEqual([]);
      expect(tick(b, NOW + 5 * MINUTE)).toEqual([id]);
      const c = new Bench(new RespondStage(() => policy));
      c.stage.load(b.stage.takeDirty());
      expect([tick(c, NOW + 9 * MINUTE), tick(c, NOW + 10 * MINUTE), tick(c, NOW + 60 * MINUTE)]).toEqual([[], [id], []]);
      expect(c.stage.wake()).toBeUndefined();
    });

    it('it asks in the same order after a restart as before, or a replay would number its outputs otherwise', () => {
      const propose = (stage: RespondStage, tenant: string): void => {
        const record = { stream: 'incident', id: tenant, tenant, source: 's', trust: 3, at: NOW, seen: NOW, cause: [], key: tenant } as const;
        const input = { stream: 'incident', partition: 0, offset: 0, record: { ...record, body: { ...incident(1), tenant } } };
        stage.step([input as Input<'respond'>], NOW, new StepOutbox('respond', 0, 1, NOW));
      };
      const before = new Bench();
      for (const tenant of ['zoe', 'anna', 'mia']) propose(before.stage, tenant);
      const chunks = before.stage.takeDirty();
      const after = new Bench(new RespondStage(() => policy));
      after.stage.load([...chunks].reverse());
      const told = tick(before, NOW + 5 * MINUTE);
      expect(told).toHaveLength(3);
      expect(tick(after, NOW + 5 * MINUTE)).toEqual(told);
    });

    it('it asks no more for an incident that is forgotten, and does not wake for it for ever', () => {
      const state = new TenantState();
      const [action] = new Bench().step('incident', incident(1)).actions;
      if (!action) throw new Error('no action');
      state.propose(action, NOW);
      expect([state.unanswered(NOW + 5 * MINUTE), state.askAt]).toEqual([[], undefined]);
    });

    it('it asks no more once there is an outcome, or the policy wants nothing any more', () => {
      const answered = new Bench();
      answered.outcome(answered.step('incident', incident(1)).actions[0], 'shadow');
      expect(answered.stage.wake()).toBeUndefined();
      let current = policy;
      const b = new Bench(new RespondStage(() => current));
      b.step('incident', incident(1));
      const off = parsePolicy({ name: 'p', rules: [{ verb: 'block_traffic', mode: 'off' }] }, 'z');
      if ('mistakes' in off) throw new Error(off.mistakes.join('; '));
      current = off.policy;
      expect([tick(b, NOW + 5 * MINUTE), b.stage.wake()]).toEqual([[], undefined]);
    });
  });

  it('survives incidents that say they were merged into each other', () => {
    const b = new Bench();
    b.step('incident', { ...incident(1), status: 'merged', mergedInto: 'inc-2' });
    b.step('incident', { ...incident(1), id: 'inc-2', status: 'merged', mergedInto: 'inc-1' });
    expect(b.step('incident', incident(3)).actions).toHaveLength(1);
  });

  it('decides by the policy in force, and says which that was', () => {
    let current = policy;
    const b = new Bench(new RespondStage(() => current));
    expect(b.step('incident', incident(1)).actions[0]).toMatchObject({ mode: 'auto', policyVersion: policy.version });
    const other = parsePolicy({ name: 'p', rules: [{ verb: 'block_traffic', mode: 'confirm', minProbability: 0.5 }] }, 'y');
    if ('mistakes' in other) throw new Error(other.mistakes.join('; '));
    current = other.policy;
    expect(b.step('incident', { ...incident(1), id: 'inc-2' }).actions[0]).toMatchObject({ mode: 'confirm', policyVersion: current.version });
  });

  it('does not take over state of a newer version', () => {
    const [chunk] = (() => {
      const b = new Bench();
      b.step('incident', incident(1));
      return b.stage.takeDirty();
    })();
    expect(() => new RespondStage(() => policy).load(chunk ? [{ ...chunk, schema: chunk.schema + 1 }] : [])).toThrow('schema 2');
  });
});

describe('what a person proposes', () => {
  it.each<[string, Partial<Order & { kind: 'action.propose' }>, string]>([
    ['an incident that is not known', { incident: 'inc-9' }, 'there is no incident inc-9'],
    ['a target that is not part of it', { target: { kind: 'ip', key: '198.51.100.1' } }, 'ip 198.51.100.1 is not part of incident inc-1'],
    ['a target of another kind', { target: { kind: 'device', key: ip.key } }, 'device 203.0.113.9 is not part of incident inc-1'],
  ])('is refused for %s', (_what, change, reason) => {
    const b = new Bench();
    b.step('incident', incident(1));
    expect(b.propose(change)).toEqual({ actions: [], dead: ['CORDON_COMMAND_INVALID'] });
    expect(b.reasons).toEqual([reason]);
  });

  it('holds no longer than the policy lets it', () => {
    const b = new Bench();
    b.outcome(b.step('incident', incident(1)).actions[0], 'denied');
    expect(b.propose({ ttlMs: 7 * 24 * 3_600_000 }).actions[0]?.ttlMs).toBe(5 * 3_600_000);
  });

  it.each<ActionState>(['proposed', 'pending_approval', 'active', 'release_failed'])('is refused while the same is %s', (state) => {
    const b = new Bench();
    b.outcome(b.step('incident', incident(1)).actions[0], state);
    expect(b.propose()).toEqual({ actions: [], dead: ['CORDON_COMMAND_INVALID'] });
  });

  it.each<ActionState>(['shadow', 'suppressed', 'denied', 'expired', 'failed', 'released'])(
    'is another action when the last was %s, for a person to approve',
    (state) => {
      const b = new Bench();
      const [first] = b.step('incident', incident(1)).actions;
      b.outcome(first, state);
      const [asked] = b.propose().actions;
      expect(asked).toMatchObject({ by: 'ada', mode: 'confirm', n: 1, reason: 'by hand', verb: 'block_traffic' });
      expect(asked?.id).not.toBe(first?.id);
    },
  );
});
