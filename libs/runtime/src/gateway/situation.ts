import { breakerTrip, effectiveMode, type GuardFacts, type Policy } from '@cordon/core';
import type { Clock } from '../ports/clock';
import type { Lease } from '../ports/leases';
import type { Consent } from './consent';
import type { Deadlines } from './deadlines';
import type { Obstacle } from './effector-parts';
import type { Actuators } from './effects';
import type { Estates } from './estates';
import type { Journal } from './journal';
import { effectsOf, spent } from './spent';
import type { Switchboard } from './switchboard';

/** Effects an hour that are never too many for the breaker: ten, or half of what the verb's budget allows. */
const NEVER_TOO_MANY = 10;

export interface SituationParts {
  readonly clock: Clock;
  readonly actuators: Actuators;
  readonly journal: Journal;
  readonly deadlines: Deadlines;
  readonly switches: Switchboard;
  readonly estates: Estates;
  readonly policyOf: (tenant: string) => Policy;
  readonly killFile: () => boolean;
  readonly freezeFile?: () => string | undefined;
  readonly onCount?: (what: string) => void;
}

/** How things stand for an action at this moment: what the guard looks at, and what stands in the way of an effect. */
export class Situation {
  constructor(private readonly parts: SituationParts) {}

  /** False alarms, effects that were not in place, or a rate beyond the usual: the tenant falls to confirm until people arm it again. */
  async trip(tenant: string): Promise<void> {
    const { breakerOpen, armedAt } = this.parts.switches.of(tenant);
    if (breakerOpen) return;
    const { budgets } = this.parts.policyOf(tenant);
    const breakerReason = breakerTrip({
      effects: effectsOf(tenant, this.parts.journal.all()),
      now: this.parts.clock.now(),
      armedAt: armedAt ?? 0,
      leastAnHour: (verb) => Math.max(NEVER_TOO_MANY, (budgets.get(verb)?.perHour ?? 0) / 2),
    });
    if (breakerReason === undefined) return;
    await this.parts.switches.set(tenant, { breakerOpen: true, breakerReason });
    this.parts.onCount?.('breaker-opened');
  }

  private frozenBecause(tenant: string): string | undefined {
    return this.parts.switches.of(tenant).freeze?.reason ?? this.parts.freezeFile?.();
  }

  /**
   * The last look before an effect: switches may have been thrown since the guard ran. `again`: nobody asked for it now, so that
   * what was not approved by a person needs the policy's leave to act by itself, as it is now.
   */
  obstacle(lease: Lease, again: boolean): Obstacle | undefined {
    const { action } = lease;
    const { tenant } = action;
    const s = this.parts.switches.of(tenant);
    if (s.killSwitch || this.parts.killFile()) return { code: 'CORDON_GUARD_KILL_SWITCH', reason: 'stopped before the effect' };
    const frozen = this.frozenBecause(tenant);
    if (frozen !== undefined) return { code: 'CORDON_GUARD_FROZEN', reason: frozen };
    if (!this.parts.deadlines.steady) return { code: 'CORDON_GUARD_CLOCK', reason: 'the clock jumped before the effect' };
    const reason = this.parts.estates.protectedBecause(action);
    if (reason !== undefined) return { code: 'CORDON_GUARD_PROTECTED', reason };
    if (!again || lease.approvedBy !== undefined) return undefined;
    if (s.breakerOpen) return { code: 'CORDON_GUARD_BREAKER', reason: s.breakerReason ?? 'the breaker is open' };
    const mode = effectiveMode(action, this.facts(lease, {}));
    return mode === 'auto' || mode === 'auto_with_veto' ? undefined : { code: 'CORDON_GUARD_MODE', reason: `mode ${mode}` };
  }

  facts(lease: Lease, given: Consent): GuardFacts {
    const { tenant, verb, target } = lease.action;
    const s = this.parts.switches.of(tenant);
    const actuator = this.parts.actuators.for(verb, target.kind);
    return {
      now: this.parts.clock.now(),
      policy: this.parts.policyOf(tenant),
      estate: this.parts.estates.of(tenant),
      killSwitch: s.killSwitch || this.parts.killFile(),
      freeze: this.frozenBecause(tenant),
      breakerOpen: s.breakerOpen,
      ...(s.breakerReason === undefined ? {} : { breakerReason: s.breakerReason }),
      clockSteady: this.parts.deadlines.steady,
      approvedBy: given.approvedBy,
      vetoLapsed: given.vetoLapsed ?? false,
      ...spent(lease.action, this.parts.journal.all(), this.parts.estates.of(tenant), this.parts.clock.now()),
      actuator: actuator && { reversible: actuator.manifest.reversible, targets: actuator.manifest.targets },
    };
  }
}
