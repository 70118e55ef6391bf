import { lineFormat } from '../../form/define';
import { first, is, lookup, PRESENT, type Mapping, type Tree } from '../../form/form';
import { keyValues } from '../../parse/key-value';
import type { Json } from '../../shared/json';

const LINE = /(?:^|\s)conn=(\d{1,10}) (?:fd=(\d{1,7})|op=(\d{1,10})) ([A-Z]{3,10}(?:DENIED)?|closed)\b ?(.*)$/s;

/** `conn=1001 op=0 BIND dn="uid=mira,…" method=128` → its parts; `verb` is the operation. */
function parse(message: string): Json | undefined {
  const [, conn, fd, op, verb, rest = ''] = LINE.exec(message) ?? [];
  if (conn === undefined || verb === undefined) return undefined;
  const [, from, fromPort, to, toPort] =
    /from IP=\[?([\da-fA-F:.]{2,45}?)\]?:(\d{1,5}) \(IP=\[?([\da-fA-F:.]{2,45}?)\]?:(\d{1,5})\)/.exec(rest) ?? [];
  const fields = from === undefined ? keyValues(rest) : { from, fromPort, to, toPort };
  return { ...fields, conn, fd, op, verb, message: message.trim() };
}

/** LDAP result codes (RFC 4511, appendix A). */
const CODES = {
  0: 'success',
  1: 'operationsError',
  3: 'timeLimitExceeded',
  4: 'sizeLimitExceeded',
  7: 'authMethodNotSupported',
  8: 'strongerAuthRequired',
  14: 'saslBindInProgress',
  16: 'noSuchAttribute',
  20: 'attributeOrValueExists',
  32: 'noSuchObject',
  34: 'invalidDNSyntax',
  48: 'inappropriateAuthentication',
  49: 'invalidCredentials',
  50: 'insufficientAccessRights',
  53: 'unwillingToPerform',
  65: 'objectClassViolation',
  68: 'entryAlreadyExists',
};
/** Tag of a bind's answer (RFC 4511: [APPLICATION 1]). */
const BIND_RESPONSE = '97';
const RESULT = lookup('err', [
  [/^0$/, 'Success'],
  [/./, 'Failure'],
]);
const SESSION: Tree = { uid: 'conn' };
const ACTOR: Tree = { session: SESSION, process: { name: '$.app', pid: '$.pid' } };

const mapping: Mapping = {
  product: { vendor: 'OpenLDAP', name: 'slapd' },
  time: '$.time',
  event: {
    message: 'message',
    metadata: { event_code: 'verb', log_name: is('stats'), log_provider: is('slapd'), correlation_uid: 'conn', sequence: 'op' },
    device: { hostname: '$.host', type_id: 0 },
    status_id: RESULT,
    status_code: 'err',
    status_detail: first('text', lookup('err', CODES)),
    actor: ACTOR,
  },
  variants: [
    {
      when: { verb: 'BIND' },
      class: 'authentication',
      activity: 'Logon',
      event: {
        user: { name: first('authcid', 'dn'), uid: 'dn' },
        session: SESSION,
        service: { name: is('LDAP') },
        auth_protocol: first('mech', 'method'),
        auth_protocol_id: 12,
        is_cleartext: lookup('ssf', { 0: true }),
      },
    },
    {
      when: { verb: 'RESULT', tag: BIND_RESPONSE },
      class: 'authentication',
      activity: 'Logon',
      event: { session: SESSION, service: { name: is('LDAP') }, auth_protocol_id: 12 },
    },
    {
      when: { verb: 'UNBIND' },
      class: 'authentication',
      activity: 'Logoff',
      event: { session: SESSION, service: { name: is('LDAP') }, auth_protocol_id: 12 },
    },
    {
      when: { verb: 'ACCEPT', from: PRESENT },
      class: 'network_activity',
      activity: 'Open',
      event: {
        src_endpoint: { ip: 'from', port: 'fromPort' },
        dst_endpoint: { ip: 'to', port: 'toPort' },
        connection_info: { uid: 'conn' },
        app_name: is('LDAP'),
      },
    },
    {
      when: { verb: ['ADD', 'MOD', 'MODRDN', 'DEL', 'PASSMOD'], dn: PRESENT },
      class: 'entity_management',
      activity: lookup('verb', { ADD: 'Create', MOD: 'Update', MODRDN: 'Move', DEL: 'Delete', PASSMOD: 'Update' }),
      event: { entity: { name: 'dn', type_id: 99 } },
    },
    { class: 'base_event', activity: 'Other', event: {} },
  ],
};

/** OpenLDAP's slapd at `loglevel stats`: connections, binds and what is done in the directory. Result and operation are lines of their own, joined by connection and operation number. */
export const openLdap = lineFormat({
  name: 'openldap.slapd',
  docs: 'https://www.openldap.org/doc/admin26/slapdconfig.html',
  signs: [{ contains: ['conn='], matches: /(?:^|\s)conn=\d{1,10} (?:fd|op)=\d/ }],
  parse,
  mapping,
});
