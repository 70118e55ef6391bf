import { all, code, each, first, is, lookup, PRESENT, when, type Variant } from '../../form/form';
import { asText, isObject } from '../../shared/json';
import { ENDS, ends, FILE, HTTP, HTTP_ANSWER, SOURCE, TARGET, TLS, TRAFFIC } from './common';
import { httpActivity } from '../../shared/flow';
import { replyStatus } from '../../shared/reply';
import { ftpActivity } from '../../shared/ftp-activity';
import { dnsCode } from '../../shared/dns-code';

/** Answers are a list (version 2 and 3), or the record itself is one (version 1), or they lie in `grouped` by type. */
const answers = code(['dns.answers', 'dns.rdata', 'dns.grouped', 'dns.ttl'], (r) => {
  const dns = r['dns'];
  if (!isObject(dns)) return undefined;
  const list = Array.isArray(dns['answers']) ? dns['answers'] : dns['type'] === 'answer' && dns['rdata'] !== undefined ? [dns] : [];
  const found = list.slice(0, MOST).flatMap((a: unknown) => (isObject(a) ? answer(asText(a['rdata']), asText(a['rrtype']), a['ttl']) : []));
  const grouped = isObject(dns['grouped']) && list.length === 0 ? dns['grouped'] : {};
  const more = Object.entries(grouped).flatMap(([type, values]) =>
    Array.isArray(values) ? values.slice(0, MOST).flatMap((v: unknown) => answer(asText(v), type, undefined)) : [],
  );
  return found.length + more.length > 0 ? [...found, ...more] : undefined;
});
const MOST = 256;
/** 32 bits on the wire (RFC 1035, section 3.2.1). */
const MAX_TTL = 4_294_967_295;
const answer = (rdata: string | undefined, type: string | undefined, ttl: unknown): object[] => {
  if (rdata === undefined) return [];
  const seconds = typeof ttl === 'number' && ttl >= 0 && ttl <= MAX_TTL ? { ttl: Math.round(ttl) } : {};
  return [{ rdata, ...(type === undefined ? {} : { type }), ...seconds }];
};

const traffic = (event_type: string | readonly string[], event: Variant['event'], activity: Variant['activity'] = 'Traffic'): Variant => ({
  when: { event_type },
  class: 'network_activity',
  activity,
  event: { ...ENDS, app_protocol_name: first('app_proto', 'event_type'), ...event },
});

