import type { Actuator, CheckResult, Refusal, TargetState } from '../ports/actuator';
import type { Lease } from '../ports/leases';
import type { EffectorParts, Later, Obstacle } from './effector-parts';
import { call, isRefusal } from './effects';
import { orderOf, sharersOf } from './holders';

/** An unknown state is older than this in no case: what cannot be seen for so long is released (response.md, section 2). */
const UNKNOWN_MS = 30_000;
/** How often an effect that somebody undid is put back; after that people decide. */
export const MOST_REAPPLIED = 3;
/** Effects that end sooner are not looked at: at an enforcement point with its own timeout they may be gone a little early. */
export const LEAST_LEFT_MS = 10_000;
const MOST_ATTEMPTS = 3;

/** Makes effects: check (read only) → lease on disk → apply → read back; looks at them while they live. Runs in the turn of its target. */
export class Enforcer {
  constructor(
    private readonly parts: EffectorParts,
    private readonly end: (id: string, by: string, reason: string) => Promise<void>,
    private readonly later: Later,
  ) {}

  async begin(lease: Lease): Promise<void> {
    const { actuators, clock, deadlines, journal, addressesOf } = this.parts;
    const { action } = lease;
    const actuator = actuators.for(action.verb, action.target.kind);
    const obstacle = this.parts.obstacle(lease, false);
    if (obstacle) return void (await journal.take(lease, 'suppressed', {}, obstacle));
    if (!actuator) return void (await journal.take(lease, 'suppressed', {}, { code: 'CORDON_GUARD_CAPABILITY', reason: 'no actuator' }));
    const until = clock.now() + action.ttlMs;
    deadlines.set(action.id, until);
    const leased = { until, actuator: actuator.manifest.name, addresses: addressesOf(lease) };
    const order = orderOf(deadlines, { ...lease, ...leased }, until);
    const checked = await call(clock, actuator.manifest, (signal) => actuator.check(order, signal));
    if (checked.kind === 'lost' || checked.answer.kind === 'refused') {
      const { code, reason } = checked.kind === 'lost' ? checked : refusalOf(checked.answer);
      deadlines.clear(action.id);
      return void (await journal.take(lease, 'suppressed', {}, { code, reason: `pre-flight check: ${reason}` }));
    }
    // When another lease holds the target, what was there before is what that one found.
    const prior = sharersOf(this.parts, { ...lease, ...leased }).find((l) => l.prior)?.prior ?? checked.answer.prior;
    const facts = { reason: `pre-flight check passed: would ${checked.answer.wouldDo}`, observed: checked.answer.prior.text };
    await this.apply(await journal.take(lease, 'dispatching', { ...leased, prior }, facts), false);
  }

  /** `again`: to put back what was in place. */
  async apply(lease: Lease, again: boolean): Promise<void> {
    const { actuators, clock, deadlines, journal } = this.parts;
    const actuator = actuators.named(lease.actuator ?? '');
    if (!actuator || lease.until === undefined) return;
    const until = lease.until;
    deadlines.set(lease.action.id, until);
    const obstacle = this.parts.obstacle(lease, again);
    if (obstacle) return this.notDone(lease, obstacle);
    const longest = Math.max(until, ...sharersOf(this.parts, lease).map((l) => l.until ?? 0));
    const applied = await call(clock, actuator.manifest, (signal) => actuator.apply(orderOf(deadlines, lease, longest), signal));
    if (applied.kind === 'lost') {
      await journal.take(lease, 'unknown', lostOnce(lease), { code: applied.code, reason: applied.reason });
      await this.settle(lease.action.id);
    } else if (isRefusal(applied.answer)) await this.notDone(lease, applied.answer);
    else await this.verify(await this.active(lease, applied.answer.text, applied.answer.until ?? until), actuator);
  }

