import { lineFormat } from '../../form/define';
import { first, is, lookup, PRESENT, type Outer } from '../../form/form';
import { named } from '../../parse/csv';
import { keyValues } from '../../parse/key-value';
import { fit, pattern } from '../../parse/patterns';
import type { Json } from '../../shared/json';

const AUDIT = /\btrackingid="[^"]{0,256}" /;
const SERVER = [pattern('{trackingid:token} {level:word} [{logger:word}] {text:rest}'), pattern('{level:word} [{logger:word}] {text:rest}')];
/** Columns of `audit.log` as it is delivered, between upright strokes; others can be set in log4j2.xml. */
const AUDIT_COLUMNS = 'trackingid event subject ip app connectionid protocol pfhost role status adapterid description responsetime'.split(' ');
const PIPED_AUDIT = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} ?\| ?tid:[^|]{1,64}\|/;
/** Columns of `provisioner-audit.log`. */
const PROVISIONER_COLUMNS = 'cycle_id channel_id event_type source_id target_id is_success non_success_cause'.split(' ');
const PIPED_PROVISIONER = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} ?\|(?:[^|]{0,256}\|){5} ?(?:true|false) ?\|/;
/** Columns of `admin-api.log`; the method tells it from other logs. */
const API_COLUMNS = 'subject authn_method ip http_method resource http_status'.split(' ');
const PIPED_API = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} ?\|(?:[^|]{0,256}\|){3} ?(?:GET|POST|PUT|DELETE|PATCH) ?\|/;

/** A line between upright strokes whose first cell is the time. */
function piped(line: string): Json | undefined {
  const kinds = [
    [PIPED_AUDIT, AUDIT_COLUMNS],
    [PIPED_API, API_COLUMNS],
    [PIPED_PROVISIONER, PROVISIONER_COLUMNS],
  ] as const;
  const columns = kinds.find(([is]) => is.test(line))?.[1];
  if (!columns) return undefined;
  const [stamp, ...cells] = line.split('|', columns.length + 1).map((cell) => cell.trim());
  return { ...named(cells, columns), stamp };
}

/** Without a tracking id only what the product's own classes write can be told from other programs' lines. */
const SERVER_LINE =
  /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} +(?:tid:\S{1,64} +[A-Z]{4,5} +\[|[A-Z]{4,5} +\[(?:org\.sourceid|com\.pingidentity|com\.pingfederate)\.)/;

function parse(_: string, outer: Outer): Json | undefined {
  const message = outer.whole ?? _;
  const cells = piped(message);
  if (cells) return cells;
  const stamp = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3}) /.exec(message);
  const rest = (stamp ? message.slice(stamp[0].length) : message).trimStart();
  const time = stamp?.[1] === undefined ? {} : { stamp: stamp[1] };
  if (AUDIT.test(rest)) {
    const pairs = keyValues(rest);
    return pairs && { ...pairs, ...time };
  }
  const server = fit(rest, SERVER);
  return server && { ...server, ...time };
}

/** PingFederate's audit log (columns, or key and value), server log, log of the administrative API and audit of the provisioner. */
export const pingFederate = lineFormat({
  name: 'ping.federate',
  docs: 'https://docs.pingidentity.com/pingfederate/latest/administrators_reference_guide/pf_audit_logging.html',
  signs: [{ whole: AUDIT }, { whole: SERVER_LINE }, { whole: PIPED_AUDIT }, { whole: PIPED_API }, { whole: PIPED_PROVISIONER }],
  parse,
  mapping: {
    product: { vendor: 'Ping Identity', name: 'PingFederate' },
    time: 'stamp',
    event: {
      metadata: { event_code: 'event', correlation_uid: 'trackingid', log_level: 'level', log_name: 'logger' },
      device: { hostname: first('pfhost', '$.host'), type_id: 0 },
      duration: 'responsetime',
    },
    variants: [
      {
        when: { http_method: PRESENT },
        class: 'api_activity',
        activity: lookup('http_method', { GET: 'Read', POST: 'Create', PUT: 'Update', PATCH: 'Update', DELETE: 'Delete' }, 'Other'),
        event: {
          actor: { user: { name: 'subject' } },
          src_endpoint: { ip: 'ip' },
          api: { operation: 'resource', service: { name: is('PingFederate administrative API') }, response: { code: 'http_status' } },
          http_request: { http_method: 'http_method', url: 'resource' },
          status_id: lookup('http_status', [
            [/^[23]/, 'Success'],
            [/./, 'Failure'],
          ]),
          status_code: 'http_status',
        },
      },
      {
        when: { cycle_id: PRESENT },
        class: 'account_change',
        activity: lookup('event_type', { CREATE: 'Create', DELETE: 'Delete', DISABLE: 'Disable', ENABLE: 'Enable' }, 'Other'),
        event: {
          activity_name: 'event_type',
          user: { uid: first('target_id', 'source_id'), name: 'source_id' },
          metadata: { event_code: 'event_type', correlation_uid: 'cycle_id' },
          status_id: lookup('is_success', { true: 'Success', false: 'Failure' }),
          status_detail: 'non_success_cause',
        },
      },
      {
        when: { event: { present: true } },
        class: 'authentication',
        activity: lookup(
          'event',
          [
            [/SLO|LOGOUT/i, 'Logoff'],
            [/SSO|AUTHN_SESSION_CREATED|AUTHN_ATTEMPT|OAuth/i, 'Logon'],
          ],
          'Other',
        ),
        event: {
          activity_name: 'event',
          user: { name: 'subject', email_addr: 'subject' },
          src_endpoint: { ip: 'ip' },
          dst_endpoint: { hostname: first('X-Forwarded-Host', 'virtualserverid') },
          status_id: lookup('status', { success: 'Success', failure: 'Failure', inprogress: 'Other' }),
          status: 'status',
          status_detail: 'description',
          service: { name: 'connectionname', uid: first('connectionid', 'app') },
          session: { uid: 'sri', expiration_time: 'authnsessionexpiry' },
          auth_protocol: 'protocol',
          auth_protocol_id: lookup(
            'protocol',
            [
              [/^SAML/i, 'SAML'],
              [/^OAuth/i, 'OAUTH20'],
              [/^OIDC|OpenID/i, 'OpenID'],
            ],
            'Other',
          ),
          http_request: { url: first('connectionid', 'app') },
        },
      },
      {
        class: 'base_event',
        activity: 99,
        event: {
          activity_name: first(is('Server log')),
          message: 'text',
          severity_id: lookup('level', { ERROR: 'Medium', FATAL: 'High', WARN: 'Low' }, 'Informational'),
          severity: 'level',
        },
      },
    ],
  },
});
