import { holds, maxTtlOf, needsTwoPeople, ruleFor, type GuardFacts, type Policy } from '@cordon/core';
import type { Code, Command, Order } from '@cordon/wire';
import type { Clock } from '../ports/clock';
import type { Lease } from '../ports/leases';
import { mayHold, type Consent } from './consent';
import type { Deadlines } from './deadlines';
import type { Effector } from './effector';
import { isLive } from './enforcer';
import type { Journal } from './journal';
import type { Switchboard } from './switchboard';
import type { Withdrawal } from './withdrawal';

/** Two people who want the breaker armed must say so within this. */
const REARM_WITHIN_MS = 15 * 60_000;
/** Commands that a lease remembers. */
const MOST_REMEMBERED = 20;

/** Why a command was not obeyed; it goes to dead with this, so that who gave it can see it. */
export interface Refused {
  readonly code: Code;
  readonly reason: string;
}

export interface DeskParts {
  readonly clock: Clock;
  readonly journal: Journal;
  readonly effector: Effector;
  readonly switches: Switchboard;
  readonly deadlines: Deadlines;
  readonly policyOf: (tenant: string) => Policy;
  /** One decision at a time, on the lease as it then is. */
  readonly decided: (lease: Lease, work: (lease: Lease) => Promise<void>) => Promise<void>;
  readonly withdrawal: Withdrawal;
  readonly judge: (lease: Lease, given: Consent) => Promise<void>;
  readonly factsOf: (lease: Lease) => GuardFacts;
}

/** Obeys people's commands. Every one has its effect once, or is refused with a reason; none is dropped without a word. */
export class Desk {
  constructor(private readonly parts: DeskParts) {}

  async obey(command: Command): Promise<Refused | undefined> {
    const { order, tenant } = command;
    switch (order.kind) {
      case 'action.approve':
      case 'action.deny':
      case 'action.release':
      case 'action.extend':
        return this.ofAction(command, order);
      case 'kill-switch':
        return void (await this.parts.switches.set(tenant, { killSwitch: order.on }));
      case 'freeze': {
        const freeze = { reason: order.reason, ...(order.until === undefined ? {} : { until: order.until }) };
        return void (await this.parts.switches.set(tenant, { freeze: order.on ? freeze : undefined }));
      }
      case 'rearm':
        return this.rearm(command);
      case 'incident.status':
        if (order.verdict === 'false_positive' || order.verdict === 'benign_true_positive')
          await this.releaseIncident(command, order.incident, order.verdict === 'false_positive');
        return undefined;
      default:
        return undefined;
    }
  }

  private async ofAction(command: Command, order: Order & { readonly action: string }): Promise<Refused | undefined> {
    const code = order.kind === 'action.approve' ? 'CORDON_APPROVAL_INVALID' : 'CORDON_COMMAND_INVALID';
    const lease = this.parts.journal.get(order.action);
    if (!lease || lease.action.tenant !== command.tenant) return { code, reason: `there is no action ${order.action}` };
    // Handed over again after a restart: it has had its effect.
    if (lease.commands?.includes(command.id)) return undefined;
    const reason = await this.tryOrder(command, order, lease);
    return reason === undefined ? undefined : { code, reason };
  }

  private async tryOrder(command: Command, order: Order, lease: Lease): Promise<string | undefined> {
    const { by } = command;
    switch (order.kind) {
      case 'action.approve':
        return this.approve(command, lease, order.approvalHash);
      case 'action.deny':
        return this.withdraw(lease, 'denied', command, order.reason ?? 'denied');
      case 'action.release': {
        if (!mayHold(lease.state)) return `it is ${lease.state}; there is nothing to release`;
        const reason = order.reason ?? 'released by a person';
        await this.parts.effector.beginRelease(lease, { by, reason, change: remembering(lease, command) });
        return undefined;
      }
      case 'action.extend':
        return this.extend(command, lease, order.ttlMs);
      default:
        return undefined;
    }
  }

