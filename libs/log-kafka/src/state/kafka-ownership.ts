import type { Checkpoint, Chunk, Cut, Ownership } from '@cordon/runtime';
import type { Settings } from '../options';
import { readPartition } from './read-partition';
import { cutMessage, FENCE_KEY, StateFold, StateIndex, type LoadedState } from './state-records';
import { Transactor, type StatePlace } from './transactor';

/** State and cuts of one (stage, partition) in a compacted topic, written in transactions that fence older owners. */
export class KafkaOwnership implements Ownership {
  private readonly transactor: Transactor;
  private index = new StateIndex();

  constructor(
    private readonly settings: Settings,
    private readonly place: StatePlace,
    private readonly onRelease: (ownership: KafkaOwnership) => void,
  ) {
    this.transactor = new Transactor(settings, place);
  }

  /** Everything before our fence was written by older owners, and nothing of theirs can come after it: it is the end of the reading. */
  async load(): Promise<LoadedState> {
    const token = await this.transactor.takeOver();
    const fold = new StateFold();
    const { topic, partition } = this.place;
    await readPartition(this.settings, {
      topic,
      partition,
      each: ({ key, value, headers }) => {
        const name = key?.toString() ?? '';
        if (name === FENCE_KEY) return value?.toString() === token;
        fold.apply({ key: name, value, headers });
        return false;
      },
    });
    this.index = fold.index();
    return fold.state();
  }

  async appendCut(cut: Cut): Promise<void> {
    await this.transactor.write([cutMessage(cut)]);
    this.index.noteCut(cut);
  }

  async checkpoint(checkpoint: Checkpoint, chunks: readonly Chunk[]): Promise<void> {
    await this.transactor.write(this.index.checkpointMessages(checkpoint, chunks));
    this.index.noteCheckpoint(checkpoint, chunks);
  }

  async release(): Promise<void> {
    await this.transactor.close();
    this.onRelease(this);
  }
}
