'use strict';
/**
 * A test-only process that answers ClickHouse's HTTP protocol (clickhouse.com/docs/interfaces/http) from an embedded chDB: enough for
 * @clickhouse/client. Run as `node serve.cjs '{"path", "username", "password"}'`; prints its port on a line and ends with SIGTERM.
 *
 * Each request has a connection of its own, as over real HTTP: settings and parameters of one are not those of the next.
 */
const { mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { createServer } = require('node:http');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { gunzipSync } = require('node:zlib');
const { Session } = require('chdb');

const { path, username, password } = JSON.parse(process.argv[2] ?? '{}');
const anchor = new Session(path);

/** URL parameters that are neither settings nor query parameters. */
const NOT_SETTINGS = new Set([
  'query',
  'database',
  'query_id',
  'session_id',
  'role',
  'wait_end_of_query',
  'enable_http_compression',
  'default_format',
]);
const INSERT = /^INSERT INTO\s+(\S+)\s*\(([^)]*)\)\s*FORMAT\s+(\w+)\s*$/i;
const literal = (text) => `'${text.replace(/[\\']/g, (c) => `\\${c}`)}'`;

/** An error as ClickHouse words it, with its number. */
class Refusal extends Error {
  constructor(code, type, message, status = 500) {
    super(`Code: ${code}. DB::Exception: ${message}. (${type}) (version chdb)`);
    this.code = code;
    this.status = status;
  }
}

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  const bytes = Buffer.concat(parts);
  return request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes;
}

function admit(request) {
  const [, encoded = ''] = /^Basic (.*)$/.exec(request.headers.authorization ?? '') ?? [];
  if (Buffer.from(encoded, 'base64').toString('utf8') === `${username}:${password}`) return;
  throw new Refusal(516, 'AUTHENTICATION_FAILED', 'Authentication failed: password is incorrect, or there is no user with such name', 403);
}

async function answer(url, body) {
  const session = new Session(path);
  try {
    const database = url.searchParams.get('database');
    if (database !== null) await session.queryAsync(`USE ${database}`);
    for (const [name, value] of url.searchParams) {
      if (!NOT_SETTINGS.has(name)) await session.queryAsync(`SET ${name} = ${literal(value)}`);
    }
    const query = url.searchParams.get('query');
    if (query === null) return Buffer.from((await session.queryAsync(body.toString('utf8'))).bytes());
    if (body.length === 0) return Buffer.from((await session.queryAsync(query)).bytes());
    const [, table, columns, format] = INSERT.exec(query) ?? [];
    if (table === undefined) throw new Refusal(48, 'NOT_IMPLEMENTED', 'this test server takes data only for INSERT INTO t (columns) FORMAT f', 501);
    // chDB takes bytes beside a statement only in formats that are text; from a file it reads any.
    const folder = mkdtempSync(join(tmpdir(), 'cordon-chdb-insert-'));
    try {
      writeFileSync(join(folder, 'rows'), body);
      await session.queryAsync(`INSERT INTO ${table} (${columns}) FROM INFILE ${literal(join(folder, 'rows'))} FORMAT ${format}`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    return Buffer.alloc(0);
  } finally {
    session.close();
  }
}

/** The error's number: a Refusal's own, or the one that chDB read from the engine's text. */
function failed(response, error) {
  const code = error.code instanceof Object || typeof error.code !== 'number' ? (error.clickhouseCode ?? 1002) : error.code;
  response.writeHead(error.status ?? 500, { 'content-type': 'text/plain; charset=UTF-8', 'x-clickhouse-exception-code': String(code) });
  response.end(`${error.message}\n`);
}

const server = createServer({ maxHeaderSize: 1024 * 1024 }, (request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (url.pathname === '/ping') return void response.end('Ok.\n');
  bodyOf(request)
    .then((body) => {
      admit(request);
      return answer(url, body);
    })
    .then(
      (bytes) => {
        response.writeHead(200, {
          'content-type': 'application/octet-stream',
          'x-clickhouse-query-id': url.searchParams.get('query_id') ?? '',
          'x-clickhouse-summary': '{}',
        });
        response.end(bytes);
      },
      (error) => failed(response, error),
    );
});

server.listen(0, '127.0.0.1', () => console.log(server.address().port));
process.once('SIGTERM', () => {
  server.close(() => anchor.close());
  server.closeAllConnections();
});
