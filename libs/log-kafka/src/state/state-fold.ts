import type { Checkpoint, Chunk, Cut } from '@cordon/runtime';
import { CordonError } from '@cordon/wire';
import { isFence, isNewer, keyText, partKeys, stateKey, type ChunkAt, type StateKey } from './state-records';
import type { StateRecord } from './state-place';

/** Value of a checkpoint's record: the checkpoint is there when this is, and these are all its chunks, by shard. */
export interface StoredCheckpoint {
  readonly checkpoint: Checkpoint;
  readonly chunks: Readonly<Record<string, ChunkAt>>;
}

export interface LoadedState {
  readonly checkpoint?: Checkpoint;
  readonly chunks: readonly Chunk[];
  readonly cuts: readonly Cut[];
}

/** What a state partition holds, folded from its records in the order of their offsets. */
export class StateFold {
  /** Offset of the newest fence so far. */
  private fence = -1;
  private readonly fences = new Set<string>();
  private readonly values = new Map<string, Buffer>();
  /** Written by an owner after its successor's fence. */
  private readonly stale = new Set<string>();

  apply({ offset, key, value }: StateRecord): void {
    if (value === null) {
      for (const kept of [this.fences, this.values, this.stale]) kept.delete(key);
    } else if (isFence(key)) {
      this.fences.add(key);
      this.fence = offset;
    } else if (stateKey(key).owner < this.fence) this.stale.add(key);
    else this.values.set(key, value);
  }

  state(): LoadedState {
    const stored = this.newestCheckpoint();
    const cuts = this.newestCuts(stored?.checkpoint.cut ?? 0);
    const chunks = Object.entries(stored?.chunks ?? {}).map(([shard, at]) => this.chunk(Number(shard), at));
    return stored ? { checkpoint: stored.checkpoint, chunks, cuts } : { chunks, cuts };
  }

  newestCheckpoint(): StoredCheckpoint | undefined {
    const newest = this.keys('checkpoint').reduce<StateKey | undefined>((best, key) => (best && isNewer(best, key) ? best : key), undefined);
    return newest && this.parsed<StoredCheckpoint>(newest);
  }

  /** Keys of everything, the fences of former owners last: they tell what is stale, so they must not go before it. */
  allKeys(): string[] {
    return [...this.values.keys(), ...this.stale, ...[...this.fences].slice(0, -1)];
  }

  /** Number of the cut by its key. */
  cutNumbers(): Map<string, number> {
    return new Map(this.keys('cut').map((key) => [keyText(key), this.parsed<Cut>(key).n]));
  }

  /** Of one number the newest: a cut after its intent, a new owner's after that of a stale one. */
  private newestCuts(after: number): Cut[] {
    const newest = new Map<number, { readonly key: StateKey; readonly cut: Cut }>();
    for (const key of this.keys('cut')) {
      const cut = this.parsed<Cut>(key);
      const known = newest.get(cut.n);
      if (cut.n > after && !(known && isNewer(known.key, key))) newest.set(cut.n, { key, cut });
    }
    return [...newest.values()].map(({ cut }) => cut).sort((a, b) => a.n - b.n);
  }

  private keys(kind: StateKey['kind']): StateKey[] {
    return [...this.values.keys()].filter((key) => key.startsWith(`${kind}:`)).map(stateKey);
  }

  private parsed<T>(key: StateKey): T {
    return JSON.parse(String(this.values.get(keyText(key)))) as T;
  }

  private chunk(shard: number, at: ChunkAt): Chunk {
    const parts = partKeys(at, shard).map((key) => this.values.get(key));
    const found = parts.filter((part) => part !== undefined);
    if (found.length < parts.length) throw new CordonError('CORDON_LOG_TRUNCATED', `shard ${shard} of the state lacks parts`);
    return { shard, schema: at.schema, bytes: Buffer.concat(found) };
  }
}
