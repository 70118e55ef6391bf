import { jsonFormat, lineFormat, type JsonSign } from '../../form/define';
import { first, is, lookup, when, PRESENT, type Mapping, type Tree } from '../../form/form';
import { fit, pattern } from '../../parse/patterns';
import { asText, isObject, type Json } from '../../shared/json';

const DOCS = 'https://wiki.samba.org/index.php/Setting_up_Audit_Logging';
/** Kinds of audit records (Samba, lib/audit_logging; auth/auth_log.c, dsdb/samdb/ldb_modules/audit_log.c, group_audit.c). */
const KINDS = [
  'Authentication',
  'Authorization',
  'KDC Authorization',
  'dsdbChange',
  'dsdbTransaction',
  'passwordChange',
  'groupChange',
  'replicatedUpdate',
] as const;

/** `ipv4:192.0.2.9:50000`, `ipv6:2001:db8::9:50000` → address and port. */
function endpoint(value: unknown): Json | undefined {
  const [, ip, port] = /^ipv[46]:(.{2,64}):(\d{1,5})$/.exec(asText(value) ?? '') ?? [];
  return ip === undefined ? undefined : { ip, port };
}

/** The body under its kind as `body`, and addresses apart. */
function prepare(record: Json): Json {
  const type = asText(record['type']) ?? '';
  const { [type]: inner, ...around } = record;
  return { ...around, ...bodyOf(isObject(inner) ? inner : {}) };
}

function bodyOf(body: Json): Json {
  const { remoteAddress, localAddress, ...rest } = body;
  return { body: rest, remote: endpoint(remoteAddress), local: endpoint(localAddress) };
}

const LOGON_TYPES = { 2: 'Interactive', 3: 'Network', 8: 'NetworkCleartext', 10: 'RemoteInteractive' };
const FROM: Tree = { ip: 'remote.ip', port: 'remote.port', hostname: 'body.workstation' };
const HERE: Tree = { ip: 'local.ip', port: 'local.port', hostname: '$.host' };
const CHANGER: Tree = {
  user: { uid: first('body.userSid', 'body.user'), name: first('body.user', 'body.userSid') },
  session: { uid: 'body.sessionId' },
};
const ACTIONS = { Added: 'Create', Add: 'Create', Delete: 'Delete', Modify: 'Update', Removed: 'Delete' };

const mapping: Mapping = {
  product: { vendor: 'Samba', name: 'Samba' },
  time: first('timestamp', '$.time'),
  event: {
    message: 'message',
    metadata: {
      event_code: first('body.eventId', 'type'),
      log_name: 'type',
      log_provider: is('samba'),
      correlation_uid: first('body.transactionId', 'body.logonId'),
    },
    device: { hostname: '$.host', ip: 'local.ip', type_id: 0 },
    status_id: lookup('body.status', [
      [/NT_STATUS_OK|^Success$|^0$/, 'Success'],
      [/./, 'Failure'],
    ]),
    status_code: 'body.status',
    src_endpoint: FROM,
  },
  variants: [
    {
      when: { type: ['Authentication', 'Authorization', 'KDC Authorization'] },
      class: 'authentication',
      activity: lookup('type', { Authentication: 'Logon', 'KDC Authorization': 'ServiceTicketRequest' }, 'Other'),
      event: {
        activity_name: 'type',
        user: when(
          { 'body.clientAccount': PRESENT },
          { name: first('body.mappedAccount', 'body.clientAccount'), domain: first('body.mappedDomain', 'body.clientDomain'), uid: 'body.becameSid' },
          { name: 'body.account', domain: 'body.domain', uid: 'body.sid' },
        ),
        dst_endpoint: HERE,
        service: { name: first('body.serviceDescription', is('Samba')) },
        session: { uid: first('body.logonId', 'body.sessionId') },
        logon_type: 'body.logonType',
        logon_type_id: lookup('body.logonType', LOGON_TYPES),
        auth_protocol: first('body.passwordType', 'body.authType', 'body.authDescription'),
        auth_protocol_id: first(
          lookup('body.passwordType', [
            [/ntlm|lanman/i, 'NTLM'],
            [/aes|arcfour|des|pkinit/i, 'Kerberos'],
          ]),
          lookup('body.authType', [
            [/ntlm/i, 'NTLM'],
            [/krb5|kerberos/i, 'Kerberos'],
          ]),
        ),
        is_cleartext: lookup('body.passwordType', { Plaintext: true }),
        duration: 'body.durationMs',
      },
    },
    {
      when: { type: 'passwordChange' },
      class: 'account_change',
      activity: lookup('body.action', { Change: 'PasswordChange', Reset: 'PasswordReset' }, 'PasswordChange'),
      event: { actor: CHANGER, user: { name: 'body.dn' } },
    },
    {
      when: { type: 'groupChange', 'body.group': PRESENT },
      class: 'group_management',
      activity: lookup('body.action', { Added: 'AddUser', Removed: 'RemoveUser', PrimaryGroup: 'Other' }, 'Other'),
      event: { actor: CHANGER, group: { name: 'body.group' }, user: { name: 'body.user' } },
    },
    {
      when: { type: ['dsdbChange', 'replicatedUpdate'] },
      class: 'entity_management',
      activity: lookup('body.operation', ACTIONS, 'Other'),
      event: {
        actor: CHANGER,
        entity: { name: first('body.dn', 'body.partitionDn', is('directory')), type_id: 99, data: { attributes: 'body.attributes' } },
      },
    },
    { class: 'base_event', activity: 'Other', event: {} },
  ],
  ignore: ['body.version'],
};

