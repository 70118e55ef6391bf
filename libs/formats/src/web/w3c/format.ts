import { jsonFormat, lineFormat } from '../../form/define';
import { first, is, list, lookup, PRESENT, when, type Mapping, type Tree } from '../../form/form';
import { httpActivity } from '../../shared/flow';
import { completedW3c, parseW3c } from './parse';

const URL: Tree = {
  url_string: 'url',
  scheme: first('parts.scheme', 'cs-uri-scheme'),
  hostname: first('parts.hostname', 'cs-host', 'cs(Host)'),
  port: first('parts.port', 'cs-uri-port'),
  path: first('parts.path', 'cs-uri-path', 'cs-uri-stem'),
  query_string: first('parts.query_string', 'cs-uri-query'),
  categories: first(list('cs-categories', ';'), list('cs-category', ';')),
};

const MAPPING: Mapping = {
  product: { vendor: 'any', name: 'W3C extended log' },
  time: first('at', 'gmttime', 'x-timestamp-unix'),
  event: {
    src_endpoint: { ip: 'c-ip', hostname: 'c-dns', port: 'c-port' },
    dst_endpoint: {
      ip: first('r-ip', 's-ip'),
      hostname: first('r-dns', 'r-host', 'cs-host', 'cs(Host)', 's-computername'),
      port: first('r-port', 's-port', 'cs-uri-port'),
    },
    actor: { user: 'cs-username' },
    duration: 'time-taken',
    action: first('sc-filter-result', 's-action'),
    action_id: first(
      lookup('sc-filter-result', { DENIED: 'Denied', OBSERVED: 'Allowed', PROXIED: 'Allowed' }),
      lookup('s-action', [[/DENIED|BLOCK/i, 'Denied']]),
    ),
    disposition_id: lookup('sc-filter-result', { DENIED: 'Blocked', OBSERVED: 'Allowed', PROXIED: 'Allowed' }),
    http_request: {
      http_method: 'cs-method',
      version: first('cs-version', 'cs-protocol-version'),
      url: URL,
      referrer: 'cs(Referer)',
      user_agent: 'cs(User-Agent)',
      x_forwarded_for: when({ 'cs(X-Forwarded-For)': /^[0-9A-Fa-f:.]{2,45}$/ }, 'cs(X-Forwarded-For)', 'x-forwarded-for'),
    },
    http_response: { code: 'sc-status', content_type: 'rs(Content-Type)', length: 'sc-bytes' },
    traffic: { bytes_out: 'cs-bytes', bytes_in: 'sc-bytes' },
    app_name: when({ 'x-bluecoat-application-name': /^(?!none$)/ }, 'x-bluecoat-application-name'),
    malware: [when({ 'x-virus-id': PRESENT }, { name: 'x-virus-id', classification_ids: [0] })],
    status_detail: first('x-exception-id', 'sc-substatus'),
    device: { hostname: first('s-computername', '$.host'), name: 's-sitename', type_id: 1 },
    metadata: { event_code: 's-action', log_name: is('W3C') },
  },
  variants: [{ class: 'http_activity', activity: httpActivity('cs-method'), event: {} }],
  ignore: ['parts', 'date', 'time'],
};

const NAME = 'web.w3c';
const DOCS = 'https://www.w3.org/TR/WD-logfile.html';

/** W3C Extended Log File Format: IIS, ProxySG (Blue Coat, Symantec, Broadcom) and others. */
export const w3c = lineFormat({
  name: NAME,
  docs: DOCS,
  signs: [
    // ProxySG's format `main`, without a head.
    {
      whole:
        /^(?:<\d{1,3}>)?(?:\S{1,40} ){0,6}?\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \d{1,10} [0-9A-Fa-f:.]{2,45} \S{1,256} \S{1,256} \S{1,128} (?:OBSERVED|DENIED|PROXIED) "/,
    },
  ],
  parse: (message, outer) => {
    const whole = outer.whole ?? message;
    const main = /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \d{1,10} [0-9A-Fa-f:.]{2,45} /.exec(whole);
    return main ? parseW3c(whole.slice(main.index)) : undefined;
  },
  mapping: MAPPING,
});

/** Lines of a file, whose head named the columns. */
export const w3cJson = jsonFormat({
  name: NAME,
  docs: DOCS,
  signs: [{ has: ['cs-method', 'c-ip'] }, { has: ['cs-uri-stem', 'sc-status'] }, { has: ['cs-host', 'sc-status'] }],
  prepare: completedW3c,
  mapping: MAPPING,
});
