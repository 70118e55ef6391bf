import { attackDay, makeWorld, ordinaryWeek, type RawFormat, type RawRecord } from '@cordon/story';

/** JSON that tortures parsers, made here; each entry is one file. */

const START = Date.UTC(2026, 8, 7);
export const DEEP = 100_000;
const decoder = new TextDecoder();
const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

/** Operations that mappers treat differently; one of each will do. */
const OPERATIONS = new Set([
  '',
  'PutObject',
  'CreateAccessKey',
  'ConsoleLogin',
  'UserLoggedIn',
  'UserLoginFailed',
  'MailItemsAccessed',
  'FileAccessed',
  'New-InboxRule',
  'Consent to application.',
]);

/** One valid record of each kind of record in the story: by format, and by operation where the format has several. */
export function sampleRecords(seed: number): ReadonlyMap<string, RawRecord> {
  const world = makeWorld(seed);
  const options = { start: START, scale: 0.05 };
  const kinds = new Map<string, RawRecord>();
  for (const record of [...ordinaryWeek(world, options), ...attackDay(world, { ...options })]) {
    if (record.format === 'rfc5322') continue;
    const operation = /"(?:Operation|eventName)":"([^"]+)"/.exec(decoder.decode(record.bytes))?.[1] ?? '';
    const kind = `${record.format} ${operation}`.trim();
    if (OPERATIONS.has(operation) && !kinds.has(kind)) kinds.set(kind, record);
  }
  return kinds;
}

export const sampleOf = (kinds: ReadonlyMap<string, RawRecord>, format: RawFormat): Record<string, unknown> => {
  const found = [...kinds.values()].find((r) => r.format === format);
  return JSON.parse(decoder.decode(found?.bytes)) as Record<string, unknown>;
};

/** What a field is replaced by: every JSON type, and the ends of their ranges. */
const WRONG: readonly unknown[] = [
  undefined,
  null,
  true,
  -1,
  0.5,
  1e308,
  '',
  ' ',
  '\u0000\ud800\n',
  'x'.repeat(9_000),
  [],
  {},
  [null, [], { Name: {}, Value: [] }],
  JSON.parse('{"__proto__":{"polluted":1},"constructor":[]}'),
];

/** The record with one member at a time, at any depth, replaced by each wrong thing; `undefined` leaves it out. */
export function* mutated(value: unknown, rebuild: (changed: unknown) => unknown = (v) => v): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    const change = (changed: unknown): unknown => rebuild(Array.isArray(value) ? value.with(Number(key), changed) : { ...value, [key]: changed });
    for (const wrong of WRONG) yield JSON.stringify(change(wrong));
    yield* mutated((value as Record<string, unknown>)[key], change);
  }
}

/** They begin like an object, and are none. */
const NO_JSON = new Set(["{'a':1}", '{"a":1,}']);

type Torture = readonly [why: string, bytes: Uint8Array, fate: string, record?: Uint8Array];

/**
 * Why, the bytes of the file, and what becomes of its record: `archived`, `none` when there is none, or the code it dies of; and the bytes
 * of the record where they are not those of the file.
 */
