import { placeKey, type Positions, type Reader, type Reading } from '@cordon/runtime';
import { CordonError, STREAM_NAMES, type StreamName } from '@cordon/wire';
import type { Admin, IMemberAssignment, KafkaMessage } from 'kafkajs';
import { asCordon } from '../failure';
import { partitionsOf, streamTopic, type Settings } from '../options';
import { GroupConsumer, type GroupEvents } from './group-consumer';
import { ownersIn, partitionsOfOwner, type Claim, type ReadTopic } from './owner-assigner';
import { Owners } from './owners';
import { Place, type Fetching } from './place';
import { StallWatch, type Look } from './stall-watch';
import { fetchEnds, startPositions, type Ends } from './positions';

export interface ReadStream extends ReadTopic {
  readonly stream: StreamName;
}

/** Looks for stalls in the time after which one counts. */
const LOOKS_PER_STALL = 6;

/** A running reader: one member of a consumer group. */
export class KafkaReading implements Reading, GroupEvents, Fetching {
  readonly done: Promise<void>;
  private readonly streams: readonly ReadStream[];
  private readonly places = new Map<string, Place>();
  private readonly owners: Owners;
  private readonly consumer: GroupConsumer;
  /** Committed or given positions of what is owned, for lag, by `stream/partition`; of several owners that read all, the last one's. */
  private readonly reached = new Map<string, number>();
  private readonly stalls: StallWatch;
  private stalledBefore = false;
  private timer: NodeJS.Timeout | undefined;
  private closing: Promise<void> | undefined;
  private settleDone: { resolve: () => void; reject: (error: unknown) => void } = { resolve: () => undefined, reject: () => undefined };

  constructor(
    private readonly settings: Settings,
    private readonly reader: Reader,
    private readonly admin: Admin,
    private readonly onClose: (reading: KafkaReading) => void,
  ) {
    this.streams = streamsOf(settings, reader);
    this.stalls = new StallWatch(settings.stallMs);
    this.done = new Promise((resolve, reject) => (this.settleDone = { resolve, reject }));
    this.done.catch(() => undefined);
    this.consumer = new GroupConsumer(settings, reader.group, this.streams, this, reader.lingerMs);
    this.owners = new Owners({
      reader,
      settings,
      seat: (owner, positions) => this.seat(owner, positions),
      unseat: (owner) => this.unseat(owner),
      failed: (error) => this.failed(error),
    });
  }

  /** Resolves when it has joined the group. */
  async start(): Promise<void> {
    await this.consumer.start();
    if (this.closing) return;
    this.timer = setInterval(() => void this.lookForStalls(), this.settings.stallMs / LOOKS_PER_STALL);
    this.timer.unref();
  }

  /** Positions of streams read by 'all' are kept in the group only where there is one owner: another one would skip what it has not read. */
  async commit(positions: Positions): Promise<void> {
    const anyKeyed = this.streams.some(({ mode }) => mode === 'keyed');
    const offsets = this.streams
      .filter(({ mode }) => mode === 'keyed' || !anyKeyed)
      .flatMap(({ stream, topic, partitions }) =>
        Array.from({ length: partitions }, (_, partition) => ({ partition, position: positions.get(placeKey(stream, partition)) }))
          .filter(({ partition }) => this.owners.holds(anyKeyed ? partition : 0))
          .flatMap(({ partition, position }) => (position === undefined ? [] : [{ topic, partition, offset: String(position) }])),
      );
    if (offsets.length > 0) await this.consumer.commit(offsets);
    for (const [key, position] of positions) if (this.places.get(key)?.active) this.reached.set(key, position);
  }

  /** Of what this member owns. What is still being loaded counts in full: nobody knows yet how much of it is done. */
  async lag(): Promise<ReadonlyMap<string, number>> {
    const lag = new Map<string, number>();
    const ends = await this.ends();
    const owned = this.ownedKeys();
    for (const [key, { low, high }] of ends) {
      const reached = this.reached.get(key) ?? (owned.has(key) ? low : undefined);
      if (reached !== undefined) lag.set(key, Math.max(0, high - Math.max(reached, low)));
    }
    return lag;
  }

  close(): Promise<void> {
    this.closing ??= this.end();
    return this.closing;
  }

  // What the group tells.

  claim(): Claim {
    return this.owners.claim();
  }

  /** kafkajs forgets positions when it joins, so all that is read on is sought here, before the next fetch. */
  joined(memberId: string, assignment: IMemberAssignment): void {
    for (const { stream, topic } of this.streams) {
      for (const partition of assignment[topic] ?? []) {
        const place = this.places.get(placeKey(stream, partition));
        if (place?.active) this.seek(place, place.position);
        this.consumer.setPaused(topic, partition, !place?.active || place.paused);
      }
    }
    this.owners.want(memberId, ownersIn(this.streams, assignment));
  }

