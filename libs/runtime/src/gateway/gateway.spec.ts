import { parsePolicy, type Policy } from '@cordon/core';
import { SimClock } from '@cordon/testing';
import {
  CordonError,
  type Action,
  type ActionState,
  type BindingBody,
  type Order as Command,
  type Outcome,
  type StreamName,
  type StreamRecord,
} from '@cordon/wire';
import {
  Actuator,
  type ActuatorManifest,
  type ApplyResult,
  type CheckResult,
  type Order,
  type ReleaseResult,
  type TargetState,
} from '../ports/actuator';
import { Leases, type Lease, type Switches } from '../ports/leases';
import { Log, type Placed } from '../ports/log';
import { Actuators } from './effects';
import { Gateway } from './gateway';

const START = Date.UTC(2026, 0, 5);
const MINUTE = 60_000;
const TTL = 60 * MINUTE;

/** The gateway's disk; outlives the gateways that use it. */
class MemoryLeases extends Leases {
  readonly leases = new Map<string, Lease>();
  readonly edges: Outcome[] = [];
  private readonly thrown = new Map<string, Switches>();
  private readonly rows: { tenant: string; seen: number; binding: BindingBody }[] = [];
  private upTo = 0;
  load = async (): Promise<readonly Lease[]> => [...this.leases.values()];
  record = async (lease: Lease, edge: Outcome): Promise<number> => {
    this.leases.set(lease.action.id, lease);
    return this.edges.push(edge);
  };
  journal = async (after: number, limit: number): Promise<readonly { seq: number; outcome: Outcome }[]> =>
    this.edges.slice(after, after + limit).map((outcome, i) => ({ seq: after + i + 1, outcome }));
  published = async (): Promise<number> => this.upTo;
  setPublished = async (seq: number): Promise<void> => void (this.upTo = seq);
  switches = async (): Promise<ReadonlyMap<string, Switches>> => this.thrown;
  setSwitches = async (tenant: string, s: Switches): Promise<void> => void this.thrown.set(tenant, s);
  bindings = async (): Promise<readonly { tenant: string; seen: number; binding: BindingBody }[]> => this.rows;
  addBindings = async (rows: readonly { tenant: string; seen: number; binding: BindingBody }[]): Promise<void> => void this.rows.push(...rows);
  close = async (): Promise<void> => undefined;
}

class MemoryLog extends Log {
  readonly written: StreamRecord[] = [];
  open = async (): Promise<void> => undefined;
  append = async (records: readonly StreamRecord[]): Promise<void> => void this.written.push(...records);
  read = (): never => unused();
  own = (): never => unused();
  partitions = (): never => unused();
  close = async (): Promise<void> => undefined;
}
const unused = (): never => {
  throw new Error('the gateway does not need this');
};

type Misbehaviour = 'hangs' | 'hangs after' | 'refuses' | 'breaks' | 'refuses release';

/** An enforcement point with its own memory, which misbehaves when told. */
class Point extends Actuator {
  readonly held = new Map<string, number>();
  readonly calls: string[] = [];
  readonly moods: Misbehaviour[] = [];
  readonly manifest: ActuatorManifest = {
    name: 'point:isolate-device',
    verb: 'isolate_device',
    targets: ['device'],
    permissions: [],
    example: '',
    howToUndo: '',
    reversible: true,
    idempotent: true,
    nativeTtl: false,
    readBack: true,
    ratePerMinute: 600,
    deadlineMs: 5_000,
  };
  /** Runs between check and apply. */
  betweenCheckAndApply: () => void = () => undefined;

