import { approvalHash, effectiveMode, guard, holds, ruleFor, type GuardFacts, type Policy } from '@cordon/core';
import type { Action, BindingBody, Command, StreamRecord } from '@cordon/wire';
import type { Clock } from '../ports/clock';
import type { Lease, Leases } from '../ports/leases';
import type { Log } from '../ports/log';
import { Stop } from '../owner/stop';
import type { EffectBatch } from '../owner/effect-owner';
import { Deadlines } from './deadlines';
import { Effector, type Obstacle } from './effector';
import type { Actuators } from './effects';
import { Journal } from './journal';
import { Estates, type BindingRow } from './estates';
import { FalseAlarms, spent } from './spent';
import { Switchboard } from './switchboard';
import { codeOf, mayHold, stillApproved, type Consent } from './consent';

/** An approval that nobody gave is a denial (response.md, section 4). */
const APPROVAL_MS = 15 * 60_000;

export interface GatewayParts {
  readonly leases: Leases;
  readonly log: Log;
  readonly clock: Clock;
  readonly actuators: Actuators;
  /** Policy in force for a tenant; read at each decision, so a reload needs no restart. */
  readonly policyOf: (tenant: string) => Policy;
  /** True while a kill-switch file lies in its place. */
  readonly killFile: () => boolean;
  readonly onRetry: (error: unknown) => void;
  /** The gateway can't go on (its disk refused for good): the process must end and start again, which recovers. */
  readonly onFatal: (error: unknown) => void;
}

/**
 * The only place that talks to the outside world. Every action, whoever proposed it, passes the same guard here; every
 * edge is journalled before it is taken; every effect has a lease on local disk and ends.
 */
export class Gateway {
  private readonly stop = new Stop();
  private readonly estates: Estates;
  private readonly switches: Switchboard;
  private readonly journal: Journal;
  private readonly effector: Effector;
  private readonly deadlines: Deadlines;
  private readonly falseAlarms = new FalseAlarms();
  private ticking: Promise<void> | undefined;
  private deciding: Promise<void> = Promise.resolve();

  constructor(private readonly parts: GatewayParts) {
    this.estates = new Estates(parts.policyOf, () => parts.clock.now());
    this.switches = new Switchboard(parts.leases, () => parts.clock.now());
    this.journal = new Journal(parts.leases, parts.log, parts.clock, this.stop, parts.onRetry, parts.onFatal);
    this.deadlines = new Deadlines(parts.clock);
    this.effector = new Effector(
      parts.clock,
      parts.actuators,
      this.journal,
      this.deadlines,
      (lease) => this.obstacle(lease),
      (lease) => this.estates.addressesOf(lease.action),
      parts.onFatal,
    );
  }

  /** Loads the leases, releases what is overdue first, settles what a crash left open, then starts the clockwork. */
  async open(): Promise<void> {
    await this.journal.open();
    await this.switches.open();
    for (const row of await this.parts.leases.bindings()) this.estates.learn(row);
    await this.effector.recover();
    // What was approved when the process ended passes the guard again: the world has moved on.
    for (const lease of this.journal.all())
      if (lease.state === 'approved') await this.decided(lease, (l) => this.judge(l, stillApproved(l, this.parts.clock.now())));
    this.ticking = this.tick().catch(this.parts.onFatal);
  }

  /** Handles a batch of the gateway's inputs in order; resolves when every edge that follows at once is journalled. */
  async handle(batch: EffectBatch): Promise<readonly StreamRecord[]> {
    await this.stopFirst(batch);
    // Bindings before actions: what is protected must be known before anything is done.
    const bindings = batch.records.flatMap(({ record: r }) =>
      r.stream === 'binding' ? [{ tenant: r.tenant, seen: r.seen, binding: r.body as BindingBody }] : [],
    );
    if (bindings.length > 0) await this.learn(bindings);
    for (const { record } of batch.records) {
      if (record.stream === 'action') await this.propose(record.body as Action);
      else if (record.stream === 'command') await this.obey(record.body as Command);
    }
    return [];
  }

  /** Stops taking new work, waits for what is under way and for its publication. */
  async close(): Promise<void> {
    this.effector.close();
    await this.effector.settled();
    await this.journal.flushed();
    this.stop.pull();
    this.deadlines.close();
    await this.ticking;
  }

  /** Releases every effect that is in place, for `cordon release --all`. Resolves with how many could not be released. */
  async releaseAll(by: string, reason: string): Promise<number> {
    const held = [...this.journal.all()].filter((l) => mayHold(l.state));
    await Promise.all(held.map((l) => this.effector.release(l, by, reason)));
    await this.effector.settled();
    return [...this.journal.all()].filter((l) => holds(l.state)).length;
  }

  get held(): number {
    return [...this.journal.all()].filter((l) => holds(l.state)).length;
  }

