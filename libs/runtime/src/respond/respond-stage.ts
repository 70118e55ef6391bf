import { actionId, decide, isOver, ruleFor, ttlOf, type KnownAction, type Policy } from '@cordon/core';
import type { Action, Command, Incident, Order, Outcome } from '@cordon/wire';
import { CordonError } from '@cordon/wire';
import { eachInput } from '../each-input';
import type { Chunk } from '../owner/cut';
import { shardOf } from '../partitioning';
import type { Input, Outbox, Stage } from '../stage';
import { decodeText, encodeText } from '../text';
import { TenantState } from './tenant-state';

const SCHEMA = 1;

interface Saved {
  readonly tenants: readonly {
    readonly tenant: string;
    readonly incidents: readonly Incident[];
    readonly actions: readonly (KnownAction & { changedAt: number })[];
  }[];
}

/** Decides actions from incidents under each tenant's policy. The gateway's guard has the last word. */
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
      else if (input.stream === 'outcome') state.learnOutcome(input.record.body as Outcome);
      else this.command(state, input as Input<'respond'> & { stream: 'command' }, now, out);
      const evicted = state.trim(now);
      if (evicted > 0) out.count('incident-evicted', evicted);
      this.dirty.add(shardOf(tenant, tenant));
    });
  }

  wake(): undefined {
    return undefined;
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
    for (const action of decide(incident, policy, state.ofIncident(incident.id), now)) this.emit(state, action, now, out);
  }

  /** People and SOAR propose through the same door; what they name must be part of the incident. */
  private command(state: TenantState, input: Input<'respond'> & { stream: 'command' }, now: number, out: Outbox<'respond'>): void {
    const command = input.record.body as Command;
    if (command.order.kind !== 'action.propose') return;
    const action = proposed(command, command.order, state, this.policyOf(command.tenant), now);
    if (action) this.emit(state, action, now, out);
    else out.dead(input, 'CORDON_COMMAND_INVALID', 'no such incident, the target is not part of it, or it is under way already');
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

  private tenant(tenant: string): TenantState {
    const known = this.tenants.get(tenant);
    if (known) return known;
    const fresh = new TenantState();
    this.tenants.set(tenant, fresh);
    return fresh;
  }

  private save(shard: number): Uint8Array {
    const tenants = [...this.tenants]
      .filter(([t]) => shardOf(t, t) === shard)
      .map(([tenant, s]) => ({
        tenant,
        incidents: [...s.incidents.values()],
        actions: [...s.actions.values()],
      }));
    return encodeText(JSON.stringify({ tenants } satisfies Saved));
  }
}

function proposed(command: Command, order: Order & { kind: 'action.propose' }, state: TenantState, policy: Policy, now: number): Action | undefined {
  const incident = state.incidents.get(order.incident);
  const target = incident?.entities.find((e) => e.kind === order.target.kind && e.key === order.target.key);
  if (!incident || !target) return undefined;
  const before = state.ofIncident(incident.id).filter((a) => a.verb === order.verb && a.target.kind === target.kind && a.target.key === target.key);
  // A person may ask again for what was refused or only shadowed; the id must differ, or the gateway takes it for a repeat.
  if (before.some((a) => !isOver(a.state))) return undefined;
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
    ttlMs: order.ttlMs ?? ttlOf(rule, order.verb),
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
