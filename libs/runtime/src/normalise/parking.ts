import { CordonError, type Code } from '@cordon/wire';
import type { Chunk } from '../owner/cut';
import { SHARDS, shardOf } from '../partitioning';
import type { Placed } from '../ports/log';
import type { Input, Outbox, Output } from '../stage';
import { decodeText, encodeText } from '../text';
import { SourceRun, type Ending, type SavedRun, type SourceState } from './source-run';

/** How a source stands, as people are told. */
export interface SourceStanding {
  readonly tenant: string;
  readonly source: string;
  readonly state: SourceState;
  /** Arrival of the record with which the state began, ms since the epoch. */
  readonly since: number;
  /** Records that the present parking has held when this is told, or that the one which has just ended had held. */
  readonly held: number;
}

export interface ParkingParts {
  /** Told of each change, and of what was loaded; may be told the same again after a crash. */
  readonly told: (standing: SourceStanding) => void;
  /** The source is another process's from now on. */
  readonly gone: (source: Pick<SourceStanding, 'tenant' | 'source'>) => void;
}

type RawInput = Input<'normalise'>;
type Work = (input: RawInput, out: Outbox<'normalise'>) => void | Promise<void>;

/** Chunks of normalise below are those of the id windows; nothing reaches this slot: a window has at most some hundred. */
const SLOT = 65_535;
/** Above that of the id windows, so that a version without parking refuses the state instead of misreading it. */
const SCHEMA = 2;
/** Refused before anything is parsed: parking would save nothing, and what a format recognises afterwards must not be held for it. */
const CHEAP: ReadonlySet<Code> = new Set<Code>(['CORDON_FORMAT_UNKNOWN', 'CORDON_RAW_EMPTY', 'CORDON_RAW_TOO_LARGE']);
/** The same, where no format was named: nothing has recognised the record, and to find that out is all that it cost. */
const UNREAD: ReadonlySet<Code> = new Set<Code>(['CORDON_RAW_NOT_JSON', 'CORDON_RAW_NOT_UTF8', 'CORDON_RAW_TOO_DEEP']);
/** Say nothing of the product: what is missing is on our side. */
const OURS: ReadonlySet<Code> = new Set<Code>(['CORDON_TENANT_UNKNOWN', 'CORDON_RAW_BLOB_MISSING']);

interface Watched {
  readonly tenant: string;
  readonly source: string;
  readonly key: string;
  readonly run: SourceRun;
}

interface Saved {
  readonly sources: readonly { readonly tenant: string; readonly source: string; readonly key: string; readonly run: SavedRun }[];
}

/**
 * Parks sources whose records nearly all die: what they send goes to dead unparsed (CORDON_SOURCE_PARKED), so that a broken product
 * costs little and can be driven again when it is mended. Never stops a partition, never touches another source (record 0025).
 *
 * Records of trust 0 are never held: whoever may reach such a door could blind the source. Counts: `parked`.
 */
export class Parking {
  private readonly sources = new Map<string, Watched>();
  private readonly dirty = new Set<number>();
  private readonly watcher = new Watcher();

  /** `parts` left out: nothing is held and nothing counted, as in replays of history. */
  constructor(private readonly parts: ParkingParts | undefined) {}

  /** Runs `work` on the record, unless it is held or is an operator's word, and takes how it ended. */
  through(input: RawInput, out: Outbox<'normalise'>, work: Work): void | Promise<void> {
    const { body } = input.record;
    if (body.operator === 'resume') return this.resume(input);
    if (!this.parts) return work(input, out);
    const known = this.sources.size === 0 ? undefined : this.sources.get(nameOf(input.record));
    if (known && body.operator !== 'redrive' && input.record.trust > 0) {
      const parked = known.run.state === 'parked';
      if (parked) this.dirty.add(shardOf(known.tenant, known.key));
      if (parked && known.run.holds(input.record.seen)) {
        out.count('parked');
        return out.dead(input, 'CORDON_SOURCE_PARKED', 'nearly all of the last records of the source died; redrive when it is mended');
      }
    }
    this.watcher.begin(out, body.format !== undefined);
    const pending = work(input, this.watcher);
    if (pending) return pending.then(() => this.ended(input));
    this.ended(input);
  }

