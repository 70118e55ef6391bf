import type { Checkpoint, Chunk, Cut, Ownership } from '@cordon/runtime';
import type { Settings } from '../options';
import { readPartition } from './read-partition';
import { cutMessage, FENCE_KEY, newToken, StateFold, type LoadedState } from './state-records';
import { Transactor, type StatePlace } from './transactor';

/** State and cuts of one (stage, partition) in a compacted topic, written in transactions that fence older owners. */
export class KafkaOwnership implements Ownership {
  private readonly token = newToken();
  private readonly transactor: Transactor;
  private fold = new StateFold();

  constructor(
    private readonly settings: Settings,
    private readonly place: StatePlace,
    private readonly onRelease: (ownership: KafkaOwnership) => void,
  ) {
    this.transactor = new Transactor(settings, place, this.token);
  }

  /** Everything before our fence was written by older owners, and nothing of theirs can come after it: it is the end of the reading. */
  async load(): Promise<LoadedState> {
    await this.transactor.takeOver();
    const fold = new StateFold();
    const { topic, partition } = this.place;
    await readPartition(this.settings, {
      topic,
      partition,
      each: ({ key, value, headers }) => {
        const name = key?.toString() ?? '';
        if (name === FENCE_KEY) return value?.toString() === this.token;
        fold.apply({ key: name, value, headers });
        return false;
      },
    });
    this.fold = fold;
    return fold.state();
  }

  async appendCut(cut: Cut): Promise<void> {
    await this.transactor.write([cutMessage(cut)]);
    this.fold.noteCut(cut);
  }

  async checkpoint(checkpoint: Checkpoint, chunks: readonly Chunk[]): Promise<void> {
    await this.transactor.write(this.fold.checkpointMessages(checkpoint, chunks));
    this.fold.noteCheckpoint(checkpoint, chunks);
  }

  async release(): Promise<void> {
    await this.transactor.close();
    this.onRelease(this);
  }
}
