import type { BindingBody, Outcome } from '@cordon/wire';
import {
  Actuator,
  Leases,
  type ActuatorManifest,
  type ApplyResult,
  type CheckResult,
  type Lease,
  type Order,
  type ReleaseResult,
  type Switches,
  type TargetState,
} from '@cordon/runtime';
import type { Fate } from './fate';

interface BindingRow {
  readonly tenant: string;
  readonly seen: number;
  readonly binding: BindingBody;
}

/** What the gateway's disk keeps when its process dies. */
export class SimLeaseDisk {
  readonly leases = new Map<string, Lease>();
  readonly edges: Outcome[] = [];
  readonly bindings: BindingRow[] = [];
  published = 0;
}

export interface SimLeasesBugs {
  /** The lease of a dispatching action is acknowledged and not written. */
  readonly forgetsDispatching?: boolean;
  /** How often an effect was put back is acknowledged and not written. */
  readonly forgetsReapplied?: boolean;
}

export class SimLeases extends Leases {
  constructor(
    private readonly disk: SimLeaseDisk,
    private readonly fate: Fate,
    private readonly bugs: SimLeasesBugs = {},
  ) {
    super();
  }

  async load(): Promise<readonly Lease[]> {
    this.fate.pass('leases.load');
    return [...this.disk.leases.values()];
  }

  async record(lease: Lease, edge: Outcome): Promise<number> {
    this.fate.pass(`journal.before:${edge.state}`);
    if (!(this.bugs.forgetsDispatching && lease.state === 'dispatching')) {
      const { reapplied, ...rest } = lease;
      this.disk.leases.set(lease.action.id, this.bugs.forgetsReapplied || reapplied === undefined ? rest : lease);
      this.disk.edges.push(edge);
    }
    this.fate.pass(`journal.after:${edge.state}`);
    return this.disk.edges.length;
  }

  async journal(after: number, limit: number): Promise<readonly { seq: number; outcome: Outcome }[]> {
    return this.disk.edges.slice(after, after + limit).map((outcome, i) => ({ seq: after + i + 1, outcome }));
  }

  async published(): Promise<number> {
    return this.disk.published;
  }

  async setPublished(seq: number): Promise<void> {
    this.fate.pass('published.before');
    this.disk.published = seq;
    this.fate.pass('published.after');
  }

  async switches(): Promise<ReadonlyMap<string, Switches>> {
    return new Map();
  }

  async setSwitches(): Promise<void> {}

  async bindings(): Promise<readonly BindingRow[]> {
    return this.disk.bindings;
  }

  async addBindings(rows: readonly BindingRow[]): Promise<void> {
    this.disk.bindings.push(...rows);
  }

  async close(): Promise<void> {}
}

/** The world outside: it outlives every process. */
export class SimWorld {
  readonly held = new Map<string, string>();
  /** apply and release that changed something, and what somebody else undid, in order. */
  readonly effects: string[] = [];

  /** Somebody takes the effect away at the enforcement point. */
  undo(key: string): void {
    if (this.held.delete(key)) this.effects.push(`undo ${key}`);
  }
}

export class SimActuator extends Actuator {
  readonly manifest: ActuatorManifest = {
    name: 'sim:block-traffic',
    verb: 'block_traffic',
    targets: ['ip'],
    permissions: [],
    example: '',
    howToUndo: '',
    reversible: true,
    idempotent: true,
    nativeTtl: false,
    readBack: true,
    ratePerMinute: 1_000,
    deadlineMs: 5_000,
  };

  constructor(
    private readonly world: SimWorld,
    private readonly fate: Fate,
  ) {
    super();
  }

  async check(order: Order): Promise<CheckResult> {
    this.fate.pass('check');
    return { kind: 'ready', prior: this.state(order), wouldDo: 'hold' };
  }

  async apply(order: Order): Promise<ApplyResult> {
    this.fate.pass('apply.before');
    const { key } = order.action.target;
    if (!this.world.held.has(key)) this.world.effects.push(`apply ${key}`);
    this.world.held.set(key, order.action.id);
    this.fate.pass('apply.after');
    return { kind: 'applied', text: 'held' };
  }

  async observe(order: Order): Promise<TargetState> {
    this.fate.pass('observe');
    return this.state(order);
  }

  async release(order: Order): Promise<ReleaseResult> {
    this.fate.pass('release.before');
    const { key } = order.action.target;
    if (this.world.held.delete(key)) this.world.effects.push(`release ${key}`);
    this.fate.pass('release.after');
    return { kind: 'released', text: 'free' };
  }

  private state(order: Order): TargetState {
    const held = this.world.held.has(order.action.target.key);
    return { applied: held, ours: held, text: held ? 'held' : 'free' };
  }
}