  /** Bound to action, target, evidence and expiry by its hash; used once, because the state moves on. */
  private async approve(command: Command, lease: Lease, hash: string): Promise<string | undefined> {
    const { deadlines, decided, factsOf, journal, judge } = this.parts;
    const { by } = command;
    let refused: string | undefined;
    await decided(lease, async (current) => {
      refused = this.approvalFault(command, current, hash);
      if (refused !== undefined) return;
      const l: Lease = { ...current, ...remembering(current, command) };
      const first = l.approvedBy;
      if (first === undefined && needsTwoPeople(l.action, factsOf(l))) {
        const reason = `approved by ${by}; beyond a budget or with the breaker open, a second person must approve`;
        await journal.take(l, 'pending_approval', { approvedBy: by }, { by, reason });
        return;
      }
      deadlines.clear(l.action.id);
      await judge(l, { approvedBy: first === undefined ? by : `${first} and ${by}` });
    });
    return refused;
  }

  private approvalFault({ by, tenant }: Command, l: Lease, hash: string): string | undefined {
    const { approvers } = this.parts.policyOf(tenant);
    if (approvers.length > 0 && !approvers.includes(by)) return `${by} is not among the approvers of the policy`;
    if (l.state !== 'pending_approval') return `it is ${l.state} and does not wait for approval`;
    if ((l.approval?.expires ?? 0) <= this.parts.clock.now()) return 'the time for approval is over';
    if (l.approval?.hash !== hash) return 'the hash is not that of this action, target, evidence and expiry';
    return l.approvedBy === by ? `${by} has approved already; a second person must` : undefined;
  }

  private withdraw(lease: Lease, to: 'denied' | 'superseded', command: Command, reason: string): Promise<string | undefined> {
    return this.parts.withdrawal.take(lease, to, { by: command.by, reason }, remembering(lease, command));
  }

  /** Within the policy's maximum, counted from when it was first in force. */
  private async extend(command: Command, lease: Lease, ttlMs: number): Promise<string | undefined> {
    if (!isLive(lease)) return `it is ${lease.state}; only what is in force can be extended`;
    const { verb, targetClass, tenant } = lease.action;
    const now = this.parts.clock.now();
    const most = maxTtlOf(ruleFor(this.parts.policyOf(tenant), verb, targetClass), verb);
    const until = Math.min(now + ttlMs, (lease.activeAt ?? now) + most);
    const held = lease.until ?? 0;
    if (now + ttlMs <= held) return `it holds until ${iso(held)} anyway`;
    if (until <= held) return `the policy lets it hold for ${most / 60_000} min in all, which it does`;
    const reason = until < now + ttlMs ? `extended, to the most that the policy allows: ${most / 60_000} min in all` : 'extended';
    return this.parts.effector.extend(lease, until, command.by, reason, remembering(lease, command));
  }

  private async releaseIncident(command: Command, incident: string, wrong: boolean): Promise<void> {
    const { effector, journal } = this.parts;
    const all = [...journal.all()].filter((l) => l.action.tenant === command.tenant && l.action.incident === incident);
    for (const lease of all) await this.withdraw(lease, 'superseded', command, 'the incident was judged benign or false');
    const reason = 'cleared: the incident was judged benign or false';
    const held = all.filter((l) => mayHold(l.state));
    await Promise.all(held.map((l) => effector.beginRelease(l, { by: command.by, reason, change: wrong && holds(l.state) ? { wrong } : {} })));
  }

  /** By two people, unless the policy says that one is enough. */
  private async rearm({ id, tenant, by }: Command): Promise<Refused | undefined> {
    const { switches, clock } = this.parts;
    const s = switches.own(tenant);
    if (s.armedBy === id) return undefined;
    if (!s.breakerOpen) return { code: 'CORDON_COMMAND_INVALID', reason: 'the breaker is not open' };
    const now = clock.now();
    const first = s.rearm !== undefined && now - s.rearm.at <= REARM_WITHIN_MS ? s.rearm : undefined;
    const alone = tenant !== '*' && !this.parts.policyOf(tenant).twoPeople;
    if (!alone && (first === undefined || first.by === by)) {
      if (first === undefined) await switches.set(tenant, { rearm: { by, at: now } });
      return { code: 'CORDON_APPROVAL_INVALID', reason: `noted for ${by}; the breaker is armed when a second person says so within 15 minutes` };
    }
    await switches.set(tenant, { breakerOpen: false, breakerReason: undefined, rearm: undefined, armedAt: now, armedBy: id });
    return undefined;
  }
}

const remembering = (lease: Lease, { id }: Command): Pick<Lease, 'commands'> => ({
  commands: [...(lease.commands ?? []), id].slice(-MOST_REMEMBERED),
});
const iso = (ms: number): string => new Date(ms).toISOString();
