import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import type { Placed } from '@cordon/runtime';
import type { DeadCount, DeadSummary } from '@cordon/store-clickhouse';
import { describeWith, lacksChdb, storeSamples } from '@cordon/testing';
import { encodeRecord, type Command, type DeadBody, type RawBody, type StreamRecord } from '@cordon/wire';
import { recordsOf, startApi, tokenOf, type Answer, type ApiUnderTest } from '../testing/api-under-test';
import type { LettersAnswer } from './letter-desk';
import type { Look } from './look';

const { deadBody, placed, T0 } = storeSamples;
jest.setTimeout(60_000);
const OF = '/api/v1/dead-letters';

const rawOf = (n: number, body: RawBody): StreamRecord<RawBody> => ({
  stream: 'raw',
  id: `raw-${n}`,
  tenant: 'acme',
  source: 'acme-zeek',
  trust: 1,
  at: T0 + n,
  seen: T0 + n,
  cause: [],
  key: 'acme-zeek',
  body,
});

/** The letter of a raw record as the archive takes it. */
function letter(n: number, change: Partial<DeadBody> = {}, body: RawBody = { bytes: Buffer.from(`secret ${n}`) }, source = 'acme-zeek'): Placed {
  const wire = encodeRecord(rawOf(n, body));
  const dead: DeadBody = { ...deadBody(wire.value, n), headers: { ...wire.headers, ce_partitionkey: 'acme-zeek' }, ...change };
  return placed('dead', 'acme', `dead-${n}`, dead, n, { source, at: T0 + n, seen: T0 + n });
}

const codeOf = ({ status, body }: Answer): [number, string] => [status, (body as { error: { code: string } }).error.code];

