import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { CordonError, type RawBody } from '@cordon/wire';
import { newFolder, startedIngest, type StartedIngest } from './testing/started-ingest';

const TOKEN = 'forwarder-token-000001';
const OTHER = 'another-token-00000002';
const { file, remove } = newFolder('hec-door-');
const SETTINGS = [
  'tenants: [{ id: acme }]',
  'sources:',
  '  - { name: forwarder, tenant: acme, trust: 2, tokenFile: tokens }',
  '  - { name: other, tenant: acme, trust: 2, tokenFile: other-tokens }',
  '  - { name: without, tenant: acme, trust: 2 }',
].join('\n');

let ingest: StartedIngest;

beforeAll(async () => {
  writeFileSync(file('tokens'), `${TOKEN}\nforwarder-token-new-03\n`);
  writeFileSync(file('other-tokens'), `${OTHER}\n`);
  ingest = await startedIngest(file, SETTINGS);
}, 30_000);
afterAll(async () => {
  await ingest.close();
  remove();
});
beforeEach(() => {
  ingest.appended.length = 0;
  ingest.away = undefined;
});

interface Answer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly body: Readonly<Record<string, unknown>>;
}

async function post(
  path: string,
  body: string | Uint8Array,
  headers: Record<string, string> = { authorization: `Splunk ${TOKEN}` },
): Promise<Answer> {
  const answer = await fetch(`${ingest.running.url}${path}`, { method: 'POST', body: Buffer.from(body), headers });
  return { status: answer.status, retryAfter: answer.headers.get('retry-after'), body: (await answer.json()) as Answer['body'] };
}
const texts = (): string[] => ingest.appended.map((r) => Buffer.from((r.body as RawBody).bytes ?? []).toString());

describe('the event endpoint', () => {
  const two = '{"event":"a line","host":"h1","sourcetype":"x"}{"time":1795515330,"event":{"a":1}}';
  it.each([
    ['one object', '{"event":"x"}', ['{"event":"x"}']],
    ['objects one after the other', two, ['{"event":"a line","host":"h1","sourcetype":"x"}', '{"time":1795515330,"event":{"a":1}}']],
    ['objects on lines, and two on one', '{"event":1}{"event":2}\n{"event":3}', ['{"event":1}', '{"event":2}', '{"event":3}']],
    ['an array', ' [{"event":1}, {"event":[2]}]', ['{"event":1}', '{"event":[2]}']],
  ])('takes %s, each as it was sent', async (_, body, records) => {
    expect(await post('/services/collector/event', body)).toMatchObject({ status: 200, body: { text: 'Success', code: 0 } });
    expect(texts()).toEqual(records);
    expect(ingest.appended[0]).toMatchObject({ stream: 'raw', tenant: 'acme', source: 'forwarder', trust: 2 });
  });

  it.each(['', '/event', '/event/1.0'])('answers at /services/collector%s', async (path) =>
    expect(await post(`/services/collector${path}`, '{"event":1}')).toMatchObject({ status: 200 }),
  );

  it('opens gzip', async () => {
    await post('/services/collector', gzipSync('{"event":"packed"}'), { authorization: `Splunk ${TOKEN}`, 'content-encoding': 'gzip' });
    expect(texts()).toEqual(['{"event":"packed"}']);
  });

  it.each([
    ['nothing', '', 400, { code: 5 }],
    ['what is no JSON', '{"event":', 400, { code: 6, 'invalid-event-number': 0 }],
    ['an object without event', '{"event":1}{"host":"h"}', 400, { code: 12, 'invalid-event-number': 1 }],
    ['an empty event', '{"event":""}', 400, { code: 13, 'invalid-event-number': 0 }],
  ])('refuses %s, and takes none of it', async (_, body, status, answer) => {
    expect(await post('/services/collector/event', body)).toMatchObject({ status, body: answer });
    expect(ingest.appended).toEqual([]);
  });

  it.each([
    ['no token', {}, 401, 2],
    ['another scheme', { authorization: `Digest ${TOKEN}` }, 401, 3],
    ['an unknown token', { authorization: 'Splunk forwarder-token-000002' }, 403, 4],
  ])('refuses %s', async (_, headers, status, code) =>
    expect(await post('/services/collector/event', '{"event":1}', headers as Record<string, string>)).toMatchObject({ status, body: { code } }),
  );

  it('takes the token as password of Basic, and each of a file that has several', async () => {
    const basic = Buffer.from(`x:${TOKEN}`).toString('base64');
    expect(await post('/services/collector', '{"event":1}', { authorization: `Basic ${basic}` })).toMatchObject({ status: 200 });
    expect(await post('/services/collector', '{"event":1}', { authorization: 'Splunk forwarder-token-new-03' })).toMatchObject({ status: 200 });
    await post('/services/collector', '{"event":1}', { authorization: `Splunk ${OTHER}` });
    expect(ingest.appended.map((r) => r.source)).toEqual(['forwarder', 'forwarder', 'other']);
  });

  it.each([
    ['the log is away', new CordonError('CORDON_LOG_UNAVAILABLE', 'away', true)],
    ['the disk is full', new CordonError('CORDON_DISK_FULL', 'full', true)],
  ])('says that it is busy while %s, so that the forwarder comes again', async (_, error) => {
    ingest.away = error;
    expect(await post('/services/collector', '{"event":1}')).toMatchObject({ status: 503, body: { code: 9 }, retryAfter: '2' });
  });

  it('gives the records of a repeated key the same ids', async () => {
    for (const key of ['k1', 'k1', 'k2'])
      await post('/services/collector', '{"event":1}', { authorization: `Splunk ${TOKEN}`, 'idempotency-key': key });
    const [a, b, c] = ingest.appended.map((r) => r.id);
    expect(b).toBe(a);
    expect(c).not.toBe(a);
  });
});