  async check(order: Order): Promise<CheckResult> {
    const prior = this.state(order);
    this.betweenCheckAndApply();
    return { kind: 'ready', prior, wouldDo: 'hold' };
  }
  async apply(order: Order): Promise<ApplyResult> {
    const mood = this.moods.shift();
    this.calls.push('apply');
    if (mood === 'hangs') await new Promise(() => undefined);
    if (mood === 'refuses') return { kind: 'refused', code: 'CORDON_ACTUATOR_REFUSED', reason: 'no licence' };
    if (mood === 'breaks') throw new CordonError('CORDON_ACTUATOR_UNAVAILABLE', 'connection reset', true);
    this.held.set(order.action.target.key, order.until);
    if (mood === 'hangs after') await new Promise(() => undefined);
    return { kind: 'applied', text: 'held' };
  }
  async observe(order: Order): Promise<TargetState> {
    this.calls.push('observe');
    return this.state(order);
  }
  async release(order: Order): Promise<ReleaseResult> {
    this.calls.push('release');
    if (this.moods.at(0) === 'refuses release') {
      this.moods.shift();
      return { kind: 'refused', code: 'CORDON_ACTUATOR_REFUSED', reason: '403' };
    }
    this.held.delete(order.action.target.key);
    return { kind: 'released', text: 'free' };
  }
  private state(order: Order): TargetState {
    const applied = this.held.has(order.action.target.key);
    return { applied, ours: applied, text: applied ? 'held' : 'free' };
  }
}

function policyOf(rule: object, more: object = {}): Policy {
  const parsed = parsePolicy(
    { name: 'p', rules: [{ verb: 'isolate_device', mode: 'auto', minProbability: 0.5, ttl: '1h', ...rule }], inventoryMaxAgeHours: 720, ...more },
    'x',
  );
  if ('mistakes' in parsed) throw new Error(parsed.mistakes.join('; '));
  return parsed.policy;
}

class Bench {
  readonly clock = new SimClock(START);
  readonly leases = new MemoryLeases();
  readonly log = new MemoryLog();
  readonly point = new Point();
  readonly fatal: unknown[] = [];
  killFile = false;
  private offset = 0;
  gateway: Gateway;

  constructor(public policy: Policy) {
    this.gateway = this.make();
  }

  make(): Gateway {
    return new Gateway({
      leases: this.leases,
      log: this.log,
      clock: this.clock,
      actuators: new Actuators([this.point]),
      policyOf: () => this.policy,
      killFile: () => this.killFile,
      onRetry: () => undefined,
      onFatal: (e) => void this.fatal.push(e),
    });
  }

  /** Ends the gateway and starts another one on the same disk. */
  async restart(): Promise<void> {
    await this.gateway.close();
    this.gateway = this.make();
    await this.gateway.open();
  }

  static async open(rule: object = {}, more: object = {}): Promise<Bench> {
    const bench = new Bench(policyOf(rule, more));
    await bench.gateway.open();
    await bench.handle(bench.binding({ attributes: { class: 'workstation' } }));
    return bench;
  }

  async handle(...records: Placed[]): Promise<void> {
    const handled = this.gateway.handle({ partition: 0, records, undecodable: [] });
    let open = true;
    void handled.catch(() => undefined).then(() => (open = false));
    // Only a hang needs simulated time to pass.
    for (let i = 0; i < 20 && open; i++) await this.clock.advance(i < 5 ? 0 : 1_000);
    await handled;
    await this.clock.advance(0);
  }

  action(change: Partial<Action> = {}): Placed {
    const now = this.clock.now();
    const body: Action = {
      id: `act-${change.incident ?? 'inc-1'}-${change.target?.key ?? 'pc-1'}-${change.n ?? 0}`,
      tenant: 't',
      incident: 'inc-1',
      verb: 'isolate_device',
      target: { kind: 'device', key: 'pc-1' },
      mode: this.policy.rules[0]?.mode ?? 'observe',
      ttlMs: TTL,
      reason: 'r',
      cause: ['f1'],
      policyVersion: this.policy.version,
      by: 'engine',
      n: 0,
      decidedAt: now,
      evidenceAt: now,
      confidence: 0.99,
      support: [{ domain: 'network', source: 'zeek', trust: 3, claimed: false }],
      ...change,
    };
    return this.place('action', body.id, body);
  }
  command(order: Command, by = 'ada', tenant = 't'): Placed {
    return this.place('command', `cmd-${this.offset}`, { id: `cmd-${this.offset}`, tenant, at: this.clock.now(), by, order });
  }
  binding(change: Partial<BindingBody>): Placed {
    const body: BindingBody = {
      relation: 'attribute',
      a: { kind: 'device', key: 'pc-99' },
      from: START,
      confidence: 1,
      origin: 'inventory',
      ...change,
    };
    return this.place('binding', `b-${this.offset}`, body);
  }
  private place(stream: StreamName, id: string, body: unknown): Placed {
    const now = this.clock.now();
    return {
      stream,
      partition: 0,
      offset: this.offset++,
      record: { stream, id, tenant: 't', source: 's', trust: 3, at: now, seen: now, cause: [], key: 't', body },
    };
  }

