import type { Envelope, Mark, StreamRecord } from './envelope';
import { dead, ok, type Result } from './result';
import type { StreamName } from './streams/stream-name';
import { fromWire, toWire } from './wire-form';

/** A record as the log carries it: CloudEvents 1.0 Kafka protocol binding, binary content mode. */
export interface WireRecord {
  readonly key: string;
  readonly value: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

const MAJOR = 1;

/** Encodes a record for its stream. Cost: one JSON.stringify of the body and a dozen short strings. */
export function encodeRecord(record: StreamRecord): WireRecord {
  const form = toWire(record.stream, record.body);
  const headers: Record<string, string> = {
    ce_specversion: '1.0',
    ce_id: record.id,
    ce_source: record.source,
    ce_type: `cordon.${record.stream}.v${MAJOR}`,
    ce_time: new Date(record.at).toISOString(),
    ce_tenant: record.tenant,
    ce_trust: String(record.trust),
    ce_seen: String(record.seen),
    ...form.headers,
  };
  if (record.atClaimed !== undefined) headers['ce_atclaimed'] = String(record.atClaimed);
  if (record.trace !== undefined) headers['ce_trace'] = record.trace;
  if (record.cause.length > 0) headers['ce_cause'] = record.cause.join(' ');
  if (record.mark) headers['ce_mark'] = formatMark(record.mark);
  return { key: record.key, value: form.value, headers };
}

/** Reads a record of `stream`; an unknown schema, a missing header or a body of another shape is dead, never an exception. */
export function decodeRecord(stream: StreamName, wire: WireRecord): Result<StreamRecord> {
  const h = wire.headers;
  if (h['ce_type'] !== `cordon.${stream}.v${MAJOR}`) {
    return dead('CORDON_SCHEMA_UNKNOWN', `ce_type is not cordon.${stream}.v${MAJOR}`, 'ce_type');
  }
  const envelope = readEnvelope(h);
  if (typeof envelope === 'string') return dead('CORDON_RECORD_MALFORMED', `header ${envelope} is missing or not valid`, envelope);
  const body = fromWire(stream, wire.value, h);
  if (body.kind !== 'ok') return body;
  return ok(recordOf(stream, wire.key, body.value, envelope));
}

/** A literal where it can be: a spread with more members gives each record a hidden class of its own, dear to make and to read. */
function recordOf(stream: StreamName, key: string, body: StreamRecord['body'], e: Envelope & { mark?: Mark }): StreamRecord {
  const { id, tenant, source, trust, at, seen, cause, mark } = e;
  if (e.atClaimed !== undefined || e.trace !== undefined || mark === undefined) return { ...e, stream, key, body };
  return { id, tenant, source, trust, at, seen, cause, mark, stream, key, body };
}

function readEnvelope(h: Readonly<Record<string, string>>): (Envelope & { mark?: Mark }) | string {
  const { ce_id: id, ce_source: source, ce_tenant: tenant } = h;
  if (!id) return 'ce_id';
  if (!source) return 'ce_source';
  if (!tenant) return 'ce_tenant';
  const at = Date.parse(h['ce_time'] ?? '');
  if (Number.isNaN(at)) return 'ce_time';
  const seen = Number(h['ce_seen']);
  if (!Number.isFinite(seen)) return 'ce_seen';
  const trust = Number(h['ce_trust']);
  if (trust !== 0 && trust !== 1 && trust !== 2 && trust !== 3) return 'ce_trust';
  const mark = h['ce_mark'] === undefined ? undefined : parseMark(h['ce_mark']);
  if (mark === null) return 'ce_mark';
  const cause = h['ce_cause'] ? h['ce_cause'].split(' ') : [];
  const { ce_atclaimed: atClaimed, ce_trace: trace } = h;
  if (mark !== undefined && atClaimed === undefined && trace === undefined) return { id, tenant, source, trust, at, seen, cause, mark };
  return {
    id,
    tenant,
    source,
    trust,
    at,
    seen,
    cause,
    ...(atClaimed === undefined ? {} : { atClaimed: Number(atClaimed) }),
    ...(trace === undefined ? {} : { trace }),
    ...(mark === undefined ? {} : { mark }),
  };
}

export const formatMark = (m: Mark): string => `${m.stage} ${m.partition} ${m.seq} ${m.ordinal}`;

function parseMark(text: string): Mark | null {
  const [stage, ...numbers] = text.split(' ');
  const [partition, seq, ordinal] = numbers.map(Number);
  if (!stage || partition === undefined || seq === undefined || ordinal === undefined) return null;
  return [partition, seq, ordinal].every(Number.isSafeInteger) ? { stage, partition, seq, ordinal } : null;
}
