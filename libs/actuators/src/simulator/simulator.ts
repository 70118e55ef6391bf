import type { EntityKind, Verb } from '@cordon/wire';
import {
  Actuator,
  type ActuatorManifest,
  type ApplyResult,
  type CheckResult,
  type Order,
  type ReleaseResult,
  type TargetState,
} from '@cordon/runtime';

const TARGETS: Readonly<Record<Verb, readonly EntityKind[]>> = {
  notify: ['user', 'device', 'ip'],
  block_traffic: ['ip'],
  isolate_device: ['device'],
  disable_account: ['user'],
};

/** The estate that simulated actuators act on: who is held by which action. Shared by the simulators of one process. */
export class SimulatedEstate {
  readonly held = new Map<string, { readonly action: string; readonly until: number }>();
  /** Effects that changed something, in order: `apply` or `release`, verb and target. */
  readonly effects: { readonly what: 'apply' | 'release'; readonly verb: Verb; readonly target: string; readonly action: string }[] = [];
}

/** Stands in for a real enforcement point in replays, rehearsals and the demonstration. */
export class Simulator extends Actuator {
  readonly manifest: ActuatorManifest;

  constructor(
    verb: Verb,
    private readonly estate: SimulatedEstate,
  ) {
    super();
    this.manifest = {
      name: `simulator:${verb.replace('_', '-')}`,
      verb,
      targets: TARGETS[verb],
      permissions: [],
      example: 'nothing is touched',
      howToUndo: 'nothing to undo',
      reversible: true,
      idempotent: true,
      nativeTtl: false,
      readBack: true,
      ratePerMinute: 60_000,
      deadlineMs: 1_000,
    };
  }

  async check(order: Order): Promise<CheckResult> {
    return { kind: 'ready', prior: await this.observe(order), wouldDo: `${order.action.verb} ${order.action.target.key}` };
  }

  async apply(order: Order): Promise<ApplyResult> {
    const key = this.key(order);
    if (!this.estate.held.has(key)) this.note('apply', order);
    this.estate.held.set(key, { action: order.action.id, until: order.until });
    return { kind: 'applied', until: order.until, text: 'simulated' };
  }

  async observe(order: Order): Promise<TargetState> {
    const held = this.estate.held.get(this.key(order));
    return held
      ? { applied: true, ours: true, text: 'held (simulated)', until: held.until }
      : { applied: false, ours: false, text: 'free (simulated)' };
  }

  async release(order: Order): Promise<ReleaseResult> {
    if (this.estate.held.delete(this.key(order))) this.note('release', order);
    return { kind: 'released', text: 'simulated' };
  }

  private key(order: Order): string {
    const { tenant, verb, target } = order.action;
    return `${tenant}/${verb}/${target.kind}/${target.key}`;
  }

  private note(what: 'apply' | 'release', { action }: Order): void {
    this.estate.effects.push({ what, verb: action.verb, target: action.target.key, action: action.id });
  }
}

export const simulators = (estate: SimulatedEstate): Simulator[] => (Object.keys(TARGETS) as Verb[]).map((verb) => new Simulator(verb, estate));
