import {
  CORRELATE_SETTINGS,
  Correlator,
  loadCorrelator,
  saveCorrelator,
  type CorrelateSettings,
  type SavedCorrelator,
  type Version,
} from '@cordon/core';
import { CordonError } from '@cordon/wire';
import { eachInput } from '../each-input';
import type { Chunk } from '../owner/cut';
import { shardOf } from '../partitioning';
import type { Input, Outbox, Stage } from '../stage';
import { decodeText, encodeText } from '../text';

const SCHEMA = 1;
/** Idle incidents and caps are looked at this often. */
const SWEEP_MS = 3_600_000;

interface Saved {
  readonly tenants: readonly SavedCorrelator[];
  readonly sweptAt: number;
}

/** Findings → incidents, tenant by tenant. A cut's findings are decided together, so each incident changes at most once by them. */
export class CorrelateStage implements Stage<'correlate'> {
  readonly name = 'correlate';
  private readonly tenants = new Map<string, Correlator>();
  private readonly dirty = new Set<number>();
  private sweptAt: number | undefined;

  constructor(private readonly settingsOf: (tenant: string) => CorrelateSettings = () => CORRELATE_SETTINGS) {}

  step(inputs: readonly Input<'correlate'>[], now: number, out: Outbox<'correlate'>): void {
    const changed = new Set<Correlator>();
    eachInput(inputs, out, (input) => {
      const correlator = this.tenant(input.record.tenant);
      changed.add(correlator);
      this.take(correlator, input, now, out);
    });
    for (const correlator of changed) this.finish(correlator, now, out);
    if (this.sweptAt === undefined) this.sweptAt = now;
    else if (now - this.sweptAt >= SWEEP_MS) this.sweep(now, out);
  }

  wake(): number | undefined {
    if (this.sweptAt === undefined || ![...this.tenants.values()].some((c) => c.holdsAnything)) return undefined;
    return this.sweptAt + SWEEP_MS;
  }

  takeDirty(): readonly Chunk[] {
    const chunks = [...this.dirty].map((shard) => ({ shard, schema: SCHEMA, bytes: this.save(shard) }));
    this.dirty.clear();
    return chunks;
  }

  load(chunks: readonly Chunk[]): void {
    for (const chunk of chunks) {
      if (chunk.schema > SCHEMA) throw new CordonError('CORDON_STATE_NEWER', `correlate state has schema ${chunk.schema}`);
      const saved = JSON.parse(decodeText(chunk.bytes)) as Saved;
      for (const s of saved.tenants) this.tenants.set(s.tenant, loadCorrelator(s, this.settingsOf(s.tenant)));
      this.sweptAt = Math.max(this.sweptAt ?? 0, saved.sweptAt);
    }
  }

  /** What a tenant collects unseen, strongest first. */
  candidates(tenant: string, most: number): ReturnType<Correlator['candidates']> {
    return this.tenants.get(tenant)?.candidates(most) ?? [];
  }

  private take(c: Correlator, input: Input<'correlate'>, now: number, out: Outbox<'correlate'>): void {
    switch (input.stream) {
      case 'finding':
        if (!c.learn(input.record.body)) out.count('finding-duplicate');
        return;
      case 'binding':
        return c.bind(input.record.body);
      case 'outcome':
        this.emit(c, [...c.settle(now), ...c.outcome(input.record.body, now)], now, out);
        return;
      case 'command': {
        // People act on what they see: what came before the command is decided before it.
        this.emit(c, c.settle(now), now, out);
        const done = c.command(input.record.body, now);
        if (typeof done === 'string') out.dead(input, 'CORDON_COMMAND_INVALID', done);
        else this.emit(c, done, now, out);
        return;
      }
    }
  }

  private finish(c: Correlator, now: number, out: Outbox<'correlate'>): void {
    this.emit(c, c.settle(now), now, out);
    const evicted = c.makeRoom();
    if (evicted > 0) out.count('finding-evicted', evicted);
    this.dirty.add(shardOf(c.tenant, c.tenant));
  }

  private sweep(now: number, out: Outbox<'correlate'>): void {
    this.sweptAt = now;
    // By name: after a restart they come out of the chunks, and a replay must number its outputs as the first time.
    for (const c of [...this.tenants.values()].sort((a, b) => (a.tenant < b.tenant ? -1 : 1))) {
      const { versions, evicted } = c.sweep(now);
      this.emit(c, versions, now, out);
      for (const [name, n] of Object.entries(evicted)) if (n > 0) out.count(name, n);
      this.dirty.add(shardOf(c.tenant, c.tenant));
    }
  }

  private emit(c: Correlator, versions: readonly Version[], now: number, out: Outbox<'correlate'>): void {
    for (const { incident, cause } of versions) {
      out.emit({
        stream: 'incident',
        id: `${incident.id}.${incident.version}`,
        tenant: c.tenant,
        source: 'cordon',
        trust: 3,
        at: incident.lastAt,
        seen: now,
        cause,
        key: c.tenant,
        body: incident,
      });
    }
  }

  private tenant(tenant: string): Correlator {
    const known = this.tenants.get(tenant);
    if (known) return known;
    const fresh = new Correlator(tenant, this.settingsOf(tenant));
    this.tenants.set(tenant, fresh);
    return fresh;
  }

  private save(shard: number): Uint8Array {
    const tenants = [...this.tenants.values()].filter((c) => shardOf(c.tenant, c.tenant) === shard).map(saveCorrelator);
    return encodeText(JSON.stringify({ tenants, sweptAt: this.sweptAt ?? 0 } satisfies Saved));
  }
}