describeWith('chdb', lacksChdb, () => {
  let api: ApiUnderTest;
  let commands = 0;
  beforeEach(async () => {
    api = await startApi();
    commands = 0;
  });
  afterEach(() => api.close());

  /** There is no archive stage here: what was commanded is brought to the store as it would do. */
  async function archived(more: number): Promise<readonly Command[]> {
    commands += more;
    const records = await recordsOf(api.parts, 'command', commands);
    await api.parts.store.archive(records.map((record, offset) => ({ stream: 'command' as const, partition: 0, offset, record })));
    return records.map((r) => r.body as Command);
  }
  const list = async (query = ''): Promise<readonly DeadSummary[]> => ((await api.call(`${OF}${query}`)).body as { items: DeadSummary[] }).items;
  const ids = async (query = ''): Promise<string[]> => (await list(query)).map((l) => l.id);
  const all = async (what: 'redrive' | 'discard', body: object): Promise<LettersAnswer> =>
    (await api.post(`${OF}/${what}`, body)).body as LettersAnswer;

  it('are listed by source, code, stage, stream, state and time, without content', async () => {
    await api.parts.store.archive([
      letter(0),
      letter(1, { code: 'CORDON_RAW_EMPTY' }),
      letter(2, { stage: 'detect', stream: 'event' }),
      letter(3, {}, undefined, 'other'),
    ]);
    expect(await ids()).toEqual(['dead-3', 'dead-2', 'dead-1', 'dead-0']);
    expect(await ids('?source=other')).toEqual(['dead-3']);
    expect(await ids('?code=CORDON_RAW_EMPTY')).toEqual(['dead-1']);
    expect(await ids('?stage=detect&stream=event&state=open')).toEqual(['dead-2']);
    expect(await ids(`?from=${T0 + 1}&to=${T0 + 3}`)).toEqual(['dead-2', 'dead-1']);
    expect(JSON.stringify(await list())).not.toMatch(/secret|headers|base64|bytes"/);
    expect(codeOf(await api.call(`${OF}?state=asleep`))).toEqual([400, 'CORDON_API_INVALID']);
    expect((await api.call(`${OF}/counts`)).body).toEqual({
      items: expect.arrayContaining([
        { source: 'acme-zeek', stage: 'detect', code: 'CORDON_RAW_NOT_JSON', open: 1, redriven: 0, discarded: 0, newestAt: T0 + 2 },
      ]) as DeadCount[],
    });
  });

  it('are looked at whole, as text where they are UTF-8, and each look is a command with a name', async () => {
    await api.parts.store.archive([letter(0), letter(1, { bytes: Buffer.from([0xff, 0xfe]) })]);
    const look = async (id: string): Promise<Look> => (await api.call(`${OF}/${id}`, { token: tokenOf('read', 'dead') })).body as Look;
    expect(await look('dead-0')).toMatchObject({
      text: 'secret 0',
      base64: Buffer.from('secret 0').toString('base64'),
      headers: { ce_id: 'raw-0' },
      state: 'open',
    });
    const odd = await look('dead-1');
    expect([odd.base64, 'text' in odd]).toEqual(['//4=', false]);
    expect((await archived(2)).map((c) => [c.by, c.order])).toEqual([
      [tokenOf('read', 'dead'), { kind: 'dead.look', letters: ['dead-0'] }],
      [tokenOf('read', 'dead'), { kind: 'dead.look', letters: ['dead-1'] }],
    ]);
    expect(await ids('?state=open')).toHaveLength(2);
  });

  it('show a payload that lies in the blob store, and say when it is gone', async () => {
    const blob = await api.parts.blob.put(Buffer.from('a large mail'));
    await api.parts.store.archive([letter(0, {}, { blob }), letter(1, {}, { blob: { sha256: '0'.repeat(64), sizeBytes: 9 } })]);
    expect((await api.call(`${OF}/dead-0`)).body).toMatchObject({ text: 'a large mail', blob: { ...blob, kept: true } });
    expect((await api.call(`${OF}/dead-1`)).body).toMatchObject({ text: '', blob: { kept: false } });
    await api.post(`${OF}/dead-0/redrive`, {});
    const [record] = await recordsOf(api.parts, 'raw', 1);
    expect((record?.body as RawBody).blob).toEqual(blob);
  });

  it.each(['one', 'all'])('that are driven again keep their payload, however old it is: %s', async (how) => {
    const blob = await api.parts.blob.put(Buffer.from('a large mail'));
    const longAgo = new Date(Date.now() - 365 * 86_400_000);
    utimesSync(join(api.parts.environment.DATA_DIR, 'blobs', blob.sha256.slice(0, 2), blob.sha256), longAgo, longAgo);
    await api.parts.store.archive([letter(0, {}, { blob })]);
    if (how === 'one') await api.post(`${OF}/dead-0/redrive`, {});
    else await all('redrive', { source: 'acme-zeek' });
    expect(await api.parts.blob.expire(Date.now() - 86_400_000, new Set())).toBe(0);
    expect(await api.parts.blob.get(blob)).toBeDefined();
  });

  it('are driven again as the same record under the same id, once, and the letter says by whom and when', async () => {
    await api.parts.store.archive([letter(0)]);
    expect(await api.post(`${OF}/dead-0/redrive`, {}, {}, tokenOf('admin'))).toMatchObject({ status: 202, body: { redriven: 'raw-0' } });
    // Before the store shows it, and after.
    expect(codeOf(await api.post(`${OF}/dead-0/redrive`, {}))).toEqual([409, 'CORDON_DEAD_SETTLED']);
    const [command] = await archived(1);
    await api.restart();
    expect(codeOf(await api.post(`${OF}/dead-0/redrive`, {}))).toEqual([409, 'CORDON_DEAD_SETTLED']);
    const [record] = await recordsOf(api.parts, 'raw', 1);
    expect(record).toEqual(expect.objectContaining({ ...rawOf(0, { operator: 'redrive' }), body: expect.objectContaining({ operator: 'redrive' }) }));
    expect(Buffer.from((record?.body as RawBody).bytes ?? []).toString()).toBe('secret 0');
    expect(await list()).toMatchObject([{ id: 'dead-0', state: 'redriven', settledBy: tokenOf('admin'), settledAt: command?.at }]);
  });

  it.each<[string, Partial<DeadBody>, string]>([
    ['with a part of its bytes', { truncated: true }, 'CORDON_DEAD_CUT'],
    ['of an action', { stream: 'action' }, 'CORDON_DEAD_FINAL'],
    ['without headers', { headers: {} }, 'CORDON_DEAD_FINAL'],
  ])('%s are not driven again', async (_, change, code) => {
    await api.parts.store.archive([letter(0, change)]);
    expect(codeOf(await api.post(`${OF}/dead-0/redrive`, {}))).toEqual([409, code]);
    expect(await all('redrive', { source: 'acme-zeek' })).toEqual({
      dryRun: false,
      matched: 1,
      done: 0,
      refused: [{ id: 'dead-0', code }],
      more: false,
    });
  });

  it('take the format that is asked for, which must be one', async () => {
    await api.parts.store.archive([
      letter(0, {}, { bytes: Buffer.from('x'), format: 'aws.cloudtrail' }),
      letter(1, {}, { bytes: Buffer.from('x'), format: 'aws.cloudtrail' }),
    ]);
    expect(codeOf(await api.post(`${OF}/dead-0/redrive`, { format: 'nonsense' }))).toEqual([400, 'CORDON_API_INVALID']);
    await api.post(`${OF}/dead-0/redrive`, { format: 'detect' });
    await api.post(`${OF}/dead-1/redrive`, {});
    expect((await recordsOf(api.parts, 'raw', 2)).map((r) => (r.body as RawBody).format)).toEqual([undefined, 'aws.cloudtrail']);
  });

  it('of a filter are driven oldest first, up to a maximum, after a dry run that does nothing', async () => {
    await api.parts.store.archive(Array.from({ length: 45 }, (_, i) => letter(i, i % 9 === 0 ? { truncated: true } : {})));
    const filter = { source: 'acme-zeek', code: 'CORDON_RAW_NOT_JSON', max: 30 };
    const dry = await all('redrive', { ...filter, dryRun: true });
    expect(dry).toMatchObject({ dryRun: true, matched: 30, done: 27, more: true });
    expect(dry.refused.map((r) => r.id)).toEqual(['dead-18', 'dead-27', 'dead-36']);
    expect(await all('redrive', filter)).toEqual({ ...dry, dryRun: false });
    const driven = (await recordsOf(api.parts, 'raw', 27)).map((r) => r.id);
    expect(driven).toEqual(
      Array.from({ length: 30 }, (_, i) => i + 15)
        .filter((i) => i % 9 !== 0)
        .map((i) => `raw-${i}`),
    );
    // What the store does not show yet is not driven twice.
    expect(await all('redrive', { ...filter, max: 100 })).toMatchObject({ matched: 18, done: 13, more: false });
    expect((await archived(3)).map((c) => (c.order.kind === 'dead.redrive' ? c.order.letters.length : 0))).toEqual([20, 7, 13]);
    expect(await ids('?state=open')).toHaveLength(5);
    for (const what of ['redrive', 'discard'] as const)
      expect(codeOf(await api.post(`${OF}/${what}`, { max: 5 }))).toEqual([400, 'CORDON_API_INVALID']);
  });

  it('of one time are driven in the order of the log', async () => {
    const same = (n: number): Placed => ({ ...letter(n), record: { ...letter(n).record, at: T0 } });
    await api.parts.store.archive([9, 10, 100].map(same));
    await all('redrive', { source: 'acme-zeek' });
    expect((await recordsOf(api.parts, 'raw', 3)).map((r) => r.id)).toEqual(['raw-9', 'raw-10', 'raw-100']);
  });

  it('are discarded one by one or by a filter; one that was may still be driven by its id', async () => {
    await api.parts.store.archive([letter(0), letter(1), letter(2, { code: 'CORDON_RAW_EMPTY' })]);
    expect(await api.post(`${OF}/dead-2/discard`, {})).toMatchObject({ status: 202, body: { discarded: 'dead-2' } });
    expect(codeOf(await api.post(`${OF}/dead-2/discard`, {}))).toEqual([409, 'CORDON_DEAD_SETTLED']);
    expect(await all('discard', { code: 'CORDON_RAW_NOT_JSON', dryRun: true })).toMatchObject({ matched: 2, done: 2 });
    expect(await all('discard', { code: 'CORDON_RAW_NOT_JSON' })).toMatchObject({ dryRun: false, matched: 2, done: 2 });
    await archived(2);
    expect(await ids('?state=discarded')).toHaveLength(3);
    await api.restart();
    expect((await api.post(`${OF}/dead-0/redrive`, {})).status).toBe(202);
    await archived(1);
    expect(await ids('?state=redriven')).toEqual(['dead-0']);
  });

  it('of another tenant are not there', async () => {
    await api.parts.store.archive([letter(0)]);
    for (const path of ['', '/redrive', '/discard'])
      expect((await api.call(`${OF}/dead-0${path}?tenant=beta`, { method: path === '' ? 'GET' : 'POST' })).status).toBe(404);
    expect(await ids('?tenant=beta')).toEqual([]);
  });

  it('a source is told with its open letters, and its word that it is mended goes to raw in its order, and to the commands', async () => {
    await api.parts.store.archive([letter(0), letter(1), letter(2, { code: 'CORDON_SOURCE_PARKED' })]);
    api.parts.standings.told({ tenant: 'acme', source: 'acme-zeek', state: 'parked', since: T0, held: 1 });
    expect((await api.call('/api/v1/sources')).body).toEqual({
      items: [{ name: 'acme-zeek', trust: 2, state: 'parked', since: T0, dead: { CORDON_RAW_NOT_JSON: 2, CORDON_SOURCE_PARKED: 1 } }],
    });
    expect((await api.call('/health/ready', { token: '' })).body).toMatchObject({ details: ['sources that are parked: 1'] });
    expect((await api.call('/metrics', { token: '' })).body).toContain('cordon_source_parked{source="acme-zeek"} 1');
    expect((await api.post('/api/v1/sources/beta-zeek/resume', {})).status).toBe(404);
    const key = { 'idempotency-key': 'k' };
    const first = await api.post('/api/v1/sources/acme-zeek/resume', {}, key);
    expect(await api.post('/api/v1/sources/acme-zeek/resume', {}, key)).toMatchObject({ status: 202, body: first.body });
    expect(await recordsOf(api.parts, 'raw', 1)).toMatchObject([
      { tenant: 'acme', source: 'acme-zeek', key: 'acme-zeek', body: { operator: 'resume' } },
    ]);
    expect(await archived(1)).toMatchObject([{ by: 'admin', order: { kind: 'source.resume', source: 'acme-zeek' } }]);
    api.parts.standings.told({ tenant: 'acme', source: 'acme-zeek', state: 'well', since: T0, held: 1 });
    expect((await api.call('/api/v1/sources')).body).toEqual({ items: [expect.not.objectContaining({ state: expect.anything() as unknown })] });
  });
});
