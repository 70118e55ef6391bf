import { isRefused } from '@cordon/runtime';
import { Estate } from '../inventory/estate';
import { jsonFormat, lineFormat } from './define';
import { FormatReader } from './reader';

const context = { tenant: 'acme', source: 'x', seen: Date.UTC(2026, 10, 24), estate: new Estate({ domains: [], networks: [] }) };
const product = { vendor: 'Acme', name: 'Box' };
const BASE = { class: 'base_event', activity: 'Other', event: { message: 'text' } } as const;

it('a line that holds several events gives them in their order, and one that holds none is refused', () => {
  const lines = lineFormat({
    name: 'acme.box',
    docs: 'https://acme.example',
    signs: [{ matches: /x/ }],
    parse: (message) => message.split('|').flatMap((text) => (text === '' ? [] : [{ text }])),
    mapping: { product, event: {}, variants: [BASE] },
  });
  expect(lines.read('a|b', {}, context)).toMatchObject({ kind: 'ok', value: [{ event: { message: 'a' } }, { event: { message: 'b' } }] });
  expect(lines.read('', {}, context)).toMatchObject({ kind: 'dead', code: 'CORDON_FORMAT_FIELD' });
});

const JOB = { when: { kind: 'job' }, class: 'scheduled_job_activity', activity: 'Create', event: { job: { name: 'job' } } } as const;
const boxes = (isBased: boolean) =>
  jsonFormat({
    name: 'acme.box',
    docs: 'https://acme.example',
    signs: [{ has: ['kind'] }],
    mapping: { product, time: 'at', event: { device: { hostname: 'host' } }, variants: isBased ? [JOB, BASE] : [JOB] },
  });

it.each([
  ['has what its class demands', { kind: 'job', job: 'a', host: 'h' }, true, { kind: 'ok', value: [{ event: { class_uid: 1006 } }] }],
  [
    'lacks it: a base event, where the mapping ends with one',
    { kind: 'job', host: 'h', text: 't' },
    true,
    { kind: 'ok', value: [{ event: { class_uid: 0, message: 't' } }] },
  ],
  ['lacks it, and there is no base event', { kind: 'job', host: 'h' }, false, { kind: 'dead', code: 'CORDON_FORMAT_FIELD' }],
])('a record that %s', (_, record, isBased, expected) => {
  expect(boxes(isBased).read({ ...record, at: '2026-11-24T10:00:00Z' }, {}, context)).toMatchObject(expected);
});

describe('the time of a record', () => {
  const read = (at: unknown, outer = {}) => boxes(true).read({ kind: 'x', host: 'h', at }, outer, context);
  const ARRIVAL = [expect.stringContaining('arrival')];

  it('without any is that of its arrival, and the event says so', () =>
    expect(read(undefined)).toMatchObject({ value: [{ at: context.seen, event: { time: context.seen, metadata: { debug: ARRIVAL } } }] }));
  it('is that of the envelope where that has one', () => {
    const result = read('', { time: 1_795_515_330_000 });
    expect(result).toMatchObject({ value: [{ at: 1_795_515_330_000 }] });
    expect(result).not.toMatchObject({ value: [{ event: { metadata: { debug: ARRIVAL } } }] });
  });
  it('that cannot be read is no arrival: the record is refused', () =>
    expect(read('yesterday')).toMatchObject({ kind: 'dead', code: 'CORDON_FORMAT_TIME' }));
});

const LATE = { kind: 'job', job: 'a', host: 'h', at: 'yesterday-ish' };
const EARLY = { kind: 'job', job: 'a', host: 'h', at: '2026-11-24T10:00:00Z' };

it.each([
  ['one of several that is refused costs only itself, and keeps its place', [EARLY, LATE, EARLY], ['event', '/Records/1', 'event']],
  ['all of them refused: the record is refused as its first is', [LATE, LATE], 'CORDON_FORMAT_TIME'],
  ['one that no format knows: the list is something else', [EARLY, { other: 1 }], 'CORDON_FORMAT_UNKNOWN'],
])('of a list of records %s', (_, list, expected) => {
  const read = new FormatReader([boxes(false)]).read(new TextEncoder().encode(JSON.stringify({ Records: list })), undefined, context);
  if ('then' in read) throw new Error('answers at once');
  const told = read.kind === 'ok' ? read.value.map((o) => (isRefused(o) ? o.refused.place : 'event')) : read.kind === 'dead' && read.code;
  expect(told).toEqual(expected);
});