export function torture(kinds: ReadonlyMap<string, RawRecord>): readonly Torture[] {
  const trail = (more: object = {}): string => JSON.stringify({ ...sampleOf(kinds, 'cloudtrail'), eventID: undefined, ...more });
  const ual = (more: object = {}): string => JSON.stringify({ ...sampleOf(kinds, 'm365-ual'), Id: undefined, ...more });
  const conn = (more: object = {}): string => JSON.stringify({ ...sampleOf(kinds, 'zeek-conn'), uid: undefined, ...more });
  const put = (json: string, text: string): string => `${json.slice(0, -1)},${text}}`;
  const deep = '['.repeat(DEEP) + ']'.repeat(DEEP);
  const text = (why: string, content: string, fate: string): Torture => [why, Buffer.from(content), fate];
  return [
    ...['null', 'true', '42', '-0.0e-0', '"text"', '{}', '{"a":{}}', 'NaN', 'undefined', "{'a':1}", '{"a":1,}', '\\'].map((t) =>
      text(`${t} at the top`, t, NO_JSON.has(t) ? 'CORDON_RAW_NOT_JSON' : 'CORDON_FORMAT_UNKNOWN'),
    ),
    text('an empty list', '[]', 'none'),
    text('an empty file', '', 'none'),
    text('blank lines alone', '\n \r\n\n\t\n', 'none'),
    ['lists within lists', Buffer.from(deep), 'CORDON_RAW_TOO_DEEP', Buffer.from(deep.slice(1, -1))],
    ['lists that never close', Buffer.from('['.repeat(DEEP)), 'CORDON_FORMAT_UNKNOWN', Buffer.from('['.repeat(DEEP - 1))],
    text('objects that never close', '{"a":'.repeat(DEEP), 'CORDON_RAW_NOT_JSON'),
    text('a call with parameters 100,000 deep', put(trail(), `"requestParameters":${deep}`), 'CORDON_RAW_TOO_DEEP'),
    text('a logon with properties 100,000 deep', put(ual(), `"ExtendedProperties":${deep}`), 'CORDON_RAW_TOO_DEEP'),
    text('a connection with a member 100,000 deep', put(conn(), `"tunnel_parents":${deep}`), 'CORDON_RAW_TOO_DEEP'),
    text('parameters 40 deep', put(trail(), `"requestParameters":${'{"a":'.repeat(40)}1${'}'.repeat(40)}`), 'archived'),
    text('a list of things that have no text', put(conn(), '"tunnel_parents":[{"toString":1,"valueOf":1}]'), 'archived'),
    text('a member twice', put(trail(), '"userAgent":"first","userAgent":"second"'), 'archived'),
    text('__proto__ and constructor as members', put(trail(), '"__proto__":{"eventName":1},"constructor":{"prototype":{}}'), 'archived'),
    text('parameters with __proto__', put(trail(), '"requestParameters":{"__proto__":{"a":1},"toString":2}'), 'archived'),
    text('a string of 1 MB', trail({ userAgent: 'u'.repeat(1024 ** 2) }), 'archived'),
    text('a name of 1 MB', put(trail(), `"requestParameters":{"${'n'.repeat(1024 ** 2)}":1}`), 'archived'),
    text('a connection of 1 MB', conn({ history: 'S'.repeat(1024 ** 2) }), 'archived'),
    text('a line of 20 MB', trail({ userAgent: 'u'.repeat(20 * 1024 ** 2) }), 'CORDON_RAW_TOO_LARGE'),
    text('a time of 1e300', conn({ ts: 1e300 }), 'CORDON_FORMAT_TIME'),
    text('a time that is infinite', conn().replace(/"ts":[^,]+/, '"ts":1e999'), 'CORDON_FORMAT_TIME'),
    text('a time below nothing', conn({ ts: -1e12 }), 'CORDON_FORMAT_TIME'),
    text('a text for a time', conn({ ts: 'yesterday' }), 'CORDON_FORMAT_TIME'),
    text('bytes beyond all numbers', conn({ orig_bytes: 1e300, resp_bytes: -5, duration: 1e300 }), 'archived'),
    text('NaN', conn().replace(/"proto":"[^"]+"/, '"proto":NaN'), 'CORDON_RAW_NOT_JSON'),
    text('lone surrogates', put(trail(), '"userAgent":"\\ud800 \\udfff","errorCode":"\\ud83d"'), 'archived'),
    text('an escaped NUL', put(trail(), '"userAgent":"a\\u0000b"'), 'archived'),
    ['a raw NUL', Buffer.from(trail().replace('"eventName"', '"event\0Name"')), 'CORDON_RAW_NOT_JSON'],
    [
      'a surrogate as bytes',
      Buffer.concat([latin1(`${trail().slice(0, -1)},"userAgent":"`), Buffer.from([0xed, 0xa0, 0x80]), latin1('"}')]),
      'CORDON_RAW_NOT_UTF8',
    ],
    ['latin-1', latin1(put(trail(), '"userAgent":"Gerät"')), 'CORDON_RAW_NOT_UTF8'],
    ['UTF-16', Buffer.from(`\ufeff${trail()}`, 'utf16le'), 'CORDON_RAW_NOT_UTF8'],
    ['UTF-16, the other way round', Buffer.from(`\ufeff${trail()}`, 'utf16le').swap16(), 'CORDON_RAW_NOT_UTF8'],
    text('a byte order mark', `\ufeff${trail()}`, 'archived'),
    text('CRLF', `${trail()}\r\n`, 'archived'),
    text('a file cut in the middle', trail().slice(0, -20), 'CORDON_RAW_NOT_JSON'),
    text('Records that are no list', '{"Records":{"eventVersion":1,"eventSource":1,"eventName":1,"awsRegion":1}}', 'CORDON_FORMAT_UNKNOWN'),
    ['bytes without sense', Buffer.from(Array.from({ length: 5_000 }, (_, i) => (i * 7919) % 256)), 'CORDON_RAW_NOT_UTF8'],
  ];
}
