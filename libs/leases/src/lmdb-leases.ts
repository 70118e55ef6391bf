import { CordonError, type BindingBody, type Outcome } from '@cordon/wire';
import { holds } from '@cordon/core';
import { Leases, type Lease, type Switches } from '@cordon/runtime';
import { createHash } from 'node:crypto';
import { open, type RootDatabase } from 'lmdb';

/** Ended leases are kept this long, so that a repeated action id is still known. */
const KEEP_ENDED_MS = 30 * 24 * 3_600_000;
const META_PUBLISHED = 'published';
const META_SEQ = 'seq';
const META_EPOCH = 'epoch';

interface BindingRow {
  readonly tenant: string;
  readonly seen: number;
  readonly binding: BindingBody;
}

/**
 * The gateway's store on lmdb: one environment, each write one synced transaction. Who opens it is the gateway from then on: each
 * opening counts an epoch, and a write of an older one is refused, so that two gateways on one disk never both act.
 */
export class LmdbLeases extends Leases {
  private readonly root: RootDatabase;
  private readonly leases;
  private readonly edges;
  private readonly meta;
  private readonly switchRows;
  private readonly bindingRows;
  private readonly epoch: number;
  /** How far the journal is published, as last told; on disk a little later. */
  private toldPublished: number | undefined;

  constructor(path: string) {
    super();
    this.root = open({ path, maxDbs: 8, encoding: 'msgpack' });
    this.leases = this.root.openDB<Lease, string>({ name: 'leases' });
    this.edges = this.root.openDB<Outcome, number>({ name: 'edges' });
    this.meta = this.root.openDB<number, string>({ name: 'meta' });
    this.switchRows = this.root.openDB<Switches, string>({ name: 'switches' });
    this.bindingRows = this.root.openDB<BindingRow, string>({ name: 'bindings' });
    this.epoch = this.root.transactionSync(() => {
      const epoch = (this.meta.get(META_EPOCH) ?? 0) + 1;
      this.meta.putSync(META_EPOCH, epoch);
      return epoch;
    });
  }

  async load(): Promise<readonly Lease[]> {
    const rows = [...this.leases.getRange()].map((r) => r.value);
    const newest = Math.max(0, ...rows.map((l) => l.changedAt));
    const over = rows.filter((l) => !holds(l.state) && l.changedAt < newest - KEEP_ENDED_MS);
    await this.durably(() => over.forEach((l) => this.leases.removeSync(l.action.id)));
    return rows.filter((l) => !over.includes(l));
  }

  async record(lease: Lease, edge: Outcome): Promise<number> {
    let seq = 0;
    await this.durably(() => {
      seq = (this.meta.get(META_SEQ) ?? 0) + 1;
      this.meta.putSync(META_SEQ, seq);
      this.savePublished();
      this.edges.putSync(seq, edge);
      this.leases.putSync(lease.action.id, lease);
    });
    return seq;
  }

  async journal(after: number, limit: number): Promise<readonly { seq: number; outcome: Outcome }[]> {
    return [...this.edges.getRange({ start: after + 1, limit })].map((r) => ({ seq: r.key, outcome: r.value }));
  }

  async published(): Promise<number> {
    return this.toldPublished ?? this.meta.get(META_PUBLISHED) ?? 0;
  }

  /**
   * Goes to disk with the next edge, or at the end: a sync of its own would hold up the edge of the next effect. After a crash
   * the last edges are published again, and their readers drop them by their marks.
   */
  async setPublished(seq: number): Promise<void> {
    this.toldPublished = seq;
  }

  async switches(): Promise<ReadonlyMap<string, Switches>> {
    return new Map([...this.switchRows.getRange()].map((r) => [r.key, r.value]));
  }

  async setSwitches(tenant: string, switches: Switches): Promise<void> {
    await this.durably(() => this.switchRows.putSync(tenant, switches));
  }

  async bindings(): Promise<readonly BindingRow[]> {
    return [...this.bindingRows.getRange()].map((r) => r.value);
  }

  async addBindings(rows: readonly BindingRow[]): Promise<void> {
    await this.durably(() => {
      for (const row of rows) this.bindingRows.putSync(bindingKey(row), row);
    });
  }

  async close(): Promise<void> {
    // A disk that is full now costs what a crash costs: some edges are published twice.
    await this.durably(() => this.savePublished()).catch(() => undefined);
    await this.root.close();
  }

  private savePublished(): void {
    if (this.toldPublished !== undefined) this.meta.putSync(META_PUBLISHED, this.toldPublished);
  }

  /** One transaction, on disk when it resolves. */
  private async durably(work: () => void): Promise<void> {
    try {
      await this.root.transaction(() => {
        if (this.meta.get(META_EPOCH) !== this.epoch) throw new CordonError('CORDON_OWNER_FENCED', 'another gateway has opened the lease store');
        work();
      });
      await this.root.flushed;
    } catch (cause) {
      if (cause instanceof CordonError) throw cause;
      throw new CordonError('CORDON_DISK_FULL', 'the lease store cannot be written', true, { cause });
    }
  }
}

/** lmdb keys are at most 1,978 bytes, and an attacker may write a long one: so it is a hash. */
function bindingKey({ tenant, binding: b }: BindingRow): string {
  const identity = [tenant, b.relation, b.a.kind, b.a.key, b.b?.kind ?? '', b.b?.key ?? ''];
  return createHash('sha256').update(JSON.stringify(identity)).digest('hex');
}
