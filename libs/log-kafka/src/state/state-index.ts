import type { Checkpoint, Chunk, Cut } from '@cordon/runtime';
import type { Message } from 'kafkajs';
import type { StateFold, StoredCheckpoint } from './state-fold';
import { keyText, partKeys, partMessages, type ChunkAt } from './state-records';

/** A checkpoint that is not yet known to be written. */
export interface Draft {
  readonly key: string;
  readonly messages: readonly Message[];
  readonly stored: StoredCheckpoint;
}

/**
 * What the owner has to remember of what it has written: where the chunks are, and which keys a checkpoint makes needless. Those may
 * be forgotten only once the checkpoint is known to be valid; then they may be at any time, even by an owner that has become stale,
 * for who comes after it starts from this checkpoint or a later one.
 */
export class StateIndex {
  private serial = 0;
  private readonly keys: Set<string>;
  private readonly cuts: Map<string, number>;
  private chunks: Readonly<Record<string, ChunkAt>>;
  private needless = new Set<string>();

  constructor(
    private readonly owner: number,
    fold: StateFold,
  ) {
    this.keys = new Set(fold.allKeys());
    this.cuts = fold.cutNumbers();
    this.chunks = fold.newestCheckpoint()?.chunks ?? {};
  }

  cutMessage(cut: Cut): Message {
    const key = keyText({ kind: 'cut', owner: this.owner, serial: ++this.serial });
    this.keys.add(key);
    this.cuts.set(key, cut.n);
    return { key, value: JSON.stringify(cut) };
  }

  /** Parts first, the checkpoint last: it is not there before everything that it names is. */
  draft(checkpoint: Checkpoint, chunks: readonly Chunk[]): Draft {
    const at = { owner: this.owner, serial: ++this.serial };
    const named: Record<string, ChunkAt> = { ...this.chunks };
    const parts = chunks.flatMap((chunk) => {
      const messages = partMessages(chunk, at);
      named[chunk.shard] = { ...at, parts: messages.length, schema: chunk.schema };
      return messages;
    });
    const key = keyText({ kind: 'checkpoint', ...at });
    for (const part of parts) this.keys.add(String(part.key));
    this.keys.add(key);
    const stored: StoredCheckpoint = { checkpoint, chunks: named };
    return { key, messages: [...parts, { key, value: JSON.stringify(stored) }], stored };
  }

  /** The draft is written: what it does not need can go. */
  commit({ key, stored: { checkpoint, chunks } }: Draft): void {
    const needed = new Set([key, ...Object.entries(chunks).flatMap(([shard, at]) => partKeys(at, Number(shard)))]);
    for (const known of this.keys) {
      if (needed.has(known) || (this.cuts.get(known) ?? 0) > checkpoint.cut) continue;
      this.needless.add(known);
      this.keys.delete(known);
      this.cuts.delete(known);
    }
    this.chunks = chunks;
  }

  /** Keys to forget with the next write. */
  forgettable(): readonly string[] {
    return [...this.needless];
  }

  forgot(keys: readonly string[]): void {
    for (const key of keys) this.needless.delete(key);
  }
}
