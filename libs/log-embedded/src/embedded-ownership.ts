import type { Checkpoint, Chunk, Cut, Ownership } from '@cordon/runtime';
import { CordonError } from '@cordon/wire';
import type { GroupCommit } from './group-commit';
import { packChunk, type Owned, type States } from './states';

/** One owner of one (stage, partition). It is stale as soon as the next one is made. */
export class EmbeddedOwnership implements Ownership {
  private released = false;

  private constructor(
    private readonly owned: Owned,
    private readonly epoch: number,
    private readonly states: States,
    private readonly writer: GroupCommit,
  ) {}

  /** Takes over durably; what older owners have written before stands, what they write later is refused. */
  static async take(owned: Owned, states: States, writer: GroupCommit): Promise<EmbeddedOwnership> {
    let epoch = 0;
    await writer.run({ sizeBytes: 0, put: () => void (epoch = states.takeOver(owned)) });
    return new EmbeddedOwnership(owned, epoch, states, writer);
  }

  async load(): Promise<{ readonly checkpoint?: Checkpoint; readonly chunks: readonly Chunk[]; readonly cuts: readonly Cut[] }> {
    this.writer.checkOpen();
    this.check();
    return this.states.load(this.owned);
  }

  async appendCut(cut: Cut): Promise<void> {
    const text = JSON.stringify(cut);
    await this.write(text.length, () => this.states.putCut(this.owned, cut, text));
  }

  async checkpoint(checkpoint: Checkpoint, chunks: readonly Chunk[]): Promise<void> {
    const text = JSON.stringify(checkpoint);
    const packed = chunks.map(packChunk);
    const shards = chunks.map((c) => c.shard);
    const size = packed.reduce((sum, c) => sum + c.length, text.length);
    await this.write(size, () => this.states.putCheckpoint(this.owned, checkpoint, text, packed, shards));
    this.states.noteCheckpoint(this.owned, checkpoint);
  }

  async release(): Promise<void> {
    this.released = true;
  }

  /** The check is made in the transaction, so a write that waited while another took over is refused too. */
  private write(sizeBytes: number, put: () => void): Promise<void> {
    return this.writer.run({
      sizeBytes,
      put: () => {
        this.check();
        put();
      },
    });
  }

  private check(): void {
    if (this.released) throw new CordonError('CORDON_OWNER_FENCED', `${this.owned.join('/')} was released`);
    this.states.check(this.owned, this.epoch);
  }
}
