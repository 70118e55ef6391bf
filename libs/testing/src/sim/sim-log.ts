import { CordonError, type StreamName, type StreamRecord } from '@cordon/wire';
import { Log, placeKey, type Checkpoint, type Chunk, type Cut, type Ownership, type Placed, type Reader, type Reading } from '@cordon/runtime';
import type { Fate } from './fate';

interface StateOfOwner {
  epoch: number;
  checkpoint?: Checkpoint;
  chunks: Map<number, Chunk>;
  cuts: Map<number, Cut>;
}

/** What a simulated disk keeps when its process dies. */
export class SimLogDisk {
  readonly streams = new Map<StreamName, StreamRecord[]>();
  readonly states = new Map<string, StateOfOwner>();
}

/** Mistakes that can be planted, to show that the simulation would find them. */
export interface SimLogBugs {
  /** Cuts are acknowledged and never written. */
  readonly forgetsCuts?: boolean;
  /** A checkpoint writes positions and chunks in two steps. */
  readonly tornCheckpoint?: boolean;
}

/** The Log port over a simulated disk, one partition a stream; dies where its fate says, appends may be cut short. */
export class SimLog extends Log {
  private readonly wakers = new Set<() => void>();

  constructor(
    private readonly disk: SimLogDisk,
    private readonly fate: Fate,
    private readonly bugs: SimLogBugs = {},
  ) {
    super();
  }

  async open(): Promise<void> {}

  partitions(): number {
    return 1;
  }

  async append(records: readonly StreamRecord[]): Promise<void> {
    this.fate.pass('append.before');
    for (const record of records) {
      const stream = this.disk.streams.get(record.stream) ?? [];
      stream.push(record);
      this.disk.streams.set(record.stream, stream);
      this.fate.pass('append.middle');
    }
    for (const wake of this.wakers) wake();
    this.fate.pass('append.after');
  }

  async own(stage: string): Promise<Ownership> {
    this.fate.pass('own');
    const state = this.disk.states.get(stage) ?? { epoch: 0, chunks: new Map<number, Chunk>(), cuts: new Map<number, Cut>() };
    this.disk.states.set(stage, state);
    state.epoch += 1;
    return new SimOwnership(state, state.epoch, this.fate, this.bugs);
  }

  async read(reader: Reader): Promise<Reading> {
    const positions = new Map(await reader.assigned(0));
    let open = true;
    const pull = async (): Promise<void> => {
      for (const stream of Object.keys(reader.reads) as StreamName[]) {
        const key = placeKey(stream, 0);
        const all = this.disk.streams.get(stream) ?? [];
        const from = positions.get(key) ?? 0;
        if (!open || from >= all.length) continue;
        positions.set(key, all.length);
        const arrivals = all.slice(from).map((record, i): Placed => ({ stream, partition: 0, offset: from + i, record }));
        await reader.records(0, stream, 0, arrivals, all.length);
      }
    };
    const wake = (): void => void pull();
    this.wakers.add(wake);
    await pull();
    return {
      commit: async () => this.fate.pass('commit'),
      lag: async () => new Map(),
      close: async () => {
        open = false;
        this.wakers.delete(wake);
        await reader.revoked(0);
      },
      done: new Promise<void>(() => undefined),
    };
  }

  async close(): Promise<void> {}
}

class SimOwnership implements Ownership {
  constructor(
    private readonly state: StateOfOwner,
    private readonly epoch: number,
    private readonly fate: Fate,
    private readonly bugs: SimLogBugs,
  ) {}

  async load(): Promise<{ checkpoint?: Checkpoint; chunks: readonly Chunk[]; cuts: readonly Cut[] }> {
    this.fate.pass('load');
    const { checkpoint, chunks, cuts } = this.state;
    return { ...(checkpoint ? { checkpoint } : {}), chunks: [...chunks.values()], cuts: [...cuts.values()].sort((a, b) => a.n - b.n) };
  }

  async appendCut(cut: Cut): Promise<void> {
    this.fate.pass('cut.before');
    this.fence();
    if (!this.bugs.forgetsCuts) this.state.cuts.set(cut.n, cut);
    this.fate.pass('cut.after');
  }

  async checkpoint(checkpoint: Checkpoint, chunks: readonly Chunk[]): Promise<void> {
    this.fate.pass('checkpoint.before');
    this.fence();
    this.state.checkpoint = checkpoint;
    if (this.bugs.tornCheckpoint) this.fate.pass('checkpoint.torn');
    for (const chunk of chunks) this.state.chunks.set(chunk.shard, chunk);
    for (const n of this.state.cuts.keys()) if (n <= checkpoint.cut) this.state.cuts.delete(n);
    this.fate.pass('checkpoint.after');
  }

  async release(): Promise<void> {}

  private fence(): void {
    if (this.epoch !== this.state.epoch) throw new CordonError('CORDON_OWNER_FENCED', 'a newer owner has loaded');
  }
}