  fetched(topic: string, partition: number, messages: readonly KafkaMessage[], lastOffset: number): void {
    const stream = this.streams.find((one) => one.topic === topic)?.stream;
    const place = stream && this.places.get(placeKey(stream, partition));
    const gap = place?.take(messages, lastOffset);
    if (place && gap) void this.checkGap(place, gap.missing);
  }

  wantsRejoin(): boolean {
    return this.owners.takeRejoin();
  }

  ended(error: CordonError): void {
    this.failed(error);
  }

  // What the places ask for.

  seek(place: Place, offset: number): void {
    this.consumer.seek(place.topic, place.partition, offset);
  }

  setPaused(place: Place, paused: boolean): void {
    this.consumer.setPaused(place.topic, place.partition, paused);
  }

  /** Reading cannot go on; the owner learns it from `done` and closes. */
  failed(error: unknown): void {
    this.settleDone.reject(error);
    for (const place of this.places.values()) for (const owner of place.owners()) place.unseat(owner);
  }

  private async seat(owner: number, named: Positions): Promise<void> {
    const wanted = this.streams.map(({ stream, topic, partitions, mode }) => ({
      stream,
      topic,
      partitions: partitionsOfOwner({ topic, partitions, mode }, owner),
    }));
    const positions = await startPositions(this.admin, this.reader.group, wanted, named);
    for (const { stream, topic, partitions } of wanted) {
      for (const partition of partitions) {
        const place = this.place(stream, topic, partition);
        const position = positions.get(place.key) ?? 0;
        this.reached.set(place.key, place.active ? Math.min(position, this.reached.get(place.key) ?? position) : position);
        place.seat(owner, position);
      }
    }
  }

  private unseat(owner: number): void {
    for (const place of this.placesOf(owner)) {
      place.unseat(owner);
      if (!place.active) this.reached.delete(place.key);
    }
  }

  private place(stream: StreamName, topic: string, partition: number): Place {
    const key = placeKey(stream, partition);
    const place = this.places.get(key) ?? new Place(stream, topic, partition, this.reader, this);
    this.places.set(key, place);
    return place;
  }

  private placesOf(owner: number): Place[] {
    return this.streams.flatMap((one) =>
      partitionsOfOwner(one, owner).flatMap((partition) => this.places.get(placeKey(one.stream, partition)) ?? []),
    );
  }

  private ownedKeys(): Set<string> {
    const { holds } = this.owners.claim();
    return new Set(
      this.streams.flatMap((one) => holds.flatMap((owner) => partitionsOfOwner(one, owner).map((partition) => placeKey(one.stream, partition)))),
    );
  }

  private ends(): Promise<Ends> {
    return asCordon(`looking at the ends for ${this.reader.group}`, () => fetchEnds(this.admin, this.streams));
  }

  /** Records are missing. Not there for good is fine; deleted before they were read is not. */
  private async checkGap(place: Place, missing: number): Promise<void> {
    const ends = await this.ends().catch(() => undefined);
    const low = ends?.get(place.key)?.low ?? 0;
    if (low <= missing) return;
    this.failed(new CordonError('CORDON_LOG_TRUNCATED', `${place.key} begins at ${low}; ${this.reader.group} needs it from ${missing}`));
  }

  private async lookForStalls(): Promise<void> {
    const moving = [...this.places.values()].filter((place) => place.active && !place.paused);
    // Without an answer it is an outage, not a stall.
    const ends = await this.ends().catch(() => undefined);
    if (!ends || this.closing) return;
    const looks: Look[] = moving.map(({ key, position }) => ({ key, position, end: ends.get(key)?.high ?? 0 }));
    const stalled = this.stalls.look(performance.now(), looks);
    if (stalled.length === 0) {
      if (looks.every(({ position, end }) => position >= end)) this.stalledBefore = false;
      return;
    }
    const why = `nothing came from ${stalled.join(', ')} for ${this.settings.stallMs} ms although there is something`;
    if (this.stalledBefore) return this.failed(new CordonError('CORDON_LOG_UNAVAILABLE', `${this.reader.group}: ${why}, nor after a restart`));
    this.stalledBefore = true;
    this.stalls.reset();
    await this.consumer.restart(why);
  }

  /** What is owned is written while this member is still in the group; the partitions are free when it leaves. */
  private async end(): Promise<void> {
    clearInterval(this.timer);
    await this.owners.leave();
    await this.consumer.stop();
    this.onClose(this);
    this.settleDone.resolve();
  }
}

function streamsOf(settings: Settings, reader: Reader): ReadStream[] {
  return STREAM_NAMES.flatMap((stream) => {
    const mode = reader.reads[stream];
    return mode ? [{ stream, mode, topic: streamTopic(settings, stream), partitions: partitionsOf(settings, stream) }] : [];
  });
}
