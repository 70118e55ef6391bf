import {
  Actuator,
  type ActuatorManifest,
  type ApplyResult,
  type Cancel,
  type CheckResult,
  type Order,
  type ReleaseResult,
  type TargetState,
} from '@cordon/runtime';
import { isIP } from 'node:net';
import { isOurs, NftTable, type NftPlace, type SetName } from './nft-table';

/** What both nftables actuators do: keep the target's addresses in a set with a native timeout, marked by the action id. */
export abstract class NftActuator extends Actuator {
  private readonly table: NftTable;

  constructor(
    readonly manifest: ActuatorManifest,
    private readonly set: SetName,
    place: NftPlace,
  ) {
    super();
    this.table = new NftTable(place);
  }

  /** Addresses that the order is about; empty when it cannot be resolved. */
  protected abstract addresses(order: Order): readonly string[];

  async check(order: Order, signal: Cancel): Promise<CheckResult> {
    const ips = this.addresses(order);
    if (ips.length === 0 || !ips.every((ip) => isIP(ip)))
      return { kind: 'refused', code: 'CORDON_GUARD_TARGET', reason: 'the target has no known address' };
    const prior = await this.observe(order, signal);
    return { kind: 'ready', prior, wouldDo: `add ${ips.join(', ')} to the ${this.set} set for ${Math.ceil(order.remainingMs / 1000)} s` };
  }

  async apply(order: Order, signal: Cancel): Promise<ApplyResult> {
    const ips = this.addresses(order);
    await this.table.add(this.set, ips, Math.max(1, Math.ceil(order.remainingMs / 1000)), order.action.id, signal);
    return { kind: 'applied', until: order.until, text: `${ips.join(', ')} in set ${this.set}` };
  }

  async observe(order: Order, signal: Cancel): Promise<TargetState> {
    const found = await Promise.all(this.addresses(order).map((ip) => this.table.find(this.set, ip, signal)));
    const applied = found.length > 0 && found.every((e) => e !== undefined);
    const ours = found.some((e) => e && isOurs(e));
    return { applied, ours, text: applied ? `in set ${this.set}, ${found[0]?.expiresSec ?? 0} s left` : `not in set ${this.set}` };
  }

  /** Only elements that bear an action's mark are taken out; what an operator added stays. */
  async release(order: Order, prior: TargetState, signal: Cancel): Promise<ReleaseResult> {
    if (prior.applied && !prior.ours) return { kind: 'released', text: 'it was in the set before; left there' };
    const foreign: string[] = [];
    for (const ip of this.addresses(order)) {
      const element = await this.table.find(this.set, ip, signal);
      if (element && !isOurs(element)) foreign.push(ip);
      else if (element) await this.table.remove(this.set, ip, signal);
    }
    if (foreign.length > 0) return { kind: 'refused', code: 'CORDON_ACTUATOR_FOREIGN', reason: `${foreign.join(', ')} is held by someone else` };
    return { kind: 'released', text: `not in set ${this.set}` };
  }
}
