import { jsonFormat } from '../../form/define';
import { code, first, is, lookup, PRESENT, type Tree } from '../../form/form';
import { asText } from '../../shared/json';
import { activityOf } from '../../shared/verb';

/** The code of an event ends in I (informational), W (warning) or E (failure). */
const CODE = /^t[a-z0-9]{2,6}[iwe]$/i;
const USER: Tree = { name: first('user', 'login'), email_addr: 'user', type: 'user_kind', groups: first('user_roles', 'roles') };
const SERVER: Tree = { hostname: first('server_hostname', 'server_addr'), uid: 'server_id', type_id: 0 };
/** `addr.remote` is one name; it holds a port, too. */
const REMOTE = first('addr\\.remote', 'client_ip');
const OUTCOME = first(
  lookup('success', { true: 'Success', false: 'Failure' }),
  lookup('code', [
    [/e$/i, 'Failure'],
    [/w$/i, 'Failure'],
    [/./, 'Success'],
  ]),
);

/** The program and its arguments, of which Teleport writes the list. */
const commandLine = code(['argv'], ({ program, path, argv }) => {
  const name = asText(path) ?? asText(program);
  return name === undefined || !Array.isArray(argv) ? undefined : [name, ...argv.map((a) => asText(a) ?? '')].join(' ');
});

/** Audit events of Teleport. */
export const teleportAudit = jsonFormat({
  name: 'teleport.audit',
  docs: 'https://goteleport.com/docs/reference/audit-events/',
  signs: [
    { has: ['code', 'event', 'time'], is: { code: CODE } },
    { has: ['cluster_name', 'event', 'code', 'uid'] },
    { has: ['ei', 'event', 'code', 'uid'] },
  ],
  mapping: {
    product: { vendor: 'Gravitational', name: 'Teleport' },
    time: 'time',
    id: 'uid',
    event: {
      message: 'message',
      metadata: { event_code: 'event', correlation_uid: 'sid', tenant_uid: 'cluster_name', original_event_uid: 'uid' },
      actor: { user: USER, session: { uid: 'sid' } },
      src_endpoint: REMOTE,
      http_request: { user_agent: 'user_agent' },
      status_id: OUTCOME,
      status_code: 'code',
      status_detail: 'error',
    },
    variants: [
      {
        when: [
          { event: /^(?:user\.login|user\.sso_login|auth|bot\.join|headless_login)$/, user: PRESENT },
          { event: 'mfa_auth_challenge.validate', user: PRESENT },
        ],
        class: 'authentication',
        activity: 'Logon',
        event: {
          actor: null,
          user: USER,
          service: { name: first('cluster_name', is('Teleport')) },
          auth_protocol: 'method',
          session: { uid: 'sid' },
          is_mfa: lookup('mfa_device.mfa_device_type', [[/./, true]]),
        },
      },
      {
        when: { event: 'session.command', pid: PRESENT },
        class: 'process_activity',
        activity: 'Launch',
        event: {
          device: SERVER,
          process: {
            pid: 'pid',
            name: 'program',
            file: 'path',
            path: 'path',
            cmd_line: commandLine,
            user: 'login',
            parent_process: { pid: 'ppid' },
            session: { uid: 'sid' },
          },
          exit_code: 'return_code',
          src_endpoint: null,
        },
      },
      {
        when: { event: 'session.network', dst_addr: PRESENT },
        class: 'network_activity',
        activity: lookup('action', { 1: 'Refuse' }, 'Open'),
        event: {
          src_endpoint: { ip: 'src_addr', hostname: 'server_hostname', uid: 'server_id' },
          dst_endpoint: { ip: 'dst_addr', port: 'dst_port' },
          actor: { process: { pid: 'pid', name: 'program' } },
          app_name: 'program',
        },
      },
      {
        when: { event: /^user\.(?:create|delete|update|password_change)$/ },
        class: 'account_change',
        activity: lookup('event', [
          [/create/, 'Create'],
          [/delete/, 'Delete'],
          [/password/, 'PasswordChange'],
          [/./, 'Other'],
        ]),
        event: { user: { name: first('name', 'user'), groups: 'roles' } },
      },
      {
        class: 'api_activity',
        activity: activityOf('event'),
        event: {
          activity_name: 'event',
          api: { operation: 'event', service: { name: first('cluster_name', is('Teleport')) }, request: { uid: 'uid' } },
          dst_endpoint: { hostname: first('server_hostname', 'db_uri', 'app_uri'), uid: 'server_id' },
          device: SERVER,
          resources: [
            { name: first('name', 'db_service', 'app_name', 'kubernetes_cluster', 'db_name'), type: 'resource' },
            { name: first('command', 'db_query', 'path', 'kubernetes_pod_name') },
          ],
        },
      },
    ],
    ignore: ['ei', 'namespace'],
  },
});
