import { Server, type CustomTransportStrategy } from '@nestjs/microservices';
import { PIPELINE, type Log, type Positions, type Reader, type Reading, type StageName } from '@cordon/runtime';
import type { StreamName } from '@cordon/wire';
import { isObservable, lastValueFrom } from 'rxjs';
import { transportIdOf } from './reads';

/** What owns one partition, for stages and effects alike. */
export interface PartitionOwner {
  open(): Promise<Positions>;
  run(): Promise<void>;
  offer: Reader['records'] extends (owner: number, ...rest: infer R) => infer P ? (...rest: R) => P : never;
  close(): Promise<void>;
  readonly busy: boolean;
}

export type RunHandler = (payload: unknown) => Promise<unknown>;

export interface StreamServerParts {
  readonly stage: StageName;
  /** Consumer group; several for `forward`, one a destination. */
  readonly group: string;
  /** As of `Reader`. */
  readonly lingerMs?: number;
  readonly log: Log;
  readonly makeOwner: (partition: number, handler: RunHandler, commit: (positions: Positions) => Promise<void>) => PartitionOwner;
  /** An owner ended by itself (fenced, or a defect in a stage): the process must stop and be started again. */
  readonly onFatal: (stage: string, error: unknown) => void;
}

/**
 * A Nest transport over the Log port: the handler marked `@Reads(stage)` gets batches. Nest's own Kafka transport hands over
 * one message at a time, which costs more than the whole event path and lets one bad record block its partition.
 */
export class StreamServer extends Server implements CustomTransportStrategy {
  override readonly transportId: symbol;
  private readonly owners = new Map<number, PartitionOwner>();
  private reading: Promise<Reading> | undefined;
  private isReading = false;
  private opening = 0;

  constructor(private readonly parts: StreamServerParts) {
    super();
    this.transportId = transportIdOf(parts.stage);
  }

  listen(callback: (error?: unknown) => void): void {
    this.reading = this.parts.log.read(this.reader());
    this.reading.then(
      (reading) => {
        this.isReading = true;
        reading.done.catch((error: unknown) => {
          this.isReading = false;
          this.parts.onFatal(this.parts.group, error);
        });
        callback();
      },
      (error: unknown) => callback(error),
    );
  }

  async close(): Promise<void> {
    this.isReading = false;
    const reading = await this.reading?.catch(() => undefined);
    await reading?.close();
    await Promise.all([...this.owners.values()].map((owner) => owner.close()));
    this.owners.clear();
  }

  /** Records not yet read, by `stream/partition`. */
  async lag(): Promise<ReadonlyMap<string, number>> {
    const reading = await this.reading;
    return reading ? reading.lag() : new Map();
  }

  /** True while the log hands over records to owners that have all recovered; a member of a group that owns nothing reads, too. */
  get reads(): boolean {
    return this.isReading && this.opening === 0;
  }

  /** Also while an owner is recovering: what it will go on with is not known before. */
  get busy(): boolean {
    return this.opening > 0 || [...this.owners.values()].some((o) => o.busy);
  }

  get owned(): readonly number[] {
    return [...this.owners.keys()];
  }

  get group(): string {
    return this.parts.group;
  }

  on(): void {
    throw new Error('a StreamServer has no events of its own');
  }

  unwrap<T>(): T {
    throw new Error('a StreamServer wraps no single client');
  }

  private reader(): Reader {
    const { stage, group, lingerMs } = this.parts;
    return {
      group: `cordon.${group}`,
      reads: PIPELINE[stage].reads,
      ...(lingerMs ? { lingerMs } : {}),
      assigned: (partition) => this.assigned(partition),
      revoked: async (partition) => {
        const owner = this.owners.get(partition);
        this.owners.delete(partition);
        await owner?.close();
      },
      records: (owner, stream: StreamName, partition, arrivals, next) =>
        this.owners.get(owner)?.offer(stream, partition, arrivals, next) ?? Promise.resolve(),
    };
  }

  private async assigned(partition: number): Promise<Positions> {
    const owner = this.parts.makeOwner(
      partition,
      (payload) => this.run(payload),
      async (positions) => (await this.reading)?.commit(positions),
    );
    this.opening += 1;
    const positions = await owner.open().finally(() => (this.opening -= 1));
    this.owners.set(partition, owner);
    owner.run().catch((error: unknown) => {
      // An owner that was given up meanwhile may find itself fenced: that is how it should end.
      if (this.owners.get(partition) === owner) this.parts.onFatal(this.parts.group, error);
    });
    return positions;
  }

  private async run(payload: unknown): Promise<unknown> {
    const handler = this.getHandlerByPattern(this.parts.stage);
    if (!handler) throw new Error(`no @Reads('${this.parts.stage}') handler is registered`);
    const result: unknown = await handler(payload);
    return isObservable(result) ? lastValueFrom(result, { defaultValue: undefined }) : result;
  }
}
