import { code, first, is, lookup } from '../../form/form';
import { asText } from '../../shared/json';
import { flow, traffic, zeekLog } from '../log';

const SUCCEEDED = { true: 'Success', T: 'Success', false: 'Failure', F: 'Failure' };
/** `name/REALM`, `name@REALM`; a service is `HTTP/host.example`. */
const CLIENT = /^([^/@]+)[/@](.+)$/;
const part = (n: 1 | 2) => (r: Readonly<Record<string, unknown>>) => {
  const client = asText(r['client']);
  return client === undefined ? undefined : (CLIENT.exec(client)?.[n] ?? (n === 1 ? client : undefined));
};

/** SMB::FileInfo, SMB::TreeInfo, SMB::CmdInfo, DCE_RPC::Info, NTLM::Info, KRB::Info, LDAP::MessageInfo and LDAP::SearchInfo. */
export const WINDOWS = [
  zeekLog({
    name: 'smb_files',
    members: [
      { has: ['times\\.modified', 'action'] },
      { has: ['action', 'name', 'size', 'id\\.orig_h'], is: { action: /^SMB::/ } },
      { has: ['action', 'id\\.orig_h'], is: { action: /^SMB::/ } },
      { has: ['action', 'id_orig_h'], is: { action: /^SMB::/ } },
    ],
    variants: [
      {
        class: 'smb_activity',
        activity: lookup('action', { 'SMB::FILE_OPEN': 'FileOpen', 'SMB::PIPE_OPEN': 'FileOpen' }, 'Other'),
        event: {
          ...flow(is('smb'), 'tcp'),
          activity_name: 'action',
          command: 'action',
          share: 'path',
          share_type_id: lookup(
            'action',
            [
              [/::PIPE/, 'Pipe'],
              [/::PRINT/, 'Print'],
            ],
            'File',
          ),
          file: {
            name: 'name',
            uid: 'fuid',
            size: 'size',
            modified_time: 'times.modified',
            accessed_time: 'times.accessed',
            created_time: 'times.created',
            type_id: lookup('action', [[/::PIPE/, 'NamedPipe']], 'RegularFile'),
          },
        },
      },
    ],
  }),
  zeekLog({
    name: 'smb_mapping',
    members: [{ has: ['share_type', 'path'] }],
    variants: [
      {
        class: 'smb_activity',
        activity: 'Other',
        event: {
          ...flow(is('smb'), 'tcp'),
          activity_name: is('Tree connect'),
          share: 'path',
          share_type: 'share_type',
          share_type_id: lookup('share_type', { DISK: 'File', PIPE: 'Pipe', PRINT: 'Print' }, 'Other'),
        },
      },
    ],
  }),
  zeekLog({
    name: 'smb_cmd',
    members: [{ has: ['sub_command', 'argument', 'command', 'id\\.orig_h'] }],
    variants: [
      {
        class: 'smb_activity',
        activity: 'Other',
        event: {
          ...flow(is('smb'), 'tcp'),
          activity_name: 'command',
          command: 'command',
          status: 'status',
          share: 'tree',
          share_type: 'tree_service',
          actor: { user: { name: 'username' } },
        },
      },
    ],
  }),
  zeekLog({
    name: 'dce_rpc',
    members: [{ has: ['endpoint', 'operation', 'named_pipe'] }, { has: ['endpoint', 'operation', 'id\\.orig_h'] }],
    variants: [
      traffic({
        ...flow(is('dce_rpc'), 'tcp'),
        app_name: 'endpoint',
        message: 'operation',
        unmapped: { dce_rpc: { endpoint: 'endpoint', operation: 'operation', named_pipe: 'named_pipe' } },
      }),
    ],
  }),
  zeekLog({
    name: 'ntlm',
    members: [
      { has: ['server_nb_computer_name', 'id\\.orig_h'] },
      { has: ['domainname', 'hostname', 'username'] },
      { has: ['server_dns_computer_name', 'id\\.orig_h'] },
      { has: ['server_nb_computer_name', 'id_orig_h'] },
      { has: ['domainname', 'id\\.orig_h'] },
    ],
    variants: [
      {
        class: 'authentication',
        activity: 'Logon',
        event: {
          auth_protocol_id: is('NTLM'),
          auth_protocol: is('NTLM'),
          logon_type_id: is('Network'),
          is_remote: true,
          status_id: lookup('success', SUCCEEDED),
          status_code: 'status',
          user: { name: 'username', domain: 'domainname' },
          src_endpoint: { ip: 'id.orig_h', port: 'id.orig_p', hostname: 'hostname' },
          dst_endpoint: {
            ip: 'id.resp_h',
            port: 'id.resp_p',
            hostname: first('server_dns_computer_name', 'server_nb_computer_name'),
            domain: 'server_tree_name',
          },
          metadata: { correlation_uid: 'uid' },
        },
      },
    ],
  }),
  zeekLog({
    name: 'kerberos',
    members: [{ has: ['request_type', 'till', 'client'] }, { has: ['request_type', 'forwardable'] }, { has: ['request_type', 'service', 'client'] }],
    variants: [
      {
        class: 'authentication',
        activity: lookup('request_type', { AS: 'AuthenticationTicket', TGS: 'ServiceTicketRequest' }, 'Other'),
        event: {
          auth_protocol_id: is('Kerberos'),
          auth_protocol: is('Kerberos'),
          is_remote: true,
          status_id: lookup('success', SUCCEEDED),
          status_code: first('error_code', 'error_msg'),
          status_detail: 'error_msg',
          user: { name: code(['client'], part(1)), domain: code(['client'], part(2)) },
          service: { name: 'service' },
          src_endpoint: { ip: 'id.orig_h', port: 'id.orig_p' },
          dst_endpoint: { ip: 'id.resp_h', port: 'id.resp_p' },
          authentication_token: { encryption_details: { algorithm: 'cipher' }, created_time: 'from', expiration_time: 'till', type_id: 0 },
          metadata: { correlation_uid: 'uid' },
        },
      },
    ],
  }),
  zeekLog({
    name: 'ldap',
    members: [{ has: ['message_id', 'opcode', 'object'] }, { has: ['message_id', 'opcode', 'result', 'id\\.orig_h'] }],
    variants: [
      {
        when: { opcode: /bind/i, object: /./ },
        class: 'authentication',
        activity: 'Logon',
        event: {
          auth_protocol_id: is('LDAP'),
          auth_protocol: 'opcode',
          is_remote: true,
          status: 'result',
          status_id: lookup('result', [
            [/^success$/i, 'Success'],
            [/./, 'Failure'],
          ]),
          status_detail: 'diagnostic_message',
          user: { name: 'object' },
          src_endpoint: { ip: 'id.orig_h', port: 'id.orig_p' },
          dst_endpoint: { ip: 'id.resp_h', port: 'id.resp_p' },
          metadata: { correlation_uid: 'uid' },
        },
      },
      traffic({ ...flow(is('ldap'), 'tcp'), message: 'opcode', status: 'result', status_detail: 'diagnostic_message' }),
    ],
  }),
  zeekLog({
    name: 'ldap_search',
    members: [{ has: ['base_object', 'deref_aliases'] }, { has: ['base_object', 'scope', 'filter'] }],
    variants: [
      traffic({
        ...flow(is('ldap'), 'tcp'),
        message: 'filter',
        status: 'result',
        status_detail: 'diagnostic_message',
        unmapped: { ldap: { base_object: 'base_object', scope: 'scope', filter: 'filter', result_count: 'result_count' } },
      }),
    ],
  }),
];