/** Protocols that OCSF has a class for. */
export const PROTOCOLS: readonly Variant[] = [
  {
    when: { event_type: ['dns', 'mdns'] },
    class: 'dns_activity',
    activity: lookup('dns.type', { query: 'Query', request: 'Query', answer: 'Response', response: 'Response' }, 'Traffic'),
    event: {
      ...ENDS,
      query: {
        hostname: first('dns.rrname', 'dns.queries[0].rrname'),
        type: first('dns.rrtype', 'dns.queries[0].rrtype'),
        packet_uid: 'dns.id',
        opcode_id: 'dns.opcode',
      },
      answers,
      rcode: 'dns.rcode',
      rcode_id: dnsCode('dns.rcode'),
      app_protocol_name: 'event_type',
    },
  },
  {
    when: [{ event_type: ['http', 'http2'] }, { event_type: 'websocket', http: PRESENT }],
    class: 'http_activity',
    activity: httpActivity('http.http_method'),
    event: {
      ...ENDS,
      http_request: HTTP,
      http_response: HTTP_ANSWER,
      status_code: 'http.status',
      status_id: replyStatus('http.status'),
      traffic: { bytes_in: 'http.length' },
      app_protocol_name: 'event_type',
    },
  },
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
  {
    when: { event_type: 'dhcp' },
    class: 'dhcp_activity',
    activity: lookup(
      'dhcp.dhcp_type',
      { discover: 'Discover', offer: 'Offer', request: 'Request', decline: 'Decline', ack: 'Ack', nak: 'Nak', release: 'Release', inform: 'Inform' },
      'Other',
    ),
    event: {
      ...ENDS,
      // The client is the source, whoever sent the packet.
      src_endpoint: {
        ip: first('dhcp.assigned_ip', 'dhcp.client_ip', 'dhcp.requested_ip', when({ 'dhcp.type': 'request' }, 'src_ip')),
        mac: 'dhcp.client_mac',
        hostname: 'dhcp.hostname',
        name: first('dhcp.hostname', 'dhcp.client_mac'),
        port: null,
        interface_name: 'in_iface',
      },
      dst_endpoint: { ip: when({ 'dhcp.type': 'reply' }, 'src_ip', 'dest_ip'), port: null, mac: null },
      lease_dur: 'dhcp.lease_time',
      transaction_uid: 'dhcp.id',
      relay: { ip: 'dhcp.relay_ip', type_id: 0 },
      app_protocol_name: is('dhcp'),
    },
  },
  {
    when: { event_type: ['ftp', 'ftp_data'] },
    class: 'ftp_activity',
    activity: ftpActivity('ftp.command'),
    event: {
      ...ENDS,
      command: first('ftp.command', 'ftp_data.command'),
      codes: 'ftp.completion_code',
      command_responses: 'ftp.reply',
      app_protocol_name: 'event_type',
      port: 'ftp.dynamic_port',
      actor: { user: { name: when({ 'ftp.command': 'USER' }, 'ftp.command_data') } },
      file: {
        name: first('ftp_data.filename', when({ 'ftp.command': ['STOR', 'STOU', 'APPE', 'RETR', 'DELE', 'RNFR', 'RNTO'] }, 'ftp.command_data')),
        type_id: 1,
      },
    },
  },
  {
    when: { event_type: 'smtp' },
    class: 'email_activity',
    activity: 'MTARelay',
    event: {
      src_endpoint: SOURCE,
      dst_endpoint: TARGET,
      direction_id: 0,
      smtp_hello: 'smtp.helo',
      protocol_name: is('smtp'),
      email: {
        smtp_from: 'smtp.mail_from',
        smtp_to: 'smtp.rcpt_to',
        from: first('email.from', 'smtp.mail_from'),
        to: first('email.to', 'smtp.rcpt_to'),
        cc: 'email.cc',
        subject: 'email.subject',
        message_uid: 'email.message_id',
        files: each('email.attachment', { name: '', type_id: 1 }),
        urls: 'email.url',
      },
      status: 'email.status',
      metadata: { correlation_uid: 'flow_id' },
    },
  },
  {
    when: { event_type: 'fileinfo' },
    class: 'network_file_activity',
    activity: lookup('http.http_method', { POST: 'Upload', PUT: 'Upload' }, 'Download'),
    event: {
      ...ENDS,
      app_protocol_name: 'app_proto',
      file: FILE,
      actor: { app_name: first('app_proto', is('Suricata')) },
      status: 'fileinfo.state',
      unmapped: { http: { hostname: 'http.hostname', url: 'http.url', user_agent: 'http.http_user_agent' } },
    },
  },
  {
    when: { event_type: 'nfs', 'nfs.filename': PRESENT },
    class: 'network_file_activity',
    activity: lookup(
      'nfs.procedure',
      { READ: 'Download', WRITE: 'Upload', CREATE: 'Upload', REMOVE: 'Delete', RMDIR: 'Delete', RENAME: 'Rename', LOOKUP: 'Open' },
      'Other',
    ),
    event: {
      ...ENDS,
      app_protocol_name: is('nfs'),
      file: { name: 'nfs.filename', uid: 'nfs.hhash', type_id: 1 },
      actor: { app_name: is('nfs') },
      activity_name: 'nfs.procedure',
      status: 'nfs.status',
      status_id: lookup('nfs.status', { OK: 'Success' }, 'Failure'),
    },
  },
  traffic(
    ['tls', 'quic'],
    {
      tls: TLS,
      ja4_fingerprint_list: [
        { value: first('tls.ja4', 'quic.ja4', 'tls.ja4.hash'), type_id: when([{ 'tls.ja4': PRESENT }, { 'quic.ja4': PRESENT }], 1) },
      ],
      app_protocol_name: 'event_type',
    },
    'Open',
  ),
  traffic(
    ['flow', 'netflow'],
    {
      traffic: TRAFFIC,
      start_time: first('flow.start', 'netflow.start'),
      end_time: first('flow.end', 'netflow.end'),
      status_code: 'flow.state',
      status_detail: 'flow.reason',
    },
    lookup('flow.state', { closed: 'Close', new: 'Fail' }, 'Traffic'),
  ),
  traffic('drop', { action_id: is('Denied'), disposition_id: is('Blocked'), message: 'drop.reason', unmapped: { drop: 'drop' } }, 'Refuse'),
  traffic('anomaly', {
    message: first('anomaly.event', 'anomaly.code'),
    status_detail: 'anomaly.layer',
    status_id: is('Failure'),
    app_protocol_name: first('anomaly.app_proto', 'app_proto'),
    metadata: { event_code: first('anomaly.event', 'anomaly.code'), type: 'anomaly.type' },
  }),
  traffic('mqtt', {
    actor: { user: { name: first('mqtt.connect.username', 'mqtt.connect.client_id'), uid: 'mqtt.connect.client_id' } },
    app_name: first('mqtt.publish.topic', 'mqtt.subscribe.topics[0].topic'),
    unmapped: { mqtt: { payload: 'mqtt.publish.message', topics: all('mqtt.publish.topic') } },
  }),
  traffic(
    [
      'sip',
      'ike',
      'ikev2',
      'snmp',
      'tftp',
      'rfb',
      'ldap',
      'pgsql',
      'dcerpc',
      'nfs',
      'bittorrent_dht',
      'template',
      'arp',
      'pop3',
      'websocket',
      'packetinfo',
      'metadata',
      'rpc',
      'telnet',
      'imap',
    ],
    {
      message: first(
        'sip.method',
        'dcerpc.request',
        'nfs.procedure',
        'arp.opcode',
        'tftp.packet',
        'snmp.pdu_type',
        'ldap.request.operation',
        'pgsql.request.simple_query',
      ),
      src_endpoint: { ip: first('src_ip', 'arp.src_ip'), mac: first('ether.src_mac', 'arp.src_mac') },
      dst_endpoint: { ip: first('dest_ip', 'arp.dest_ip'), mac: first('ether.dest_mac', 'arp.dest_mac') },
    },
  ),
];
