import { parsePolicy, type Policy } from '@cordon/core';
import {
  Actuator,
  Actuators,
  Gateway,
  Leases,
  Log,
  type ActuatorManifest,
  type ApplyResult,
  type CheckResult,
  type Lease,
  type Order,
  type Placed,
  type ReleaseResult,
  type Switches,
  type TargetState,
} from '@cordon/runtime';
import {
  CordonError,
  type Action,
  type ActionState,
  type BindingBody,
  type DeadBody,
  type Order as Command,
  type Outcome,
  type StreamName,
  type StreamRecord,
} from '@cordon/wire';
import { SimClock } from '../sim-clock';

const START = Date.UTC(2026, 0, 5);
const TTL = 3_600_000;

/** The gateway's disk; outlives the gateways that use it. */
class MemoryLeases extends Leases {
  readonly leases = new Map<string, Lease>();
  readonly edges: Outcome[] = [];
  private readonly thrown = new Map<string, Switches>();
  private readonly rows: { tenant: string; seen: number; binding: BindingBody }[] = [];
  private upTo = 0;
  /** Runs before each write, as a slow disk would. */
  beforeWrite: () => Promise<void> = async () => undefined;
  load = async (): Promise<readonly Lease[]> => [...this.leases.values()];
  record = async (lease: Lease, edge: Outcome): Promise<number> => {
    await this.beforeWrite();
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

type Misbehaviour = 'hangs release' | 'hangs' | 'hangs after' | 'refuses' | 'breaks' | 'refuses release' | 'forgets';

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
    if (mood !== 'forgets') this.held.set(order.action.target.key, order.until);
    if (mood === 'hangs after') await new Promise(() => undefined);
    return { kind: 'applied', text: 'held' };
  }
  /** While true nobody can look. */
  blind = false;
  async observe(order: Order): Promise<TargetState> {
    this.calls.push('observe');
    if (this.blind) throw new CordonError('CORDON_ACTUATOR_UNAVAILABLE', 'connection reset', true);
    return this.state(order);
  }
  async release(order: Order): Promise<ReleaseResult> {
    this.calls.push('release');
    if (this.moods.at(0) === 'hangs release') {
      this.moods.shift();
      await new Promise(() => undefined);
    }
    if (this.moods.at(0) === 'refuses release') {
      this.moods.shift();
      return { kind: 'refused', code: 'CORDON_ACTUATOR_REFUSED', reason: '403' };
    }
    this.held.delete(order.action.target.key);
    return { kind: 'released', text: 'free' };
  }
  private state(order: Order): TargetState {
    const until = this.held.get(order.action.target.key);
    const applied = until !== undefined;
    return { applied, ours: applied, text: applied ? 'held' : 'free', ...(applied ? { until } : {}) };
  }
}

export function policyWith(rule: object, more: object = {}): Policy {
  const parsed = parsePolicy(
    { name: 'p', rules: [{ verb: 'isolate_device', mode: 'auto', minProbability: 0.5, ttl: '1h', ...rule }], inventoryMaxAgeHours: 720, ...more },
    'x',
  );
  if ('mistakes' in parsed) throw new Error(parsed.mistakes.join('; '));
  return parsed.policy;
}

export class GatewayBench {
  readonly clock = new SimClock(START);
  readonly leases = new MemoryLeases();
  readonly log = new MemoryLog();
  readonly point = new Point();
  readonly fatal: unknown[] = [];
  /** What was refused, as `code: reason`. */
  readonly answers: string[] = [];
  readonly counts: string[] = [];
  killFile = false;
  freezeFile: string | undefined;
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
      freezeFile: () => this.freezeFile,
      onCount: (what) => void this.counts.push(what),
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

  static async open(rule: object = {}, more: object = {}): Promise<GatewayBench> {
    const bench = new GatewayBench(policyWith(rule, more));
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
    for (const { body } of await handled) {
      const { code, reason } = body as DeadBody;
      this.answers.push(`${code}: ${reason}`);
    }
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
  approve(approvalHash = this.hash, by = 'ada'): Placed {
    return this.command({ kind: 'action.approve', action: 'act-inc-1-pc-1-0', approvalHash }, by);
  }
}
