import { holds } from '@cordon/core';
import type { Code } from '@cordon/wire';
import type { Clock } from '../ports/clock';
import type { Actuator, CheckResult, Order, Refusal } from '../ports/actuator';
import type { Lease } from '../ports/leases';
import type { Deadlines } from './deadlines';
import { call, isRefusal, type Actuators } from './effects';
import type { Journal } from './journal';

/** A release that fails is tried again; it pages someone each time. */
const RELEASE_RETRY_MS = 5_000;
const MOST_EXTENSION_MS = 7 * 24 * 3_600_000;

/** Why an effect must not be made now. */
export interface Obstacle {
  readonly code: Code;
  readonly reason: string;
}

/** Carries out approved actions and ends them: one at a time per target, releases never behind applies. */
export class Effector {
  private readonly chains = new Map<string, Promise<void>>();
  private closed = false;

  constructor(
    private readonly clock: Clock,
    private readonly actuators: Actuators,
    private readonly journal: Journal,
    private readonly deadlines: Deadlines,
    private readonly obstacle: (lease: Lease) => Obstacle | undefined,
    private readonly addressesOf: (lease: Lease) => readonly string[],
    private readonly onFatal: (error: unknown) => void,
  ) {}

  /** After a start: overdue effects are released before anything new is done; open questions are answered by looking. Starts nothing new. */
  async recover(): Promise<void> {
    const now = this.clock.now();
    const open = [...this.journal.all()].filter((l) => holds(l.state) || l.state === 'pending_approval');
    const overdue = open.filter((l) => holds(l.state) && l.until !== undefined && l.until <= now);
    await Promise.all(overdue.map((l) => this.release(l, 'engine', 'expired while the gateway was down')));
    for (const lease of open) {
      if (overdue.includes(lease)) continue;
      if (lease.state === 'pending_approval')
        this.deadlines.set(lease.action.id, Math.min(lease.approval?.expires ?? now, lease.vetoUntil ?? Infinity));
      else if (lease.state === 'releasing' || lease.state === 'release_failed')
        await this.release(lease, 'engine', 'release resumed after a restart');
      else if (lease.state === 'dispatching' || lease.state === 'unknown')
        void this.queue(lease, () => this.settle(lease.action.id)).catch(() => undefined);
      else if (lease.until !== undefined) this.deadlines.set(lease.action.id, lease.until);
    }
  }

  /** Starts the effect; the edges tell how it went. */
  dispatch(lease: Lease): void {
    void this.queue(lease, async () => {
      const current = this.journal.get(lease.action.id);
      if (current?.state === 'approved') await this.begin(current);
    }).catch(() => undefined);
  }

  /** Ends the effect, whatever state it is in. Resolves when the release has been tried. */
  release(lease: Lease, by: string, reason: string): Promise<void> {
    return this.queue(lease, () => this.end(lease.action.id, by, reason));
  }

  async extend(lease: Lease, ttlMs: number, by: string): Promise<void> {
    await this.queue(lease, async () => {
      const current = this.journal.get(lease.action.id);
      if (!current || (current.state !== 'active' && current.state !== 'verified') || this.obstacle(current)) return;
      const until = this.clock.now() + Math.min(ttlMs, MOST_EXTENSION_MS);
      const drifted = await this.journal.take(current, 'drifted', { until }, { by, reason: 'extended' });
      await this.apply(await this.journal.take(drifted, 'dispatching', {}, { by, reason: 'extended' }));
    });
  }

  /** Tries nothing again any more; what is under way goes on. */
  close(): void {
    this.closed = true;
  }

  async settled(): Promise<void> {
    while (this.chains.size > 0) await Promise.all(this.chains.values());
  }

  private queue(lease: Lease, work: () => Promise<void>): Promise<void> {
    const { tenant, target } = lease.action;
    const key = `${tenant}/${target.kind}/${target.key}`;
    const next = (this.chains.get(key) ?? Promise.resolve()).then(work);
    // What waits behind a failure must not run on its leavings, and nobody may be left with an unhandled rejection.
    const settled = next.catch(this.onFatal).finally(() => {
      if (this.chains.get(key) === settled) this.chains.delete(key);
    });
    this.chains.set(key, settled);
    return next;
  }

