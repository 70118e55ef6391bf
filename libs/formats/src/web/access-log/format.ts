import { lineFormat } from '../../form/define';
import { first, when } from '../../form/form';
import { httpActivity } from '../../shared/flow';
import type { Json } from '../../shared/json';
import { urlParts, urlTree } from '../../shared/url-parts';
import { replyStatus } from '../../shared/reply';

/** `host ident user [time] "request" status bytes`, before it a virtual host, behind it referrer and user agent, then what the server was told to add. */
const LINE =
  /^(?:([\w.-]{1,255})(?::(\d{1,5}))? )?([0-9A-Fa-f:.]{2,45}|[\w.-]{1,255}) (\S{1,256}) (\S{1,256}|"[^"]{0,256}") \[(\d{1,2}\/[A-Za-z]{3}\/\d{4}:\d\d:\d\d:\d\d(?:\.\d{1,9})? ?[+-]?\d{0,4})\] "((?:[^"\\]|\\.){0,8192})" (\d{3}|-) (\d{1,19}|-)(?: "((?:[^"\\]|\\.){0,4096})" "((?:[^"\\]|\\.){0,2048})")?(?: "((?:[^"\\]|\\.){0,512})")?/;
const COLUMNS = ['vhost', 'vport', 'client', 'ident', 'user', 'time', 'request', 'status', 'bytes', 'referrer', 'agent', 'forwarded'];
const REQUEST = /^([A-Z][A-Z_-]{1,20}) (\S{1,8192})(?: HTTP\/(\d(?:\.\d)?))?$/;

function parse(message: string): Json | undefined {
  const cells = LINE.exec(message);
  if (!cells) return undefined;
  const record: Record<string, unknown> = {};
  COLUMNS.forEach((name, i) => {
    const cell = cells[i + 1];
    if (cell !== undefined && cell !== '-' && cell !== '"-"') record[name] = cell.replace(/\\(["\\])/g, '$1');
  });
  const request = REQUEST.exec(cells[7] ?? '');
  if (request) {
    [record['method'], record['url'], record['version']] = request.slice(1);
    record['parts'] = urlParts(request[2] ?? '');
    record['request'] = undefined;
  }
  return record;
}

const URL = urlTree('parts', {
  url_string: first('url', 'request'),
  hostname: first('parts.hostname', 'vhost'),
  port: first('parts.port', 'vport'),
});

/** Access logs of web servers in the Common and the Combined Log Format (Apache, nginx, and many that write the same). */
export const accessLog = lineFormat({
  name: 'web.access-log',
  docs: 'https://httpd.apache.org/docs/2.4/logs.html#accesslog',
  signs: [{ matches: LINE }, { whole: LINE }],
  parse: (message, outer) => parse(message) ?? parse(outer.whole ?? ''),
  mapping: {
    product: { vendor: 'any', name: 'Web server' },
    time: 'time',
    event: {
      src_endpoint: 'client',
      dst_endpoint: { hostname: first('vhost', '$.host'), port: 'vport' },
      actor: { user: 'user' },
      http_request: {
        http_method: 'method',
        version: 'version',
        url: URL,
        referrer: 'referrer',
        user_agent: 'agent',
        x_forwarded_for: when({ forwarded: /^[0-9A-Fa-f:.]{2,45}$/ }, 'forwarded'),
      },
      http_response: { code: 'status', length: 'bytes' },
      status_code: 'status',
      status_id: replyStatus('status'),
      traffic: { bytes_in: 'bytes' },
      device: { hostname: '$.host', type_id: 1 },
      metadata: { log_name: '$.app' },
    },
    variants: [{ class: 'http_activity', activity: httpActivity('method'), event: {} }],
    ignore: ['parts'],
  },
});
