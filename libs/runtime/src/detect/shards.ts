import { ByteReader, ByteWriter, type Detector } from '@cordon/core';
import { CordonError } from '@cordon/wire';
import type { Chunk } from '../owner/cut';
import { SHARDS, shardOf } from '../partitioning';
import { prefixesOf, TenantShard, type Prefixes } from './tenant-shard';

export const DETECT_SCHEMA = 1;

/** All shards of one owner, and which of them changed since they were last saved. */
export class Shards {
  private readonly shards = Array.from({ length: SHARDS }, () => new Map<string, TenantShard>());
  private readonly dirty = new Uint8Array(SHARDS);
  private readonly touched: TenantShard[] = [];

  private readonly prefixes: Prefixes;

  constructor(private readonly detectors: readonly Detector[]) {
    this.prefixes = prefixesOf(detectors);
  }

  /** The place of a key, which is then taken to be changed. */
  at(tenant: string, key: string): TenantShard {
    const shard = shardOf(tenant, key);
    this.dirty[shard] = 1;
    const known = this.of(shard, tenant);
    if (!known.touched) {
      known.touched = true;
      this.touched.push(known);
    }
    return known;
  }

  /** Everything of a tenant that is here, with its shard number. */
  *ofTenant(tenant: string): Iterable<TenantShard> {
    for (const [shard, tenants] of this.shards.entries()) {
      const known = tenants.get(tenant);
      if (!known) continue;
      this.dirty[shard] = 1;
      yield known;
    }
  }

  /** Places that were used since the last call. */
  takeTouched(): readonly TenantShard[] {
    for (const place of this.touched) place.touched = false;
    return this.touched.splice(0);
  }

  takeDirty(): readonly Chunk[] {
    const chunks: Chunk[] = [];
    for (let shard = 0; shard < SHARDS; shard++) if (this.dirty[shard]) chunks.push({ shard, schema: DETECT_SCHEMA, bytes: this.save(shard) });
    this.dirty.fill(0);
    return chunks;
  }

  load(chunk: Chunk): void {
    if (chunk.schema > DETECT_SCHEMA) throw new CordonError('CORDON_STATE_NEWER', `detect state has schema ${chunk.schema}`);
    const r = new ByteReader(chunk.bytes);
    const tenants = r.u32();
    for (let n = 0; n < tenants; n++) {
      const tenant = r.text();
      this.of(chunk.shard, tenant).load(r.part());
    }
  }

  private of(shard: number, tenant: string): TenantShard {
    const tenants = this.shards[shard] ?? new Map<string, TenantShard>();
    const known = tenants.get(tenant);
    if (known) return known;
    const fresh = new TenantShard(this.detectors, this.prefixes);
    tenants.set(tenant, fresh);
    return fresh;
  }

  private save(shard: number): Uint8Array {
    const w = new ByteWriter();
    const tenants = this.shards[shard] ?? new Map<string, TenantShard>();
    w.u32(tenants.size);
    for (const [tenant, state] of [...tenants].sort(([a], [b]) => (a < b ? -1 : 1))) {
      w.text(tenant);
      w.part((p) => state.save(p));
    }
    return w.take();
  }
}
