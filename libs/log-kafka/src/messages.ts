import { partitionOf, type Arrival } from '@cordon/runtime';
import { decodeRecord, encodeRecord, type StreamName, type StreamRecord, type WireRecord } from '@cordon/wire';
import type { IHeaders, KafkaMessage } from 'kafkajs';
import type { Outgoing } from './writing/writer';

/** Lengths, offset and time deltas of a record, and of a header (KIP-98 varints), at most. */
const RECORD_BYTES = 30;
const HEADER_BYTES = 10;

export function toMessage(record: StreamRecord, topic: string, partitions: number): Outgoing {
  const { key, value, headers } = encodeRecord(record);
  const partition = partitionOf(record.tenant, record.key, partitions);
  // kafkajs would write anything that is not a Buffer as its text.
  const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  let sizeBytes = RECORD_BYTES + key.length + bytes.length;
  for (const name in headers) sizeBytes += HEADER_BYTES + name.length + Buffer.byteLength(headers[name] ?? '');
  return { topic, partition, message: { key, value: bytes, headers, partition }, sizeBytes };
}

/** A message at its place; what cannot be decoded keeps its bytes and headers. */
export function toArrival(stream: StreamName, partition: number, message: KafkaMessage): Arrival {
  const offset = Number(message.offset);
  const headers = toTexts(message.headers);
  const bytes = message.value ?? Buffer.alloc(0);
  const key = message.key?.toString() ?? '';
  const read = decode(stream, { key, value: bytes, headers });
  if ('record' in read) return { stream, partition, offset, record: read.record };
  return { stream, partition, offset, key, bytes, headers, ...read };
}

type Decoded = { readonly record: StreamRecord } | { readonly code: 'CORDON_SCHEMA_UNKNOWN' | 'CORDON_RECORD_MALFORMED'; readonly reason: string };

/** Anyone may write to a topic, so nothing that is in it may throw. */
function decode(stream: StreamName, wire: WireRecord): Decoded {
  try {
    const result = decodeRecord(stream, wire);
    if (result.kind === 'ok') return { record: result.value };
    if (result.kind === 'drop') return { code: 'CORDON_RECORD_MALFORMED', reason: result.code };
    const code = result.code === 'CORDON_SCHEMA_UNKNOWN' ? result.code : 'CORDON_RECORD_MALFORMED';
    return { code, reason: result.place === undefined ? result.reason : `${result.reason} (${result.place})` };
  } catch (error) {
    return { code: 'CORDON_RECORD_MALFORMED', reason: error instanceof Error ? error.message : String(error) };
  }
}

function toTexts(headers: IHeaders | undefined): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    const one = Array.isArray(value) ? value[0] : value;
    if (one !== undefined) texts[name] = typeof one === 'string' ? one : one.toString();
  }
  return texts;
}
