import type { StreamRecord } from '@cordon/wire';
import type { IHeaders, KafkaMessage } from 'kafkajs';
import { toArrival, toMessage } from './messages';

const record: StreamRecord = {
  stream: 'raw',
  id: 'r1',
  tenant: 'acme',
  source: 'zeek',
  trust: 1,
  at: 1_700_000_000_000,
  seen: 1_700_000_000_005,
  cause: ['x'],
  key: 'zeek',
  body: { bytes: Uint8Array.from([1, 2, 3]), file: 'a b.log', line: 3 },
  mark: { stage: 'normalise', partition: 1, seq: 2, ordinal: 3 },
};

type Changed = Pick<KafkaMessage, 'key' | 'value'> & { headers: IHeaders };

/** As the broker gives it back: everything is bytes. */
function stored(more: Partial<Changed> = {}): KafkaMessage {
  const { message } = toMessage(record, 'cordon.raw', 4);
  const headers = Object.fromEntries(Object.entries(message.headers ?? {}).map(([name, value]) => [name, Buffer.from(String(value))]));
  return {
    key: Buffer.from(String(message.key)),
    value: Buffer.from(message.value ?? ''),
    timestamp: '0',
    attributes: 0,
    offset: '41',
    headers,
    ...more,
  };
}

test('a record comes back whole, at its place', () => {
  const arrival = toArrival('raw', 2, stored());
  expect(arrival).toMatchObject({ stream: 'raw', partition: 2, offset: 41 });
  const back = 'record' in arrival ? arrival.record : undefined;
  const body = back?.body as { bytes: Uint8Array };
  expect({ ...back, body: { ...body, bytes: Uint8Array.from(body.bytes) } }).toEqual(record);
});

test('the size that is reckoned with is not below what the broker counts', () => {
  const { message, sizeBytes } = toMessage(record, 'cordon.raw', 4);
  const headers = Object.entries(message.headers ?? {}).reduce((sum, [name, value]) => sum + name.length + String(value).length, 0);
  expect(sizeBytes).toBeGreaterThanOrEqual(3 + 4 + headers);
});

test.each<[string, Partial<Changed>, string]>([
  ['another schema', { headers: { ce_type: Buffer.from('cordon.raw.v9') } }, 'CORDON_SCHEMA_UNKNOWN'],
  ['no headers', { headers: {} }, 'CORDON_SCHEMA_UNKNOWN'],
  ['a header that cannot be decoded', { headers: { ...stored().headers, ce_file: Buffer.from('%E0%A4%A') } }, 'CORDON_RECORD_MALFORMED'],
  ['a time that is none', { headers: { ...stored().headers, ce_time: Buffer.from('never') } }, 'CORDON_RECORD_MALFORMED'],
])('%s is handed over as undecodable, with its bytes', (_, more, code) => {
  expect(toArrival('raw', 0, stored(more))).toMatchObject({ offset: 41, code, key: stored().key?.toString(), bytes: Buffer.from([1, 2, 3]) });
});

test('a tombstone, a missing key and a header given twice do not throw', () => {
  const arrival = toArrival('raw', 0, stored({ key: null, value: null, headers: { a: [Buffer.from('1'), Buffer.from('2')] } }));
  expect(arrival).toMatchObject({ code: 'CORDON_SCHEMA_UNKNOWN', bytes: Buffer.alloc(0), headers: { a: '1' } });
});
