import { lineFormat } from '../../form/define';
import { first, is, lookup, type Outer } from '../../form/form';
import { keyValues } from '../../parse/key-value';
import { fit, pattern } from '../../parse/patterns';
import type { Json } from '../../shared/json';

const AUDIT = /\btrackingid="[^"]{0,256}" /;
const SERVER = [pattern('{trackingid:token} {level:word} [{logger:word}] {text:rest}')];

function parse(_: string, outer: Outer): Json | undefined {
  const message = outer.whole ?? _;
  const stamp = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3}) /.exec(message);
  const rest = stamp ? message.slice(stamp[0].length) : message;
  const time = stamp?.[1] === undefined ? {} : { stamp: stamp[1] };
  if (AUDIT.test(rest)) {
    const pairs = keyValues(rest);
    return pairs && { ...pairs, ...time };
  }
  const server = fit(rest, SERVER);
  return server && { ...server, ...time };
}

/** PingFederate's audit log (`audit.log`, key and value form) and server log. */
export const pingFederate = lineFormat({
  name: 'ping.federate',
  docs: 'https://docs.pingidentity.com/pingfederate/latest/administrators_reference_guide/pf_audit_logging.html',
  signs: [{ whole: AUDIT }, { whole: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} +tid:\S{1,64} [A-Z]{4,5} +\[/ }],
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
