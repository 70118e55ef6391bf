import { actionId, decide, isOver, maxTtlOf, ruleFor, ttlOf, type Policy } from '@cordon/core';
import type { Action, Command, Incident, Order, Outcome } from '@cordon/wire';
import { CordonError } from '@cordon/wire';
import { eachInput } from '../each-input';
import type { Chunk } from '../owner/cut';
import { shardOf } from '../partitioning';
import type { Input, Outbox, Stage } from '../stage';
import { decodeText, encodeText } from '../text';
import { TenantState, waitsAsStale, type RememberedAction } from './tenant-state';

const SCHEMA = 1;

interface Saved {
  readonly tenants: readonly {
    readonly tenant: string;
    readonly incidents: readonly Incident[];
    readonly actions: readonly RememberedAction[];
  }[];
}

/**
 * Decides actions from incidents under each tenant's policy. The gateway's guard has the last word.
 *
 * A policy may be reloaded while this runs. It is no input of a cut: a cut that is replayed after a crash is decided under the
 * policy of that moment. What that can change is bounded: ids never depend on the policy, so nothing is done twice; an action
 * that was published before the crash counts as published (readers drop the repeat by its mark, whatever it says now), and every
 * action carries the version it was decided under, while the guard judges by the policy in force when it acts and writes that
 * version into its checks. An action that only the newer policy decides on may lie in the shadow of one that was published before;
 * as whatever the gateway never saw, it is proposed again, under the same id, when no outcome has come for five minutes.
 */
export class RespondStage implements Stage<'respond'> {
  readonly name = 'respond';
  private readonly tenants = new Map<string, TenantState>();
  private readonly dirty = new Set<number>();

  constructor(private readonly policyOf: (tenant: string) => Policy) {}

  step(inputs: readonly Input<'respond'>[], now: number, out: Outbox<'respond'>): void {
    eachInput(inputs, out, (input) => {
      const { tenant } = input.record;
      const state = this.tenant(tenant);
      if (input.stream === 'incident') this.incident(state, input.record.body, now, out);
      else if (input.stream === 'outcome') this.outcome(state, input.record.body as Outcome, now, out);
      else this.command(state, input as Input<'respond'> & { stream: 'command' }, now, out);
      const evicted = state.trim(now);
      if (evicted > 0) out.count('incident-evicted', evicted);
      this.dirty.add(shardOf(tenant, tenant));
    });
    for (const [tenant, state] of this.inOrder()) this.askAgain(tenant, state, now, out);
  }

