import type { Checkpoint, Chunk, Cut, Ownership } from '@cordon/runtime';
import type { Message } from 'kafkajs';
import { FencedWriter } from './fenced-writer';
import { StateFold, type LoadedState } from './state-fold';
import { StateIndex } from './state-index';
import type { StatePlace } from './state-place';
import { tombstone } from './state-records';

/** State and cuts of one (stage, partition) in a compacted topic. */
export class KafkaOwnership implements Ownership {
  private readonly writer: FencedWriter;
  private index = new StateIndex(0, new StateFold());

  constructor(private readonly place: StatePlace) {
    this.writer = new FencedWriter(place);
  }

  /** What counts lies before our fence: it is the end of the reading. */
  async load(): Promise<LoadedState> {
    const owner = await this.writer.takeOver();
    const fold = new StateFold();
    await this.place.read(undefined, owner + 1, (record) => fold.apply(record));
    this.index = new StateIndex(owner, fold);
    return fold.state();
  }

  async appendCut(cut: Cut): Promise<void> {
    await this.write([this.index.cutMessage(cut)]);
  }

  async checkpoint(checkpoint: Checkpoint, chunks: readonly Chunk[]): Promise<void> {
    const draft = this.index.draft(checkpoint, chunks);
    await this.write(draft.messages);
    this.index.commit(draft);
  }

  async release(): Promise<void> {
    await this.writer.close();
  }

  private async write(messages: readonly Message[]): Promise<void> {
    const forgettable = this.index.forgettable();
    await this.writer.write([...forgettable.map(tombstone), ...messages]);
    this.index.forgot(forgettable);
  }
}
