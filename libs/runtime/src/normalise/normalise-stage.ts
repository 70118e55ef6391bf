import { CordonError, dead, validateOcsf, type BlobRef, type Result } from '@cordon/wire';
import type { Chunk } from '../owner/cut';
import { hash32 } from '../partitioning';
import type { Enricher } from '../ports/enricher';
import { isRefused, type EstateView, type FormatContext, type Normalised, type Outcome, type Refused, type RecordReader } from '../ports/format';
import type { Input, Outbox, Stage } from '../stage';
import { Arrivals } from './arrivals';
import { Parking, type ParkingParts } from './parking';
import { ID_WINDOW_DEFAULTS, IdWindows, type IdWindowSettings } from './id-windows';

export interface NormaliseParts {
  readonly reader: RecordReader;
  /** IANA zone of a source's times that say none; undefined = UTC. */
  readonly zones?: (source: string) => string | undefined;
  /** What is known of a tenant; undefined = no such tenant (CORDON_TENANT_UNKNOWN). */
  readonly estates: (tenant: string) => EstateView | undefined;
  /** Payloads by reference; undefined when there is no such blob. An outage rejects with a retriable CordonError. */
  readonly blob?: (ref: BlobRef) => Promise<Uint8Array | undefined>;
  readonly ids?: IdWindowSettings;
  /** What is known offline is added to each event before it is validated; asked for at each, as it may be reloaded. */
  readonly enricher?: () => Enricher;
  /** Left out = no source is ever parked: replays of history, where junk may stand before good records of the same source. */
  readonly parking?: ParkingParts;
}

/** A claim further in the future than this is not believed, ms. */
const MAX_AHEAD_MS = 120_000;

type RawInput = Input<'normalise'>;
type Parsed = Result<readonly Outcome[]>;
type Begun = Parsed | Promise<Parsed>;

/** Records that are read while one is waited for. Each is in memory anyway; what comes of a mail is about as large as its text. */
const MAX_STARTED = 32;

/**
 * raw → event: reads the record, drops repeats of a product's own ids, puts times right, validates. Each raw record ends as
 * events, as a counted duplicate, or as dead; one with several events of which some were refused as both. A record that was refused may come again. Formats that answer at once (all but mail)
 * are never waited for; while one is, those after it are read as well.
 *
 * Counts: `duplicate` (raw records), `duplicate-event` (repeats inside a record that also had new events), `clamped`,
 * `ids-evicted`.
 */
export class NormaliseStage implements Stage<'normalise'> {
  readonly name = 'normalise';
  private readonly ids: IdWindows;
  private readonly arrivals = new Arrivals();
  private readonly parking: Parking;
  private readonly work = (input: RawInput, out: Outbox<'normalise'>): void | Promise<void> => this.guarded(input, this.ahead.get(input), out);
  /** Readings that were started before their turn. */
  private readonly ahead = new Map<RawInput, Begun>();

  constructor(private readonly parts: NormaliseParts) {
    this.ids = new IdWindows(parts.ids ?? ID_WINDOW_DEFAULTS);
    this.parking = new Parking(parts.parking);
  }

  step(inputs: readonly RawInput[], _now: number, out: Outbox<'normalise'>): void | Promise<void> {
    this.ahead.clear();
    return this.from(inputs, 0, out);
  }

  wake(): undefined {
    return undefined;
  }

  takeDirty(): readonly Chunk[] {
    return [...this.ids.takeDirty(), ...this.parking.takeDirty()];
  }

  load(chunks: readonly Chunk[]): void {
    this.ids.load(this.parking.load(chunks));
  }

  /** Arrival of the last record of a source, of those this stage has read; after a restart, of the last whose id it remembers. */
  lastSeen(tenant: string, source: string): number | undefined {
    return Math.max(this.arrivals.of(tenant, source), this.ids.newestOf({ tenant, source, key: source })) || undefined;
  }

  /** Arrival of the newest record of all sources: everything that came earlier was read. */
  get newest(): number | undefined {
    return Math.max(this.arrivals.newest, this.ids.newest) || undefined;
  }

  closed(): void {
    this.parking.closed();
  }

  private from(inputs: readonly RawInput[], start: number, out: Outbox<'normalise'>): void | Promise<void> {
    for (let i = start; i < inputs.length; i++) {
      const input = inputs[i];
      // Also what is held unparsed has arrived; what an operator does is no arrival.
      if (input && input.record.body.operator === undefined) this.arrivals.saw(input.record.tenant, input.record.source, input.record.seen);
      const pending = input && this.parking.through(input, out, this.work);
      if (input) this.ahead.delete(input);
      if (!pending) continue;
      this.startAhead(inputs, i + 1);
      return pending.then(() => this.from(inputs, i + 1, out));
    }
  }

  /** Starts reading the records after one that is waited for; they are finished in their order all the same. Large ones (blobs) wait for their turn. */
  private startAhead(inputs: readonly RawInput[], start: number): void {
    for (const input of inputs.slice(start, start + MAX_STARTED)) {
      if (input.record.body.blob) return;
      if (input.record.body.operator === undefined && !this.ahead.has(input))
        this.ahead.set(
          input,
          begun(() => this.read(input)),
        );
    }
  }

  /** A throw of a format is a defect and costs that record; an outage goes on to the owner. */
  private guarded(input: RawInput, started: Begun | undefined, out: Outbox<'normalise'>): void | Promise<void> {
    try {
      const read = started ?? this.read(input);
      if ('then' in read) return read.then((result) => this.finish(input, result, out)).catch((error: unknown) => failed(input, error, out));
      this.finish(input, read, out);
    } catch (error) {
      failed(input, error, out);
    }
  }