describe('acknowledgements', () => {
  it('gives an id where a channel is named, and answers that what has one is there', async () => {
    const headers = { authorization: `Splunk ${TOKEN}`, 'x-splunk-request-channel': 'c-1' };
    const first = await post('/services/collector', '{"event":1}', headers);
    const second = await post('/services/collector?channel=c-1', '{"event":2}');
    expect(typeof first.body['ackId']).toBe('number');
    expect(second.body['ackId']).not.toBe(first.body['ackId']);
    expect(await post('/services/collector/ack?channel=c-1', JSON.stringify({ acks: [first.body['ackId'], 'x'] }))).toMatchObject({
      status: 200,
      body: { acks: { [String(first.body['ackId'])]: true } },
    });
  });
  it('needs the channel, and a list', async () => {
    expect(await post('/services/collector/ack', '{"acks":[1]}')).toMatchObject({ status: 400, body: { code: 10 } });
    expect(await post('/services/collector/ack?channel=c', '[1]')).toMatchObject({ status: 400, body: { code: 6 } });
  });
});

describe('the raw endpoint', () => {
  it('takes lines as they came', async () => {
    expect(await post('/services/collector/raw', 'one line\nanother')).toMatchObject({ status: 200, body: { code: 0 } });
    expect(texts()).toEqual(['one line', 'another']);
  });
  it('keeps what the query says of them around them', async () => {
    await post('/services/collector/raw/1.0?host=h1&sourcetype=cisco%3Aasa', 'one line');
    expect(texts()).toEqual(['{"host":"h1","sourcetype":"cisco:asa","event":"one line"}']);
  });
  it('cuts at line ends alone, and leaves bytes that are no UTF-8 as they are', async () => {
    const latin = Buffer.from('Zugang f\xfcr Anna\n[1,2]\nFrom: a@b.example', 'latin1');
    await post('/services/collector/raw?host=h1', latin);
    expect(ingest.appended.map((r) => Buffer.from((r.body as RawBody).bytes ?? []).toString('latin1'))).toEqual([
      'Zugang f\xfcr Anna',
      '{"host":"h1","event":"[1,2]"}',
      '{"host":"h1","event":"From: a@b.example"}',
    ]);
  });
  it('refuses nothing at all', async () => expect(await post('/services/collector/raw', ' \n')).toMatchObject({ status: 400, body: { code: 5 } }));
});

it('tells its health to whoever asks', async () => {
  const answer = await fetch(`${ingest.running.url}/services/collector/health`);
  expect([answer.status, await answer.json()]).toEqual([200, { text: 'HEC is healthy', code: 17 }]);
});

it('is not asked for its token in the address', async () =>
  expect(await post(`/services/collector?token=${TOKEN}`, '{"event":1}', {})).toMatchObject({ status: 401, body: { code: 2 } }));

describe('the token of a source', () => {
  const bearer = { authorization: `Bearer ${TOKEN}` };
  it('hands in records of its source at the ingest door', async () => {
    expect(await post('/api/v1/ingest/forwarder', '{"a":1}', bearer)).toMatchObject({ status: 202 });
    expect(texts()).toEqual(['{"a":1}']);
  });
  it.each(['other', 'without'])('does not hand in those of %s', async (source) => {
    expect(await post(`/api/v1/ingest/${source}`, '{"a":1}', bearer)).toMatchObject({ status: 404 });
    expect(ingest.appended).toEqual([]);
  });
});

describe('token files', () => {
  afterEach(() => {
    writeFileSync(file('tokens'), `${TOKEN}\n`);
    writeFileSync(file('other-tokens'), `${OTHER}\n`);
    ingest.parts.live.reload({ kind: 'tokens', path: file('tokens'), tenants: ['acme'] });
  });

  it('are read again while the process runs', async () => {
    expect(ingest.parts.live.files()).toContainEqual({ kind: 'tokens', path: file('tokens'), tenants: ['acme'] });
    writeFileSync(file('tokens'), 'a-token-that-is-quite-new\n');
    ingest.parts.live.reload({ kind: 'tokens', path: file('tokens'), tenants: ['acme'] });
    expect(await post('/services/collector', '{"event":1}')).toMatchObject({ status: 403 });
    expect(await post('/services/collector', '{"event":1}', { authorization: 'Splunk a-token-that-is-quite-new' })).toMatchObject({ status: 200 });
  });

  it('with mistakes are refused, all of them told, and the last good one stays', async () => {
    writeFileSync(file('tokens'), `${OTHER}\nshort\n`);
    writeFileSync(file('other-tokens'), '\n');
    expect(() => ingest.parts.live.reload({ kind: 'tokens', path: file('tokens'), tenants: ['acme'] })).toThrow(
      /at least 16 characters[^]*other-tokens holds no token/,
    );
    expect(await post('/services/collector', '{"event":1}')).toMatchObject({ status: 200 });
    writeFileSync(file('other-tokens'), `${OTHER}\n`);
    expect(() => ingest.parts.live.reload({ kind: 'tokens', path: file('tokens'), tenants: ['acme'] })).toThrow(
      'a token is that of forwarder as well',
    );
  });
});