  states(id = 'act-inc-1-pc-1-0'): ActionState[] {
    return this.leases.edges.filter((e) => e.action.id === id).map((e) => e.state);
  }
  last(id = 'act-inc-1-pc-1-0'): Outcome | undefined {
    return this.leases.edges.filter((e) => e.action.id === id).at(-1);
  }
  get hash(): string {
    return this.leases.edges.findLast((e) => e.approvalHash)?.approvalHash ?? '';
  }
  approve(approvalHash = this.hash): Placed {
    return this.command({ kind: 'action.approve', action: 'act-inc-1-pc-1-0', approvalHash });
  }
}

const DONE: ActionState[] = ['proposed', 'approved', 'dispatching', 'active', 'verified'];

describe('an action', () => {
  it('goes its way, each edge numbered and published once in order, and ends by its TTL', async () => {
    const b = await Bench.open();
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
    const b = await Bench.open();
    await b.handle(b.action(), b.action());
    await b.handle(b.action());
    expect(b.states()).toEqual(DONE);
    expect(b.point.calls.filter((c) => c === 'apply')).toHaveLength(1);
  });

  it('whose judgement was cut off by the end of the process is judged when it comes again', async () => {
    const b = await Bench.open();
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
    const b = await Bench.open();
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
  it('acts once, in the name of the person, when the hash fits', async () => {
    const b = await Bench.open({ mode: 'confirm' });
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
    const b = await Bench.open({ mode: 'confirm' });
    await b.handle(b.action());
    const right = b.hash;
    await b.handle(b.approve(hash));
    expect(b.states()).toEqual(['proposed', 'pending_approval']);
    await b.handle(b.approve(right));
    expect(b.point.held.size).toBe(1);
  });

  it('of another action’s hash, or by another tenant, changes nothing', async () => {
    const b = await Bench.open({ mode: 'confirm' });
    await b.handle(b.action(), b.action({ target: { kind: 'device', key: 'pc-2' } }));
    await b.handle(b.approve(b.hash), b.command({ kind: 'action.approve', action: 'act-inc-1-pc-2-0', approvalHash: b.hash }, 'eve', 'other'));
    expect(b.point.held.size).toBe(0);
  });

  it('that nobody gives in 15 minutes is a denial, and too late afterwards', async () => {
    const b = await Bench.open({ mode: 'confirm' });
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
    const b = await Bench.open({ mode: 'confirm' });
    await b.handle(b.action());
    await b.handle(b.command({ kind: 'action.deny', action: 'act-inc-1-pc-1-0', reason: 'a test' }), b.approve());
    expect(b.last()).toMatchObject({ state: 'denied', by: 'ada', reason: 'a test' });
  });

  it('outlives a restart', async () => {
    const b = await Bench.open({ mode: 'confirm' });
    await b.handle(b.action());
    await b.restart();
    await b.handle(b.approve());
    expect(b.last()?.state).toBe('verified');
  });
});

describe('auto with veto', () => {
  const rule = { mode: 'auto_with_veto', veto: '5m' };
  it('acts when nobody vetoed in time, and not before', async () => {
    const b = await Bench.open(rule);
    await b.handle(b.action());
    await b.clock.advance(5 * MINUTE - 1);
    expect(b.point.calls).toEqual([]);
    await b.clock.advance(1_000);
    expect(b.states()).toEqual(['proposed', 'pending_approval', ...DONE.slice(1)]);
    expect(b.leases.edges.find((e) => e.state === 'approved')).toMatchObject({ by: 'engine', reason: 'nobody vetoed' });
  });

  it('does nothing after a veto', async () => {
    const b = await Bench.open(rule);
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
    const b = await Bench.open(rule);
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
    const b = await Bench.open(rule);
    await b.handle(b.action());
    b.policy = policyOf({ mode });
    await b.clock.advance(30 * MINUTE);
    expect([b.last()?.state, b.point.calls, b.fatal]).toEqual([state, [], []]);
  });

  it('a policy of confirm gives no veto to what was decided under one', async () => {
    const b = await Bench.open({ mode: 'confirm' });
    await b.handle(b.action({ mode: 'auto_with_veto' }));
    await b.clock.advance(30 * MINUTE);
    expect([b.last()?.state, b.point.calls]).toEqual(['expired', []]);
  });
});

describe('switches', () => {
  const killed = { kind: 'kill-switch', on: true, reason: 'r' } as const;
  it.each(['before', 'after'])('a kill switch %s the action in the same batch stops it', async (when) => {
    const b = await Bench.open();
    const kill = b.command(killed);
    await b.handle(...(when === 'before' ? [kill, b.action()] : [b.action(), kill]));
    expect([b.last()?.state, b.last()?.code, b.point.held.size]).toEqual(['suppressed', 'CORDON_GUARD_KILL_SWITCH', 0]);
  });

  it('one that is thrown between check and apply stops the apply', async () => {
    const b = await Bench.open();
    b.point.betweenCheckAndApply = () => (b.killFile = true);
    await b.handle(b.action());
    expect([b.last()?.state, b.last()?.code, b.point.held.size]).toEqual(['failed', 'CORDON_GUARD_KILL_SWITCH', 0]);
  });

  it('beats approval, lets releases go on, survives a restart, and is lifted', async () => {
    const b = await Bench.open();
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
    const b = await Bench.open();
    await b.handle(b.command(killed, 'ada', 'other'), b.action());
    expect(b.last()?.state).toBe('verified');
    await b.handle(b.command(killed, 'ada', '*'), b.action({ target: { kind: 'device', key: 'pc-2' } }));
    expect(b.last('act-inc-1-pc-2-0')?.state).toBe('suppressed');
  });

  it('a freeze ends by its time', async () => {
    const b = await Bench.open();
    await b.handle(b.command({ kind: 'freeze', on: true, until: START + MINUTE, reason: 'release night' }), b.action());
    expect(b.last()).toMatchObject({ state: 'suppressed', code: 'CORDON_GUARD_FROZEN', reason: 'freeze: release night' });
    await b.clock.advance(MINUTE);
    await b.handle(b.action({ n: 1, id: 'act-inc-1-pc-1-1' }));
    expect(b.last('act-inc-1-pc-1-1')?.state).toBe('verified');
  });

  it('does not lose an effect that is in place: an extension under it changes nothing, and it still ends', async () => {
    const b = await Bench.open();
    await b.handle(b.action());
    await b.handle(b.command(killed), b.command({ kind: 'action.extend', action: 'act-inc-1-pc-1-0', ttlMs: 5 * TTL }));
    expect(b.states()).toEqual(DONE);
    await b.clock.advance(TTL);
    expect([b.last()?.state, b.point.held.size]).toEqual(['released', 0]);
  });
});

describe('the end of an effect', () => {
  it.each(['false_positive', 'benign_true_positive'] as const)('comes with the verdict %s, also for what still waits', async (verdict) => {
    const b = await Bench.open();
    await b.handle(b.action());
    b.policy = policyOf({ mode: 'confirm' });
    await b.handle(b.action({ target: { kind: 'device', key: 'pc-2' } }));
    await b.handle(b.command({ kind: 'incident.status', incident: 'inc-1', status: 'closed', verdict }));
    expect([b.last()?.state, b.last()?.by, b.point.held.size]).toEqual(['released', 'ada', 0]);
    expect(b.last('act-inc-1-pc-2-0')?.state).toBe('superseded');
  });

  it('does not come with another incident’s verdict, nor with a true positive', async () => {
    const b = await Bench.open();
    await b.handle(b.action());
    await b.handle(
      b.command({ kind: 'incident.status', incident: 'inc-2', status: 'closed', verdict: 'false_positive' }),
      b.command({ kind: 'incident.status', incident: 'inc-1', status: 'closed', verdict: 'true_positive' }),
    );
    expect(b.point.held.size).toBe(1);
  });

  it('waits for the last of two incidents that hold one target', async () => {
    const b = await Bench.open();
    await b.handle(b.action());
    await b.clock.advance(30 * MINUTE);
    await b.handle(b.action({ incident: 'inc-2' }));
    await b.clock.advance(30 * MINUTE);
    expect([b.last()?.state, b.last()?.reason, b.point.held.size]).toEqual(['released', 'still held by another incident', 1]);
    await b.clock.advance(30 * MINUTE);
    expect([b.last('act-inc-2-pc-1-0')?.state, b.point.held.size]).toEqual(['released', 0]);
  });

  it('is not brought forward by a second, shorter hold', async () => {
    const b = await Bench.open();
    await b.handle(b.action());
    await b.handle(b.action({ incident: 'inc-2', ttlMs: MINUTE }));
    expect(b.point.held.get('pc-1')).toBe(START + TTL);
    await b.clock.advance(2 * MINUTE);
    expect(b.point.held.size).toBe(1);
  });

  it.each([6 * 60 * MINUTE, -6 * 60 * MINUTE])('goes by the monotonic clock when the wall clock jumps by %d ms', async (jump) => {
    const b = await Bench.open();
    await b.handle(b.action());
    b.clock.jump(jump);
    await b.clock.advance(TTL - 1_000);
    expect(b.point.held.size).toBe(1);
    await b.clock.advance(1_000);
    expect(b.point.held.size).toBe(0);
  });

  it('after a jump no new effect begins until the clock is steady again', async () => {
    const b = await Bench.open();
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
    const b = await Bench.open();
    await b.handle(b.action());
    for (const change of bindings) await b.handle(b.binding(change));
    expect([b.last()?.state, b.point.held.size]).toEqual(['released', 0]);
    expect(b.leases.edges.find((e) => e.state === 'releasing')?.reason).toContain('now protected');
  });

  it('comes first after a start, when it was due while the gateway was down', async () => {
    const b = await Bench.open();
    await b.handle(b.action());
    await b.gateway.close();
    await b.clock.advance(2 * TTL);
    await b.restart();
    expect([b.last()?.state, b.point.held.size]).toEqual(['released', 0]);
  });

  it('is tried again when the enforcement point refuses it: that is not a release', async () => {
    const b = await Bench.open();
    await b.handle(b.action());
    b.point.moods.push('refuses release');
    await b.handle(b.command({ kind: 'action.release', action: 'act-inc-1-pc-1-0' }));
    expect([b.last()?.state, b.gateway.held]).toEqual(['release_failed', 1]);
    await b.clock.advance(6_000);
    expect([b.last()?.state, b.point.held.size, b.gateway.held]).toEqual(['released', 0, 0]);
  });
});

describe('an enforcement point that misbehaves', () => {
  it('hangs before the effect: unknown, looked at, tried again', async () => {
    const b = await Bench.open();
    b.point.moods.push('hangs');
    await b.handle(b.action());
    expect(b.last()?.state).toBe('dispatching');
    await b.clock.advance(5_000);
    expect(b.states()).toEqual(['proposed', 'approved', 'dispatching', 'unknown', 'dispatching', 'active', 'verified']);
    expect(b.leases.edges.find((e) => e.state === 'unknown')?.code).toBe('CORDON_ACTUATOR_TIMEOUT');
    expect(b.point.calls).toEqual(['apply', 'observe', 'apply', 'observe']);
  });

  it('hangs after the effect: unknown, looked at, active, and not done twice', async () => {
    const b = await Bench.open();
    b.point.moods.push('hangs after');
    await b.handle(b.action());
    await b.clock.advance(5_000);
    expect(b.states()).toEqual(['proposed', 'approved', 'dispatching', 'unknown', 'active', 'verified']);
    expect(b.point.calls.filter((c) => c === 'apply')).toHaveLength(1);
  });

  it('breaks for good: it fails and holds nothing', async () => {
    const b = await Bench.open();
    b.point.moods.push('breaks', 'breaks', 'breaks', 'breaks', 'breaks');
    await b.handle(b.action());
    expect([b.last()?.state, b.gateway.held]).toEqual(['failed', 0]);
  });

  it('refuses: failed with its reason', async () => {
    const b = await Bench.open();
    b.point.moods.push('refuses');
    await b.handle(b.action());
    expect(b.last()).toMatchObject({ state: 'failed', code: 'CORDON_ACTUATOR_REFUSED', reason: 'no licence' });
  });

  it('refuses to extend what is in place: it stays known and ends', async () => {
    const b = await Bench.open();
    await b.handle(b.action());
    b.point.moods.push('refuses');
    await b.handle(b.command({ kind: 'action.extend', action: 'act-inc-1-pc-1-0', ttlMs: 2 * TTL }));
    expect([b.last()?.state, b.gateway.held]).toEqual(['verified', 1]);
    await b.clock.advance(2 * TTL);
    expect([b.last()?.state, b.point.held.size]).toEqual(['released', 0]);
  });

  it('does not hold up the end of other effects', async () => {
    const b = await Bench.open();
    await b.handle(b.action());
    await b.clock.advance(TTL - 2_000);
    b.point.moods.push('hangs');
    await b.handle(b.action({ target: { kind: 'device', key: 'pc-2' } }));
    await b.clock.advance(2_000);
    expect([b.last()?.state, b.last('act-inc-1-pc-2-0')?.state]).toEqual(['released', 'dispatching']);
  });
});

describe('budgets', () => {
  it('are reserved before the next action looks: of many at once no more than allowed are done', async () => {
    const b = await Bench.open({}, { budgets: [{ verb: 'isolate_device', perHour: 3, concurrent: 100 }] });
    await b.handle(...Array.from({ length: 10 }, (_, i) => b.action({ target: { kind: 'device', key: `pc-${i}` } })));
    expect(b.point.held.size).toBe(3);
    await b.clock.advance(10 * MINUTE);
    await b.handle(b.action({ target: { kind: 'device', key: 'late' } }));
    expect(b.last('act-inc-1-late-0')).toMatchObject({ state: 'pending_approval', code: 'CORDON_GUARD_BUDGET' });
  });

  it('hold over vetoes that lapse in the same moment', async () => {
    const b = await Bench.open({ mode: 'auto_with_veto', veto: '1m' }, { budgets: [{ verb: 'isolate_device', perHour: 100, concurrent: 2 }] });
    await b.handle(...Array.from({ length: 6 }, (_, i) => b.action({ target: { kind: 'device', key: `pc-${i}` } })));
    await b.clock.advance(2 * MINUTE);
    expect(b.point.held.size).toBe(2);
  });

  it('five false alarms among few actions open the breaker, and a person arms it again', async () => {
    const b = await Bench.open();
    for (let i = 0; i < 5; i++) {
      await b.handle(b.action({ incident: `inc-${i}`, target: { kind: 'device', key: `pc-${i}` } }));
      await b.handle(b.command({ kind: 'incident.status', incident: `inc-${i}`, status: 'closed', verdict: 'false_positive' }));
      await b.clock.advance(61 * MINUTE);
    }
    await b.handle(b.action({ incident: 'inc-a' }));
    expect(b.last('act-inc-a-pc-1-0')).toMatchObject({ state: 'pending_approval', code: 'CORDON_GUARD_BREAKER' });
    await b.handle(b.command({ kind: 'rearm', reason: 'tuned' }), b.action({ incident: 'inc-b' }));
    expect(b.last('act-inc-b-pc-1-0')?.state).toBe('verified');
  });
});
