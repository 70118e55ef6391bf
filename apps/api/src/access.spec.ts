import { request as httpRequest } from 'node:http';
import { statSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeWith, lacksChdb } from '@cordon/testing';
import { Tokens } from '@cordon/nest';
import { startApi, tokenOf, type ApiUnderTest } from './testing/api-under-test';

jest.setTimeout(60_000);

const ACTION = `act-${'0'.repeat(32)}`;
/** Every route behind the token: method, path, the right it needs. */
const ROUTES: readonly (readonly [string, string, 'read' | 'act' | 'admin' | 'ingest' | 'dead'])[] = [
  ['GET', '/api/v1/incidents', 'read'],
  ['GET', '/api/v1/incidents/{id}', 'read'],
  ['GET', '/api/v1/incidents/{id}/versions', 'read'],
  ['GET', '/api/v1/actions', 'read'],
  ['GET', '/api/v1/actions/{id}', 'read'],
  ['POST', '/api/v1/actions/{id}/approve', 'act'],
  ['POST', '/api/v1/actions/{id}/deny', 'act'],
  ['POST', '/api/v1/actions/{id}/release', 'act'],
  ['POST', '/api/v1/actions/{id}/extend', 'act'],
  ['GET', '/api/v1/findings', 'read'],
  ['GET', '/api/v1/findings/{id}', 'read'],
  ['GET', '/api/v1/entities', 'read'],
  ['GET', '/api/v1/entities/{kind}/{key}/events', 'read'],
  ['GET', '/api/v1/coverage', 'read'],
  ['GET', '/api/v1/dead-letters', 'read'],
  ['GET', '/api/v1/dead-letters/{id}', 'dead'],
  ['GET', '/api/v1/dead-letters/counts', 'read'],
  ['POST', '/api/v1/dead-letters/{id}/redrive', 'admin'],
  ['POST', '/api/v1/dead-letters/{id}/discard', 'admin'],
  ['POST', '/api/v1/dead-letters/redrive', 'admin'],
  ['POST', '/api/v1/dead-letters/discard', 'admin'],
  ['GET', '/api/v1/sources', 'read'],
  ['POST', '/api/v1/sources/{name}/resume', 'admin'],
  ['GET', '/api/v1/commands', 'read'],
  ['POST', '/api/v1/commands', 'act'],
  ['POST', '/api/v1/commands/switch', 'admin'],
  ['POST', '/api/v1/ingest/{source}', 'ingest'],
  ['GET', '/api/v1/stream', 'read'],
];
const OPEN = ['GET /health/live', 'GET /health/ready', 'GET /metrics'];
const filled = (path: string): string =>
  path
    .replace('{kind}', 'user')
    .replace('{source}', 'acme-zeek')
    .replace(/\{\w+\}/, ACTION);

describeWith('chdb', lacksChdb, () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());

  it('the document is OpenAPI 3, and names every route, with its parameters, and no other', async () => {
    const { status, body } = await api.call('/openapi.json', { token: '' });
    const document = body as {
      openapi: string;
      paths: Record<string, Record<string, { parameters: { in: string; name: string; required: boolean }[]; responses: object }>>;
    };
    expect([status, document.openapi]).toEqual([200, expect.stringMatching(/^3\./)]);
    const named = Object.entries(document.paths).flatMap(([path, methods]) => Object.keys(methods).map((m) => `${m.toUpperCase()} ${path}`));
    expect(named.sort()).toEqual([...ROUTES.map(([m, p]) => `${m} ${p}`), ...OPEN].sort());
    for (const [path, methods] of Object.entries(document.paths))
      for (const operation of Object.values(methods)) {
        const inPath = operation.parameters.filter((p) => p.in === 'path' && p.required).map((p) => `{${p.name}}`);
        expect(inPath.sort()).toEqual([...path.matchAll(/\{\w+\}/g)].map(([m]) => m).sort());
        expect(Object.keys(operation.responses).length).toBeGreaterThan(0);
      }
    for (const ref of JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const target = (ref[1] ?? '').split('/').reduce<unknown>((o, k) => (o as Record<string, unknown> | undefined)?.[k], document);
      expect(target).toBeDefined();
    }
  });

  it.each(ROUTES)('%s %s needs a token, and the right %s', async (method, path, right) => {
    const init = { method, ...(method === 'POST' ? { body: '{}', headers: { 'content-type': 'application/json' } } : {}) };
    for (const token of ['', 'wrong']) {
      const { status, body } = await api.call(filled(path), { ...init, token });
      expect([status, body]).toEqual([401, { error: { code: 'CORDON_API_UNAUTHORIZED', message: 'send Authorization: Bearer <token>' } }]);
    }
    const lacking = right === 'read' ? tokenOf('ingest') : tokenOf('read');
    const { status, body } = await api.call(filled(path), { ...init, token: lacking });
    expect([status, body]).toEqual([403, { error: { code: 'CORDON_API_FORBIDDEN', message: expect.stringContaining(right) } }]);
  });

  it.each(['/health/live', '/health/ready', '/metrics'])('%s answers probes, which have no token', async (path) => {
    expect((await api.call(path, { token: '' })).status).toBe(200);
  });

  /** fetch sets Host itself. */
  const withHeaders = (headers: Record<string, string>): Promise<number> =>
    new Promise((resolve, reject) => {
      const url = new URL('/api/v1/incidents', api.running.url);
      httpRequest(url, { headers: { authorization: 'Bearer admin-token', ...headers } }, (r) => resolve(r.resume().statusCode ?? 0))
        .on('error', reject)
        .end();
    });

  it.each<[string, Record<string, string>, number]>([
    ['the own name', { host: 'localhost:8080' }, 200],
    ['the own address', { host: '127.0.0.1' }, 200],
    ['the own address of IPv6', { host: '[::1]:8080' }, 200],
    ['a foreign name that was pointed here', { host: 'evil.example' }, 403],
    ['a name that begins like ours', { host: 'localhost.evil.example' }, 403],
    ['a page of our own', { host: 'localhost:8080', origin: 'http://localhost:8080' }, 200],
    ['a page of another port', { host: 'localhost:8080', origin: 'http://localhost:3000' }, 403],
    ['a foreign page', { host: 'localhost:8080', origin: 'https://evil.example' }, 403],
    ['a page without an origin', { host: 'localhost:8080', origin: 'null' }, 403],
  ])('Host and Origin of %s', async (_, headers, status) => {
    expect(await withHeaders(headers)).toBe(status);
  });
});

describe('tokens', () => {
  it('the first is made with mode 600 and stays the same; only its hash is compared', () => {
    const directory = mkdtempSync(join(tmpdir(), 'cordon-tokens-'));
    try {
      const first = new Tokens(directory);
      const again = new Tokens(directory);
      expect([first.fresh, again.fresh]).toEqual([true, false]);
      expect(statSync(first.file).mode & 0o777).toBe(0o600);
      expect(again.admin()).toBe(first.admin());
      expect(again.principal(first.admin())?.name).toBe('admin');
      expect(again.principal(`${first.admin()}x`)).toBeUndefined();
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });
});