  closed(): void {
    for (const { tenant, source } of this.sources.values()) this.parts?.gone({ tenant, source });
  }

  takeDirty(): readonly Chunk[] {
    const chunks = [...this.dirty].sort((a, b) => a - b).map((shard) => this.pack(shard));
    this.dirty.clear();
    return chunks;
  }

  /** Takes its own chunks and returns the others. Throws CORDON_STATE_NEWER. */
  load(chunks: readonly Chunk[]): readonly Chunk[] {
    const others: Chunk[] = [];
    for (const chunk of chunks) {
      if (Math.floor(chunk.shard / SHARDS) !== SLOT) others.push(chunk);
      else if (chunk.schema > SCHEMA) throw new CordonError('CORDON_STATE_NEWER', `state of parking has schema ${chunk.schema}`);
      else if (chunk.bytes.length > 0) this.unpack(JSON.parse(decodeText(chunk.bytes)) as Saved);
    }
    return others;
  }

  private unpack({ sources }: Saved): void {
    for (const { run, ...whose } of sources) {
      const watched = { ...whose, run: SourceRun.load(run) };
      this.sources.set(nameOf(watched), watched);
      if (watched.run.state !== 'well') this.tell(watched);
    }
  }

  private pack(shard: number): Chunk {
    const sources = [...this.sources.values()]
      .filter((w) => shardOf(w.tenant, w.key) === shard)
      .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
      .map(({ run, ...whose }) => ({ ...whose, run: run.save() }));
    const bytes = sources.length === 0 ? new Uint8Array(0) : encodeText(JSON.stringify({ sources } satisfies Saved));
    return { shard: shard + SHARDS * SLOT, schema: SCHEMA, bytes };
  }

  private resume({ record }: RawInput): void {
    const known = this.sources.get(nameOf(record));
    if (!known) return;
    if (known.run.resume(record.seen)) this.tell(known);
    this.keep(known);
  }

  private ended({ record }: RawInput): void {
    const { ending } = this.watcher;
    if (ending === undefined) return;
    const known = this.sources.get(nameOf(record));
    // Nothing is kept of sources whose records are good, which is nearly all of them.
    if (!known && ending === 'good') return;
    const { tenant, source, key } = record;
    const watched = known ?? { tenant, source, key, run: new SourceRun() };
    if (watched.run.take(ending, record.seen, record.trust > 0)) this.tell(watched);
    this.keep(watched);
  }

  private keep(watched: Watched): void {
    if (watched.run.empty) this.sources.delete(nameOf(watched));
    else this.sources.set(nameOf(watched), watched);
    this.dirty.add(shardOf(watched.tenant, watched.key));
  }

  private tell({ tenant, source, run: { state, since, held } }: Watched): void {
    this.parts?.told({ tenant, source, state, since, held });
  }
}

/** Hands on what a record becomes, and notes how it ended. One for all records: steps never overlap. */
class Watcher implements Outbox<'normalise'> {
  private out: Outbox<'normalise'> | undefined;
  private named = false;
  private emitted = false;
  /** undefined = says nothing of the product: a repeat, or what is missing on our side. */
  ending: Ending | undefined;

  begin(out: Outbox<'normalise'>, named: boolean): void {
    this.out = out;
    this.named = named;
    this.emitted = false;
    this.ending = 'good';
  }

  emit<S extends 'event' | 'binding'>(output: Output<S>): void {
    this.emitted = true;
    this.out?.emit(output);
  }

  dead(input: Placed, code: Code, reason: string, place?: string): void {
    const cheap = CHEAP.has(code) || (!this.named && UNREAD.has(code));
    // A batch of which some events were refused has told of something: it must not be held for them.
    if (!this.emitted) this.ending = OURS.has(code) ? undefined : cheap ? 'cheap' : 'parsed';
    this.out?.dead(input, code, reason, place);
  }

  count(name: string, by?: number): void {
    if (name === 'duplicate' && this.ending === 'good') this.ending = undefined;
    this.out?.count(name, by);
  }
}

const nameOf = ({ tenant, source }: { readonly tenant: string; readonly source: string }): string => `${tenant}\n${source}`;
