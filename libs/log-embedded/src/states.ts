import type { Checkpoint, Chunk, Cut } from '@cordon/runtime';
import { CordonError } from '@cordon/wire';
import type { Environment } from './environment';

/** Stage and partition as the first parts of a key. */
export type Owned = readonly [stage: string, partition: number];

const SCHEMA_BYTES = 4;

/** What each stage partition has saved: epoch of its owner, checkpoint, chunks and cuts. All writes go into the open transaction. */
export class States {
  private readonly epochs = new Map<string, number>();
  private readonly positions = new Map<string, Checkpoint['positions']>();

  constructor(private readonly env: Pick<Environment, 'state' | 'chunks' | 'cuts'>) {
    for (const { key, value } of env.state.getRange({})) {
      const [kind, stage, partition] = key;
      if (kind === 'epoch') this.epochs.set(`${stage}/${partition}`, Number(value));
      else this.positions.set(`${stage}/${partition}`, (JSON.parse(value) as Checkpoint).positions);
    }
  }

  /** Makes the caller the owner and all before it stale. */
  takeOver([stage, partition]: Owned): number {
    const id = `${stage}/${partition}`;
    const epoch = (this.epochs.get(id) ?? 0) + 1;
    this.epochs.set(id, epoch);
    void this.env.state.put(['epoch', stage, String(partition)], String(epoch));
    return epoch;
  }

  /** Throws CORDON_OWNER_FENCED when another has taken over since `epoch`. */
  check([stage, partition]: Owned, epoch: number): void {
    if (this.epochs.get(`${stage}/${partition}`) === epoch) return;
    throw new CordonError('CORDON_OWNER_FENCED', `another owner has taken over ${stage}/${partition}`);
  }

  putCut([stage, partition]: Owned, cut: Cut, text: string): void {
    void this.env.cuts.put([stage, partition, cut.n], text);
  }

  putCheckpoint(owned: Owned, checkpoint: Checkpoint, text: string, chunks: readonly Buffer[], shards: readonly number[]): void {
    const [stage, partition] = owned;
    chunks.forEach((bytes, i) => void this.env.chunks.put([stage, partition, shards[i] ?? 0], bytes));
    void this.env.state.put(['checkpoint', stage, String(partition)], text);
    for (const key of this.env.cuts.getKeys({ start: [stage, partition], end: [stage, partition, checkpoint.cut + 1] })) {
      void this.env.cuts.remove(key);
    }
  }

  /** After the checkpoint is on disk: what retention must keep for a replay. */
  noteCheckpoint([stage, partition]: Owned, checkpoint: Checkpoint): void {
    this.positions.set(`${stage}/${partition}`, checkpoint.positions);
  }

  load([stage, partition]: Owned): { checkpoint?: Checkpoint; chunks: Chunk[]; cuts: Cut[] } {
    const saved = this.env.state.get(['checkpoint', stage, String(partition)]);
    const range = { start: [stage, partition], end: [stage, partition + 1] };
    const cuts = [...this.env.cuts.getRange(range)].map(({ value }) => JSON.parse(value) as Cut);
    const chunks = [...this.env.chunks.getRange(range)].map(({ key, value }) => unpack(Number(key[2]), value));
    return saved === undefined ? { chunks, cuts } : { checkpoint: JSON.parse(saved) as Checkpoint, chunks, cuts };
  }

  /** Least position that a replay of any stage would start from; Infinity when none has saved one. */
  floor(key: string): number {
    let floor = Infinity;
    for (const positions of this.positions.values()) floor = Math.min(floor, positions[key] ?? Infinity);
    return floor;
  }
}

/** Version of the layout u32, then the bytes. */
export function packChunk(chunk: Chunk): Buffer {
  const bytes = Buffer.allocUnsafe(SCHEMA_BYTES + chunk.bytes.length);
  bytes.writeUInt32LE(chunk.schema, 0);
  bytes.set(chunk.bytes, SCHEMA_BYTES);
  return bytes;
}

const unpack = (shard: number, bytes: Buffer): Chunk => ({
  shard,
  schema: bytes.readUInt32LE(0),
  bytes: new Uint8Array(bytes.subarray(SCHEMA_BYTES)),
});
