import { holds } from '@cordon/core';
import type { Order } from '../ports/actuator';
import type { Lease } from '../ports/leases';
import type { Deadlines } from './deadlines';
import type { EffectorParts } from './effector-parts';

/**
 * Other leases that hold the same verb on the same target: an effect ends with the last of them. Those of other tenants count where
 * they hold it at the same enforcement point and that does not tell tenants apart.
 */
export function sharersOf({ actuators, journal }: Pick<EffectorParts, 'actuators' | 'journal'>, { action, actuator }: Lease): Lease[] {
  const everyones = actuator !== undefined && actuators.named(actuator)?.manifest.acrossTenants === true;
  return [...journal.all()].filter(
    (l) =>
      l.action.id !== action.id &&
      (l.action.tenant === action.tenant || (everyones && l.actuator === actuator)) &&
      l.action.verb === action.verb &&
      l.action.target.kind === action.target.kind &&
      l.action.target.key === action.target.key &&
      holds(l.state) &&
      l.state !== 'releasing' &&
      l.state !== 'release_failed',
  );
}

/** What an actuator is told. `until` may be later than the lease's own, where another lease holds the target for longer. */
export function orderOf(deadlines: Deadlines, lease: Lease, until: number): Order {
  const more = Math.max(0, until - (lease.until ?? until));
  return { action: lease.action, until, remainingMs: deadlines.remaining(lease.action.id) + more, addresses: lease.addresses ?? [] };
}