  /** A crash or a lost answer between intent and result: look first, then decide. What cannot be seen for 30 s is released. */
  async settle(id: string): Promise<void> {
    const { actuators, clock, deadlines, journal } = this.parts;
    let lease = journal.get(id);
    if (!lease || (lease.state !== 'dispatching' && lease.state !== 'unknown')) return;
    if (lease.state === 'dispatching')
      lease = await journal.take(lease, 'unknown', lostOnce(lease), { reason: 'the gateway stopped between intent and result' });
    const actuator = actuators.named(lease.actuator ?? '');
    if (!actuator) return this.end(id, 'engine', `its actuator ${lease.actuator ?? '?'} is not configured any more`);
    const until = lease.until ?? clock.now();
    deadlines.set(id, until);
    if (!actuator.manifest.readBack) return this.again(lease, until);
    const looked = lease;
    const seen = await call(clock, actuator.manifest, (signal) => actuator.observe(orderOf(deadlines, looked, until), signal));
    if (seen.kind === 'answered' && seen.answer.applied) await this.found(lease, seen.answer, until, actuator);
    else if (seen.kind === 'answered') await this.missing(lease, until, seen.answer.text);
    else if (clock.now() - lease.changedAt >= UNKNOWN_MS) await this.end(id, 'engine', 'released, because its state could not be seen for 30 s');
    else this.later(id, () => this.settle(id));
  }

  /**
   * Where nothing can be looked at, a lost answer may mean that nothing was done: it is asked for again, which is harmless
   * because apply is once by the action's id. What may not be asked for any more is released.
   */
  private async again(lease: Lease, until: number): Promise<void> {
    const { clock, journal } = this.parts;
    const obstacle = this.parts.obstacle(lease, false);
    if (until <= clock.now() || attempts(lease) >= MOST_ATTEMPTS || obstacle)
      return this.end(lease.action.id, 'engine', 'released, because it is not known whether it was done');
    await this.apply(await journal.take(lease, 'dispatching', {}, { reason: 'not known whether it was done; asked for again' }), false);
  }

  /** In place. Where the enforcement point ends it by itself before its time, what was lost is an extension: it is asked for again. */
  private async found(lease: Lease, seen: TargetState, until: number, actuator: Actuator): Promise<void> {
    const { clock, journal } = this.parts;
    const isShort = (seen.until ?? until) < until - LEAST_LEFT_MS;
    if (isShort && until > clock.now() && attempts(lease) < MOST_ATTEMPTS && !this.parts.obstacle(lease, false)) {
      const facts = { reason: 'in place, but not for as long as it must; asked for again', observed: seen.text };
      return this.apply(await journal.take(lease, 'dispatching', {}, facts), false);
    }
    await this.verify(await this.active(lease, seen.text, isShort ? (seen.until ?? until) : until), actuator);
  }

  /** Looked for and not in place: tried again; what was in force before is left to the watch, within its limits. */
  private async missing(lease: Lease, until: number, observed: string): Promise<void> {
    const { clock, deadlines, journal } = this.parts;
    if (lease.activeAt !== undefined && until > clock.now()) {
      await journal.take(lease, 'drifted', {}, { reason: 'not in place any more', observed });
      return;
    }
    const obstacle = this.parts.obstacle(lease, false);
    if (until > clock.now() && attempts(lease) < MOST_ATTEMPTS && !obstacle)
      return this.apply(await journal.take(lease, 'dispatching', {}, { reason: 'not in place; tried again', observed }), false);
    deadlines.clear(lease.action.id);
    await journal.take(lease, 'failed', {}, { reason: 'not in place', ...obstacle, observed });
  }

