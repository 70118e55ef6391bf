import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { IngestLimits, PartsModule } from '@cordon/nest';
import { describeWith, lacksChdb, waitUntil } from '@cordon/testing';
import type { RawBody, StreamRecord } from '@cordon/wire';
import { ApiModule, configureApi } from '..';
import { recordsOf, startApi, tokenOf, type Answer, type ApiUnderTest } from '../testing/api-under-test';

jest.setTimeout(60_000);

const MIB = 1024 ** 2;
const lines = (...values: object[]): string => values.map((v) => `${JSON.stringify(v)}\n`).join('');
const text = (r: StreamRecord): string => Buffer.from((r.body as RawBody).bytes ?? []).toString();
const codeOf = (answer: Answer): string => (answer.body as { error: { code: string } }).error.code;

describeWith('chdb', lacksChdb, () => {
  let api: ApiUnderTest;
  let before = 0;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());

  const send = (body: string | Buffer, headers: Record<string, string> = {}, source = 'acme-zeek', token = tokenOf('ingest')): Promise<Answer> =>
    api.call(`/api/v1/ingest/${source}`, { method: 'POST', body, headers, token });
  /** What was written since the last call: exactly `count`, for a mark is written after it. */
  async function written(count: number): Promise<readonly StreamRecord[]> {
    await send('{"mark":1}');
    const all = await recordsOf(api.parts, 'raw', before + count + 1);
    const fresh = all.slice(before, -1);
    before = all.length;
    expect(fresh).toHaveLength(count);
    return fresh;
  }

  describe('the ingest door', () => {
    it.each<[string, string | Buffer, Record<string, string>, readonly string[]]>([
      ['JSON lines', lines({ a: 1 }, { a: 2 }), {}, ['{"a":1}', '{"a":2}']],
      ['one JSON value', '{"a":1}', { 'content-type': 'application/json' }, ['{"a":1}']],
      ['a JSON array', '[{"a":1},{"a":2}]', { 'content-type': 'application/json' }, ['{"a":1}', '{"a":2}']],
      ['a document of records', '{"Records":[{"a":1},{"a":2}]}', {}, ['{"a":1}', '{"a":2}']],
      [
        'a mail',
        'From: a@example.org\r\nTo: b@example.org\r\nSubject: x\r\n\r\nHi\r\n',
        {},
        ['From: a@example.org\r\nTo: b@example.org\r\nSubject: x\r\n\r\nHi\r\n'],
      ],
      ['gzip', gzipSync(lines({ a: 1 }, { a: 2 })), { 'content-encoding': 'gzip' }, ['{"a":1}', '{"a":2}']],
      ['gzip that no header tells of', gzipSync(lines({ a: 1 })), {}, ['{"a":1}']],
      ['lines of which one is broken, which is refused later by itself', '{"a":1}\n{"a":\n', {}, ['{"a":1}', '{"a":']],
    ])('takes %s', async (_, body, headers, records) => {
      expect(await send(body, headers)).toMatchObject({ status: 202, body: { accepted: records.length } });
      const got = await written(records.length);
      expect(got.map(text)).toEqual(records);
      expect(got[0]).toMatchObject({ stream: 'raw', tenant: 'acme', source: 'acme-zeek', trust: 2 });
    });

    it('gives the records of a repeated key the same ids, and those of other requests others', async () => {
      const body = lines({ a: 1 }, { a: 2 });
      for (const key of ['k1', 'k1', 'k2']) await send(body, { 'idempotency-key': key });
      const ids = (await written(6)).map((r) => r.id);
      expect(ids.slice(2, 4)).toEqual(ids.slice(0, 2));
      expect(new Set(ids).size).toBe(4);
    });

    it.each<[string, string | Buffer, Record<string, string>, number, string]>([
      ['nothing', '', {}, 400, 'CORDON_RAW_EMPTY'],
      ['blank lines', '\n\n \n', {}, 400, 'CORDON_RAW_EMPTY'],
      ['damaged gzip', gzipSync(lines({ a: 1 })).subarray(0, 20), {}, 400, 'CORDON_FILE_DAMAGED'],
      ['gzip in gzip', gzipSync(gzipSync(lines({ a: 1 }))), {}, 400, 'CORDON_API_INVALID'],
      ['another coding', lines({ a: 1 }), { 'content-encoding': 'br' }, 400, 'CORDON_API_INVALID'],
      ['a key that is too long', lines({ a: 1 }), { 'idempotency-key': 'k'.repeat(201) }, 400, 'CORDON_API_INVALID'],
      ['more than 64 MiB', Buffer.alloc(64 * MIB + 1, 0x61), {}, 413, 'CORDON_RAW_TOO_LARGE'],
      ['little gzip that unpacks to 128 MiB', gzipSync(Buffer.alloc(128 * MIB, 0x0a), { level: 1 }), {}, 413, 'CORDON_RAW_TOO_LARGE'],
      ['one record that is too long', Buffer.alloc(52 * MIB, 0x61), {}, 413, 'CORDON_RAW_TOO_LARGE'],
    ])('refuses %s, and takes none of it', async (_, body, headers, status, code) => {
      const answer = await send(body, headers);
      expect([answer.status, codeOf(answer)]).toEqual([status, code]);
      await written(0);
    });

    it.each(['nobody', 'beta-zeek'])('knows no source %s for this token', async (source) => {
      const answer = await send(lines({ a: 1 }), {}, source);
      expect([answer.status, codeOf(answer)]).toEqual([404, 'CORDON_API_NOT_FOUND']);
    });
  });

  describe('an ingest door with little room', () => {
    let app: INestApplication;
    let port: number;
    beforeAll(async () => {
      const module = await Test.createTestingModule({ imports: [PartsModule.with(api.parts), ApiModule] })
        .overrideProvider(IngestLimits)
        .useValue(new IngestLimits({ bodyBytes: 1_000, inFlightBytes: 1_500 }))
        .compile();
      app = module.createNestApplication({ bodyParser: false, logger: false });
      configureApi(app);
      await app.listen(0, '127.0.0.1');
      port = (app.getHttpServer().address() as AddressInfo).port;
    });
    afterAll(() => app.close());

    const open = (headers: Record<string, string> = {}): ClientRequest =>
      httpRequest({
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: '/api/v1/ingest/acme-zeek',
        headers: { authorization: `Bearer ${tokenOf('ingest')}`, ...headers },
      });
    const answer = async (request: ClientRequest): Promise<IncomingMessage> => ((await once(request, 'response')) as [IncomingMessage])[0].resume();
    const whole = (bytes: number): Promise<IncomingMessage> => {
      const request = open();
      request.end('x'.repeat(bytes));
      return answer(request);
    };

    it('answers 429 with the time to wait while other bodies fill it, and takes more when they are done', async () => {
      const slow = open({ 'transfer-encoding': 'chunked' });
      slow.write('x'.repeat(900));
      let status: number | undefined;
      await waitUntil('the room is full', 10_000, async () => {
        const response = await whole(900);
        status = response.statusCode;
        if (status === 429) expect(response.headers['retry-after']).toBe('2');
        return status === 429;
      });
      slow.end();
      expect((await answer(slow)).statusCode).toBe(202);
      expect((await whole(900)).statusCode).toBe(202);
    });

    it('refuses a body whose length nobody told as soon as it is too large, without reading the rest', async () => {
      const endless = open({ 'transfer-encoding': 'chunked' });
      endless.on('error', () => undefined);
      const response = answer(endless);
      endless.write('x'.repeat(1_001));
      expect(await response).toMatchObject({ statusCode: 413, headers: expect.objectContaining({ connection: 'close' }) });
    });

    it('gives back the room of a sender who hangs up', async () => {
      for (let i = 0; i < 3; i++) {
        const request = open({ 'transfer-encoding': 'chunked' });
        request.on('error', () => undefined);
        await new Promise<void>((resolve) => request.write('x'.repeat(900), () => resolve()));
        request.destroy();
      }
      await waitUntil('a full body is taken again', 10_000, async () => (await whole(999)).statusCode === 202);
    });
  });
});