  /** check (read only) → lease on disk → apply. */
  private async begin(lease: Lease): Promise<void> {
    const { action } = lease;
    const actuator = this.actuators.for(action.verb, action.target.kind);
    const obstacle = this.obstacle(lease);
    if (obstacle) {
      await this.journal.take(lease, 'suppressed', {}, obstacle);
      return;
    }
    if (!actuator) {
      await this.journal.take(lease, 'suppressed', {}, { code: 'CORDON_GUARD_CAPABILITY', reason: 'no actuator' });
      return;
    }
    const until = this.clock.now() + action.ttlMs;
    this.deadlines.set(action.id, until);
    const leased = { until, actuator: actuator.manifest.name, addresses: this.addressesOf(lease) };
    const order = this.order({ ...lease, ...leased }, until);
    const checked = await call(this.clock, actuator.manifest, (signal) => actuator.check(order, signal));
    if (checked.kind === 'lost' || checked.answer.kind === 'refused') {
      const { code, reason } = checked.kind === 'lost' ? checked : refusalOf(checked.answer);
      this.deadlines.clear(action.id);
      await this.journal.take(lease, 'suppressed', {}, { code, reason });
      return;
    }
    const prior = this.heldByOthers(lease) ?? checked.answer.prior;
    await this.apply(await this.journal.take(lease, 'dispatching', { ...leased, prior }, { observed: checked.answer.prior.text }));
  }

  private async apply(lease: Lease): Promise<void> {
    const actuator = this.actuators.named(lease.actuator ?? '');
    if (!actuator || lease.until === undefined) return;
    const until = lease.until;
    this.deadlines.set(lease.action.id, until);
    const obstacle = this.obstacle(lease);
    if (obstacle) return this.notDone(lease, obstacle);
    const longest = Math.max(until, ...this.sharers(lease).map((l) => l.until ?? 0));
    const applied = await call(this.clock, actuator.manifest, (signal) => actuator.apply(this.order(lease, longest), signal));
    if (applied.kind === 'lost') {
      await this.journal.take(lease, 'unknown', {}, { code: applied.code, reason: applied.reason });
      await this.settle(lease.action.id);
    } else if (isRefusal(applied.answer)) await this.notDone(lease, applied.answer);
    else await this.verify(await this.active(lease, applied.answer.text, applied.answer.until ?? until), actuator);
  }

  private active(lease: Lease, observed: string, until: number): Promise<Lease> {
    this.deadlines.set(lease.action.id, Math.min(until, lease.until ?? until));
    return this.journal.take(lease, 'active', { activeAt: this.clock.now() }, { observed });
  }

  private async verify(lease: Lease, actuator: Actuator): Promise<void> {
    if (!actuator.manifest.readBack) return;
    const seen = await call(this.clock, actuator.manifest, (signal) => actuator.observe(this.order(lease, lease.until ?? 0), signal));
    if (seen.kind === 'answered' && seen.answer.applied) await this.journal.take(lease, 'verified', {}, { observed: seen.answer.text });
  }

  /** A crash or a lost answer between intent and result: look first, then decide. */
  private async settle(id: string): Promise<void> {
    let lease = this.journal.get(id);
    if (!lease || (lease.state !== 'dispatching' && lease.state !== 'unknown')) return;
    if (lease.state === 'dispatching')
      lease = await this.journal.take(lease, 'unknown', {}, { reason: 'the gateway stopped between intent and result' });
    const actuator = this.actuators.named(lease.actuator ?? '');
    if (!actuator) return;
    const until = lease.until ?? this.clock.now();
    this.deadlines.set(id, until);
    const looked = lease;
    const seen = await call(this.clock, actuator.manifest, (signal) => actuator.observe(this.order(looked, until), signal));
    if (seen.kind === 'answered' && seen.answer.applied) await this.verify(await this.active(lease, seen.answer.text, until), actuator);
    else if (seen.kind === 'answered' && until > this.clock.now() && this.attempts(lease) < 3) {
      await this.apply(await this.journal.take(lease, 'dispatching', {}, { reason: 'not in place; tried again' }));
    } else if (seen.kind === 'answered') await this.journal.take(lease, 'failed', {}, { reason: 'not in place' });
    else this.later(id, () => this.settle(id));
  }