  /** A kill switch or freeze at the end of a batch stops what comes before it in the same batch, too. */
  private async stopFirst(batch: EffectBatch): Promise<void> {
    const commands = batch.records.flatMap(({ record: r }) => (r.stream === 'command' ? [r.body as Command] : []));
    for (const kind of ['kill-switch', 'freeze'] as const)
      for (const tenant of new Set(commands.map((c) => c.tenant))) {
        const last = commands.findLast((c) => c.tenant === tenant && c.order.kind === kind);
        if (last && 'on' in last.order && last.order.on) await this.obey(last);
      }
  }

  private async propose(action: Action): Promise<void> {
    const known = this.journal.get(action.id);
    // One that is only proposed was cut off by the end of the process before the guard had answered.
    if (known && known.state !== 'proposed') return;
    await this.decided(known ?? (await this.journal.begin(action, action.reason)), (lease) => this.judge(lease, {}));
  }

  /** One decision at a time, on the lease as it then is: budgets are reserved before the next one looks. */
  private decided(lease: Lease, work: (lease: Lease) => Promise<void>): Promise<void> {
    const mine = this.deciding.then(() => work(this.journal.get(lease.action.id) ?? lease));
    this.deciding = mine.catch(() => undefined);
    return mine;
  }

  /** Runs the guard and takes the edge that it says. */
  private async judge(lease: Lease, given: Consent): Promise<void> {
    const { verdict, checks } = guard(lease.action, this.facts(lease, given));
    const { approvedBy } = given;
    const silence = given.vetoLapsed && verdict.kind === 'act' ? { reason: 'nobody vetoed' } : {};
    const facts = { checks, ...(approvedBy === undefined ? {} : { by: approvedBy }), ...silence, ...codeOf(verdict) };
    if (verdict.kind === 'pending') await this.pend(lease, facts);
    else if (verdict.kind === 'shadow' && lease.state === 'proposed') await this.journal.take(lease, 'shadow', {}, facts);
    else if (verdict.kind !== 'act')
      await this.journal.take(
        lease,
        'suppressed',
        {},
        verdict.kind === 'shadow' ? { ...facts, code: 'CORDON_GUARD_MODE', reason: 'mode observe' } : facts,
      );
    else if (lease.state === 'approved') this.effector.dispatch(lease);
    else this.effector.dispatch(await this.journal.take(lease, 'approved', approvedBy === undefined ? {} : { approvedBy }, facts));
  }

  private async pend(lease: Lease, facts: object): Promise<void> {
    if (lease.state === 'pending_approval') {
      // Nobody vetoed, and yet it needs a person: it goes on waiting for one.
      this.deadlines.set(lease.action.id, lease.approval?.expires ?? this.parts.clock.now());
      return;
    }
    const now = this.parts.clock.now();
    const veto = effectiveMode(lease.action, this.facts(lease, {})) === 'auto_with_veto' && !('code' in facts && facts.code !== 'CORDON_GUARD_MODE');
    const vetoMs = veto ? (ruleFor(this.parts.policyOf(lease.action.tenant), lease.action.verb, lease.action.targetClass)?.vetoMs ?? APPROVAL_MS) : 0;
    const expires = now + vetoMs + APPROVAL_MS;
    const change = {
      approval: { hash: approvalHash(lease.action.id, lease.action.target, lease.action.cause, expires), expires },
      ...(veto ? { vetoUntil: now + vetoMs } : {}),
    };
    const pending = await this.journal.take(lease, 'pending_approval', change, facts);
    this.deadlines.set(pending.action.id, Math.min(expires, pending.vetoUntil ?? expires));
  }

  private async obey(command: Command): Promise<void> {
    const { order, tenant, by } = command;
    const lease = 'action' in order ? this.journal.get(order.action) : undefined;
    if (lease && lease.action.tenant !== tenant) return;
    switch (order.kind) {
      case 'action.approve':
        return this.approve(lease, order.approvalHash, by);
      case 'action.deny':
        return this.withdraw(lease, 'denied', by, order.reason ?? 'denied');
      case 'action.release':
        if (lease && mayHold(lease.state)) await this.effector.release(lease, by, order.reason ?? 'released by a person');
        return;
      case 'action.extend':
        if (lease) await this.effector.extend(lease, order.ttlMs, by);
        return;
      case 'kill-switch':
        return this.switches.set(tenant, { killSwitch: order.on });
      case 'freeze':
        return this.switches.set(
          tenant,
          order.on ? { freeze: { reason: order.reason, ...(order.until === undefined ? {} : { until: order.until }) } } : { freeze: undefined },
        );
      case 'rearm':
        return this.switches.set(tenant, { breakerOpen: false });
      case 'incident.status':
        if (order.verdict === 'false_positive' || order.verdict === 'benign_true_positive') await this.releaseIncident(tenant, order.incident, by);
        return;
      default:
        return;
    }
  }