  /**
   * Level-triggered: looks at an effect that should be in place, and puts it back when somebody undid it, at most three times.
   * Every difference is told as `drifted`.
   */
  async look(id: string): Promise<void> {
    const { actuators, clock, deadlines, journal } = this.parts;
    const lease = journal.get(id);
    const actuator = actuators.named(lease?.actuator ?? '');
    if (!lease || !actuator?.manifest.readBack || !isLive(lease) || deadlines.remaining(id) < LEAST_LEFT_MS) return;
    const seen = await call(clock, actuator.manifest, (signal) => actuator.observe(orderOf(deadlines, lease, lease.until ?? 0), signal));
    // No answer is no difference; the next look comes.
    if (seen.kind === 'lost') return;
    const observed = seen.answer.text;
    if (!seen.answer.applied) return this.drifted(lease, observed, 'it was undone at the enforcement point');
    if (lease.state !== 'verified') await journal.take(lease, 'verified', {}, { reason: 'seen in place', observed });
  }

  private async drifted(lease: Lease, observed: string, why: string): Promise<void> {
    const { journal, count } = this.parts;
    const times = lease.reapplied ?? 0;
    const obstacle = times >= MOST_REAPPLIED ? undefined : this.parts.obstacle(lease, true);
    const stays =
      times >= MOST_REAPPLIED ? `not put back: it was undone ${times + 1} times, a person must look` : obstacle && `not put back: ${obstacle.reason}`;
    if (lease.state === 'drifted' && stays !== undefined) return;
    const facts = { reason: `${why}; ${stays ?? `put back, ${times + 1} of ${MOST_REAPPLIED} times`}`, observed };
    const coded = obstacle ? { ...facts, code: obstacle.code } : facts;
    const known = lease.state === 'drifted' ? lease : await journal.take(lease, 'drifted', {}, coded);
    if (lease.state !== 'drifted') count('drifted');
    if (stays !== undefined) return;
    count('reapplied');
    await this.apply(await journal.take(known, 'dispatching', { reapplied: times + 1 }, facts), true);
  }

  private active(lease: Lease, observed: string, until: number): Promise<Lease> {
    this.parts.deadlines.set(lease.action.id, Math.min(until, lease.until ?? until));
    const change = lease.activeAt === undefined ? { activeAt: this.parts.clock.now() } : {};
    return this.parts.journal.take(lease, 'active', { ...change, lost: 0 }, { reason: 'in force', observed });
  }

  private async verify(lease: Lease, actuator: Actuator): Promise<void> {
    if (!actuator.manifest.readBack) return;
    const { clock, deadlines, journal, count } = this.parts;
    const seen = await call(clock, actuator.manifest, (signal) => actuator.observe(orderOf(deadlines, lease, lease.until ?? 0), signal));
    if (seen.kind === 'lost') return;
    if (seen.answer.applied) return void (await journal.take(lease, 'verified', {}, { reason: 'seen in place', observed: seen.answer.text }));
    count('unverified');
    const facts = { reason: 'not found in place right after it was applied', observed: seen.answer.text };
    await journal.take(lease, 'drifted', { unverified: true }, facts);
    // The watch puts it back, with its pause between: an enforcement point that forgets must not be hammered.
    count('drifted');
  }

  /** An effect that was in place before (extended, or put back) still may be: look. One that never was has failed. */
  private async notDone(lease: Lease, { code, reason }: Obstacle): Promise<void> {
    const { deadlines, journal } = this.parts;
    if (lease.activeAt !== undefined) {
      await journal.take(lease, 'unknown', lostOnce(lease), { code, reason });
      return this.settle(lease.action.id);
    }
    deadlines.clear(lease.action.id);
    await journal.take(lease, 'failed', {}, { code, reason });
  }
}

/** It is, or should be, in force. */
export const isLive = ({ state }: Lease): boolean => state === 'active' || state === 'verified' || state === 'drifted';

/** Tries since it was last in force that nobody knows the end of. */
const attempts = (lease: Lease): number => lease.lost ?? 0;
const lostOnce = (lease: Lease): Pick<Lease, 'lost'> => ({ lost: attempts(lease) + 1 });

const refusalOf = (answer: CheckResult): Pick<Refusal, 'code' | 'reason'> =>
  answer.kind === 'refused' ? answer : { code: 'CORDON_ACTUATOR_REFUSED', reason: 'not ready' };
