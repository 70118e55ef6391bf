import { first, is, lookup, PRESENT, when, type Variant } from '../../form/form';
import { ends, SOURCE, TARGET } from './common';

/** Ways onto another host: SSH, SMB, RDP, Kerberos. */
export const ACCESS: readonly Variant[] = [
  {
    when: { event_type: 'ssh' },
    class: 'ssh_activity',
    activity: 'Open',
    event: {
      ...ends({ svc_name: 'ssh.client.software_version' }, { svc_name: 'ssh.server.software_version' }),
      protocol_ver: first('ssh.client.proto_version', 'ssh.server.proto_version'),
      app_protocol_name: is('ssh'),
      client_hassh: { fingerprint: first('ssh.client.hassh.hash') },
      server_hassh: { fingerprint: first('ssh.server.hassh.hash') },
    },
  },
  {
    when: { event_type: 'smb' },
    class: 'smb_activity',
    activity: lookup(
      'smb.disposition',
      {
        FILE_SUPERSEDE: 'FileSupersede',
        FILE_OPEN: 'FileOpen',
        FILE_CREATE: 'FileCreate',
        FILE_OPEN_IF: 'FileOpenIf',
        FILE_OVERWRITE: 'FileOverwrite',
        FILE_OVERWRITE_IF: 'FileOverwriteIf',
      },
      'Other',
    ),
    event: {
      ...ends({ hostname: 'smb.ntlmssp.host' }),
      app_protocol_name: is('smb'),
      activity_name: 'smb.command',
      command: 'smb.command',
      dialect: 'smb.dialect',
      client_dialects: 'smb.client_dialects',
      status: 'smb.status',
      status_code: 'smb.status_code',
      status_id: lookup('smb.status', [
        [/^STATUS_SUCCESS$/, 'Success'],
        [/^STATUS_(?:MORE_PROCESSING|PENDING)/, 'Other'],
        [/./, 'Failure'],
      ]),
      share: 'smb.share',
      share_type: 'smb.share_type',
      share_type_id: lookup('smb.share_type', { FILE: 'File', DISK: 'File', PIPE: 'Pipe', PRINT: 'Print' }),
      tree_uid: 'smb.tree_id',
      file: {
        name: first('smb.filename', 'smb.directory', 'smb.named_pipe'),
        uid: 'smb.fuid',
        size: 'smb.size',
        created_time: 'smb.created',
        accessed_time: 'smb.accessed',
        modified_time: 'smb.modified',
        type_id: when({ 'smb.named_pipe': PRESENT }, 6, 1),
      },
      actor: { user: { name: 'smb.ntlmssp.user', domain: first('smb.ntlmssp.domain', 'smb.kerberos.realm') } },
    },
  },
  {
    when: { event_type: 'rdp' },
    class: 'rdp_activity',
    activity: lookup(
      'rdp.event_type',
      {
        initial_request: 'InitialRequest',
        initial_response: 'InitialResponse',
        connect_request: 'ConnectRequest',
        connect_response: 'ConnectResponse',
        tls_handshake: 'TLSHandshake',
      },
      'Traffic',
    ),
    event: {
      ...ends({ hostname: 'rdp.client.client_name' }),
      app_protocol_name: is('rdp'),
      user: { name: 'rdp.cookie' },
      identifier_cookie: 'rdp.cookie',
      protocol_ver: first('rdp.client.version', 'rdp.protocol'),
      capabilities: first('rdp.client.capabilities', 'rdp.channels'),
      certificate_chain: 'rdp.x509_serials',
    },
  },
  {
    when: { event_type: 'krb5' },
    class: 'authentication',
    activity: lookup(
      'krb5.msg_type',
      [
        [/^KRB_AS/, 'AuthenticationTicket'],
        [/^KRB_TGS/, 'ServiceTicketRequest'],
        [/^KRB_ERROR/, 'Logon'],
      ],
      'Other',
    ),
    event: {
      auth_protocol_id: is('Kerberos'),
      auth_protocol: is('Kerberos'),
      is_remote: true,
      user: { name: 'krb5.cname', domain: 'krb5.realm' },
      service: { name: 'krb5.sname' },
      status_id: lookup('krb5.msg_type', [
        [/_REP$/, 'Success'],
        [/ERROR/, 'Failure'],
      ]),
      status_code: 'krb5.error_code',
      src_endpoint: SOURCE,
      dst_endpoint: TARGET,
      authentication_token: { encryption_details: { algorithm: first('krb5.ticket_encryption', 'krb5.encryption') }, type_id: 0 },
      metadata: { correlation_uid: 'flow_id' },
    },
  },
];
