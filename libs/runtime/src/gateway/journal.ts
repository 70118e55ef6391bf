import type { Action, ActionState, Outcome, StreamRecord } from '@cordon/wire';
import { edgeId, isEdge } from '@cordon/core';
import type { Clock } from '../ports/clock';
import type { Lease, Leases } from '../ports/leases';
import type { Log } from '../ports/log';
import { retrying } from '../owner/retry';
import type { Stop } from '../owner/stop';

const PUBLISH_BATCH = 200;

export interface EdgeFacts {
  readonly by?: string;
  readonly code?: string;
  /** Why, for people: no edge goes without. */
  readonly reason: string;
  readonly checks?: Outcome['checks'];
  readonly observed?: string;
}

/** Takes edges: journals them with the lease before anything is done, and publishes them in order, each once. */
export class Journal {
  private readonly leases = new Map<string, Lease>();
  private published = 0;
  private pumping: Promise<void> | undefined;
  private again = false;

  constructor(
    private readonly store: Leases,
    private readonly log: Log,
    private readonly clock: Clock,
    private readonly stop: Stop,
    private readonly onRetry: (error: unknown) => void,
    private readonly onFatal: (error: unknown) => void,
  ) {}

  async open(): Promise<void> {
    for (const lease of await this.store.load()) this.leases.set(lease.action.id, lease);
    this.published = await this.store.published();
    this.pump();
  }

  get(id: string): Lease | undefined {
    return this.leases.get(id);
  }

  all(): Iterable<Lease> {
    return this.leases.values();
  }

  /** Journals the first edge of an action. */
  async begin(action: Action, reason: string): Promise<Lease> {
    return this.take({ action, state: 'proposed', edge: 0, changedAt: this.clock.now() }, 'proposed', {}, { reason, by: action.by });
  }

  /** Journals an edge, durable when resolved. An edge that the state machine does not have is a defect and throws. */
  async take(lease: Lease, state: ActionState, change: Partial<Lease>, facts: EdgeFacts): Promise<Lease> {
    const from = lease.edge === 0 ? undefined : lease.state;
    if (!isEdge(from, state)) throw new Error(`no edge from ${from ?? 'nothing'} to ${state}`);
    const at = this.clock.now();
    const next: Lease = { ...lease, ...change, state, edge: lease.edge + 1, changedAt: at };
    await retrying(this.clock, this.stop, this.onRetry, () => this.store.record(next, outcomeOf(next, from, at, facts)));
    this.leases.set(next.action.id, next);
    this.pump();
    return next;
  }

  /** Resolves when all that was journalled has been published. */
  async flushed(): Promise<void> {
    while (this.pumping) await this.pumping;
  }

  private pump(): void {
    this.again = true;
    this.pumping ??= this.publish()
      .catch(this.onFatal)
      .finally(() => {
        this.pumping = undefined;
        // An edge that came between the last look and here must not wait for the next one.
        if (this.again && !this.stop.aborted) this.pump();
      });
  }

  private async publish(): Promise<void> {
    while (this.again && !this.stop.aborted) {
      this.again = false;
      for (;;) {
        const rows = await this.store.journal(this.published, PUBLISH_BATCH);
        const last = rows.at(-1);
        if (!last) break;
        await retrying(this.clock, this.stop, this.onRetry, () => this.log.append(rows.map((r) => recordOf(r.outcome, r.seq))));
        await this.store.setPublished(last.seq);
        this.published = last.seq;
      }
    }
  }
}

function outcomeOf(lease: Lease, previous: ActionState | undefined, at: number, facts: EdgeFacts): Outcome {
  const { action, state, edge } = lease;
  return {
    id: edgeId(action.id, edge),
    tenant: action.tenant,
    action,
    state,
    edge,
    at,
    by: facts.by ?? 'engine',
    ...(previous === undefined ? {} : { previous }),
    ...(facts.code === undefined ? {} : { code: facts.code }),
    reason: facts.reason,
    ...(facts.checks === undefined ? {} : { checks: facts.checks }),
    ...(facts.observed === undefined ? {} : { observed: facts.observed }),
    ...(lease.actuator === undefined ? {} : { actuator: lease.actuator }),
    ...(lease.until === undefined ? {} : { until: lease.until }),
    ...(lease.prior === undefined ? {} : { prior: lease.prior.text }),
    ...(state === 'pending_approval' && lease.approval ? { approvalHash: lease.approval.hash } : {}),
  };
}

/** The mark's seq is the journal's, so a restart that publishes again is dropped by every reader. */
const recordOf = (o: Outcome, seq: number): StreamRecord => ({
  stream: 'outcome',
  id: o.id,
  tenant: o.tenant,
  source: 'cordon',
  trust: 3,
  at: o.at,
  seen: o.at,
  cause: [o.action.id],
  key: o.tenant,
  body: o,
  mark: { stage: 'actuate', partition: 0, seq, ordinal: 0 },
});
