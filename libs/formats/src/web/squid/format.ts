import { lineFormat } from '../../form/define';
import { all, first, lookup } from '../../form/form';
import { httpActivity } from '../../shared/flow';
import { urlParts, urlTree } from '../../shared/url-parts';
import type { Json } from '../../shared/json';

/** `time elapsed remotehost code/status bytes method URL rfc931 peerstatus/peerhost type`; Cisco's appliance appends its decision and verdicts. */
const LINE =
  /^(?:Info: )?(\d{9,10}\.\d{3}) +(-?\d{1,10}) (\S{1,255}) ([A-Z_]{3,40})\/(\d{3}) (\d{1,19}) ([A-Z_-]{1,20}|NONE) (\S{1,8192}) (\S{1,256}|"[^"]{0,256}") ([A-Z_]{3,40})\/(\S{1,255}) (\S{1,128})(?: ([A-Z][A-Z0-9_]{2,40}-[^\s<]{1,512}))?(?: <([^<>]{0,4096})>)?/;
const COLUMNS = [
  'time',
  'elapsed',
  'client',
  'result',
  'status',
  'bytes',
  'method',
  'url',
  'user',
  'hierarchy',
  'peer',
  'type',
  'decision',
  'verdicts',
];
/** The decision, then the policies of each kind (Cisco Secure Web Appliance, "ACL Decision Tags"). */
const POLICIES = ['tag', 'policy', 'identity', 'malwarepolicy', 'datapolicy', 'dlppolicy', 'routing'];

function parse(message: string): Json | undefined {
  const cells = LINE.exec(message);
  if (!cells) return undefined;
  const record: Record<string, unknown> = {};
  COLUMNS.forEach((name, i) => {
    const cell = cells[i + 1]?.replace(/^"|"$/g, '');
    if (cell !== undefined && cell !== '-') record[name] = cell;
  });
  const url = cells[8] ?? '';
  record['parts'] = urlParts(url);
  const tag = /^((?:[A-Z0-9]+_)*[A-Z0-9]+)-(.*)$/.exec(cells[13] ?? '');
  if (tag) [tag[1], ...(tag[2] ?? '').split('-')].forEach((value, i) => (record[POLICIES[i] ?? 'further'] = value));
  if (cells[14] !== undefined) {
    const [category, reputation] = cells[14].split(',');
    if (category !== undefined && category !== '-') record['category'] = category.replaceAll('"', '');
    if (reputation !== undefined && reputation !== '-') record['reputation'] = reputation;
  }
  return record;
}

const URL = urlTree('parts', {
  url_string: 'url',
  categories: all('category'),
});

/** Squid's own access log, and Cisco Secure Web Appliance, which writes the same and more. */
export const squid = lineFormat({
  name: 'web.squid',
  docs: 'https://wiki.squid-cache.org/Features/LogFormat',
  signs: [{ matches: LINE }, { whole: LINE }],
  parse: (message, outer) => {
    // Its own time and duration look like the time and name of a header.
    const whole = parse(outer.whole ?? message);
    if (whole) return whole;
    const own = parse(message);
    return own && { ...own, proxy: outer.host };
  },
  mapping: {
    product: { vendor: 'Squid', name: 'Squid' },
    time: 'time',
    event: {
      duration: 'elapsed',
      src_endpoint: 'client',
      dst_endpoint: first('peer'),
      actor: { user: 'user' },
      action: 'result',
      action_id: lookup('result', [[/DENIED|BLOCK|REFUSED|ABORTED_DENY/i, 'Denied']], 'Allowed'),
      disposition_id: lookup('result', [[/DENIED|BLOCK|REFUSED/i, 'Blocked']], 'Allowed'),
      http_request: { http_method: 'method', url: URL },
      http_response: { code: 'status', content_type: 'type', length: 'bytes' },
      traffic: { bytes_in: 'bytes' },
      firewall_rule: { name: first('policy', 'tag'), type: 'tag' },
      device: { hostname: 'proxy', type_id: 0 },
      metadata: { event_code: 'result', log_name: 'hierarchy' },
    },
    variants: [{ class: 'http_activity', activity: httpActivity('method'), event: {} }],
    ignore: ['parts'],
  },
});
