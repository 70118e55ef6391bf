import type { Bodies, RawBody, StreamName, StreamRecord } from '@cordon/wire';
import { decodeRecord } from '@cordon/wire';
import { StepOutbox } from '../owner/outbox';
import type { Placed } from '../ports/log';
import { redriven, type Redrivable } from './redrive';

const T0 = 1_795_518_444_683;
const bytes = Uint8Array.from([0xff, 0, 0x7b]);
const placed = (stream: StreamName, key: string, body: unknown): Placed => ({
  stream,
  partition: 3,
  offset: 9,
  record: {
    stream,
    id: `${stream}-1`,
    tenant: 'acme',
    source: 'fw',
    trust: 2,
    at: T0,
    atClaimed: T0 + 9_999_999,
    seen: T0 + 5,
    trace: 'tr',
    cause: ['c'],
    key,
    mark: { stage: 'normalise', partition: 3, seq: 9, ordinal: 0 },
    body,
  },
});

/** The letter as a stage writes it and the archive gives it back. */
function letterOf(input: Placed): Redrivable {
  const out = new StepOutbox('detect', 0, 1, T0);
  out.dead(input, 'CORDON_STAGE_FAILED', 'why');
  const [letter] = out.outputs;
  if (!letter) throw new Error('nothing was refused');
  const { stream, headers, bytes: kept, truncated } = letter.body as Bodies['dead'];
  return { stream, headers, bytes: kept, truncated: truncated ?? false, tenant: letter.tenant, source: letter.source };
}

const record = (letter: Redrivable, ...format: Parameters<typeof redriven> extends [unknown, ...infer R] ? R : never): StreamRecord => {
  const result = redriven(letter, ...format);
  if (result.kind !== 'ok') throw new Error(JSON.stringify(result));
  return result.value;
};

describe('a redrive', () => {
  test.each<[StreamName, unknown]>([
    ['raw', { bytes, format: 'zeek.conn', file: 'a b.log', line: 4 }],
    ['raw', { blob: { sha256: 'a'.repeat(64), sizeBytes: 300_000 } }],
    ['binding', { relation: 'at', a: { kind: 'device', key: 'd' }, b: { kind: 'ip', key: '192.0.2.1' }, from: T0, confidence: 1, origin: 'dhcp' }],
  ])('of %s %#is the same record with its key, and without its mark', (stream, body) => {
    const input = placed(stream, 'a key of its own', body);
    const { mark, body: before, ...envelope } = input.record;
    expect(mark).toBeDefined();
    const again = record(letterOf(input));
    expect(again).toEqual({ ...envelope, body: stream === 'raw' ? { ...(before as RawBody), operator: 'redrive' } : before });
  });

  test('of an event goes to the owner of its principal', () => {
    const event = {
      class_uid: 4001,
      category_uid: 4,
      activity_id: 6,
      type_uid: 400_106,
      time: T0,
      severity_id: 1,
      metadata: { version: '1.8.0', product: { name: 'x' } },
    };
    expect(record(letterOf(placed('event', 'user/j.doe', event))).key).toBe('user/j.doe');
  });

  test.each([
    ['as-it-was', 'aws.cloudtrail'],
    ['detect', undefined],
    [{ name: 'zeek.conn' }, 'zeek.conn'],
  ] as const)('with the format %j', (format, expected) => {
    const body = record(letterOf(placed('raw', 'fw', { bytes, format: 'aws.cloudtrail' })), format).body as RawBody;
    expect(body.format).toBe(expected);
  });

  test('of a redriven record that died again is possible, and so on', () => {
    const once = record(letterOf(placed('raw', 'fw', { bytes })));
    expect(record(letterOf({ stream: 'raw', partition: 3, offset: 12, record: once }))).toEqual(once);
  });

  test.each<[string, Partial<Redrivable>, string]>([
    ['whose bytes were cut', { truncated: true }, 'CORDON_DEAD_CUT'],
    ['of an action', { stream: 'action' }, 'CORDON_DEAD_FINAL'],
    ['of a command', { stream: 'command' }, 'CORDON_DEAD_FINAL'],
    ['of an outcome', { stream: 'outcome' }, 'CORDON_DEAD_FINAL'],
    ['of another tenant than its headers name', { tenant: 'beta' }, 'CORDON_DEAD_FINAL'],
    ['without readable headers', { headers: { ce_partitionkey: 'fw' } }, 'CORDON_DEAD_FINAL'],
  ])('of a letter %s is refused', (_, change, code) => {
    expect(redriven({ ...letterOf(placed('raw', 'fw', { bytes })), ...change })).toMatchObject({ kind: 'dead', code });
  });

  test('of a letter that kept no key uses what follows from the envelope, or refuses', () => {
    const { headers: kept, ...letter } = letterOf(placed('raw', 'fw', { bytes }));
    const { ce_partitionkey: _, ...headers } = kept;
    expect(record({ ...letter, headers }).key).toBe('fw');
    expect(redriven({ ...letter, headers, stream: 'event' })).toMatchObject({ code: 'CORDON_DEAD_FINAL' });
  });

  test('carries the operator’s word over the wire', () => {
    const again = record(letterOf(placed('raw', 'fw', { bytes })));
    expect(decodeRecord('raw', { key: 'fw', value: bytes, headers: letterOf({ ...placed('raw', 'fw', {}), record: again }).headers })).toMatchObject({
      value: { body: { operator: 'redrive' } },
    });
  });
});
