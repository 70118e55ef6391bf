import { approvalHash, effectiveMode, guard, holds, ruleFor, type GuardFacts, type Policy } from '@cordon/core';
import type { Action, BindingBody, Command, StreamRecord } from '@cordon/wire';
import type { Clock } from '../ports/clock';
import type { Lease, Leases } from '../ports/leases';
import type { Log, Placed } from '../ports/log';
import { Stop } from '../owner/stop';
import type { EffectBatch } from '../owner/effect-owner';
import { Deadlines } from './deadlines';
import { Desk } from './desk';
import { Effector } from './effector';
import type { Actuators } from './effects';
import { Journal, type EdgeFacts } from './journal';
import { Estates, type BindingRow } from './estates';
import { Answers } from './refused-commands';
import { Situation } from './situation';
import { heldOf } from './spent';
import { Switchboard } from './switchboard';
import { Watch } from './watch';
import { Withdrawal } from './withdrawal';
import { factsOf, mayHold, stillApproved, type Consent } from './consent';

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
  /** Why there is a freeze, while a freeze file lies in its place. */
  readonly freezeFile?: () => string | undefined;
  /** Counts for metrics: drifted, reapplied, unverified, release-failed, breaker-opened, command-refused. */
  readonly onCount?: (what: string) => void;
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
  private readonly situation: Situation;
  private readonly withdrawal: Withdrawal;
  private readonly desk: Desk;
  private readonly watch: Watch;
  private ticking: Promise<void> | undefined;
  private deciding: Promise<void> = Promise.resolve();

  constructor(private readonly parts: GatewayParts) {
    this.estates = new Estates(parts.policyOf, () => parts.clock.now());
    this.switches = new Switchboard(parts.leases, () => parts.clock.now());
    this.journal = new Journal(parts.leases, parts.log, parts.clock, this.stop, parts.onRetry, parts.onFatal);
    this.deadlines = new Deadlines(parts.clock);
    const { clock, actuators, onFatal } = parts;
    const { journal, deadlines, switches, estates } = this;
    this.situation = new Situation({ ...parts, journal, deadlines, switches, estates });
    this.effector = new Effector({
      clock,
      actuators,
      journal,
      deadlines,
      obstacle: (lease, again) => this.situation.obstacle(lease, again),
      addressesOf: (lease) => this.estates.addressesOf(lease.action),
      onFatal,
      count: (what) => this.count(what),
    });
    this.watch = new Watch(clock, actuators, journal, deadlines, this.effector);
    const decided = (lease: Lease, work: (lease: Lease) => Promise<void>): Promise<void> => this.decided(lease, work);
    this.withdrawal = new Withdrawal({ journal, deadlines, decided });
    this.desk = new Desk({
      clock,
      journal,
      effector: this.effector,
      switches,
      deadlines,
      policyOf: parts.policyOf,
      decided,
      withdrawal: this.withdrawal,
      judge: (lease, given) => this.judge(lease, given),
      factsOf: (lease) => this.facts(lease, {}),
    });
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
    this.ticking = Promise.all([this.tick(), this.watch.run(this.stop)])
      .then(() => undefined)
      .catch(this.parts.onFatal);
  }

  /**
   * Handles a batch of the gateway's inputs in order; resolves when every edge that follows at once is journalled. Answers with
   * what was refused, for dead. What stops or ends something goes before everything else of the batch.
   */
  async handle(batch: EffectBatch): Promise<readonly StreamRecord[]> {
    const answers = new Answers(this.parts.clock.now());
    answers.undecodable(batch);
    await this.stopFirst(batch);
    const done = new Set<Placed>();
    const ends = this.endFirst(batch, done, answers);
    // Bindings before actions: what is protected must be known before anything is done.
    const bindings = batch.records.flatMap(({ record: r }) =>
      r.stream === 'binding' ? [{ tenant: r.tenant, seen: r.seen, binding: r.body as BindingBody }] : [],
    );
    if (bindings.length > 0) await this.learn(bindings);
    for (const placed of batch.records) {
      if (placed.record.stream === 'action') await this.propose(placed.record.body as Action);
      else if (placed.record.stream === 'command' && !done.has(placed)) await this.obey(placed, answers);
    }
    await ends;
    return answers.records;
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
    await Promise.all(held.map((l) => this.effector.release(l, { by, reason })));
    await this.effector.settled();
    return this.held;
  }

  get held(): number {
    return heldOf(this.journal.all()).length;
  }

  /** A kill switch or freeze at the end of a batch stops what comes before it in the same batch, too. */
  private async stopFirst(batch: EffectBatch): Promise<void> {
    const commands = batch.records.flatMap(({ record: r }) => (r.stream === 'command' ? [r.body as Command] : []));
    for (const kind of ['kill-switch', 'freeze'] as const)
      for (const tenant of new Set(commands.map((c) => c.tenant))) {
        const last = commands.findLast((c) => c.tenant === tenant && c.order.kind === kind);
        if (last && 'on' in last.order && last.order.on) await this.desk.obey(last);
      }
  }

  /** Releases of what is known already wait neither for the actions of the batch nor for each other. */
  private async endFirst(batch: EffectBatch, done: Set<Placed>, answers: Answers): Promise<void> {
    const ends = batch.records.filter(({ record: r }) => {
      const order = r.stream === 'command' ? (r.body as Command).order : undefined;
      return order?.kind === 'action.release' && mayHold(this.journal.get(order.action)?.state ?? 'proposed');
    });
    for (const placed of ends) done.add(placed);
    await Promise.all(ends.map((placed) => this.obey(placed, answers)));
  }

  private async obey(placed: Placed, answers: Answers): Promise<void> {
    const command = placed.record.body as Command;
    const refused = await this.desk.obey(command);
    if (refused) {
      this.count('command-refused');
      answers.refuse(placed, refused);
    }
    if (command.order.kind === 'incident.status' && command.tenant !== '*') await this.situation.trip(command.tenant);
  }

  private async propose(action: Action): Promise<void> {
    const known = this.journal.get(action.id);
    // One that is only proposed was cut off by the end of the process before the guard had answered.
    if (known && known.state !== 'proposed') return;
    if (action.n > 0) await this.supersede(action);
    await this.decided(known ?? (await this.journal.begin(action, action.reason)), (lease) => this.judge(lease, {}));
  }

  /** An earlier step of the same that still waits for a person gives way to the one decided on newer evidence. */
  private async supersede({ id, incident, verb, target, n, tenant, supersedes = [] }: Action): Promise<void> {
    const earlier = [...this.journal.all()].filter(
      ({ state, action: a }) =>
        state === 'pending_approval' &&
        a.tenant === tenant &&
        (a.incident === incident || supersedes.includes(a.id)) &&
        a.verb === verb &&
        a.target.kind === target.kind &&
        a.target.key === target.key &&
        a.n < n,
    );
    const facts = { by: 'engine', reason: `decided anew on newer evidence, as ${id}` };
    for (const lease of earlier) await this.withdrawal.take(lease, 'superseded', facts);
  }

  /** One decision at a time, on the lease as it then is: budgets are reserved before the next one looks. */
  private decided(lease: Lease, work: (lease: Lease) => Promise<void>): Promise<void> {
    const mine = this.deciding.then(async () => {
      await this.situation.trip(lease.action.tenant);
      await work(this.journal.get(lease.action.id) ?? lease);
    });
    this.deciding = mine.catch(() => undefined);
    return mine;
  }

  /** Runs the guard and takes the edge that it says. */
  private async judge(lease: Lease, given: Consent): Promise<void> {
    const { verdict, checks } = guard(lease.action, this.facts(lease, given));
    const { approvedBy } = given;
    const facts = { checks, ...(approvedBy === undefined ? {} : { by: approvedBy }), ...factsOf(verdict, given) };
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

  private async pend(lease: Lease, facts: EdgeFacts): Promise<void> {
    if (lease.state === 'pending_approval') {
      // Nobody vetoed, and yet it needs a person: it goes on waiting for one.
      this.deadlines.set(lease.action.id, lease.approval?.expires ?? this.parts.clock.now());
      return;
    }
    const now = this.parts.clock.now();
    const veto = effectiveMode(lease.action, this.facts(lease, {})) === 'auto_with_veto' && facts.code === 'CORDON_GUARD_MODE';
    const vetoMs = veto ? (ruleFor(this.parts.policyOf(lease.action.tenant), lease.action.verb, lease.action.targetClass)?.vetoMs ?? APPROVAL_MS) : 0;
    const expires = now + vetoMs + APPROVAL_MS;
    const change = {
      approval: { hash: approvalHash(lease.action.id, lease.action.target, lease.action.cause, expires), expires },
      ...(veto ? { vetoUntil: now + vetoMs } : {}),
    };
    const pending = await this.journal.take(lease, 'pending_approval', change, facts);
    this.deadlines.set(pending.action.id, Math.min(expires, pending.vetoUntil ?? expires));
  }

  /** Adding a protected entry releases live actions on it. */
  private async learn(rows: readonly BindingRow[]): Promise<void> {
    await this.parts.leases.addBindings(rows);
    for (const row of rows) this.estates.learn(row);
    await this.releaseProtected();
  }

  /** Called after a policy was reloaded, too. */
  async releaseProtected(): Promise<void> {
    const ends = [...this.journal.all()].map(async (lease) => {
      const reason = mayHold(lease.state) ? this.estates.protectedBecause(lease.action) : undefined;
      if (reason !== undefined) await this.effector.beginRelease(lease, { by: 'engine', reason: `now protected: ${reason}` });
    });
    await Promise.all(ends);
  }

  private facts(lease: Lease, given: Consent): GuardFacts {
    return this.situation.facts(lease, given);
  }

  private count(what: string): void {
    this.parts.onCount?.(what);
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
    if (holds(lease.state)) return void this.effector.release(lease, { by: 'engine', reason: 'expired' }).catch(() => undefined);
    await this.decided(lease, async (l) => {
      if (l.state !== 'pending_approval') return;
      const now = this.parts.clock.now();
      const vetoLapsed = l.vetoUntil !== undefined && l.vetoUntil <= now && (l.approval?.expires ?? 0) > now;
      if (vetoLapsed) await this.judge(l, { vetoLapsed });
      else await this.journal.take(l, 'expired', {}, { reason: 'nobody approved it in time' });
    });
  }
}
