import { dead, decodeRecord, ok, type DeadBody, type RawBody, type Result, type StreamName, type StreamRecord } from '@cordon/wire';
import { PARTITION_KEY } from '../owner/outbox';
import { KEYS } from '../pipeline';

/** What of a dead letter a redrive needs. */
export type Redrivable = Pick<DeadBody, 'stream' | 'headers' | 'bytes'> & {
  readonly truncated: boolean;
  readonly tenant: string;
  readonly source: string;
};

/** How a raw record's format is told this time. 'as-it-was': by its own header; 'detect': not at all; else the name of the format. */
export type FormatWord = 'as-it-was' | 'detect' | { readonly name: string };

/** Streams whose records may come again. Actions, outcomes and commands act on the world: an old one must not (architecture.md, section 4). */
const AGAIN: ReadonlySet<StreamName> = new Set(['raw', 'event', 'observation', 'binding', 'finding', 'incident']);

/** The code with which a letter is refused by what its summary says; undefined when it may be driven. */
export function refusalOf({ stream, truncated }: Pick<Redrivable, 'stream' | 'truncated'>): 'CORDON_DEAD_FINAL' | 'CORDON_DEAD_CUT' | undefined {
  if (!AGAIN.has(stream)) return 'CORDON_DEAD_FINAL';
  return truncated ? 'CORDON_DEAD_CUT' : undefined;
}

/**
 * The record of a dead letter as it goes into its stream again: the same id, bytes, tenant, source, trust, key and times, so that what
 * succeeds now has its effect once. Only the mark is gone, by which readers would take it for a repeat. Dead with CORDON_DEAD_CUT or
 * CORDON_DEAD_FINAL when that cannot be.
 */
export function redriven(letter: Redrivable, format: FormatWord = 'as-it-was'): Result<StreamRecord> {
  const refusal = refusalOf(letter);
  if (refusal === 'CORDON_DEAD_FINAL') return dead(refusal, `records of ${letter.stream} are not driven again`);
  if (refusal === 'CORDON_DEAD_CUT') return dead(refusal, 'only a part of its bytes was kept');
  const { ce_mark: _mark, blob: _blob, [PARTITION_KEY]: kept, ...headers } = letter.headers;
  const key = kept ?? keyBefore(letter);
  if (key === undefined) return dead('CORDON_DEAD_FINAL', 'the letter is of a version that did not keep the key of the record');
  const decoded = decodeRecord(letter.stream, { key, value: letter.bytes, headers });
  if (decoded.kind !== 'ok') return dead('CORDON_DEAD_FINAL', decoded.kind === 'dead' ? decoded.reason : 'its headers cannot be read');
  const record = decoded.value;
  if (record.tenant !== letter.tenant) return dead('CORDON_DEAD_FINAL', 'its headers name another tenant');
  return ok(letter.stream === 'raw' ? { ...record, body: again(record.body as RawBody, format) } : record);
}

function again(body: RawBody, format: FormatWord): RawBody {
  const { format: before, ...rest } = body;
  const now = format === 'as-it-was' ? before : format === 'detect' ? undefined : format.name;
  return { ...rest, ...(now === undefined ? {} : { format: now }), operator: 'redrive' };
}

/** Of letters that were written before they kept the key: what follows from the envelope. */
function keyBefore({ stream, tenant, source }: Redrivable): string | undefined {
  const by = KEYS[stream];
  return by === 'source' ? source : by === 'tenant' ? tenant : undefined;
}
