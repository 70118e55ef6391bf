import { setTimeout as pause } from 'node:timers/promises';
import type { Arrival, Cut, Log, Ownership, Positions, Reader } from '@cordon/runtime';
import { CordonError, type StreamName, type StreamRecord } from '@cordon/wire';

export type MemberEvent =
  | { readonly kind: 'assigned' | 'revoking' | 'revoked' | 'fenced'; readonly owner: number }
  | { readonly kind: 'cut'; readonly owner: number; readonly n: number };

/** Small, so that there are many cuts. */
const RECORDS_PER_CUT = 5;
const RETRY_MS = 100;

interface Owned {
  readonly ownership: Ownership;
  /** Cuts that a former owner has recorded: their outputs are written again, with the same marks. */
  readonly replay: Cut[];
  n: number;
  /** Nothing more may be written: given up, or fenced. */
  stopped: boolean;
  turn: Promise<void>;
}

/**
 * What a stage does, in its smallest form: for each command it writes one raw record of the same id, by recorded cuts. Reads from the
 * start each time, so a take-over replays everything; readers of the outputs drop what is not above their high-water mark.
 */
export class Member implements Reader {
  readonly group = 'counting';
  readonly reads = { command: 'keyed' } as const;
  private readonly owned = new Map<number, Owned>();

  constructor(
    private readonly log: Log,
    private readonly tell: (event: MemberEvent) => void,
  ) {}

  get owners(): number[] {
    return [...this.owned.keys()].sort((a, b) => a - b);
  }

  async assigned(owner: number): Promise<Positions> {
    const ownership = await this.log.own('counting', owner);
    const { cuts } = await ownership.load();
    this.owned.set(owner, { ownership, replay: [...cuts], n: cuts.at(-1)?.n ?? 0, stopped: false, turn: Promise.resolve() });
    this.tell({ kind: 'assigned', owner });
    return new Map();
  }

  async revoked(owner: number): Promise<void> {
    this.tell({ kind: 'revoking', owner });
    const owned = this.owned.get(owner);
    if (owned) owned.stopped = true;
    await owned?.turn;
    await owned?.ownership.release();
    this.owned.delete(owner);
    this.tell({ kind: 'revoked', owner });
  }

  async records(owner: number, stream: StreamName, partition: number, arrivals: readonly Arrival[]): Promise<void> {
    const owned = this.owned.get(owner);
    if (!owned) return;
    owned.turn = this.work(owner, owned, stream, partition, arrivals);
    await owned.turn;
  }

  private async work(owner: number, owned: Owned, stream: StreamName, partition: number, arrivals: readonly Arrival[]): Promise<void> {
    let rest = arrivals;
    while (rest[0] && !owned.stopped) {
      const known = owned.replay.find((cut) => cut.ranges.some(({ to }) => (rest[0]?.offset ?? 0) < to));
      const to = known?.ranges[0]?.to ?? Infinity;
      const part = rest.filter(({ offset }, i) => offset < to && (known || i < RECORDS_PER_CUT));
      rest = rest.slice(part.length);
      const cut = known ?? this.newCut(owned, stream, partition, part);
      try {
        if (!known) await this.retrying(() => owned.ownership.appendCut(cut));
        await this.retrying(() => this.log.append(part.flatMap((arrival) => output(owner, cut, arrival))));
        this.tell({ kind: 'cut', owner, n: cut.n });
      } catch (error) {
        if (!(error instanceof CordonError) || error.code !== 'CORDON_OWNER_FENCED') throw error;
        owned.stopped = true;
        this.tell({ kind: 'fenced', owner });
      }
    }
  }

  private newCut(owned: Owned, stream: StreamName, partition: number, part: readonly Arrival[]): Cut {
    owned.n += 1;
    return { n: owned.n, now: owned.n, ranges: [{ stream, partition, from: part[0]?.offset ?? 0, to: (part.at(-1)?.offset ?? 0) + 1 }] };
  }

  private async retrying(work: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof CordonError) || !error.retriable) throw error;
        await pause(RETRY_MS);
      }
    }
  }
}

function output(partition: number, cut: Cut, arrival: Arrival): StreamRecord[] {
  if (!('record' in arrival)) return [];
  const mark = { stage: 'counting', partition, seq: cut.n, ordinal: arrival.offset - (cut.ranges[0]?.from ?? 0) };
  const { id, tenant, source, trust, at, seen } = arrival.record;
  return [{ stream: 'raw', id, tenant, source, trust, at, seen, cause: [id], key: tenant, body: { bytes: new Uint8Array([1]) }, mark }];
}