  wake(): number | undefined {
    const times = [...this.tenants.values()].flatMap((t) => t.askAt ?? []);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  takeDirty(): readonly Chunk[] {
    const chunks = [...this.dirty].map((shard) => ({ shard, schema: SCHEMA, bytes: this.save(shard) }));
    this.dirty.clear();
    return chunks;
  }

  load(chunks: readonly Chunk[]): void {
    for (const chunk of chunks) {
      if (chunk.schema > SCHEMA) throw new CordonError('CORDON_STATE_NEWER', `respond state has schema ${chunk.schema}`);
      for (const saved of (JSON.parse(decodeText(chunk.bytes)) as Saved).tenants) {
        const state = this.tenant(saved.tenant);
        for (const i of saved.incidents) state.incidents.set(i.id, i);
        for (const a of saved.actions) state.actions.set(a.id, a);
      }
    }
  }

  private incident(state: TenantState, incident: Incident, now: number, out: Outbox<'respond'>): void {
    if (!state.learnIncident(incident)) return;
    const policy = this.policyOf(incident.tenant);
    for (const action of decide(incident, policy, state.ofIncident(incident.id, now), now)) this.emit(state, action, now, out);
  }

  /** Fresh evidence may have come while the guard looked at what was older, by a merge too: then it is where the incident went. */
  private outcome(state: TenantState, outcome: Outcome, now: number, out: Outbox<'respond'>): void {
    state.learnOutcome(outcome);
    const { tenant, verb, target } = outcome.action;
    const id = state.survivorOf(outcome.action.incident);
    const incident = state.incidents.get(id);
    if (!incident || !waitsAsStale(outcome)) return;
    for (const action of decide(incident, this.policyOf(tenant), state.ofIncident(id, now), now))
      if (action.verb === verb && action.target.kind === target.kind && action.target.key === target.key) this.emit(state, action, now, out);
  }

  private askAgain(tenant: string, state: TenantState, now: number, out: Outbox<'respond'>): void {
    for (const incident of state.unanswered(now)) {
      for (const action of decide(incident, this.policyOf(tenant), state.ofIncident(incident.id, now), now)) this.emit(state, action, now, out);
      state.giveUp(incident.id, now);
      out.count('asked-again');
      this.dirty.add(shardOf(tenant, tenant));
    }
  }

  /** People and SOAR propose through the same door; what they name must be part of the incident. */
  private command(state: TenantState, input: Input<'respond'> & { stream: 'command' }, now: number, out: Outbox<'respond'>): void {
    const command = input.record.body as Command;
    if (command.order.kind !== 'action.propose') return;
    const action = proposed(command, command.order, state, this.policyOf(command.tenant), now);
    if (typeof action === 'string') out.dead(input, 'CORDON_COMMAND_INVALID', action);
    else this.emit(state, action, now, out);
  }

  private emit(state: TenantState, action: Action, now: number, out: Outbox<'respond'>): void {
    state.propose(action, now);
    out.emit({
      stream: 'action',
      id: action.id,
      tenant: action.tenant,
      source: 'cordon',
      trust: 3,
      at: action.evidenceAt,
      seen: now,
      cause: action.cause.slice(0, 20),
      key: action.tenant,
      body: action,
    });
  }

  /** By name: after a restart they come out of the chunks, and a replay must number its outputs as the first time. */
  private inOrder(): [string, TenantState][] {
    return [...this.tenants].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  private tenant(tenant: string): TenantState {
    const known = this.tenants.get(tenant);
    if (known) return known;
    const fresh = new TenantState();
    this.tenants.set(tenant, fresh);
    return fresh;
  }

  private save(shard: number): Uint8Array {
    const tenants = this.inOrder()
      .filter(([t]) => shardOf(t, t) === shard)
      .map(([tenant, s]) => ({
        tenant,
        incidents: [...s.incidents.values()],
        actions: [...s.actions.values()],
      }));
    return encodeText(JSON.stringify({ tenants } satisfies Saved));
  }
}

/** The action that a person asks for, or why there can be none. */
function proposed(command: Command, order: Order & { kind: 'action.propose' }, state: TenantState, policy: Policy, now: number): Action | string {
  const incident = state.incidents.get(order.incident);
  if (!incident) return `there is no incident ${order.incident}`;
  const target = incident.entities.find((e) => e.kind === order.target.kind && e.key === order.target.key);
  if (!target) return `${order.target.kind} ${order.target.key} is not part of incident ${incident.id}`;
  const before = state.ofIncident(incident.id).filter((a) => a.verb === order.verb && a.target.kind === target.kind && a.target.key === target.key);
  // A person may ask again for what was refused or only shadowed; the id must differ, or the gateway takes it for a repeat.
  const open = before.find((a) => !isOver(a.state));
  if (open) return `${order.verb} on it is ${open.state} already, as ${open.id}`;
  const n = Math.max(-1, ...before.map((a) => a.n)) + 1;
  const rule = ruleFor(policy, order.verb, target.class);
  return {
    id: actionId(command.tenant, incident.id, order.verb, order.target, n),
    tenant: command.tenant,
    incident: incident.id,
    verb: order.verb,
    target: order.target,
    ...(target.class === undefined ? {} : { targetClass: target.class }),
    mode: 'confirm',
    ttlMs: Math.min(order.ttlMs ?? ttlOf(rule, order.verb), maxTtlOf(rule, order.verb)),
    reason: order.reason,
    cause: [command.id, `${incident.id}.${incident.version}`],
    policyVersion: policy.version,
    by: command.by,
    n,
    decidedAt: now,
    evidenceAt: incident.lastAt,
    confidence: incident.probability,
    support: [],
  };
}
