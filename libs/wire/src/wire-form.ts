import { incidentToOcsf, findingToOcsf, outcomeToOcsf } from './ocsf-views';
import { checkBody } from './checks';
import { dead, ok, type Result } from './result';
import type { DeadBody, Finding, Incident, Outcome, RawBody } from './streams';
import type { StreamName } from './streams/stream-name';

interface Form {
  readonly value: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

const utf8 = new TextEncoder();
const NOTHING = new Uint8Array(0);
const JSON_HEADERS = { 'content-type': 'application/json' };

/** Body in memory → bytes and the headers beside the envelope. raw and dead carry their bytes as they are. */
export function toWire(stream: StreamName, body: unknown): Form {
  switch (stream) {
    case 'raw':
      return rawToWire(body as RawBody);
    case 'dead':
      return deadToWire(body as DeadBody);
    case 'finding':
      return json(findingToOcsf(body as Finding));
    case 'incident':
      return json(incidentToOcsf(body as Incident));
    case 'outcome':
      return json(outcomeToOcsf(body as Outcome));
    default:
      return json(body);
  }
}

/** Bytes → body in memory, checked against what the stream promises. */
export function fromWire(stream: StreamName, value: Uint8Array, headers: Readonly<Record<string, string>>): Result<unknown> {
  if (stream === 'raw') return ok(rawFromWire(value, headers));
  if (stream === 'dead') return deadFromWire(value, headers);
  let parsed: unknown;
  try {
    parsed = JSON.parse(decode(value));
  } catch {
    return dead('CORDON_RECORD_MALFORMED', 'the body is not valid JSON');
  }
  const body = ownPart(stream, parsed);
  const mistake = checkBody(stream, body);
  return mistake ? dead('CORDON_RECORD_MALFORMED', mistake.message, mistake.path) : ok(body);
}

/** finding, incident and outcome are OCSF objects that carry Cordon's own form whole under `unmapped.cordon`. */
function ownPart(stream: StreamName, parsed: unknown): unknown {
  if (stream !== 'finding' && stream !== 'incident' && stream !== 'outcome') return parsed;
  const unmapped = (parsed as { unmapped?: { cordon?: unknown } } | null)?.unmapped;
  return unmapped?.cordon;
}

const json = (body: unknown): Form => ({ value: utf8.encode(JSON.stringify(body)), headers: JSON_HEADERS });

function rawToWire(body: RawBody): Form {
  const headers: Record<string, string> = { 'content-type': 'application/octet-stream' };
  if (body.format !== undefined) headers['ce_format'] = body.format;
  if (body.file !== undefined) headers['ce_file'] = encodeURI(body.file);
  if (body.line !== undefined) headers['ce_line'] = String(body.line);
  if (body.operator !== undefined) headers['ce_operator'] = body.operator;
  if (body.blob) headers['ce_blob'] = `${body.blob.sha256} ${body.blob.sizeBytes}`;
  return { value: body.bytes ?? NOTHING, headers };
}

function rawFromWire(value: Uint8Array, h: Readonly<Record<string, string>>): RawBody {
  const [sha256, size] = h['ce_blob']?.split(' ') ?? [];
  return {
    ...(sha256 ? { blob: { sha256, sizeBytes: Number(size) } } : { bytes: value }),
    ...(h['ce_format'] === undefined ? {} : { format: h['ce_format'] }),
    ...(h['ce_file'] === undefined ? {} : { file: decodeURI(h['ce_file']) }),
    ...(h['ce_line'] === undefined ? {} : { line: Number(h['ce_line']) }),
    ...(h['ce_operator'] === 'redrive' || h['ce_operator'] === 'resume' ? { operator: h['ce_operator'] } : {}),
  };
}

function deadToWire(body: DeadBody): Form {
  const { bytes, ...rest } = body;
  return { value: bytes, headers: { 'content-type': 'application/octet-stream', ce_dead: encodeURIComponent(JSON.stringify(rest)) } };
}

function deadFromWire(value: Uint8Array, h: Readonly<Record<string, string>>): Result<DeadBody> {
  try {
    return ok({ ...(JSON.parse(decodeURIComponent(h['ce_dead'] ?? '')) as Omit<DeadBody, 'bytes'>), bytes: value });
  } catch {
    return dead('CORDON_RECORD_MALFORMED', 'header ce_dead is missing or not valid', 'ce_dead');
  }
}

const decoder = new TextDecoder();
const decode = (value: Uint8Array): string => decoder.decode(value);