const [kind, ...kinds] = KINDS.map((one): JsonSign => ({ has: [one, 'type', 'timestamp'], is: { type: one } }));

/** Samba's audit logs as JSON (`log level = … auth_json_audit dsdb_json_audit`). */
export const sambaJson = jsonFormat({
  name: 'samba.audit',
  docs: DOCS,
  signs: [kind ?? { has: ['Authentication', 'type'] }, ...kinds],
  prepare: prepareTimed,
  mapping,
});

/** Durations are in µs. */
function prepareTimed(record: Json): Json {
  const made = prepare(record);
  const body = isObject(made['body']) ? made['body'] : {};
  const duration = Number(body['duration']);
  if (!Number.isFinite(duration)) return made;
  const { duration: _, ...rest } = body;
  return { ...made, body: { ...rest, durationMs: Math.round(duration / MICROS) } };
}
const MICROS = 1_000;

const LINES = [
  pattern(
    'Auth: [{serviceDescription:squared}] user [{clientDomain:squared}]\\[{clientAccount:squared}] at [{at:squared}] with [{passwordType:squared}] status [{status:squared}] workstation [{workstation:squared}] remote host [{remoteAddress:squared}] became [{mappedDomain:squared}]\\[{mappedAccount:squared}] [{becameSid:squared}]. local host [{localAddress:squared}]{:rest}',
  ),
  pattern(
    'Auth: [{serviceDescription:squared}] user [{clientDomain:squared}]\\[{clientAccount:squared}] at [{at:squared}] with [{passwordType:squared}] status [{status:squared}] workstation [{workstation:squared}] remote host [{remoteAddress:squared}]{:rest}',
  ),
];
/** Longest line that is looked into: it has several parts of any length. */
const MAX_LINE = 1_024;

/** The same as text, an authentication a line. */
export const sambaLine = lineFormat({
  name: 'samba.audit',
  docs: DOCS,
  signs: [{ contains: ['Auth: ['], matches: /(?:^|\s)Auth: \[[^\]]{0,200}\] user \[/ }],
  parse(message) {
    const text = message.slice(Math.max(message.indexOf('Auth: ['), 0)).slice(0, MAX_LINE);
    const parts = fit(text, LINES);
    if (!parts) return undefined;
    const { at, ...body } = parts;
    return { type: 'Authentication', timestamp: asText(at), message: text, ...bodyOf(body) };
  },
  mapping,
});
