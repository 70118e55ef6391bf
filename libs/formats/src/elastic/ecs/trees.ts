import { first, lookup, type Condition, type Tree } from '../../form/form';
import { osTypeOf } from '../../shared/operating-system';

/** Where `ecsRecord` puts the lists of `event` as texts of words, so that conditions can ask for one. */
export const WORDS = 'event_words';

const end = (name: 'source' | 'destination', other: 'client' | 'server'): Tree => ({
  ip: first(`${name}.ip`, `${other}.ip`, `${name}.address`),
  port: first(`${name}.port`, `${other}.port`),
  mac: first(`${name}.mac`, `${other}.mac`),
  hostname: first(`${name}.domain`, `${other}.domain`),
  vlan_uid: name === 'source' ? 'network.vlan.id' : 'network.inner.vlan.id',
  location: { country: `${name}.geo.country_iso_code`, city: `${name}.geo.city_name`, region: `${name}.geo.region_name` },
  autonomous_system: { number: `${name}.as.number`, name: `${name}.as.organization.name` },
  proxy_endpoint: { ip: `${name}.nat.ip`, port: `${name}.nat.port` },
});

export const SOURCE = end('source', 'client');

export const TARGET = end('destination', 'server');

export const USER: Tree = {
  name: first('user.name', 'user.email'),
  uid: 'user.id',
  domain: 'user.domain',
  email_addr: 'user.email',
  full_name: 'user.full_name',
};

export const PARENT: Tree = {
  pid: 'process.parent.pid',
  name: 'process.parent.name',
  cmd_line: 'process.parent.command_line',
  uid: 'process.parent.entity_id',
  file: 'process.parent.executable',
};

export const PROCESS: Tree = {
  pid: 'process.pid',
  name: 'process.name',
  cmd_line: 'process.command_line',
  uid: 'process.entity_id',
  path: 'process.executable',
  working_directory: 'process.working_directory',
  file: {
    path: 'process.executable',
    name: first('process.name', 'process.executable'),
    type_id: 1,
    hashes: [first('process.hash.md5'), first('process.hash.sha1'), first('process.hash.sha256')],
  },
  parent_process: PARENT,
};

export const ACTOR: Tree = { user: USER, process: PROCESS, app_name: first('event.provider', 'service.name') };

export const FILE: Tree = {
  name: first('file.name', 'file.path'),
  path: 'file.path',
  size: 'file.size',
  mime_type: 'file.mime_type',
  ext: 'file.extension',
  owner: 'file.owner',
  type_id: lookup('file.type', { dir: 'Folder', symlink: 'SymbolicLink' }, 'RegularFile'),
  created_time: 'file.created',
  modified_time: 'file.mtime',
  accessed_time: 'file.accessed',
  hashes: [first('file.hash.md5'), first('file.hash.sha1'), first('file.hash.sha256'), first('file.hash.sha512')],
};

export const DEVICE: Tree = {
  hostname: first('host.hostname', 'host.name', '$.host'),
  name: 'host.name',
  ip: first('host.ip[0]', 'host.ip'),
  mac: first('host.mac[0]', 'host.mac'),
  uid: 'host.id',
  type: 'host.type',
  domain: 'host.domain',
  os: {
    name: first('host.os.full', 'host.os.name', 'host.os.family'),
    version: 'host.os.version',
    type_id: osTypeOf('host.os.type'),
  },
};

export const CONNECTION: Tree = {
  protocol_name: 'network.transport',
  protocol_num: 'network.iana_number',
  community_uid: 'network.community_id',
  direction: 'network.direction',
  direction_id: lookup('network.direction', {
    inbound: 'Inbound',
    ingress: 'Inbound',
    outbound: 'Outbound',
    egress: 'Outbound',
    internal: 'Lateral',
  }),
};

const TRAFFIC: Tree = {
  bytes: 'network.bytes',
  packets: 'network.packets',
  bytes_out: first('source.bytes', 'client.bytes'),
  bytes_in: first('destination.bytes', 'server.bytes'),
  packets_out: 'source.packets',
  packets_in: 'destination.packets',
};

export const URL: Tree = {
  url_string: first('url.full', 'url.original', 'url.path', 'url.domain'),
  hostname: 'url.domain',
  path: 'url.path',
  query_string: 'url.query',
  port: 'url.port',
  scheme: 'url.scheme',
};

export const REQUEST: Tree = {
  http_method: 'http.request.method',
  user_agent: 'user_agent.original',
  referrer: 'http.request.referrer',
  version: 'http.version',
  url: URL,
  body_length: 'http.request.body.bytes',
  uid: 'http.request.id',
};

export const RESPONSE: Tree = {
  code: 'http.response.status_code',
  content_type: 'http.response.mime_type',
  length: 'http.response.bytes',
  body_length: 'http.response.body.bytes',
};

export const TLS: Tree = {
  version: first('tls.version', 'tls.version_protocol'),
  cipher: 'tls.cipher',
  sni: first('tls.client.server_name'),
  ja3_hash: 'tls.client.ja3',
  ja3s_hash: 'tls.server.ja3s',
  certificate: {
    subject: first('tls.server.x509.subject.distinguished_name', 'tls.server.subject'),
    issuer: first('tls.server.x509.issuer.distinguished_name', 'tls.server.issuer'),
    serial_number: 'tls.server.x509.serial_number',
    created_time: first('tls.server.x509.not_before', 'tls.server.not_before'),
    expiration_time: first('tls.server.x509.not_after', 'tls.server.not_after'),
  },
};

export const NETWORK: Tree = {
  src_endpoint: SOURCE,
  dst_endpoint: TARGET,
  connection_info: CONNECTION,
  traffic: TRAFFIC,
  tls: TLS,
  app_protocol_name: first('network.protocol', 'network.application'),
};

export const QUERY: Tree = {
  hostname: first('dns.question.name', 'dns.query.rrname', 'dns.rrname', 'dns.answers.name', 'dns.query.name'),
  type: first('dns.question.type', 'dns.rrtype'),
  class: 'dns.question.class',
  packet_uid: 'dns.id',
  opcode_id: first('dns.op_code', 'dns.opcode'),
};

export const OUTCOME = lookup('event.outcome', { success: 'Success', failure: 'Failure' });

export const inCategory = (words: RegExp): Condition => ({ [`${WORDS}.category`]: words });

export const type = (table: [RegExp, string][], otherwise: string): ReturnType<typeof lookup> => lookup(`${WORDS}.type`, table, otherwise);
