import { approvalHash, Estate, guard, holds, protectedBecause, type GuardFacts, type GuardVerdict, type Policy } from '@cordon/core';
import type { Action, BindingBody, Command, StreamRecord } from '@cordon/wire';
import type { Clock } from '../ports/clock';
import type { Lease, Leases, Switches } from '../ports/leases';
import type { Log } from '../ports/log';
import { Stop } from '../owner/stop';
import type { EffectBatch } from '../owner/effect-owner';
import { Deadlines } from './deadlines';
import { Effector } from './effector';
import type { Actuators } from './effects';
import { Journal } from './journal';

const HOUR_MS = 3_600_000;
/** An approval that nobody gave is a denial (response.md, section 4). */
const APPROVAL_MS = 15 * 60_000;
/** Releases marked false positive beyond this share of recent ones open the breaker. */
const FALSE_SHARE = 0.1;
const FALSE_LEAST = 5;
const CALM: Switches = { killSwitch: false, breakerOpen: false };

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
  private readonly estates = new Map<string, Estate>();
  private switches = new Map<string, Switches>();
  private readonly journal: Journal;
  private readonly effector: Effector;
  private readonly deadlines: Deadlines;
  private ticking: Promise<void> | undefined;

  constructor(private readonly parts: GatewayParts) {
    this.journal = new Journal(parts.leases, parts.log, parts.clock, this.stop, parts.onRetry, parts.onFatal);
    this.deadlines = new Deadlines(parts.clock);
    this.effector = new Effector(
      parts.clock,
      parts.actuators,
      this.journal,
      this.deadlines,
      (lease) => this.mayApply(lease),
      ({ action }) =>
        this.estate(action.tenant)
          .aliases(action.target, parts.clock.now())
          .filter((e) => e.kind === 'ip')
          .map((e) => e.key),
      parts.onFatal,
    );
  }

  /** Loads the leases, releases what is overdue first, settles what a crash left open, then starts the clockwork. */
  async open(): Promise<void> {
    await this.journal.open();
    this.switches = new Map(await this.parts.leases.switches());
    for (const row of await this.parts.leases.bindings()) this.estate(row.tenant).learn(row.binding, row.seen);
    await this.effector.recover();
    this.ticking = this.tick().catch(this.parts.onFatal);
  }

  /** Handles a batch of the gateway's inputs in order; resolves when every edge that follows at once is journalled. */
  async handle(batch: EffectBatch): Promise<readonly StreamRecord[]> {
    // Bindings first: what is protected must be known before anything is done.
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
    await this.effector.settled();
    await this.journal.flushed();
    this.stop.pull();
    this.deadlines.close();
    await this.ticking;
  }

  /** Releases every effect that is in place, for `cordon release --all`. Resolves with how many could not be released. */
  async releaseAll(by: string, reason: string): Promise<number> {
    const held = [...this.journal.all()].filter((l) => holds(l.state));
    await Promise.all(held.map((l) => this.effector.release(l, by, reason)));
    await this.effector.settled();
    return [...this.journal.all()].filter((l) => holds(l.state)).length;
  }

  get held(): number {
    return [...this.journal.all()].filter((l) => holds(l.state)).length;
  }

  private async propose(action: Action): Promise<void> {
    if (this.journal.get(action.id)) return;
    const lease = await this.journal.begin(action, action.reason);
    await this.judge(lease, undefined);
  }

  /** Runs the guard and takes the edge that it says. */
  private async judge(lease: Lease, approvedBy: string | undefined): Promise<void> {
    const { verdict, checks } = guard(lease.action, this.facts(lease, approvedBy));
    const facts = { checks, ...(approvedBy === undefined ? {} : { by: approvedBy }), ...codeOf(verdict) };
    if (verdict.kind === 'shadow') await this.journal.take(lease, 'shadow', {}, facts);
    else if (verdict.kind === 'suppress') await this.journal.take(lease, 'suppressed', {}, facts);
    else if (verdict.kind === 'pending') await this.pend(lease, facts);
    else {
      const approved = await this.journal.take(lease, 'approved', approvedBy === undefined ? {} : { approvedBy }, facts);
      this.effector.dispatch(approved);
    }
  }

  private async pend(lease: Lease, facts: object): Promise<void> {
    if (lease.state === 'pending_approval') return;
    const expires = this.parts.clock.now() + APPROVAL_MS;
    const veto = lease.action.mode === 'auto_with_veto' && !('code' in facts && facts.code !== 'CORDON_GUARD_MODE');
    const change = {
      approval: { hash: approvalHash(lease.action.id, lease.action.target, lease.action.cause, expires), expires },
      ...(veto ? { vetoUntil: this.parts.clock.now() + this.vetoMs(lease.action) } : {}),
    };
    const pending = await this.journal.take(lease, 'pending_approval', change, facts);
    this.deadlines.set(pending.action.id, Math.min(expires, pending.vetoUntil ?? expires));
  }

  private vetoMs(action: Action): number {
    return this.parts.policyOf(action.tenant).rules.find((r) => r.verb === action.verb)?.vetoMs ?? APPROVAL_MS;
  }

  private async obey(command: Command): Promise<void> {
    const { order, tenant, by } = command;
    const lease = 'action' in order ? this.journal.get(order.action) : undefined;
    if (lease && lease.action.tenant !== tenant) return;
    switch (order.kind) {
      case 'action.approve':
        return this.approve(lease, order.approvalHash, by);
      case 'action.deny':
        if (lease?.state === 'pending_approval') await this.journal.take(lease, 'denied', {}, { by, reason: order.reason ?? 'denied' });
        return;
      case 'action.release':
        if (lease && holds(lease.state)) await this.effector.release(lease, by, order.reason ?? 'released by a person');
        return;
      case 'action.extend':
        if (lease) await this.effector.extend(lease, order.ttlMs, by);
        return;
      case 'kill-switch':
        return this.set(tenant, { killSwitch: order.on });
      case 'freeze':
        return this.set(
          tenant,
          order.on ? { freeze: { reason: order.reason, ...(order.until === undefined ? {} : { until: order.until }) } } : { freeze: undefined },
        );
      case 'rearm':
        return this.set(tenant, { breakerOpen: false });
      case 'incident.status':
        if (order.verdict === 'false_positive' || order.verdict === 'benign_true_positive') await this.releaseIncident(tenant, order.incident, by);
        return;
      default:
        return;
    }
  }

  /** Bound to action, target, evidence and expiry by its hash; used once, because the state moves on. */
  private async approve(lease: Lease | undefined, hash: string, by: string): Promise<void> {
    if (lease?.state !== 'pending_approval' || lease.approval?.hash !== hash || lease.approval.expires <= this.parts.clock.now()) return;
    this.deadlines.clear(lease.action.id);
    await this.judge(lease, by);
  }

  private async releaseIncident(tenant: string, incident: string, by: string): Promise<void> {
    const held = [...this.journal.all()].filter((l) => l.action.tenant === tenant && l.action.incident === incident && holds(l.state));
    for (const lease of held) await this.effector.release(lease, by, 'cleared: the incident was judged benign or false');
    if (held.length > 0 && this.falseShare(tenant, by) > FALSE_SHARE) await this.set(tenant, { breakerOpen: true });
  }

  private readonly falseReleases = new Map<string, number>();
  private falseShare(tenant: string, _by: string): number {
    const wrong = (this.falseReleases.get(tenant) ?? 0) + 1;
    this.falseReleases.set(tenant, wrong);
    const all = [...this.journal.all()].filter((l) => l.action.tenant === tenant && l.activeAt !== undefined).length;
    return wrong < FALSE_LEAST ? 0 : wrong / all;
  }

  private async set(tenant: string, change: { killSwitch?: boolean; breakerOpen?: boolean; freeze?: Switches['freeze'] | undefined }): Promise<void> {
    const { freeze: _, ...before } = this.switches.get(tenant) ?? CALM;
    const freeze = 'freeze' in change ? change.freeze : this.switches.get(tenant)?.freeze;
    const next: Switches = {
      ...before,
      ...(change.killSwitch === undefined ? {} : { killSwitch: change.killSwitch }),
      ...(change.breakerOpen === undefined ? {} : { breakerOpen: change.breakerOpen }),
      ...(freeze === undefined ? {} : { freeze }),
    };
    this.switches.set(tenant, next);
    await this.parts.leases.setSwitches(tenant, next);
  }

  /** Adding a protected entry releases live actions on it. */
  private async learn(rows: readonly { tenant: string; seen: number; binding: BindingBody }[]): Promise<void> {
    await this.parts.leases.addBindings(rows);
    for (const row of rows) this.estate(row.tenant).learn(row.binding, row.seen);
    if (rows.some((r) => r.binding.attributes?.protected !== undefined)) await this.releaseProtected();
  }

  /** Called after a policy was reloaded, too. */
  async releaseProtected(): Promise<void> {
    for (const lease of this.journal.all()) {
      const { tenant, target, targetClass } = lease.action;
      const reason = holds(lease.state)
        ? protectedBecause(target, { policy: this.parts.policyOf(tenant), estate: this.estate(tenant) }, targetClass)
        : undefined;
      if (reason !== undefined) await this.effector.release(lease, 'engine', `now protected: ${reason}`);
    }
  }

  /** The last look before an effect: switches may have been thrown since the guard ran. */
  private mayApply(lease: Lease): boolean {
    const s = this.switchesOf(lease.action.tenant);
    return !s.killSwitch && !this.parts.killFile() && s.freeze === undefined && this.deadlines.steady;
  }

  private switchesOf(tenant: string): Switches {
    const s = this.switches.get(tenant) ?? CALM;
    const all = this.switches.get('*') ?? CALM;
    const freeze = [s.freeze, all.freeze].find((x) => x && (x.until === undefined || x.until > this.parts.clock.now()));
    return { killSwitch: s.killSwitch || all.killSwitch, breakerOpen: s.breakerOpen || all.breakerOpen, ...(freeze ? { freeze } : {}) };
  }

  private facts(lease: Lease, approvedBy: string | undefined): GuardFacts {
    const { action } = lease;
    const now = this.parts.clock.now();
    const s = this.switchesOf(action.tenant);
    const same = [...this.journal.all()].filter(
      (l) => l.action.tenant === action.tenant && l.action.verb === action.verb && l.action.id !== action.id,
    );
    const taken = same.filter((l) => holds(l.state) || l.state === 'approved');
    const actuator = this.parts.actuators.for(action.verb, action.target.kind);
    return {
      now,
      policy: this.parts.policyOf(action.tenant),
      estate: this.estate(action.tenant),
      killSwitch: s.killSwitch || this.parts.killFile(),
      freeze: s.freeze?.reason,
      breakerOpen: s.breakerOpen,
      clockSteady: this.deadlines.steady,
      approvedBy,
      actedInLastHour: same.filter((l) => l.state === 'approved' || (l.activeAt ?? 0) > now - HOUR_MS).length,
      concurrent: taken.length,
      concurrentOfClass: taken.filter((l) => l.action.targetClass === action.targetClass).length,
      actuator: actuator && { reversible: actuator.manifest.reversible, targets: actuator.manifest.targets },
    };
  }

  private estate(tenant: string): Estate {
    const known = this.estates.get(tenant);
    if (known) return known;
    const fresh = new Estate();
    this.estates.set(tenant, fresh);
    return fresh;
  }

  private async tick(): Promise<void> {
    while (!this.stop.aborted) {
      for (const id of await this.deadlines.next(this.stop)) await this.due(id);
    }
  }

  private async due(id: string): Promise<void> {
    const lease = this.journal.get(id);
    if (!lease) return;
    if (holds(lease.state)) return this.effector.release(lease, 'engine', 'expired').then(() => undefined);
    if (lease.state !== 'pending_approval') return;
    if (lease.vetoUntil !== undefined && lease.vetoUntil <= this.parts.clock.now()) return this.judge(lease, 'nobody vetoed');
    await this.journal.take(lease, 'expired', {}, { reason: 'nobody approved it in time' });
  }
}

const codeOf = (v: GuardVerdict): { code?: string; reason?: string } => ('code' in v ? { code: v.code, reason: v.reason } : {});
