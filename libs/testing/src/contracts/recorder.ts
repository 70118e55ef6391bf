import { placeKey, type Arrival, type Placed, type Positions, type Reader } from '@cordon/runtime';
import type { StreamName } from '@cordon/wire';

/** Joining a group takes a broker seconds; a machine under load takes longer. */
const DEADLINE_MS = 60_000;

export interface RecorderOptions {
  /** Answer to `assigned`. */
  readonly positions?: (owner: number) => Positions;
  /** Waited for before `assigned` is answered. */
  readonly loading?: Promise<void>;
  /** Called before a batch is answered; what it returns is waited for. */
  readonly gate?: (owner: number, stream: StreamName, partition: number) => Promise<void> | undefined;
}

/** Ends the deadline early: the reading has ended by itself. */
interface Ending {
  readonly done: Promise<void>;
}

/** A reader that notes what it is given. Repeats, which at-least-once allows, are noted once; gaps going back are noted as mistakes. */
export class Recorder implements Reader {
  readonly assignments: number[] = [];
  readonly revocations: number[] = [];
  /** Number of `records` calls by `owner:stream/partition`. */
  readonly calls = new Map<string, number>();
  /** Breaches of order or place, in words. */
  readonly mistakes: string[] = [];
  private readonly seen = new Map<string, Arrival[]>();
  private watchers: (() => void)[] = [];

  constructor(
    readonly group: string,
    readonly reads: Reader['reads'],
    private readonly options: RecorderOptions = {},
  ) {}

  async assigned(partition: number): Promise<Positions> {
    this.assignments.push(partition);
    this.changed();
    await this.options.loading;
    return this.options.positions?.(partition) ?? new Map();
  }

  async revoked(partition: number): Promise<void> {
    this.revocations.push(partition);
    this.changed();
  }

  async records(owner: number, stream: StreamName, partition: number, arrivals: readonly Arrival[], next: number): Promise<void> {
    const key = `${owner}:${placeKey(stream, partition)}`;
    this.calls.set(key, (this.calls.get(key) ?? 0) + 1);
    const seen = this.seen.get(key) ?? [];
    this.seen.set(key, seen);
    for (const arrival of arrivals) this.note(key, seen, arrival, stream, partition);
    const last = arrivals.at(-1);
    if (last && next <= last.offset) this.mistakes.push(`${key}: next ${next} is not after ${last.offset}`);
    this.changed();
    await this.options.gate?.(owner, stream, partition);
  }

  /** What one owner got of one stream partition, each offset once, in the order of its first coming. */
  arrivals(owner: number, stream: StreamName, partition: number): readonly Arrival[] {
    return this.seen.get(`${owner}:${placeKey(stream, partition)}`) ?? [];
  }

  /** The records that could be decoded, of all partitions of a stream that the owner reads. */
  placed(stream: StreamName, owner?: number): Placed[] {
    const of = [...this.seen].filter(([key]) => (owner === undefined || key.startsWith(`${owner}:`)) && key.includes(`:${stream}/`));
    return of.flatMap(([, arrivals]) => arrivals.filter((a): a is Placed => 'record' in a));
  }

  ids(stream: StreamName, owner?: number): string[] {
    return this.placed(stream, owner).map((p) => p.record.id);
  }

  /** Position after everything that was seen, by `stream/partition`. */
  positions(): Positions {
    const positions = new Map<string, number>();
    for (const [key, arrivals] of this.seen) positions.set(key.slice(key.indexOf(':') + 1), (arrivals.at(-1)?.offset ?? -1) + 1);
    return positions;
  }

  /** Resolves once `condition` holds; looked at after every call of the log. Rejects after 60 s, or when the reading ends. */
  async until(what: string, condition: () => boolean, reading?: Ending): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const held = new Promise<void>((resolve, reject) => {
      const look = (): void => (condition() ? resolve() : void this.watchers.push(look));
      timer = setTimeout(() => reject(new Error(`waited until ${what}: not within ${DEADLINE_MS} ms`)), DEADLINE_MS);
      look();
    });
    try {
      await (reading ? Promise.race([held, reading.done.then(() => Promise.reject(new Error(`waited until ${what}: the reading ended`)))]) : held);
    } finally {
      clearTimeout(timer);
    }
  }

  private note(key: string, seen: Arrival[], arrival: Arrival, stream: StreamName, partition: number): void {
    if (arrival.stream !== stream || arrival.partition !== partition)
      this.mistakes.push(`${key}: got ${placeKey(arrival.stream, arrival.partition)}`);
    const last = seen.at(-1);
    if (!last || arrival.offset > last.offset) seen.push(arrival);
    else if (!seen.some((a) => a.offset === arrival.offset)) this.mistakes.push(`${key}: ${arrival.offset} came after ${last.offset}`);
  }

  private changed(): void {
    for (const look of this.watchers.splice(0)) look();
  }
}