  /** Bound to action, target, evidence and expiry by its hash; used once, because the state moves on. */
  private async approve(lease: Lease | undefined, hash: string, by: string): Promise<void> {
    if (!lease) return;
    await this.decided(lease, async (l) => {
      if (l.state !== 'pending_approval' || l.approval?.hash !== hash || l.approval.expires <= this.parts.clock.now()) return;
      this.deadlines.clear(l.action.id);
      await this.judge(l, { approvedBy: by });
    });
  }

  /** What waits for approval will not be done. */
  private async withdraw(lease: Lease | undefined, to: 'denied' | 'superseded', by: string, reason: string): Promise<void> {
    if (!lease) return;
    await this.decided(lease, async (l) => {
      if (l.state !== 'pending_approval') return;
      this.deadlines.clear(l.action.id);
      await this.journal.take(l, to, {}, { by, reason });
    });
  }

  private async releaseIncident(tenant: string, incident: string, by: string): Promise<void> {
    const all = [...this.journal.all()].filter((l) => l.action.tenant === tenant && l.action.incident === incident);
    for (const lease of all) await this.withdraw(lease, 'superseded', by, 'the incident was judged benign or false');
    const held = all.filter((l) => mayHold(l.state));
    for (const lease of held) await this.effector.release(lease, by, 'cleared: the incident was judged benign or false');
    if (held.length > 0 && this.falseAlarms.tooMany(tenant, this.journal.all())) await this.switches.set(tenant, { breakerOpen: true });
  }

  /** Adding a protected entry releases live actions on it. */
  private async learn(rows: readonly BindingRow[]): Promise<void> {
    await this.parts.leases.addBindings(rows);
    for (const row of rows) this.estates.learn(row);
    await this.releaseProtected();
  }

  /** Called after a policy was reloaded, too. */
  async releaseProtected(): Promise<void> {
    for (const lease of this.journal.all()) {
      if (!mayHold(lease.state)) continue;
      const reason = this.estates.protectedBecause(lease.action);
      if (reason !== undefined) await this.effector.release(lease, 'engine', `now protected: ${reason}`);
    }
  }

  /** The last look before an effect: switches may have been thrown since the guard ran. */
  private obstacle({ action }: Lease): Obstacle | undefined {
    const { tenant } = action;
    const s = this.switches.of(tenant);
    if (s.killSwitch || this.parts.killFile()) return { code: 'CORDON_GUARD_KILL_SWITCH', reason: 'stopped before the effect' };
    if (s.freeze) return { code: 'CORDON_GUARD_FROZEN', reason: s.freeze.reason };
    if (!this.deadlines.steady) return { code: 'CORDON_GUARD_CLOCK', reason: 'the clock jumped before the effect' };
    const reason = this.estates.protectedBecause(action);
    return reason === undefined ? undefined : { code: 'CORDON_GUARD_PROTECTED', reason };
  }

  private facts(lease: Lease, given: Consent): GuardFacts {
    const { tenant, verb, target } = lease.action;
    const s = this.switches.of(tenant);
    const actuator = this.parts.actuators.for(verb, target.kind);
    return {
      now: this.parts.clock.now(),
      policy: this.parts.policyOf(tenant),
      estate: this.estates.of(tenant),
      killSwitch: s.killSwitch || this.parts.killFile(),
      freeze: s.freeze?.reason,
      breakerOpen: s.breakerOpen,
      clockSteady: this.deadlines.steady,
      approvedBy: given.approvedBy,
      vetoLapsed: given.vetoLapsed ?? false,
      ...spent(lease.action, this.journal.all(), this.parts.clock.now()),
      actuator: actuator && { reversible: actuator.manifest.reversible, targets: actuator.manifest.targets },
    };
  }

  private async tick(): Promise<void> {
    while (!this.stop.aborted) {
      for (const id of await this.deadlines.next(this.stop)) await this.due(id);
    }
  }

  private async due(id: string): Promise<void> {
    const lease = this.journal.get(id);
    if (!lease) return;
    // Not awaited: an enforcement point that hangs must not hold up the end of other effects.
    if (holds(lease.state)) return void this.effector.release(lease, 'engine', 'expired').catch(() => undefined);
    await this.decided(lease, async (l) => {
      if (l.state !== 'pending_approval') return;
      const now = this.parts.clock.now();
      const vetoLapsed = l.vetoUntil !== undefined && l.vetoUntil <= now && (l.approval?.expires ?? 0) > now;
      if (vetoLapsed) await this.judge(l, { vetoLapsed });
      else await this.journal.take(l, 'expired', {}, { reason: 'nobody approved it in time' });
    });
  }
}