  /** dispatching → unknown → dispatching costs two edges a try. */
  private attempts(lease: Lease): number {
    return Math.floor(lease.edge / 2) - 1;
  }

  private async end(id: string, by: string, reason: string): Promise<void> {
    let lease = this.journal.get(id);
    if (!lease || !holds(lease.state)) return;
    const actuator = this.actuators.named(lease.actuator ?? '');
    if (lease.state === 'dispatching') lease = await this.journal.take(lease, 'unknown', {}, { reason: 'released before the result was known' });
    if (lease.state !== 'releasing') lease = await this.journal.take(lease, 'releasing', {}, { by, reason });
    if (this.sharers(lease).length > 0) {
      this.deadlines.clear(id);
      await this.journal.take(lease, 'released', {}, { by, reason: 'still held by another incident' });
      return;
    }
    if (!actuator || !lease.prior) {
      await this.journal.take(
        lease,
        'release_failed',
        {},
        { code: 'CORDON_GUARD_CAPABILITY', reason: `actuator ${lease.actuator ?? '?'} is not configured` },
      );
      return;
    }
    const { prior } = lease;
    const releasing = lease;
    const done = await call(this.clock, actuator.manifest, (signal) => actuator.release(this.order(releasing, releasing.until ?? 0), prior, signal));
    const failure = done.kind === 'lost' ? done : isRefusal(done.answer) ? done.answer : undefined;
    if (failure === undefined || failure.code === 'CORDON_ACTUATOR_FOREIGN') {
      // What is there now is somebody else's: ours is gone.
      this.deadlines.clear(id);
      const facts = failure
        ? { code: failure.code, reason: failure.reason }
        : { observed: done.kind === 'answered' && 'text' in done.answer ? done.answer.text : '', reason };
      await this.journal.take(lease, 'released', {}, { by, ...facts });
    } else {
      await this.journal.take(lease, 'release_failed', {}, { code: failure.code, reason: failure.reason });
      this.later(id, () => this.end(id, by, reason));
    }
  }

  private later(id: string, work: () => Promise<void>): void {
    void this.clock.wait(RELEASE_RETRY_MS).then(() => {
      if (this.closed) return;
      const lease = this.journal.get(id);
      if (lease && holds(lease.state)) void this.queue(lease, work).catch(() => undefined);
    });
  }

  /** An effect that was in place before (extended, or put back) still may be: look. One that never was has failed. */
  private async notDone(lease: Lease, { code, reason }: Obstacle): Promise<void> {
    if (lease.activeAt !== undefined) {
      await this.journal.take(lease, 'unknown', {}, { code, reason });
      return this.settle(lease.action.id);
    }
    this.deadlines.clear(lease.action.id);
    await this.journal.take(lease, 'failed', {}, { code, reason });
  }

  /** Other leases that hold the same verb on the same target. */
  private sharers(lease: Lease): Lease[] {
    const { action } = lease;
    return [...this.journal.all()].filter(
      (l) =>
        l.action.id !== action.id &&
        l.action.tenant === action.tenant &&
        l.action.verb === action.verb &&
        l.action.target.kind === action.target.kind &&
        l.action.target.key === action.target.key &&
        holds(l.state) &&
        l.state !== 'releasing' &&
        l.state !== 'release_failed',
    );
  }

  /** When another lease holds the target, what was there before is what it found. */
  private heldByOthers(lease: Lease): Lease['prior'] {
    return this.sharers(lease).find((l) => l.prior)?.prior;
  }

  private order(lease: Lease, until: number): Order {
    const more = Math.max(0, until - (lease.until ?? until));
    return { action: lease.action, until, remainingMs: this.deadlines.remaining(lease.action.id) + more, addresses: lease.addresses ?? [] };
  }
}

const refusalOf = (answer: CheckResult): Pick<Refusal, 'code' | 'reason'> =>
  answer.kind === 'refused' ? answer : { code: 'CORDON_ACTUATOR_REFUSED', reason: 'not ready' };
