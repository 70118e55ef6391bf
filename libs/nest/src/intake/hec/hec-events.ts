import { isUtf8 } from 'node:buffer';
import { jsonElements } from '@cordon/formats';
import { CordonError } from '@cordon/wire';
import { HecRefusal } from './hec-answer';

/** What a query of the raw endpoint says of its lines; members of HEC's event object. */
const ABOUT = ['time', 'host', 'source', 'sourcetype', 'index'] as const;

/**
 * The objects of a body of `/services/collector/event`, as they were sent: one after the other, with or without white space, or in an array. All are
 * looked at before any is taken. HecRefusal 5, 6, 12 or 13, the last three with the number of the event, from 0.
 */
export function hecEvents(body: Buffer): readonly Uint8Array[] {
  const records = jsonElements(body);
  if (records.length === 0) throw new HecRefusal(5);
  records.forEach(({ bytes, truncated }, n) => {
    if (truncated) throw new CordonError('CORDON_RAW_TOO_LARGE', 'an event is too long');
    const place = { 'invalid-event-number': n };
    const value = parsed(bytes);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new HecRefusal(6, place);
    const event: unknown = 'event' in value ? value.event : undefined;
    if (event === undefined) throw new HecRefusal(12, place);
    if (event === null || event === '') throw new HecRefusal(13, place);
  });
  return records.map((r) => r.bytes);
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}

/**
 * A line of the raw endpoint as it came; with what the query says of it around it, as an event object would have it, when it says anything. A line that
 * is no UTF-8 cannot stand in JSON unchanged: it goes without.
 */
export function hecLine(bytes: Uint8Array, query: Readonly<Record<string, unknown>>): Uint8Array {
  const about = Object.fromEntries(ABOUT.flatMap((name) => (typeof query[name] === 'string' && query[name] !== '' ? [[name, query[name]]] : [])));
  if (Object.keys(about).length === 0 || !isUtf8(bytes)) return bytes;
  return Buffer.from(JSON.stringify({ ...about, event: Buffer.from(bytes).toString('utf8') }));
}