  private read({ record }: RawInput): Begun {
    const estate = this.parts.estates(record.tenant);
    if (!estate) return dead('CORDON_TENANT_UNKNOWN', 'no such tenant is configured');
    const { blob, bytes } = record.body;
    if (!blob) return this.parse(record, bytes, estate);
    if (!this.parts.blob) return dead('CORDON_RAW_BLOB_MISSING', 'there is no blob store');
    return this.parts
      .blob(blob)
      .then((payload) =>
        payload ? this.parse(record, payload, estate) : dead('CORDON_RAW_BLOB_MISSING', `blob ${blob.sha256} is not in the store`),
      );
  }

  private parse(record: RawInput['record'], bytes: Uint8Array | undefined, estate: EstateView): Begun {
    if (!bytes || bytes.length === 0) return dead('CORDON_RAW_EMPTY', 'the record has no bytes');
    const zone = this.parts.zones?.(record.source);
    const context: FormatContext = {
      tenant: record.tenant,
      source: record.source,
      seen: record.seen,
      estate,
      ...(zone === undefined ? {} : { zone }),
    };
    return this.parts.reader.read(bytes, record.body.format, context);
  }

  private finish(input: RawInput, result: Parsed, out: Outbox<'normalise'>): void {
    if (result.kind === 'dead') return out.dead(input, result.code, result.reason, result.place);
    if (result.kind === 'drop') return out.count(result.code);
    const list = result.value;
    if (list.length === 0) return out.dead(input, 'CORDON_FORMAT_FIELD', 'there is no event in the record');
    let repeats = 0;
    let refused: Refused['refused'] | undefined;
    for (let n = 0; n < list.length; n++) {
      const item = list[n];
      if (!item) continue;
      if (isRefused(item)) {
        refused ??= item.refused;
        continue;
      }
      const outcome = this.event(input, item, n, out);
      if (outcome === 'repeat') repeats++;
      else if (outcome)
        refused ??= { code: 'CORDON_EVENT_INVALID', reason: outcome.message, place: list.length > 1 ? `/${n}${outcome.path}` : outcome.path };
    }
    if (refused) out.dead(input, refused.code, refused.reason, refused.place);
    if (repeats === list.length) out.count('duplicate');
    else if (repeats > 0) out.count('duplicate-event', repeats);
  }

  /** Emits one event; says so when it is a repeat or not valid. Only what is emitted is remembered, so a refused record may be driven again. */
  private event(
    { record }: RawInput,
    normalised: Normalised,
    n: number,
    out: Outbox<'normalise'>,
  ): 'repeat' | { readonly path: string; readonly message: string } | undefined {
    const id = n === 0 ? record.id : `${record.id}.${n}`;
    const own = normalised.ownId ?? id;
    if (this.ids.has(record, own)) return 'repeat';
    const late = normalised.at > record.seen + MAX_AHEAD_MS;
    const at = late ? record.seen : normalised.at;
    const body = late ? { ...normalised.event, time: at } : normalised.event;
    this.enrich(record.tenant, body);
    const mistake = validateOcsf(body);
    if (mistake) return mistake;
    if (late) out.count('clamped');
    const evicted = this.ids.keep(record.seen);
    if (evicted > 0) out.count('ids-evicted', evicted);
    const { tenant, source, trust, seen } = record;
    const cause = [record.id];
    const key = normalised.principal ?? saltedKey(id);
    // The usual case is one literal: spreading optional members costs more than the rest of this function.
    if (!late && record.trace === undefined) out.emit({ stream: 'event', id, tenant, source, trust, at, seen, cause, key, body });
    else
      out.emit({
        stream: 'event',
        id,
        tenant,
        source,
        trust,
        at,
        seen,
        cause,
        key,
        body,
        ...(late ? { atClaimed: normalised.at } : {}),
        ...traceOf(record),
      });
    if (normalised.bindings) this.bindings(record, id, normalised.bindings, at, cause, out);
    return undefined;
  }

  private enrich(tenant: string, body: Normalised['event']): void {
    const estate = this.parts.enricher && this.parts.estates(tenant);
    if (estate) this.parts.enricher?.().enrich(body, estate);
  }

  private bindings(
    record: RawInput['record'],
    id: string,
    bindings: NonNullable<Normalised['bindings']>,
    at: number,
    cause: readonly string[],
    out: Outbox<'normalise'>,
  ): void {
    const { tenant, source, trust, seen } = record;
    bindings.forEach((binding, i) =>
      out.emit({ stream: 'binding', id: `${id}.b${i}`, tenant, source, trust, at, seen, cause, key: tenant, body: binding, ...traceOf(record) }),
    );
  }
}

/** A reading whose failure waits until its turn. */
function begun(read: () => Begun): Begun {
  try {
    const reading = read();
    if ('then' in reading) reading.catch(() => undefined);
    return reading;
  } catch (error) {
    const failure = Promise.reject<Parsed>(error instanceof Error ? error : new Error('unknown error'));
    failure.catch(() => undefined);
    return failure;
  }
}

function failed(input: RawInput, error: unknown, out: Outbox<'normalise'>): void {
  if (error instanceof CordonError && error.retriable) throw error;
  out.dead(input, 'CORDON_STAGE_FAILED', error instanceof Error ? error.name : 'unknown error');
}

const traceOf = ({ trace }: RawInput['record']): { readonly trace?: string } => (trace === undefined ? {} : { trace });

/** Events without a principal of their own spread over all shards; only stateless work is done by such a key. */
export const saltedKey = (id: string): string => `~${hash32(id).toString(36)}`;
