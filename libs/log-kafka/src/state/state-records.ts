import { randomUUID } from 'node:crypto';
import type { Checkpoint, Chunk, Cut } from '@cordon/runtime';
import { CordonError } from '@cordon/wire';
import type { IHeaders, Message } from 'kafkajs';

/**
 * Records of a state partition, a compacted topic: `fence` (token of the newest owner), `checkpoint`, `cut:<n>` and
 * `chunk:<shard>:<part>`, a chunk being split into parts so that a record batch stays below the broker's limit.
 */
export const FENCE_KEY = 'fence';
const CHECKPOINT_KEY = 'checkpoint';
const cutKey = (n: number): string => `cut:${n}`;
const partKey = (shard: number, part: number): string => `chunk:${shard}:${part}`;
const PART_BYTES = 512 * 1024;

export interface StateRecord {
  readonly key: string;
  /** null forgets the key. */
  readonly value: Buffer | null;
  readonly headers: IHeaders | undefined;
}

export interface LoadedState {
  readonly checkpoint?: Checkpoint;
  readonly chunks: readonly Chunk[];
  readonly cuts: readonly Cut[];
}

export const newToken = (): string => randomUUID();
export const fenceMessage = (token: string): Message => ({ key: FENCE_KEY, value: token });
export const cutMessage = (cut: Cut): Message => ({ key: cutKey(cut.n), value: JSON.stringify(cut) });

interface Part {
  readonly schema: number;
  /** Number of parts of its chunk. */
  readonly of: number;
  readonly bytes: Buffer;
}

/** What a state partition holds, folded from its records in order. */
export class StateFold {
  private checkpoint: Checkpoint | undefined;
  private readonly cuts = new Map<number, Cut>();
  private readonly parts = new Map<number, Map<number, Part>>();

  apply({ key, value, headers }: StateRecord): void {
    const [kind, first, second] = key.split(':');
    if (kind === CHECKPOINT_KEY && value) this.checkpoint = JSON.parse(value.toString()) as Checkpoint;
    else if (kind === 'cut' && value) this.cuts.set(Number(first), JSON.parse(value.toString()) as Cut);
    else if (kind === 'cut') this.cuts.delete(Number(first));
    else if (kind === 'chunk') this.putPart(Number(first), Number(second), value, headers);
  }

  state(): LoadedState {
    const after = this.checkpoint?.cut ?? 0;
    const cuts = [...this.cuts.values()].filter((cut) => cut.n > after).sort((a, b) => a.n - b.n);
    const chunks = [...this.parts].map(([shard, parts]) => assemble(shard, parts));
    return this.checkpoint ? { checkpoint: this.checkpoint, chunks, cuts } : { chunks, cuts };
  }

  /** The keys alone, for the writer that goes on. */
  index(): StateIndex {
    return new StateIndex(new Set(this.cuts.keys()), new Map([...this.parts].map(([shard, parts]) => [shard, Math.max(...parts.keys()) + 1])));
  }

  private putPart(shard: number, part: number, value: Buffer | null, headers: IHeaders | undefined): void {
    const parts = this.parts.get(shard) ?? new Map<number, Part>();
    this.parts.set(shard, parts);
    if (value) parts.set(part, { schema: Number(headers?.['schema']), of: Number(headers?.['parts']), bytes: value });
    else parts.delete(part);
    if (parts.size === 0) this.parts.delete(shard);
  }
}

/** Which keys are in a state partition, so that a checkpoint can forget those that it makes needless. */
export class StateIndex {
  constructor(
    private readonly cuts = new Set<number>(),
    private readonly parts = new Map<number, number>(),
  ) {}

  noteCut(cut: Cut): void {
    this.cuts.add(cut.n);
  }

  noteCheckpoint(checkpoint: Checkpoint, chunks: readonly Chunk[]): void {
    for (const n of this.cuts) if (n <= checkpoint.cut) this.cuts.delete(n);
    for (const chunk of chunks) this.parts.set(chunk.shard, partCount(chunk));
  }

  /** The records of a checkpoint: parts, the checkpoint itself, and tombstones of cuts and parts that it makes needless. */
  checkpointMessages(checkpoint: Checkpoint, chunks: readonly Chunk[]): Message[] {
    const messages = chunks.flatMap((chunk) => this.partMessages(chunk));
    messages.push({ key: CHECKPOINT_KEY, value: JSON.stringify(checkpoint) });
    for (const n of this.cuts) if (n <= checkpoint.cut) messages.push({ key: cutKey(n), value: null });
    return messages;
  }

  private partMessages(chunk: Chunk): Message[] {
    const { shard, schema, bytes } = chunk;
    const of = partCount(chunk);
    const headers = { schema: String(schema), parts: String(of) };
    const messages: Message[] = Array.from({ length: of }, (_, part) => {
      const piece = bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES);
      return { key: partKey(shard, part), value: Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength), headers };
    });
    for (let part = of; part < (this.parts.get(shard) ?? 0); part++) messages.push({ key: partKey(shard, part), value: null });
    return messages;
  }
}

const partCount = ({ bytes }: Chunk): number => Math.max(1, Math.ceil(bytes.length / PART_BYTES));

/** Parts beyond the count that the first one names are left-overs of a longer chunk, whose tombstones may be gone already. */
function assemble(shard: number, parts: ReadonlyMap<number, Part>): Chunk {
  const first = parts.get(0);
  const all = Array.from({ length: first?.of ?? 0 }, (_, i) => parts.get(i)?.bytes);
  const found = all.filter((bytes) => bytes !== undefined);
  if (!first || found.length < all.length) throw new CordonError('CORDON_LOG_TRUNCATED', `shard ${shard} of the state lacks parts`);
  return { shard, schema: first.schema, bytes: Buffer.concat(found) };
}
